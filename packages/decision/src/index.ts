/** The decision room: a programme version that can be asked about a citizen, and the ways in which citizens reach it. */

export { AccessPolicyError, type Purpose, readAccessPolicy } from './access-policy.ts';
export { type Amended, AmendmentError, acceptAmendments } from './amendments/accept-amendments.ts';
export { type Amendment, type BackgroundEntry, readAmendments } from './amendments/amendment.ts';
export { type AmendmentFault, amendmentFaults } from './amendments/amendment-faults.ts';
export { foldedSections, type SectionId, sectionOrder, sectionsOf } from './answer-sections.ts';
export type { Assessor } from './assess.ts';
export { caseToFhir, type FhirResource } from './case-file/case-to-fhir.ts';
export { type Expectation, matchExpectation } from './case-file/match-expectation.ts';
export { type CaseReading, type ReadCasesOptions, readCases } from './case-file/read-cases.ts';
export { type ExpectationReading, readExpectations } from './case-file/read-expectations.ts';
export { type CheckOptions, checkProgramme } from './check/check-programme.ts';
export { formatCheckReport } from './check/format-report.ts';
export { highestCitizenLix, readability } from './check/lix.ts';
export type { AreaCoverage, CheckFault, CheckReport } from './check/report.ts';
export {
  type CitizenStep,
  type CitizenSteps,
  type ReactGroup,
  readCitizenSteps,
  readReactGroups,
  readUnderstandPieces,
  type UnderstandPiece,
} from './citizen-texts.ts';
export { copenhagenDate, toCopenhagen } from './copenhagen-time.ts';
export { caseParameters, createDecider, type Decision, decisionDefines, indexCase } from './decide.ts';
export { exportPlanDefinition } from './export/definitions.ts';
export { type ExportOptions, exportProgramme } from './export/export-programme.ts';
export {
  canonical,
  dispositionSystem,
  extensionUrl,
  findingSystem,
  findingValueSystem,
  lastDayCode,
  siteSystem,
  statusSystem,
} from './fhir-names.ts';
export { languageName } from './language-name.ts';
export type {
  Answer,
  Case,
  Disposition,
  Fault,
  FindingEntry,
  MedicationEntry,
  MissingFinding,
  SourceReference,
  StatusCode,
  UrgencyCode,
} from './model.ts';
export {
  compileProgramme,
  defaultCache,
  type OpenOptions,
  openProgramme,
  type Programme,
  ProgrammeError,
  shippedProgramme,
} from './open-programme.ts';
export type { Passage } from './passages.ts';
export { cqlSources, type Manifest, type ProgrammeFiles, readProgrammeFiles } from './programme-files.ts';
export type { Reading } from './readings.ts';
export { type CodeLists, loadCodeLists } from './record/code-lists.ts';
export { type RecordReading, type RecordSituation, recordToFindings } from './record/record-to-findings.ts';
export type { RoleCell, Roles } from './roles.ts';
export type { DispositionRules, Rule } from './rules.ts';
export { type ClockParameter, readClockParameters, readSourceStatements, type SourceStatement } from './source-statements.ts';
export { type Audience, type Language, loadTexts, type Texts, type Wording } from './texts.ts';
export { type DispositionDefinition, type FindingDefinition, loadVocabulary, type Vocabulary } from './vocabulary.ts';
