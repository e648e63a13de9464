/** A citizen's situation as an agent sees it in the record, in the programme's words. */
import { type Case, type FindingEntry, type RecordReading, recordToFindings, toCopenhagen } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { everyOf } from './every-of.ts';

export interface CitizenSituation {
  readonly patient: StoredResource;
  readonly asOf: string;
  readonly reading: RecordReading;
  /** What was read, as the agent may see it. */
  readonly resources: readonly StoredResource[];
}

const types = ['Observation', 'Condition', 'MedicationRequest', 'QuestionnaireResponse', 'ServiceRequest'];

/** Undefined where the agent may not see the citizen. */
export async function situationOf(desk: Desk, citizen: string): Promise<CitizenSituation | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok) return undefined;
  const resources: StoredResource[] = [patient.resource];
  for (const type of types) resources.push(...(await everyOf(desk.record, type, citizen)));
  return readingOf(desk, patient.resource, resources, desk.now().toISOString());
}

/** The same of resources at hand, at a moment. */
export function readingOf(
  { programme: { codeLists, vocabulary } }: Desk,
  patient: StoredResource,
  resources: readonly StoredResource[],
  at: string,
): CitizenSituation {
  const asOf = toCopenhagen(at);
  return { patient, asOf, reading: recordToFindings(resources, { asOf, patient: patient.id }, codeLists, vocabulary), resources };
}

/** The case that the programme is asked about; findings that are known besides the record go before those in it. */
export function caseOf(
  id: string,
  actor: string,
  { asOf, reading }: CitizenSituation,
  question: string | undefined,
  known: readonly FindingEntry[],
): Case {
  const codes = new Set(known.map(({ code }) => code));
  const recorded = reading.findings.filter(({ code }) => !codes.has(code));
  return {
    id,
    asOf,
    actor,
    citizen: reading.citizen,
    findings: [...known, ...recorded.map(({ from: _from, assumed: _assumed, ...finding }) => finding)],
    medications: reading.medications.map(({ from: _from, ...medication }) => medication),
    ...(question !== undefined && { question }),
  };
}
