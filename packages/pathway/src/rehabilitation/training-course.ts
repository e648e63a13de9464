/** The course of rehabilitation: examined and planned with the citizen from her goals at the start, adjusted, trained, ended (FP 7.8.2). */
import { copenhagenDate } from '@rygforloeb/decision';
import { newId, type Resource } from '@rygforloeb/record';
import { goalOf } from '../course/plan.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, partSystem } from '../fhir-words.ts';
import { stands } from '../municipal/municipal-rules.ts';
import { type PartValue, partsOf, type Referral, readReferral, withParts } from '../referral/referral.ts';
import { type StepChange, type StepOutcome, type StepTold, stepKey, takeStep, writeOn } from '../referral/take-step.ts';
import { isDay, rehabilitation } from './terms.ts';

export type CourseOfTraining =
  | StepOutcome
  | { readonly ok: false; readonly reason: 'assessment-missing'; readonly missing: readonly string[] }
  | { readonly ok: false; readonly reason: 'goals-missing' | 'contents-missing' | 'bad-date' }
  | { readonly ok: false; readonly reason: 'unknown-code'; readonly code: string };

/** What is planned: elements of `municipal.yaml`, and how in words. */
export interface Contents {
  readonly elements: readonly string[];
  readonly text?: string;
}

export interface TrainingStartTold extends StepTold {
  /** Each part of the assessment by its code: examination, function, resources. */
  readonly assessment: Readonly<Record<string, string>>;
  /** The citizen's own goals, in her words, to which she has said yes. */
  readonly goals: readonly string[];
  /** Why she came, by the programme's two purposes. */
  readonly purposes?: readonly string[];
  readonly contents: Contents;
}

/** The first visit: rehabilitation begins when it is over, with all parts of the assessment and a plan from her goals. */
export async function startRehabilitation(desk: Desk, told: TrainingStartTold): Promise<CourseOfTraining> {
  const { assessment, purposes: known } = desk.programme.municipal.rehabilitation;
  const missing = assessment.map(({ code }) => code).filter((code) => (told.assessment[code] ?? '').trim() === '');
  if (missing.length > 0) return { ok: false, reason: 'assessment-missing', missing };
  const goals = told.goals.filter((words) => words.trim() !== '');
  if (goals.length === 0) return { ok: false, reason: 'goals-missing' };
  const { purposes = [] } = told;
  const fault = unknownIn(purposes, known) ?? contentsFault(desk, told.contents);
  if (fault !== undefined) return fault;
  const there = await readReferral(desk.record, told.referral);
  if (there?.receiver !== rehabilitation) return { ok: false, reason: 'not-found' };
  const start = told.occurred ?? desk.now().toISOString();
  const made = goals.map((words) => ({ ...goalOf(there.citizen, copenhagenDate(start), { words }), id: newId() }));
  return takeStep(desk, 'start', told, ({ task }) => ({
    task: {
      executionPeriod: { start },
      ...withParts(task, 'output', {
        ...Object.fromEntries(assessment.map(({ code }) => [code, { valueString: told.assessment[code] ?? '' }])),
        purpose: purposes.map((valueCode) => ({ valueCode })),
        goal: made.map(({ id }) => ({ valueReference: { reference: `Goal/${id}` } })),
        ...contentParts(told.contents),
      }),
    },
    besides: made,
  }));
}

/** Plans otherwise, with the reason; the goals stay unless there are others. */
export async function adjustRehabilitation(
  desk: Desk,
  told: StepTold & { readonly contents: Contents; readonly goals?: readonly string[] },
): Promise<CourseOfTraining> {
  const fault = contentsFault(desk, told.contents);
  if (fault !== undefined) return fault;
  const goals = (told.goals ?? []).filter((words) => words.trim() !== '');
  if (told.goals !== undefined && goals.length === 0) return { ok: false, reason: 'goals-missing' };
  return writeOn(desk, 'adjust-rehabilitation', { from: ['in-progress'], by: ['performer'], reason: true }, told, (referral) => {
    if (referral.receiver !== rehabilitation) return { ok: false, reason: 'not-found' };
    const made = goals.map((words) => ({ ...goalOf(referral.citizen, copenhagenDate(desk.now().toISOString()), { words }), id: newId() }));
    const goal: readonly PartValue[] = made.map(({ id }) => ({ valueReference: { reference: `Goal/${id}` } }));
    return {
      task: withParts(referral.task, 'output', { ...contentParts(told.contents), ...(made.length > 0 && { goal }) }),
      besides: made,
    };
  });
}

/** One session: what was trained, by the types of `municipal.yaml`. */
export async function recordTraining(
  desk: Desk,
  told: StepTold & { readonly types: readonly string[]; readonly text?: string },
): Promise<CourseOfTraining> {
  if (told.types.length === 0) return { ok: false, reason: 'contents-missing' };
  const fault = unknownIn(told.types, desk.programme.municipal.rehabilitation.training);
  if (fault !== undefined) return fault;
  return writeOn(
    desk,
    'record-training',
    { from: ['in-progress'], by: ['performer'] },
    told,
    (referral): StepChange => ({
      besides: [sessionTask(desk, referral, told)],
    }),
  );
}

/** Training is over; the note that closes it is due (`closeRehabilitation`). */
export async function endRehabilitation(desk: Desk, told: StepTold & { readonly date?: string }): Promise<CourseOfTraining> {
  const today = copenhagenDate(desk.now().toISOString());
  const date = told.date ?? today;
  if (!isDay(date) || date > today) return { ok: false, reason: 'bad-date' };
  return writeOn(desk, 'end-rehabilitation', { from: ['in-progress'], by: ['performer'] }, told, ({ task, receiver }) =>
    receiver === rehabilitation && partsOf(task, 'ended').length === 0
      ? { task: withParts(task, 'output', { ended: { valueDate: date } }) }
      : { ok: false, reason: 'not-found' },
  );
}

function contentsFault(desk: Desk, { elements }: Contents): Extract<CourseOfTraining, { readonly ok: false }> | undefined {
  if (elements.length === 0) return { ok: false, reason: 'contents-missing' };
  return unknownIn(elements, desk.programme.municipal.rehabilitation.elements);
}

function unknownIn(
  codes: readonly string[],
  known: Parameters<typeof stands>[0],
): { ok: false; reason: 'unknown-code'; code: string } | undefined {
  const code = codes.find((one) => !stands(known, one));
  return code === undefined ? undefined : { ok: false, reason: 'unknown-code', code };
}

function contentParts({ elements, text }: Contents): Readonly<Record<string, readonly PartValue[]>> {
  return {
    element: [...new Set(elements)].map((valueCode) => ({ valueCode })),
    contents: text === undefined || text.trim() === '' ? [] : [{ valueString: text }],
  };
}

function sessionTask(
  desk: Desk,
  { id, citizen }: Referral,
  told: StepTold & { readonly types: readonly string[]; readonly text?: string },
): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [stepKey(desk, 'training', `${id} ${told.key}`)],
    status: 'completed',
    intent: 'order',
    code: concept(partSystem, 'training'),
    partOf: [{ reference: `Task/${id}` }],
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: partyOf(desk) },
    authoredOn: told.occurred ?? now,
    lastModified: now,
    output: [
      ...told.types.map((valueCode) => ({ type: concept(partSystem, 'training'), valueCode })),
      ...(told.text === undefined ? [] : [{ type: concept(partSystem, 'text'), valueString: told.text }]),
    ],
  };
}
