/** The codes of what is written about work, and the forms in which it is written and read. */
import { canonical, findingSystem } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { codeOf, concept, referenceIn } from '../fhir-words.ts';

/** What is about work and no finding of the vocabulary: sick leave and its share, aspects, the need, and the tasks below. */
export const workSystem = canonical('CodeSystem', 'work');

export type WorkTaskCode =
  | 'fast-track-answer'
  | 'return-plan'
  | 'part-time'
  | 'adaptation'
  | 'possibility-statement'
  | 'section-56'
  | 'reassess-benefit';

/** The receiver of a fast-track request; its life is a referral's. */
export const fastTrackReceiver = 'fast-track';

/** Whether a request is the jobcentre's: an LÆ 165 or a fast track. */
export function isOfJobcentre(receiver: string): boolean {
  return receiver === 'jobcentre' || receiver === fastTrackReceiver;
}

export interface WorkPart {
  readonly code: string;
  readonly text?: string;
  readonly value?: number | boolean;
}

export interface WorkTask {
  readonly code: WorkTaskCode;
  readonly citizen: string;
  readonly owner: string;
  readonly requester: string;
  readonly status: string;
  readonly state?: string;
  readonly focus?: string;
  readonly from?: string;
  readonly until?: string;
  readonly parts?: readonly WorkPart[];
}

/** A Task about work. */
export function workTask({ now }: Pick<Desk, 'now'>, told: WorkTask): Resource {
  const { code, citizen, owner, requester, status, state, focus, from, until, parts = [] } = told;
  const at = now().toISOString();
  const period = { ...(from !== undefined && { start: from }), ...(until !== undefined && { end: until }) };
  return {
    resourceType: 'Task',
    status,
    intent: 'plan',
    code: concept(workSystem, code),
    ...(state !== undefined && { businessStatus: concept(workSystem, state) }),
    ...(focus !== undefined && { focus: { reference: focus } }),
    for: { reference: `Patient/${citizen}` },
    requester: { reference: requester },
    owner: { reference: owner },
    authoredOn: at,
    lastModified: at,
    ...((from ?? until) !== undefined && { restriction: { period } }),
    ...(parts.length > 0 && { input: parts.map(inPart) }),
  };
}

/** A part of a Task. */
export function inPart({ code, text, value }: WorkPart): object {
  const type = concept(workSystem, code);
  if (typeof value === 'boolean') return { type, valueBoolean: value };
  if (typeof value === 'number') return { type, valueDecimal: value };
  return { type, valueString: text ?? '' };
}

/** The parts of a Task in the order in which they stand. */
export function partsOf(task: StoredResource): readonly WorkPart[] {
  return ((task.input ?? []) as readonly Record<string, unknown>[]).flatMap((one): readonly WorkPart[] => {
    const code = codeOf(one.type, workSystem);
    if (code === undefined) return [];
    if (typeof one.valueString === 'string') return [{ code, text: one.valueString }];
    const value = one.valueDecimal ?? one.valueBoolean;
    return [{ code, ...(value !== undefined && { value: value as number | boolean }) }];
  });
}

/** The last day that a Task names. */
export function untilOf(task: StoredResource): string | undefined {
  return (task.restriction as { readonly period?: { readonly end?: string } } | undefined)?.period?.end;
}

export function isWorkTask(task: StoredResource, ...codes: readonly WorkTaskCode[]): boolean {
  const code = codeOf(task.code, workSystem);
  return codes.some((one) => one === code);
}

export interface Finding {
  /** Of the vocabulary, or of `workSystem` where it is told so. */
  readonly code: string;
  readonly system?: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** An Observation of a finding at a time, by somebody. */
export function observed(citizen: string, performer: string, at: string, { code, system = findingSystem, value }: Finding): Resource {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: concept(system, code),
    subject: { reference: `Patient/${citizen}` },
    effectiveDateTime: at,
    performer: [{ reference: performer }],
    ...value,
  };
}

/** Of which citizen a Task is. */
export function citizenIn(task: StoredResource): string {
  return (referenceIn(task.for) ?? '').slice('Patient/'.length);
}

/** A day that is one, YYYY-MM-DD. */
export function isDay(text: string | undefined): text is string {
  return (
    text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}
