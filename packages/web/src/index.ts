/** The web room: pages as pure functions of what they show, for the server to send. */

export { csrfField, roleName } from './access/access-document.tsx';
export { type AppConsentPage, type AppWish, renderAppConsentPage } from './access/app-consent-page.tsx';
export { type DemoLoginPage, type DemoPersonShown, renderDemoLoginPage } from './access/demo-login-page.tsx';
export { type MePage, renderMePage } from './access/me-page.tsx';
export { type RoleChoicePage, type RoleShown, renderRoleChoicePage } from './access/role-choice-page.tsx';
export { type LoginTold, renderLoginToldPage, renderNoAccessPage } from './access/told-pages.tsx';
export { type Asset, assetPrefix, assets } from './assets.ts';
export { aboutMeMessagesIn } from './citizen/about-me-messages.ts';
export { type AboutMePage, aboutMePath, renderAboutMePage } from './citizen/about-me-page.tsx';
export { consentMessagesIn } from './citizen/consent-messages.ts';
export { type ConsentPage, consentPath, type RecipientShown, renderConsentPage } from './citizen/consent-page.tsx';
export { correspondenceMessagesIn } from './citizen/correspondence-messages.ts';
export { type CorrespondencePage, correspondencePath, renderCorrespondencePage, replyField } from './citizen/correspondence-page.tsx';
export { type DiaryPage, renderDiaryPage } from './citizen/diary-page.tsx';
export { goalMessagesIn } from './citizen/goal-messages.ts';
export { type GoalPage, renderGoalPage } from './citizen/goal-page.tsx';
export { type HomePage, renderHomePage, type StepShown } from './citizen/home-page.tsx';
export { type InvitePage, renderInvitePage } from './citizen/invite-page.tsx';
export { type LooksPage, looksPath, renderLooksOnlyForCitizens, renderLooksPage } from './citizen/looks-page.tsx';
export { offersMessagesIn as myOffersMessagesIn } from './citizen/offers-messages.ts';
export {
  type OfferShown as MyOfferShown,
  type OffersPage as MyOffersPage,
  offersPath as myOffersPath,
  renderOffersPage as renderMyOffersPage,
  signUpFields,
} from './citizen/offers-page.tsx';
export {
  type PaperShown,
  type PapersPage as MyPapersPage,
  renderNoPaper,
  renderPapersPage as renderMyPapersPage,
} from './citizen/papers-page.tsx';
export { planMessagesIn as myPlanMessagesIn } from './citizen/plan-messages.ts';
export { type GoalShown, type PlanPage as MyPlanPage, type PlanShown, renderPlanPage as renderMyPlanPage } from './citizen/plan-page.tsx';
export { type QuestionnairePage, renderQuestionnairePage } from './citizen/questionnaire-page.tsx';
export { renderNoQuestionnaire, renderQuestionnaireDone } from './citizen/questionnaire-told.tsx';
export { type ReactPage, renderReactPage } from './citizen/react-page.tsx';
export { referralMessagesIn as myReferralMessagesIn } from './citizen/referral-messages.ts';
export { type ReferralPage as MyReferralPage, renderReferralPage as renderMyReferralPage } from './citizen/referral-page.tsx';
export type { ReferralShown } from './citizen/referral-state.tsx';
export { renderUnderstandPage, type UnderstandPage } from './citizen/understand-page.tsx';
export { workMessagesIn as myWorkMessagesIn } from './citizen/work-messages.ts';
export { renderWorkPage as renderMyWorkPage, type WorkPage as MyWorkPage, workPath } from './citizen/work-page.tsx';
export type { WorkShown } from './citizen/work-told.ts';
export { acuteMessagesIn } from './clinician/acute-messages.ts';
export { type AcutePage, acutePath, renderAcutePage } from './clinician/acute-page.tsx';
export { type AssessmentModel, type AssessmentRequest, assess, type Example } from './clinician/assessment-model.ts';
export { assessmentPath, renderAnswerFragment, renderAssessmentPage } from './clinician/assessment-page.tsx';
export { citizenMessagesIn } from './clinician/citizen-messages.ts';
export { type CitizenCardShown, citizenPath } from './clinician/citizen-record-document.tsx';
export { consultationMessagesIn } from './clinician/consultation-messages.ts';
export { type ConsultationPage, renderConsultationPage } from './clinician/consultation-page.tsx';
export { findingName } from './clinician/field-names.ts';
export { emptyFields, fieldsOfCase } from './clinician/fields-of-case.ts';
export { type FindCitizenPage, renderFindCitizenPage } from './clinician/find-citizen-page.tsx';
export { findingGroups } from './clinician/finding-groups.ts';
export { tellFinding } from './clinician/finding-value.ts';
export { inboxMessagesIn } from './clinician/inbox/inbox-messages.ts';
export {
  type AlertShown,
  type ClockShown as InboxClockShown,
  type DecisionField,
  type DecisionShown,
  decisionPrefix,
  type InboxRowShown,
  inboxPath,
  receivedPath,
} from './clinician/inbox/inbox-model.ts';
export { type InboxPage, renderInboxPage } from './clinician/inbox/inbox-page.tsx';
export { type ReceivedReferralPage, renderReceivedReferralPage, type StoryStepShown } from './clinician/inbox/received-referral-page.tsx';
export { threadsMessagesIn } from './clinician/messages-messages.ts';
export { type MessagesPage, renderMessagesPage } from './clinician/messages-page.tsx';
export { overviewMessagesIn } from './clinician/overview-messages.ts';
export { type ClockShown, type FindingShown, type OverviewPage, renderOverviewPage } from './clinician/overview-page.tsx';
export { type PapersPage, renderPapersPage } from './clinician/papers-page.tsx';
export { planMessagesIn } from './clinician/plan-messages.ts';
export { type PlanPage, renderPlanPage } from './clinician/plan-page.tsx';
export { type WorkspaceProgramme, wordsOf } from './clinician/programme-words.ts';
export { type ReadForm, readAssessmentForm } from './clinician/read-assessment-form.ts';
export type { FormFault } from './clinician/read-fields.ts';
export { type ReceiveCitizenPage, renderReceiveCitizenPage } from './clinician/receive-citizen-page.tsx';
export { recordMessagesIn } from './clinician/record-messages.ts';
export { referralMessagesIn } from './clinician/referral-messages.ts';
export { type ContentField, type ReferralPage, renderReferralPage } from './clinician/referral-page.tsx';
export { type ReferralsPage, renderReferralsPage } from './clinician/referrals-page.tsx';
export type { EventShown } from './clinician/sector-line.tsx';
export { dayInWords } from './clinician/told-day.tsx';
export { workMessagesIn } from './clinician/work-messages.ts';
export { renderWorkPage, type WorkPage } from './clinician/work-page.tsx';
export { renderWorklistPage, type WorklistPage, type WorkRow } from './clinician/worklist-page.tsx';
export { directoryPath, logPath, offersPath, programmePath, queuePath, usersPath } from './coordinator/coordinator-document.tsx';
export { directoryMessagesIn } from './coordinator/directory-messages.ts';
export { type DirectoryPage, type HouseShown, renderDirectoryPage } from './coordinator/directory-page.tsx';
export { type DifferenceShown, type HousePage, renderHousePage } from './coordinator/house-page.tsx';
export { type OfferPage, renderOfferPage } from './coordinator/offer-page.tsx';
export { type OffersImportPage, type RowFaultShown, renderOffersImportPage } from './coordinator/offers-import-page.tsx';
export { offersMessagesIn } from './coordinator/offers-messages.ts';
export { type MunicipalityShown, type OfferShown, type OffersPage, renderOffersPage } from './coordinator/offers-page.tsx';
export { overviewMessagesIn as regionMessagesIn } from './coordinator/overview-messages.ts';
export {
  type CountShown,
  type OverviewPage as RegionPage,
  type PressingShown,
  renderOverviewPage as renderRegionPage,
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
export { accessibilityPath, renderAccessibilityPage } from './shared/accessibility-page.tsx';
export type { DoorVisit, FieldFault } from './shared/door-document.tsx';
export { type ErrorPage, renderErrorPage } from './shared/error-page.tsx';
export { renderFrontPage } from './shared/front-page.tsx';
export { type Language, languageOf } from './shared/language.ts';
export { messagesIn } from './shared/messages.ts';
export { handInDeed, questionnaireFields } from './shared/questionnaire/questionnaire-form.tsx';
export { renderResults } from './shared/questionnaire/results.tsx';
export { dateFields, type FormReader, readDoorForm } from './shared/read-door-form.ts';
export { shortDate } from './shared/told-dates.ts';
