/** Drugs in use out of MedicationRequest and MedicationStatement, by their ATC code and our extensions. */

import { extensionUrl } from '../fhir-names.ts';
import { codingsOf, referenceOf } from './coding.ts';
import { isAfter, spanOf, timeOf } from './fhir-time.ts';
import { type Fields, fieldsOf, flagOf, objectsOf, textOf } from './json-reading.ts';
import { type ReadingContext, type RecordFinding, type RecordMedication, toFinding } from './reading.ts';

const atc = 'http://www.whocc.no/atc';
const prescribing: ReadonlySet<string> = new Set(['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']);
const notInUse: ReadonlySet<string> = new Set([
  'on-hold',
  'cancelled',
  'completed',
  'entered-in-error',
  'stopped',
  'draft',
  'intended',
  'not-taken',
]);

/** One drug in use and what its use says beside it (steroids). */
export interface DrugReading {
  readonly medication?: RecordMedication;
  readonly findings: readonly RecordFinding[];
}

const nothing: DrugReading = { findings: [] };

/** The drug of an active request or statement; `medications` are Medication resources of the same record, by `Type/id`. */
export function readMedication(resource: Fields, medications: ReadonlyMap<string, Fields>, context: ReadingContext): DrugReading {
  const reference = referenceOf(resource);
  const status = textOf(resource.status) ?? '';
  if (notInUse.has(status) || flagOf(resource.doNotPerform) === true) return nothing;
  const isRequest = resource.resourceType === 'MedicationRequest';
  if (status !== 'active' || (isRequest && !prescribing.has(textOf(resource.intent) ?? ''))) {
    context.unread.add(reference, 'unknown-status');
    return nothing;
  }
  const concept = conceptOf(resource, medications);
  const code = codingsOf(concept)
    .find((coding) => coding.system === atc)
    ?.code.toUpperCase();
  if (code === undefined) {
    context.unread.add(reference, 'no-code');
    return nothing;
  }
  const start = isRequest
    ? timeOf(resource.authoredOn)
    : (spanOf(resource, 'effective', 'dateAsserted').start ?? timeOf(resource.effectiveDateTime));
  const name = textOf(fieldsOf(concept)?.text, 200);
  const started = start !== undefined && !isAfter(start, context.asOf) ? { start } : {};
  if (start !== undefined && isAfter(start, context.asOf)) context.unread.add(reference, 'in-the-future', code);
  return {
    medication: { ...(name !== undefined && { name }), atc: code, ...started, ...planOf(resource), from: [reference] },
    findings: sideFindings(code, reference, start, context),
  };
}

/** Whether a coded drug is pain medicine in the programme's sense. */
export function isPainMedicine(resource: Fields, medications: ReadonlyMap<string, Fields>, context: ReadingContext): boolean {
  return codingsOf(conceptOf(resource, medications)).some((coding) =>
    context.codeLists.drugs.lookUp(coding).meanings.some((meaning) => meaning.isPainMedicine),
  );
}

/** Every Medication of a record, contained ones under `<holder>#id`. */
export function medicationsOf(resources: readonly Fields[]): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  for (const resource of resources) {
    if (resource.resourceType === 'Medication') found.set(referenceOf(resource), resource);
    for (const inner of objectsOf(resource.contained, 50))
      if (inner.resourceType === 'Medication') found.set(`${referenceOf(resource)}#${textOf(inner.id, 64) ?? ''}`, inner);
  }
  return found;
}

function conceptOf(resource: Fields, medications: ReadonlyMap<string, Fields>): unknown {
  if (resource.medicationCodeableConcept !== undefined) return resource.medicationCodeableConcept;
  const target = textOf(fieldsOf(resource.medicationReference)?.reference, 300) ?? '';
  const key = target.startsWith('#') ? `${referenceOf(resource)}${target}` : target.split('/').slice(-2).join('/');
  return medications.get(key)?.code;
}

function planOf(resource: Fields): Partial<RecordMedication> {
  const extensions = objectsOf(resource.extension);
  const flag = (name: string) =>
    extensions.filter((extension) => extension.url === extensionUrl(name)).flatMap((extension) => flagOf(extension.valueBoolean) ?? [])[0];
  const followUps = extensions
    .filter((extension) => extension.url === extensionUrl('follow-up'))
    .flatMap((extension) => timeOf(extension.valueDateTime) ?? []);
  const stopPlan = flag('stop-plan');
  const dailyPrescription = flag('daily-prescription');
  return {
    ...(stopPlan !== undefined && { stopPlan }),
    ...(dailyPrescription !== undefined && { dailyPrescription }),
    ...((followUps.length > 0 || flag('follow-ups-known')) && { followUps }),
  };
}

function sideFindings(code: string, reference: string, start: string | undefined, context: ReadingContext): readonly RecordFinding[] {
  return context.codeLists.drugs.lookUp({ system: atc, code }).meanings.flatMap(({ finding, value }) => {
    if (finding === undefined || value === undefined) return [];
    const found = toFinding(context, reference, finding, value, { onset: start });
    return found === undefined ? [] : [found];
  });
}
