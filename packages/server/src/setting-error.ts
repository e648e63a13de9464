/** The setting of this name has a value that cannot be used. */
export class SettingError extends Error {
  readonly code = 'RYG_SERVER_SETTING';
}
