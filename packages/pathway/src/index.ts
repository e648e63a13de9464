/** The pathway: what happens between those who help a citizen. Everything it does goes through the record's gate. */

export { openAlerts, type WaitingAlert } from './acute/open-alerts.ts';
export { type AlertOutcome, type AlertTold, raiseAlert, underAcuteAccess } from './acute/raise-alert.ts';
export type { Override, Problem, ReferralCheck } from './check/check.ts';
export type { ConsentToAsk, Standing } from './check/consent-of.ts';
export type { ContentEntry, OpenField, Prefilled } from './check/content.ts';
export { type Door, doorOf } from './check/door.ts';
export { type ReceiverRule, type ReferralRules, ReferralRulesError } from './check/referral-rules.ts';
export { type CitizenRecord, citizenRecordOf, readCitizenRecord } from './clocks/citizen-record.ts';
export { type Clock, ClocksError, readClocks, type Span } from './clocks/clock.ts';
export { allEvents } from './clocks/events/all-events.ts';
export { type ClockEvent, type OpenClock, openClocks } from './clocks/open-clocks.ts';
export { agreePlan, type PlanOutcome, type PlanRefusal, type PlanTold } from './course/agree-plan.ts';
export { changePlan, closePlan, type PlanChangeOutcome, type PlanChangeTold } from './course/change-plan.ts';
export { type Effect, type GoalTold, type PlannedStep, type PlanStep, stepsOf } from './course/plan.ts';
export { type CourseOutcome, type CourseTold, type Permit, startCourse } from './course/start-course.ts';
export { type Desk, deskOf, type House } from './desk.ts';
export { isKeptByPathway, typesKeptByPathway } from './kept-by-pathway.ts';
export type { PaperAsked, PaperOutcome, PaperRefusal } from './papers/asked.ts';
export { paperFor } from './papers/paper-for.ts';
export { papersOf } from './papers/programme-papers.ts';
export { type PathwayProgramme, pathwayProgramme } from './pathway-programme.ts';
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
