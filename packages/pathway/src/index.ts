/** The pathway: what happens between those who help a citizen. Everything it does goes through the record's gate. */

export { openAlerts, type WaitingAlert } from './acute/open-alerts.ts';
export { type AlertOutcome, type AlertTold, raiseAlert, underAcuteAccess } from './acute/raise-alert.ts';
export type { Override, Problem, ReferralCheck } from './check/check.ts';
export type { ConsentToAsk, Standing } from './check/consent-of.ts';
export type { ContentEntry, OpenField, Prefilled } from './check/content.ts';
export { type Door, doorOf } from './check/door.ts';
export { type ReceiverRule, type ReferralRules, ReferralRulesError } from './check/referral-rules.ts';
export { type CitizenCard, citizenCardOf } from './citizen/citizen-card.ts';
export { findCitizens } from './citizen/find-citizens.ts';
export { namesOfHouses } from './citizen/names.ts';
export { type ReceptionOutcome, type ReceptionTold, receiveCitizen } from './citizen/receive-citizen.ts';
export { type CitizenRecord, citizenRecordOf, readCitizenRecord } from './clocks/citizen-record.ts';
export { type Clock, ClocksError, readClocks, type Span } from './clocks/clock.ts';
export { type ClockState, clockStateSystem } from './clocks/clock-task.ts';
export { allEvents } from './clocks/events/all-events.ts';
export { type ClockEvent, type OpenClock, openClocks } from './clocks/open-clocks.ts';
export { type ClockHouse, lookAtTouched, type Polled, pollClocks, turnClocks } from './clocks/poll-clocks.ts';
export type { Affected } from './consent/affected.ts';
export type { Recipient } from './consent/consent-resource.ts';
export { ConsentTextsError } from './consent/consent-texts.ts';
export { type ConsentRow, consentsOf } from './consent/consents-of.ts';
export { endInvitation, type InvitationOutcome, type InvitationTold, inviteRelative } from './consent/relatives.ts';
export {
  type ConsentOutcome,
  type ConsentRefusal,
  type ConsentTold,
  giveConsent,
  type WithdrawalOutcome,
  type WithdrawalTold,
  withdrawConsent,
} from './consent/say.ts';
export { agreePlan, type PlanOutcome, type PlanRefusal, type PlanTold } from './course/agree-plan.ts';
export { type Agreement, answerPlan, type PlanAnswerOutcome, type PlanAnswerTold } from './course/answer-plan.ts';
export { type Achievement, changeGoals, type Goal, type GoalChange, type GoalsOutcome, type GoalsTold } from './course/change-goals.ts';
export { changePlan, closePlan, type PlanChangeOutcome, type PlanChangeTold } from './course/change-plan.ts';
export {
  addToTeam,
  changeContact,
  changeResponsibleHouse,
  changeThreadHolder,
  removeFromTeam,
  type TeamOutcome,
  type TeamTold,
} from './course/change-team.ts';
export { type CourseView, coursesOf, courseView, type Happened, type PlanView, type ReferralInView } from './course/course-view.ts';
export { type CourseEndOutcome, type EndTold, endCourse, type ReopenTold, reopenCourse } from './course/end-course.ts';
export { type Effect, type GoalTold, type PlannedStep, type PlanStep, stepsOf } from './course/plan.ts';
export { type CourseOutcome, type CourseTold, type Permit, startCourse } from './course/start-course.ts';
export type { TeamMember, TeamRole } from './course/team.ts';
export { type Desk, deskOf, type House, type Posting } from './desk.ts';
export { type AnswerOutcome, answerFor } from './findings/answer-for.ts';
export {
  type AssessedItem,
  type AssessmentOutcome,
  type AssessmentTold,
  assessFunction,
  type DomainTold,
  type FunctionOverTime,
  functionOf,
} from './findings/assess-function.ts';
export { concludeTriage, type TriageOutcome, type TriageTold } from './findings/conclude-triage.ts';
export { type CorrectionOutcome, type CorrectionTold, correctFinding } from './findings/correct-finding.ts';
export {
  type EarlierOffers,
  earlierOffersOf,
  noteEarlierOffers,
  type OffersOutcome,
  type OffersTold,
  type OfferTold,
} from './findings/earlier-offers.ts';
export type { FieldFault, FindingTold, MedicineTold } from './findings/finding-told.ts';
export { type FindingSeen, type FindingStory, findingsOf } from './findings/findings-of.ts';
export { presentationsOf } from './findings/presentations.ts';
export { type FieldRefusal, type FindingsOutcome, type FindingsTold, recordFindings } from './findings/record-findings.ts';
export { type KnownRisk, riskFactorsOf } from './findings/risk-factors-of.ts';
export { isKeptByPathway, typesKeptByPathway } from './kept-by-pathway.ts';
export type { StepTaken } from './messages/gather.ts';
export type { Lack, Outline } from './messages/outline.ts';
export { type Unreached, withMessages } from './messages/posting.ts';
export { type PathwayProgramme, pathwayProgramme } from './pathway-programme.ts';
export { type AnswersOutcome, type AnswersTold, answerQuestionnaire } from './questionnaires/answer.ts';
export { type AskOutcome, type AskTold, assignQuestionnaire } from './questionnaires/ask.ts';
export { enterScore, type ScoreOutcome, type ScoreTold } from './questionnaires/enter-score.ts';
export {
  type InstrumentResults,
  type OpenQuestionnaire,
  openQuestionnaire,
  questionnaireResults,
  type WaitingQuestionnaire,
  waitingQuestionnaires,
} from './questionnaires/views.ts';
export { type ClosedOutcome, closeReferral } from './referral/close.ts';
export { type DraftOutcome, type DraftTold, draftReferral } from './referral/draft.ts';
export { type Referral, readReferral } from './referral/referral.ts';
export { type CheckedOutcome, checkReferral, type ReviseTold, reviseReferral, type SentOutcome, sendReferral } from './referral/send.ts';
export { type Party, type ReferralState, type StepCode, type StepRule, stateInFhir, steps, stepsFrom } from './referral/states.ts';
export { storyOf, type Told } from './referral/story.ts';
export { partiesAt, type StepOutcome, type StepRefusal, type StepTold } from './referral/take-step.ts';
export {
  acceptReferral,
  answerReferral,
  askForMore,
  bookReferral,
  cancelReferral,
  receiveReferral,
  redirectReferral,
  returnReferral,
  startReferral,
} from './referral/visitation.ts';
export { type LetterOutcome, type LetterTold, writeToGp } from './referral/write-to-gp.ts';
export { chooseReminders, type ReminderOutcome, type ReminderTold } from './reminders/preference.ts';
export { type ParkedReminder, parkedReminders, type RemindersSent, type Reminding, sendReminders } from './reminders/send-reminders.ts';
export { type CareRules, CareRulesError } from './treatment/care-rules.ts';
export type { NotAllowed } from './treatment/may-do.ts';
