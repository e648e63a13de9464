/** A finding as the Observation that keeps it: coded, with value, times, side, and who says so. */
import { copenhagenDate, type FindingEntry, findingSystem, findingValueSystem, siteSystem, toCopenhagen } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { concept } from '../fhir-words.ts';

/** Written down now unless told otherwise; a citizen stands herself as the one who says it. */
export function observationOf(desk: Desk, citizen: string, told: FindingEntry & { readonly words?: string }, occurred?: string): Resource {
  const { agent } = desk.access;
  const recorded = told.recorded ?? occurred ?? desk.now().toISOString();
  const end = inCopenhagen(recorded);
  const start = told.onset ?? told.since;
  return {
    resourceType: 'Observation',
    status: 'final',
    code: concept(findingSystem, told.code),
    subject: { reference: `Patient/${citizen}` },
    ...(start === undefined ? { effectiveDateTime: end } : { effectivePeriod: { start: inCopenhagen(start), end } }),
    performer: performersOf(agent),
    ...(told.site !== undefined && { bodySite: concept(siteSystem, told.site) }),
    ...valueElement(desk, told),
    ...(told.words !== undefined && { note: [{ text: told.words }] }),
  };
}

function performersOf({ who, practitionerRole, organization }: Desk['access']['agent']): readonly object[] {
  const person = { reference: practitionerRole ?? who };
  return organization === undefined ? [person] : [person, { reference: organization }];
}

function valueElement({ programme }: Desk, { code, value }: FindingEntry): Readonly<Record<string, unknown>> {
  const definition = programme.vocabulary.findings.get(code);
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'number')
    return definition?.type === 'integer'
      ? { valueInteger: value }
      : { valueQuantity: { value, ...(definition?.unit && { unit: definition.unit }) } };
  if (typeof value === 'string') {
    if (definition?.type === 'date') return { valueDateTime: copenhagenDate(value) };
    return definition?.type === 'code' ? { valueCodeableConcept: concept(findingValueSystem, value) } : { valueString: value };
  }
  // A list that is known to be empty is a plain no.
  if (value.length === 0) return { valueBoolean: false };
  return { component: value.map((member) => ({ code: concept(findingValueSystem, member), valueBoolean: true })) };
}

function inCopenhagen(time: string): string {
  return time.length === 10 ? time : toCopenhagen(time);
}
