/** What the server asks of the clinician's door. */

export { renderErrorPage } from '../shared/error-page.tsx';
export { messagesIn } from '../shared/messages.ts';
export { dateFields, readDoorForm } from '../shared/read-door-form.ts';
export { shortDate } from '../shared/told-dates.ts';
export { acuteMessagesIn } from './acute-messages.ts';
export { type AcutePage, acutePath, renderAcutePage } from './acute-page.tsx';
export { type AssessmentModel, type AssessmentRequest, assess, type Example } from './assessment-model.ts';
export { assessmentPath, renderAnswerFragment, renderAssessmentPage } from './assessment-page.tsx';
export { circumstanceNames, icfItemName, icfName, offerName, riskName } from './circumstance-names.ts';
export { citizenMessagesIn } from './citizen-messages.ts';
export { type CitizenCardShown, citizenPath } from './citizen-record-document.tsx';
export type { CircumstancesShown, SaidBefore } from './consultation-circumstances.tsx';
export { consultationMessagesIn } from './consultation-messages.ts';
export { type ConsultationPage, renderConsultationPage, type TimeShown } from './consultation-page.tsx';
export { correctMessagesIn } from './correct-finding-messages.ts';
export { type CorrectPage, correctPath, renderCorrectPage } from './correct-finding-page.tsx';
export { rightNames, type ValueAsked } from './correct-finding-value.tsx';
export { findingName } from './field-names.ts';
export { emptyFields, fieldsOfCase } from './fields-of-case.ts';
export { type FindCitizenPage, renderFindCitizenPage } from './find-citizen-page.tsx';
export { findingGroups, partsOf } from './finding-groups.ts';
export { tellFinding } from './finding-value.ts';
export { inboxMessagesIn } from './inbox/inbox-messages.ts';
export {
  type AlertShown,
  type DecisionField,
  type DecisionShown,
  decisionPrefix,
  type InboxRowShown,
  inboxPath,
  receivedPath,
} from './inbox/inbox-model.ts';
export { type InboxPage, renderInboxPage } from './inbox/inbox-page.tsx';
export { type ReceivedReferralPage, renderReceivedReferralPage, type StoryStepShown } from './inbox/received-referral-page.tsx';
export { threadsMessagesIn } from './messages-messages.ts';
export { type MessagesPage, renderMessagesPage } from './messages-page.tsx';
export { overviewMessagesIn } from './overview-messages.ts';
export { type ClockShown, type FindingShown, type OverviewPage, renderOverviewPage } from './overview-page.tsx';
export { type PapersPage, renderPapersPage } from './papers-page.tsx';
export { passageOf, renderPassagePage, renderPassagesPage } from './passage-page.tsx';
export { passagesPath } from './passage-path.ts';
export { planMessagesIn } from './plan-messages.ts';
export type { PlanPage } from './plan-model.ts';
export { renderPlanPage } from './plan-page.tsx';
export { teamNames } from './plan-team.tsx';
export { type WorkspaceProgramme, wordsOf } from './programme-words.ts';
export { questionnairesMessagesIn } from './questionnaires-messages.ts';
export { type QuestionnairesPage, renderQuestionnairesPage } from './questionnaires-page.tsx';
export { type ReadForm, readAssessmentForm } from './read-assessment-form.ts';
export type { FormFault } from './read-fields.ts';
export { type ReceiveCitizenPage, renderReceiveCitizenPage } from './receive-citizen-page.tsx';
export { recordMessagesIn } from './record-messages.ts';
export { referralMessagesIn } from './referral-messages.ts';
export type { ContentField, ReferralPage } from './referral-model.ts';
export { renderReferralPage } from './referral-page.tsx';
export { type ReferralsPage, renderReferralsPage } from './referrals-page.tsx';
export type { EventShown } from './sector-line.tsx';
export { dayInWords } from './told-day.tsx';
export { medicineMessagesIn } from './treatment-medicine-messages.ts';
export { treatmentMessagesIn } from './treatment-messages.ts';
export { renderTreatmentPage, type TreatmentPage } from './treatment-page.tsx';
export { workMessagesIn } from './work-messages.ts';
export { renderWorkPage, type WorkPage } from './work-page.tsx';
export { renderWorklistPage, type WorkLineShown, type WorklistPage, type WorkOfCitizen } from './worklist-page.tsx';
