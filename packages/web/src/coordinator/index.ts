/** What the server asks of the coordinator's door. */

export { roleName } from '../access/access-document.tsx';
export { renderErrorPage } from '../shared/error-page.tsx';
export { dateFields, readDoorForm } from '../shared/read-door-form.ts';
export { directoryPath, logPath, offersPath, programmePath, queuePath, usersPath } from './coordinator-document.tsx';
export { directoryMessagesIn } from './directory-messages.ts';
export { type DirectoryPage, type HouseShown, renderDirectoryPage } from './directory-page.tsx';
export { type DifferenceShown, type HousePage, renderHousePage } from './house-page.tsx';
export { importMessagesIn } from './import-messages.ts';
export { type ImportedKind, type ImportPage, type PlacedFault, type PlannedShown, renderImportPage } from './import-page.tsx';
export { logMessagesIn } from './log-messages.ts';
export { type LogEntryShown, type LogPage, renderLogPage } from './log-page.tsx';
export { type OfferPage, renderOfferPage } from './offer-page.tsx';
export { offersMessagesIn } from './offers-messages.ts';
export { type MunicipalityShown, type OfferShown, type OffersPage, renderOffersPage } from './offers-page.tsx';
export type { CountShown } from './overview-counts.tsx';
export { overviewMessagesIn } from './overview-messages.ts';
export { type OverviewPage, type PressingShown, renderOverviewPage, type StagesShown } from './overview-page.tsx';
export type { KeptShown, TimesShown, WaitShown } from './overview-times.tsx';
export { programmeMessagesIn } from './programme-messages.ts';
export type {
  AmendmentShown,
  ClockShown,
  ParameterShown,
  ProgrammePage,
  ProgrammePart,
  ReadingShown,
  TextShown,
} from './programme-model.ts';
export { renderProgrammePage } from './programme-page.tsx';
export { queueMessagesIn } from './queue-messages.ts';
export { type QueuedShown, type QueuePage, renderQueuePage } from './queue-page.tsx';
export { toldDay, toldMoment } from './told-moment.ts';
export { usersMessagesIn } from './users-messages.ts';
export {
  type EndRolePage,
  type GiveRolePage,
  type RoleHeldShown,
  renderEndRolePage,
  renderGiveRolePage,
  renderUsersPage,
  type UsersPage,
} from './users-page.tsx';
export { type ChangedExample, renderTrialPage, renderWhatIfPage, type TrialPage, type WayShown, type WhatIfPage } from './what-if-page.tsx';
