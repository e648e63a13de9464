/** The record's own errors: what a person must act on, and broken invariants, each with a stable code and a plain sentence. */

/** Every code, with the sentence that is shown when nothing more is known. */
const sentences = {
  RYG_RECORD_BAD_CONFIGURATION: 'A setting of the database cannot be used.',
  RYG_RECORD_NO_BUNDLED_DATABASE:
    'There is no bundled PostgreSQL for this machine. Install PostgreSQL and give its address as DATABASE_URL.',
  RYG_RECORD_FOLDER_IN_USE: 'The data folder is in use by another running instance. Stop that one first, or choose another folder.',
  RYG_RECORD_NO_RECORD: 'There is no record in this place.',
  RYG_RECORD_FOLDER_DAMAGED: 'The data folder is damaged: files of the database are missing or unreadable. Restore it from a backup.',
  RYG_RECORD_FOLDER_FOREIGN: 'The data folder holds files that are not ours. Choose an empty folder.',
  RYG_RECORD_FOLDER_UNREACHABLE: 'The data folder cannot be read or written by the user that runs the database.',
  RYG_RECORD_FOLDER_OTHER_VERSION: 'The data folder was written by another version of PostgreSQL.',
  RYG_RECORD_DISK_FULL: 'The disk is full. Nothing was lost that had been saved; make room and try again.',
  RYG_RECORD_START_FAILED: 'The bundled database could not be started.',
  RYG_RECORD_DATABASE_UNREACHABLE: 'The database does not answer.',
  RYG_RECORD_DATABASE_REFUSED: 'The database refused the user name or password, or has no such database.',
  RYG_RECORD_DATABASE_FAULT: 'The database refused a statement of ours.',
  RYG_RECORD_MIGRATION_CHANGED: 'A schema migration that has already run was changed afterwards. Migrations are only ever added.',
  RYG_RECORD_MIGRATION_UNKNOWN: 'The database was migrated by a newer version of this program. Start that version.',
  RYG_RECORD_MIGRATION_FAILED: 'A schema migration failed; the database is as it was before it.',
  RYG_RECORD_BACKUP_PLACE: 'The backup cannot be written here.',
  RYG_RECORD_BACKUP_UNREADABLE: 'The backup cannot be read.',
  RYG_RECORD_TRANSACTION_OVER: 'A transaction was used after its end.',
  RYG_RECORD_TRANSACTION_UNDONE: 'A transaction was undone because a statement in it failed.',
  RYG_RECORD_AUDIT_BLOCKED: 'The log of looks could not be written: too many instances write it at once.',
  RYG_RECORD_AUDIT_BROKEN: 'The log of looks is damaged. Verify the record.',
  RYG_RECORD_MESSAGES_CLOSED: 'Messages are read by our own jobs alone.',
  RYG_RECORD_UNKNOWN_TYPE: 'The record keeps no resources of this type.',
  RYG_RECORD_UNKNOWN_SEARCH: 'The record cannot search by this.',
} as const;

export type RecordErrorCode = keyof typeof sentences;

/** Something a caller cannot decide on its own. The message never holds values from a resource. */
export class RecordError extends Error {
  readonly code: RecordErrorCode;
  /** What is known beyond the sentence of the code. */
  readonly detail: string | undefined;
  /** PostgreSQL's own code, where it had one. Its error does not come along: that may hold a whole row. */
  readonly sqlState: string | undefined;

  constructor(code: RecordErrorCode, detail?: string, options?: ErrorOptions & { readonly sqlState?: string }) {
    super(`${code}: ${sentences[code]}${detail === undefined ? '' : ` (${detail})`}`, options);
    this.name = 'RecordError';
    this.code = code;
    this.detail = detail;
    this.sqlState = options?.sqlState;
  }
}
