/** The server room: the product over HTTP. */

export { buildServer, type ServerParts } from './build-server.ts';
export type { FeedbackEntry } from './cds/feedback.ts';
export { type FeedbackStore, feedbackInFolder, feedbackInMemory } from './cds/feedback-store.ts';
export type { FhirRecord } from './fhir/routes.ts';
export { AccessHeaderError } from './identity/access-of.ts';
export type { Identity, IdentityOptions } from './identity/add-identity.ts';
export { type DemoResource, demoResources } from './identity/demo/demo-resources.ts';
export type { DirectorySource } from './identity/directory.ts';
export { defaultIdentitySettings, type IdentitySettings, identityFromEnvironment } from './identity/identity-settings.ts';
export { directorySource, operationsAccess, storeDemoPeople } from './identity/record-source.ts';
export type { OAuthAddresses } from './identity/smart/configuration.ts';
export type { Pages } from './pages/routes.ts';
export { holdProgramme, type ProgrammeHolder, type ProgrammeState, type ServerProgramme } from './programme-state.ts';
export { defaultSettings, type ServerSettings, SettingError, settingsFromEnvironment } from './settings.ts';
export { openShipped, type RunningServer, type StartOptions, startServer } from './start-server.ts';
