/** A finding as somebody tells it, held against the vocabulary: what is wrong is said field by field, and nothing of it is kept. */
import { copenhagenDate, type FindingEntry, type MedicationEntry } from '@rygforloeb/decision';
import type { Desk } from '../desk.ts';

type Definition = Desk['programme']['vocabulary']['findings'] extends ReadonlyMap<string, infer Found> ? Found : never;

export interface FindingTold extends FindingEntry {
  /** Asked again today and the same as before: kept as a new observation, for when it was last looked at matters. */
  readonly asked?: true;
  /** What is said beside it, such as the reason of a judgement. */
  readonly words?: string;
}

/** The finding alone, as the programme knows it. */
export function findingAlone({ asked: _asked, words: _words, ...finding }: FindingTold): FindingEntry {
  return finding;
}

/** A drug that the citizen uses, whoever prescribed it. What is prescribed here and now is `startMedication`. */
export interface MedicineTold extends MedicationEntry {
  readonly atc: string;
  /** No longer used. */
  readonly stopped?: true;
}

/** What is wrong with one field, such as `findings[2].onset`; the value itself is never repeated. */
export interface FieldFault {
  readonly field: string;
  readonly finding?: string;
  readonly fault:
    | 'unknown'
    | 'value'
    | 'time'
    | 'future'
    | 'before-birth'
    | 'after-recorded'
    | 'site'
    | 'twice'
    | 'elsewhere'
    | 'judgement'
    | 'missing'
    /** No examination stands behind the judgement. */
    | 'unexamined';
  /** What would be right, where that is a list or a range. */
  readonly allowed?: readonly string[];
}

const sites = ['left', 'right', 'both', 'back', 'leg'];
const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** What is wrong with findings, in their order; `at` names the list. */
export function faultsOf(desk: Desk, findings: readonly FindingTold[], born: string | undefined, at = 'findings'): readonly FieldFault[] {
  const seen = new Set<string>();
  return findings.flatMap((told, index) => {
    const field = `${at}[${index}]`;
    const definition = desk.programme.vocabulary.findings.get(told.code);
    if (definition === undefined) return [{ field: `${field}.code`, fault: 'unknown' } as const];
    const of = (name: string, fault: FieldFault['fault'], allowed?: readonly string[]): FieldFault => ({
      field: `${field}.${name}`,
      finding: told.code,
      fault,
      ...(allowed !== undefined && { allowed }),
    });
    // Consents and drugs have resources and acts of their own.
    if (/^(?:consent\.|medications\[\])/.test(definition.in)) return [of('code', 'elsewhere')];
    const place = `${told.code} ${told.site ?? ''}`;
    const isTwice = seen.has(place);
    seen.add(place);
    return [
      ...(isTwice ? [of('code', 'twice')] : []),
      ...(isTold(definition, told.value) ? [] : [of('value', 'value', allowedOf(definition))]),
      ...(desk.access.agent.role === 'citizen' && definition.kind === 'judgement' ? [of('code', 'judgement')] : []),
      ...(told.site === undefined || sites.includes(told.site) ? [] : [of('site', 'site', sites)]),
      ...timesOf(desk, told, definition, born).map(([name, fault]) => of(name, fault)),
    ];
  });
}

/** The same for drugs. */
export function medicineFaultsOf(desk: Desk, medicines: readonly MedicineTold[]): readonly FieldFault[] {
  const seen = new Set<string>();
  return medicines.flatMap(({ atc, start, followUps = [] }, index) => {
    const of = (name: string, fault: FieldFault['fault']): FieldFault => ({ field: `medications[${index}].${name}`, fault });
    const isTwice = seen.has(atc);
    seen.add(atc);
    return [
      ...(/^[A-Z]\d\d(?:[A-Z]{1,2}(?:\d\d)?)?$/.test(atc) ? [] : [of('atc', 'value')]),
      ...(isTwice ? [of('atc', 'twice')] : []),
      ...dayFault(desk, start).map((fault) => of('start', fault)),
      ...followUps.flatMap((day) => dayFault(desk, day)).map((fault) => of('followUps', fault)),
    ];
  });
}

/** Whether the value is one of the finding's; a date that has been lies in the past. */
function isTold(definition: Definition, value: unknown): boolean {
  const inRange = (number: number) => number >= (definition.min ?? -Infinity) && number <= (definition.max ?? Infinity);
  switch (definition.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && inRange(value as number);
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value) && inRange(value);
    case 'code':
      return typeof value === 'string' && definition.values?.includes(value) === true;
    case 'list':
      return isMembers(definition, value);
    case 'date':
      return value === false ? definition.orFalse === true : typeof value === 'string' && isTime(value);
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
  }
}

function isMembers({ values = [], orEmpty }: Definition, value: unknown): boolean {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  return value.length === 0 ? orEmpty === true : value.every((member) => typeof member === 'string' && values.includes(member));
}

function allowedOf({ type, values, min, max, orFalse }: Definition): readonly string[] {
  switch (type) {
    case 'boolean':
      return ['true', 'false'];
    case 'integer':
    case 'decimal':
      return [`${min ?? ''}..${max ?? ''}`];
    case 'date':
      return ['YYYY-MM-DD', ...(orFalse === true ? ['false'] : [])];
    default:
      return values ?? [];
  }
}

function timesOf(
  desk: Desk,
  { value, onset, since, recorded }: FindingTold,
  { past }: Definition,
  born: string | undefined,
): readonly (readonly [string, FieldFault['fault']])[] {
  const began = onset ?? since;
  const name = onset === undefined ? 'since' : 'onset';
  const lastDay = recorded !== undefined && isTime(recorded) ? copenhagenDate(recorded) : undefined;
  return [
    ...dayFault(desk, began).map((fault) => [name, fault] as const),
    ...dayFault(desk, recorded).map((fault) => ['recorded', fault] as const),
    ...(past === true && typeof value === 'string' && isTime(value) && isFuture(desk, value) ? ([['value', 'future']] as const) : []),
    ...(began !== undefined && isTime(began) && born !== undefined && copenhagenDate(began) < born
      ? ([[name, 'before-birth']] as const)
      : []),
    ...(began !== undefined && isTime(began) && lastDay !== undefined && copenhagenDate(began) > lastDay
      ? ([[name, 'after-recorded']] as const)
      : []),
    ...(onset !== undefined && since !== undefined ? ([['since', 'twice']] as const) : []),
  ];
}

function dayFault(desk: Desk, time: string | undefined): readonly ('time' | 'future')[] {
  if (time === undefined) return [];
  if (!isTime(time)) return ['time'];
  return isFuture(desk, time) ? ['future'] : [];
}

/** A day, or an instant with offset, that the calendar has. */
export function isTime(time: string): boolean {
  if (typeof time !== 'string' || !form.test(time) || Number.isNaN(Date.parse(time))) return false;
  return new Date(`${time.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(time.slice(0, 10));
}

function isFuture({ now }: Desk, time: string): boolean {
  return time.length === 10 ? time > copenhagenDate(now().toISOString()) : Date.parse(time) > now().getTime();
}
