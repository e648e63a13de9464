/** The server room: the product over HTTP. */

export { buildServer, type ServerParts } from './build-server.ts';
export type { FeedbackEntry } from './cds/feedback.ts';
export { type FeedbackStore, feedbackInFolder, feedbackInMemory } from './cds/feedback-store.ts';
export { type House, type HouseOptions, openHouse } from './house.ts';
export type { Pages } from './pages/routes.ts';
export { holdProgramme, type ProgrammeHolder, type ProgrammeState, type ServerProgramme } from './programme-state.ts';
export { defaultSettings, type ServerSettings, SettingError, settingsFromEnvironment } from './settings.ts';
export { openShipped, type RunningServer, type StartOptions, startServer } from './start-server.ts';
