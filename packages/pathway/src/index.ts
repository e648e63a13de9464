/** The pathway: what happens between those who help a citizen. Everything it does goes through the record's gate. */

export { citizenForAlert } from './acute/citizen-by-number.ts';
export { alertsInHand, openAlerts, type WaitingAlert } from './acute/open-alerts.ts';
export { type AlertOutcome, type AlertTold, raiseAlert, underAcuteAccess } from './acute/raise-alert.ts';
export { check as checkProposal, type Override, type Problem, type Proposed, type ReferralCheck } from './check/check.ts';
export type { ConsentToAsk, Standing } from './check/consent-of.ts';
export type { ContentEntry, OpenField, Prefilled } from './check/content.ts';
export { type Door, doorOf } from './check/door.ts';
export type { ReceiverRule, ReferralRules } from './check/referral-rules.ts';
export { chooseLanguage, type LanguageOutcome, type LanguageTold } from './citizen/choose-language.ts';
export { type CitizenCard, citizenCardOf } from './citizen/citizen-card.ts';
export { findCitizens } from './citizen/find-citizens.ts';
export { namesOfHouses } from './citizen/names.ts';
export { type ReceptionOutcome, type ReceptionTold, receiveCitizen } from './citizen/receive-citizen.ts';
export { type CitizenRecord, citizenRecordOf, readCitizenRecord } from './clocks/citizen-record.ts';
export { type Clock, readClocks, type Span } from './clocks/clock.ts';
export { type ClockState, clockStateSystem } from './clocks/clock-task.ts';
export { allEvents } from './clocks/events/all-events.ts';
export { reminderChannels } from './clocks/follow-up-rules.ts';
export { type ClockEvent, type OpenClock, openClocks } from './clocks/open-clocks.ts';
export { type ClockHouse, countClocks, lookAtTouched, type Polled, pollClocks, turnClocks } from './clocks/poll-clocks.ts';
export type { Affected } from './consent/affected.ts';
export type { Recipient } from './consent/consent-resource.ts';
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
export {
  type CourseView,
  coursesOf,
  courseView,
  type Happened,
  type PlanView,
  type ReferralInView,
  referralsOf,
} from './course/course-view.ts';
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
  type Saying,
} from './findings/assess-function.ts';
export { concludeTriage, type TriageOutcome, type TriageTold } from './findings/conclude-triage.ts';
export { type ConsultationBegun, consultationOf } from './findings/consultation-of.ts';
export { type CorrectionOutcome, type CorrectionTold, correctFinding } from './findings/correct-finding.ts';
export {
  type EarlierOffers,
  earlierOffersOf,
  noteEarlierOffers,
  type OffersOutcome,
  type OffersTold,
  type OfferTold as EarlierOfferTold,
} from './findings/earlier-offers.ts';
export { missingForPlan } from './findings/examined.ts';
export { type FindingRecord, type FindingTime, findingRecordOf } from './findings/finding-record.ts';
export type { FieldFault, FindingTold, MedicineTold } from './findings/finding-told.ts';
export { type FindingSeen, type FindingStory, findingsOf } from './findings/findings-of.ts';
export { type ConsultationOutcome, type ConsultationTold, keepConsultation } from './findings/keep-consultation.ts';
export type { OwnDrawing } from './findings/own-drawing.ts';
export { presentationsOf } from './findings/presentations.ts';
export { type FieldRefusal, type FindingsOutcome, type FindingsTold, recordFindings } from './findings/record-findings.ts';
export { type KnownRisk, riskFactorsOf } from './findings/risk-factors-of.ts';
export { type CommonAtHerAge, commonAtHerAge } from './imaging/common-at-her-age.ts';
export { type ExplainedOutcome, type ExplainedTold, explainImaging, type ImagingResult, imagingOf } from './imaging/explain-imaging.ts';
export type { Common } from './imaging/prevalence.ts';
export { type ImagingOutcome, type ImagingTold, type Match, recordImaging } from './imaging/record-imaging.ts';
export { answerLetter, type LetterAnswered, type LetterAnswerTold, takeNote } from './inbox/answer-letter.ts';
export { type InboxItem, type InboxKind, inboxItemOf, inboxOf } from './inbox/inbox.ts';
export type { InboxClock } from './inbox/inbox-clock.ts';
export { type ProgrammeSaid, type ReceivedReferral, receivedReferralOf } from './inbox/received-referral.ts';
export { isKeptByPathway, typesKeptByPathway } from './kept-by-pathway.ts';
export { changeMedication, type DrugChangeTold } from './medication/change-medication.ts';
export type { DrugOutcome } from './medication/drug-step.ts';
export { type DrugStopTold, type FollowUpTold, followUpMedication, stopMedication } from './medication/follow-medication.ts';
export { type MedicationNow, medicationsOf } from './medication/medications-of.ts';
export type { DrugEffect, DrugLook, Prescription } from './medication/prescription.ts';
export { type MedicationOutcome, type MedicationTold, mayPrescribe, startMedication } from './medication/start-medication.ts';
export type { StepTaken } from './messages/gather.ts';
export { houseTypeSystem, identifierSystems, reachedByUrl } from './messages/mailbox.ts';
export type { MessageRules } from './messages/message-rules.ts';
export { type MessageWork, messageWork } from './messages/message-work.ts';
export type { File, Lack, Outline } from './messages/outline.ts';
export {
  type AsideOutcome,
  type MessageNamed,
  type ParkedMessage,
  type ParkedOutcome,
  parkedMessages,
  type RetryOutcome,
  retryMessage,
  setMessageAside,
} from './messages/parked-messages.ts';
export { type Unreached, withMessages } from './messages/posting.ts';
export {
  type ForwardTold,
  forwardMessage,
  type MessageOutcome,
  type MessageTold,
  type ReplyTold,
  replyToMessage,
  sendMessage,
} from './messages/send-message.ts';
export { type ThreadMessage, threadOf, threadsOf } from './messages/thread-of.ts';
export { keepQuestion, type QuestionOutcome, settleQuestion, type VisitQuestion, visitQuestions } from './messages/visit-questions.ts';
export {
  housesToWriteTo,
  type OwnMessageOutcome,
  type OwnMessageTold,
  type OwnThread,
  ownThreads,
  writeAsCitizen,
} from './messages/write-as-citizen.ts';
export type { Note, Receivers } from './municipal/closing-note.ts';
export {
  type ImportOutcome,
  type ImportTold,
  importOffers,
  offerColumns,
  type PlannedRow,
  type PreviewOutcome,
  previewOffers,
  type RowFault,
} from './municipal/import-offers.ts';
export type { Listed, MunicipalRules, OfferCategory } from './municipal/municipal-rules.ts';
export { type MunicipalOffers, type Offer, offersAsFinding, offersOf, suppliersOf } from './municipal/offers.ts';
export { type DirectoryOfferTold, type OfferFault, type OfferOutcome, saveOffer } from './municipal/save-offer.ts';
export { citizensAsCases } from './overview/citizens-as-cases.ts';
export { directoryOffer, directoryOffers } from './overview/directory-offers.ts';
export { everyInDirectory, rolesOf, sectorRoles } from './overview/directory-roles.ts';
export { fewest, hideSmallCounts, type ShownCount } from './overview/hide-small-counts.ts';
export {
  findHouses,
  type HouseEntry,
  type HouseFault,
  type HouseField,
  type HouseOutcome,
  type HouseTold,
  houseEntry,
  houseTypesIn,
  houseVersion,
  isGln,
  saveHouse,
} from './overview/house-entry.ts';
export {
  type HouseRowFault,
  type HousesOutcome,
  type HousesPreview,
  houseColumns,
  importHouses,
  previewHouses,
} from './overview/import-houses.ts';
export { messageQueue, type QueuedMessage, type QueueOutcome } from './overview/message-queue.ts';
export {
  type ClockStage,
  clockStages,
  type FlowStage,
  flowStages,
  type Overview,
  type OverviewOutcome,
  overviewOf,
  type PressingRow,
} from './overview/overview-of.ts';
export { formatOf, type TableFormat } from './overview/read-table.ts';
export {
  addPerson,
  endRole,
  givenRoles,
  giveRole,
  type HeldRole,
  type KnownPerson,
  knownPeople,
  type PersonOutcome,
  type RoleFault,
  type RoleOutcome,
  type RoleTold,
  rolesHeld,
} from './overview/role-register.ts';
export { type LogAsked, type LogOutcome, searchLog } from './overview/search-log.ts';
export { type KeptRow, type TimesOutcome, type TimesTold, timesOf, type WaitRow, weeksTold } from './overview/times-of.ts';
export type { PaperAsked, PaperOutcome, PaperRefusal } from './papers/asked.ts';
export { curvesOf } from './papers/gather-trajectory.ts';
export { type HowItGoes, howItGoes } from './papers/how-it-goes.ts';
export { paperFor } from './papers/paper-for.ts';
export { papersOf } from './papers/programme-papers.ts';
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
export { ProgrammeFileError } from './programme-file-error.ts';
export { type AnswersOutcome, type AnswersTold, answerQuestionnaire } from './questionnaires/answer.ts';
export { type AskOutcome, type AskTold, assignQuestionnaire } from './questionnaires/ask.ts';
export { type Diary, type DiaryDay, type DiaryOutcome, type DiaryTold, diaryOf, writeDiary } from './questionnaires/diary.ts';
export { enterScore, type ScoreOutcome, type ScoreTold } from './questionnaires/enter-score.ts';
export { type InstrumentResults, questionnaireResults } from './questionnaires/results.ts';
export { type OpenQuestionnaire, openQuestionnaire, type WaitingQuestionnaire, waitingQuestionnaires } from './questionnaires/views.ts';
export { type WithdrawOutcome, type WithdrawTold, withdrawQuestionnaire } from './questionnaires/withdraw.ts';
export { type ClosedOutcome, closeReferral } from './referral/close.ts';
export { type DraftOutcome, type DraftTold, draftReferral } from './referral/draft.ts';
export { type LetterWritten, lettersOf } from './referral/letters-of.ts';
export { type OwnReferral, ownReferrals } from './referral/own-referrals.ts';
export { receiverWords } from './referral/receiver-words.ts';
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
export { chooseReminders, type ReminderOutcome, type ReminderTold, remindersOf } from './reminders/preference.ts';
export { type ParkedReminder, parkedReminders, type RemindersSent, type Reminding, sendReminders } from './reminders/send-reminders.ts';
export {
  type ActivityDone,
  type ActivityOutcome,
  type ActivityTold,
  activitiesDone,
  recordActivity,
} from './treatment/activity-session.ts';
export type { CareRules } from './treatment/care-rules.ts';
export {
  type ManualSeries,
  type ManualSessionOutcome,
  type ManualSessionTold,
  manualSeriesOf,
  recordManualSession,
} from './treatment/manual-session.ts';
export { mayDo, type NotAllowed } from './treatment/may-do.ts';
export { type NerveRootOutcome, type NerveRootTold, recordNerveRootVisit } from './treatment/nerve-root-visit.ts';
export {
  type AdaptationOutcome,
  type AdaptationTold,
  agreeAdaptation,
  changeAdaptation,
} from './work/adaptation.ts';
export { askPrevention } from './work/ask-prevention.ts';
export { type BenefitOutcome, type BenefitTold, decideBenefit } from './work/benefit.ts';
export { type EncourageOutcome, encourageJobcentre } from './work/encourage.ts';
export {
  answerFastTrack,
  askFastTrack,
  type EmployerAskedTold,
  type FastTrackOutcome,
  type FastTrackTold,
  noteEmployerAsked,
} from './work/fast-track.ts';
export {
  holdFirstTalk,
  sendCertificate,
  type TalkOutcome as JobcentreTalkOutcome,
  type TalkTold as JobcentreTalkTold,
} from './work/first-talk.ts';
export { type SocialMedicalProposal, socialMedicalProposal } from './work/la165.ts';
export { noteWork, type WorkOutcome, type WorkTold } from './work/note-work.ts';
export {
  askPossibilityStatement,
  fillPartOne,
  fillPartTwo,
  type PartOneTold,
  type PartTwoTold,
  type StatementOutcome,
  type StatementPaper,
  statementPaper,
} from './work/possibility-statement.ts';
export {
  agreeReturnPlan,
  type EmployerOutcome,
  type EmployerTold,
  noteEmployerContact,
  type ReturnPlanOutcome,
  type ReturnPlanTold,
} from './work/return-plan.ts';
export { noteSection56, type Section56Told } from './work/section-56.ts';
export { jobcentresOf, type WorkPicture, workOf } from './work/work-of.ts';
export { type WorkStory, workStoryOf } from './work/work-story.ts';
export { worklistAbout } from './worklist/about.ts';
export { type CitizenWork, type WorkByCitizen, type WorkLine, worklistByCitizen } from './worklist/by-citizen.ts';
export { nextStepsOf, type OwnStep, type OwnSteps } from './worklist/next-step.ts';
export type { WorklistRow } from './worklist/row.ts';
export {
  type WorklistAsked,
  type WorklistCounts,
  type WorklistOutcome,
  type WorklistView,
  worklistCounts,
  worklistOf,
  worklistViews,
} from './worklist/worklist.ts';
export type { Place, WorklistRules } from './worklist/worklist-rules.ts';
