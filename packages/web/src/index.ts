/** The web room: pages as pure functions of what they show, for the server to send. */

export { csrfField, roleName } from './access/access-document.tsx';
export { type AppConsentPage, type AppWish, renderAppConsentPage } from './access/app-consent-page.tsx';
export { type DemoLoginPage, type DemoPersonShown, renderDemoLoginPage } from './access/demo-login-page.tsx';
export { type MePage, renderMePage } from './access/me-page.tsx';
export { type RoleChoicePage, type RoleShown, renderRoleChoicePage } from './access/role-choice-page.tsx';
export { type LoginTold, renderLoginToldPage, renderNoAccessPage } from './access/told-pages.tsx';
export { type Asset, assetPrefix, assets } from './assets.ts';
export { type LooksPage, looksPath, renderLooksOnlyForCitizens, renderLooksPage } from './citizen/looks-page.tsx';
export { type QuestionnairePage, renderQuestionnairePage } from './citizen/questionnaire-page.tsx';
export { renderNoQuestionnaire, renderQuestionnaireDone } from './citizen/questionnaire-told.tsx';
export { type ReactPage, renderReactPage } from './citizen/react-page.tsx';
export { type AssessmentModel, type AssessmentRequest, assess, type Example } from './clinician/assessment-model.ts';
export { assessmentPath, renderAnswerFragment, renderAssessmentPage } from './clinician/assessment-page.tsx';
export { citizenMessagesIn } from './clinician/citizen-messages.ts';
export { type CitizenCardShown, citizenPath } from './clinician/citizen-record-document.tsx';
export { emptyFields, fieldsOfCase } from './clinician/fields-of-case.ts';
export { type FindCitizenPage, renderFindCitizenPage } from './clinician/find-citizen-page.tsx';
export type { WorkspaceProgramme } from './clinician/programme-words.ts';
export { type ReadForm, readAssessmentForm } from './clinician/read-assessment-form.ts';
export type { FormFault } from './clinician/read-fields.ts';
export { type ReceiveCitizenPage, renderReceiveCitizenPage } from './clinician/receive-citizen-page.tsx';
export { directoryPath, logPath, offersPath, programmePath, queuePath, usersPath } from './coordinator/coordinator-document.tsx';
export { directoryMessagesIn } from './coordinator/directory-messages.ts';
export { type DirectoryPage, type HouseShown, renderDirectoryPage } from './coordinator/directory-page.tsx';
export { type DifferenceShown, type HousePage, renderHousePage } from './coordinator/house-page.tsx';
export { logMessagesIn } from './coordinator/log-messages.ts';
export { type LogEntryShown, type LogPage, renderLogPage } from './coordinator/log-page.tsx';
export { type OfferPage, renderOfferPage } from './coordinator/offer-page.tsx';
export { type OffersImportPage, type RowFaultShown, renderOffersImportPage } from './coordinator/offers-import-page.tsx';
export { offersMessagesIn } from './coordinator/offers-messages.ts';
export { type MunicipalityShown, type OfferShown, type OffersPage, renderOffersPage } from './coordinator/offers-page.tsx';
export { overviewMessagesIn } from './coordinator/overview-messages.ts';
export {
  type CountShown,
  type OverviewPage,
  type PressingShown,
  renderOverviewPage,
  type StagesShown,
} from './coordinator/overview-page.tsx';
export { programmeMessagesIn } from './coordinator/programme-messages.ts';
export {
  type AmendmentShown,
  type ParameterShown,
  type ProgrammePage,
  type ProgrammePart,
  type ReadingShown,
  renderProgrammePage,
} from './coordinator/programme-page.tsx';
export { queueMessagesIn } from './coordinator/queue-messages.ts';
export { type QueuedShown, type QueuePage, renderQueuePage } from './coordinator/queue-page.tsx';
export { toldDay, toldMoment } from './coordinator/told-moment.ts';
export { usersMessagesIn } from './coordinator/users-messages.ts';
export {
  type EndRolePage,
  type GiveRolePage,
  type RoleHeldShown,
  renderEndRolePage,
  renderGiveRolePage,
  renderUsersPage,
  type UsersPage,
} from './coordinator/users-page.tsx';
export { type ChangedExample, renderTrialPage, renderWhatIfPage, type TrialPage, type WhatIfPage } from './coordinator/what-if-page.tsx';
export type { DoorVisit, FieldFault } from './shared/door-document.tsx';
export { type ErrorPage, renderErrorPage } from './shared/error-page.tsx';
export { renderFrontPage } from './shared/front-page.tsx';
export { type Language, languageOf } from './shared/language.ts';
export { handInDeed, questionnaireFields } from './shared/questionnaire/questionnaire-form.tsx';
export { renderResults } from './shared/questionnaire/results.tsx';
export { dateFields, type FormReader, readDoorForm } from './shared/read-door-form.ts';
