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
export { type Desk, deskOf, type House, type Post, type StepTaken } from './desk.ts';
export { isKeptByPathway, typesKeptByPathway } from './kept-by-pathway.ts';
export type { Note, Receivers } from './municipal/closing-note.ts';
export { type ImportOutcome, type ImportTold, importOffers, type RowFault } from './municipal/import-offers.ts';
export { type Listed, type MunicipalRules, MunicipalRulesError, type OfferCategory } from './municipal/municipal-rules.ts';
export { type MunicipalOffers, type Offer, offersAsFinding, offersOf, suppliersOf } from './municipal/offers.ts';
export { type OfferFault, type OfferOutcome, type OfferTold, saveOffer } from './municipal/save-offer.ts';
export { type PathwayProgramme, pathwayProgramme } from './pathway-programme.ts';
export { closePrevention, holdEndTalk, type PreventionEnd, preventionNotStarted } from './prevention/close-prevention.ts';
export {
  type CitizenPrevention,
  myPrevention,
  type OfferTaken,
  type PreventionDecision,
  type PreventionRow,
  preventionInbox,
  preventionOf,
} from './prevention/inbox.ts';
export {
  type ChooseOfferTold,
  type ChosenOutcome,
  chooseOffer,
  endOffer,
  offerNotStarted,
  startOffer,
  type TakenOutcome,
  type TakenTold,
} from './prevention/offers-taken.ts';
export { type SignUpOutcome, type SignUpTold, signUpForPrevention } from './prevention/sign-up.ts';
export { holdClarifyingTalk, type TalkOutcome, type TalkTold } from './prevention/talk.ts';
export { type ClosedOutcome, closeReferral } from './referral/close.ts';
export { type DraftOutcome, type DraftTold, draftReferral } from './referral/draft.ts';
export { type Referral, readReferral } from './referral/referral.ts';
export { type CheckedOutcome, checkReferral, type ReviseTold, reviseReferral, type SentOutcome, sendReferral } from './referral/send.ts';
export { type Party, type ReferralState, type StepCode, type StepRule, stateInFhir, steps, stepsFrom } from './referral/states.ts';
export { storyOf, type Told } from './referral/story.ts';
export { openSteps, partiesAt, type StepOutcome, type StepRefusal, type StepTold } from './referral/take-step.ts';
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
export { type ClosedCourseOutcome, closeRehabilitation } from './rehabilitation/close-rehabilitation.ts';
export { type ChooseTold, chooseSupplier, type FreeChoiceOutcome, tellFreeChoice } from './rehabilitation/free-choice.ts';
export {
  draftRehabilitationPlan,
  endHospitalCourse,
  type HospitalEndOutcome,
  type HospitalEndTold,
  type PlanSentOutcome,
  type PlanWords,
  reviseRehabilitationPlan,
  sendRehabilitationPlan,
} from './rehabilitation/hospital-plan.ts';
export {
  type CitizenRehabilitation,
  myRehabilitation,
  type NextDecision,
  type RehabilitationRow,
  rehabilitationInbox,
  rehabilitationOf,
} from './rehabilitation/inbox.ts';
export { assignTherapist, changeRehabilitationLevel, type TherapistOutcome, type TherapistTold } from './rehabilitation/level.ts';
export type { Terms } from './rehabilitation/terms.ts';
export {
  adjustRehabilitation,
  type Contents,
  type CourseOfTraining,
  endRehabilitation,
  recordTraining,
  startRehabilitation,
  type TrainingStartTold,
} from './rehabilitation/training-course.ts';
