/** An ordinary FHIR R4 record as the programme's findings: what it says, what each finding rests on, and what was left unread. */

import type { Case } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { CodeLists } from './code-lists.ts';
import { type Fields, textOf } from './json-reading.ts';
import { mergeLists } from './merge-lists.ts';
import { readConditions } from './read-condition.ts';
import { readConsent } from './read-consent.ts';
import { isPainMedicine, medicationsOf, readMedication } from './read-medication.ts';
import { readObservation } from './read-observation.ts';
import { questionsOf, readExamination, readServiceRequest } from './read-order.ts';
import { readPatient } from './read-patient.ts';
import { readQuestionnaireResponse } from './read-questionnaire-response.ts';
import type { ReadingContext, RecordFinding, RecordMedication } from './reading.ts';
import { flattened, isReadable } from './record-resources.ts';
import { type Unread, unreadList } from './unread.ts';

/** The moment of reading, whose record it is, and the orders in hand at that moment. */
export interface RecordSituation {
  /** ISO instant with offset. */
  readonly asOf: string;
  /** The id of the Patient whose record is wanted; what names another patient is left unread (HZ-22). */
  readonly patient?: string;
  /** Draft orders being written or signed now: they become the questions. */
  readonly orders?: readonly unknown[];
}

/** What a record says in the programme's words. */
export interface RecordReading {
  readonly citizen: Case['citizen'];
  readonly findings: readonly RecordFinding[];
  readonly medications: readonly RecordMedication[];
  /** What the orders in hand ask, in their order, without repetition. */
  readonly questions: readonly string[];
  readonly question?: string;
  readonly unread: readonly Unread[];
}

/** Maps a record to findings. Pure; never throws, whatever the input; missing stays missing. */
export function recordToFindings(
  resources: readonly unknown[],
  situation: RecordSituation,
  codeLists: CodeLists,
  vocabulary: Vocabulary,
): RecordReading {
  const unread = unreadList();
  const all = flattened(resources, unread.add);
  const patient = all.find((resource) => isPatient(resource, situation.patient));
  const citizen = patient === undefined ? {} : readPatient(patient, { codeLists, vocabulary, asOf: situation.asOf });
  const context: ReadingContext = {
    asOf: situation.asOf,
    codeLists,
    vocabulary,
    unread,
    ...(citizen.birthDate !== undefined && { birthDate: citizen.birthDate }),
  };
  const subject = situation.patient ?? textOf(patient?.id, 64);
  const mine = all.filter((resource) => isReadable(resource, subject, unread.add));
  const drugs = medicationsOf(all);
  const medicine = inUse(mine, drugs, context);
  const direct = mine.flatMap((resource) => readDirect(resource, context));
  const mapped = readConditions(ofType(mine, 'Condition'), troubleOf(direct, mine, context), context);
  const orders = flattened(situation.orders ?? [], unread.add).filter((order) => isReadable(order, subject, unread.add));
  const questions = [...new Set(orders.flatMap((order) => orderQuestions(order, drugs, context)))];
  const [question] = questions;
  return {
    citizen,
    findings: [...direct, ...mergeLists([...mapped, ...ofExaminations(mine, context)], direct, vocabulary), ...medicine.findings],
    medications: medicine.medications,
    questions,
    ...(question !== undefined && { question }),
    unread: unread.entries,
  };
}

function readDirect(resource: Fields, context: ReadingContext): readonly RecordFinding[] {
  switch (resource.resourceType) {
    case 'Observation':
      return readObservation(resource, context);
    case 'QuestionnaireResponse':
      return readQuestionnaireResponse(resource, context);
    case 'ServiceRequest':
      return readServiceRequest(resource, context);
    case 'Consent':
      return readConsent(resource, context);
    default:
      return [];
  }
}

function ofExaminations(resources: readonly Fields[], context: ReadingContext): readonly RecordFinding[] {
  return ['Procedure', 'ImagingStudy', 'DiagnosticReport'].flatMap((type) =>
    ofType(resources, type).flatMap((resource) => readExamination(resource, context)),
  );
}

/** Where the trouble is and since when, as far as the record says; conditions of uncertain age or level are weighed against it. */
function troubleOf(
  direct: readonly RecordFinding[],
  resources: readonly Fields[],
  context: ReadingContext,
): Parameters<typeof readConditions>[1] {
  const quiet: ReadingContext = { ...context, unread: unreadList(0) };
  const coded = readConditions(ofType(resources, 'Condition'), { isElsewhereOnly: false }, quiet);
  const sites = [...direct, ...coded]
    .filter((finding) => finding.code === 'pain-site')
    .flatMap((finding) => (Array.isArray(finding.value) ? finding.value : []));
  const onset = direct
    .filter((finding) => finding.code === 'symptom-onset')
    .map((finding) => finding.value)
    .at(-1);
  return {
    isElsewhereOnly: sites.length > 0 && sites.every((site) => site === 'neck' || site === 'thoracic'),
    ...(typeof onset === 'string' && { symptomOnset: onset }),
  };
}

function inUse(
  resources: readonly Fields[],
  drugs: ReadonlyMap<string, Fields>,
  context: ReadingContext,
): { readonly medications: readonly RecordMedication[]; readonly findings: readonly RecordFinding[] } {
  const requests = ofType(resources, 'MedicationRequest').map((resource) => readMedication(resource, drugs, context));
  const prescribed = new Set(requests.map(({ medication }) => medication?.atc));
  const statements = ofType(resources, 'MedicationStatement')
    .map((resource) => readMedication(resource, drugs, context))
    .filter(({ medication }) => !prescribed.has(medication?.atc));
  const readings = [...requests, ...statements];
  return {
    medications: readings.flatMap(({ medication }) => medication ?? []),
    findings: readings.flatMap(({ findings }) => findings),
  };
}

function orderQuestions(order: Fields, drugs: ReadonlyMap<string, Fields>, context: ReadingContext): readonly string[] {
  if (order.resourceType === 'MedicationRequest')
    return isPainMedicine(order, drugs, context) && context.vocabulary.questions.has('do:prescribe') ? ['do:prescribe'] : [];
  return order.resourceType === 'ServiceRequest' ? questionsOf(order, context) : [];
}

function isPatient(resource: Fields, id: string | undefined): boolean {
  return resource.resourceType === 'Patient' && (id === undefined || resource.id === undefined || resource.id === id);
}

function ofType(resources: readonly Fields[], type: string): readonly Fields[] {
  return resources.filter((resource) => resource.resourceType === type);
}
