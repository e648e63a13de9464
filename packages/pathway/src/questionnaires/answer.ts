/** A questionnaire is answered: saved on the way as often as one likes, handed in once; then its scores and findings stand in the record. */
import { canonical, copenhagenDate } from '@rygforloeb/decision';
import { type AnswerFault, answersIn, canonicalOf, type ResponseItem, readAnswers, resultsOf } from '@rygforloeb/questionnaires';
import { newId, type Resource, type StoredResource } from '@rygforloeb/record';
import { changeOnce } from '../act.ts';
import type { Desk } from '../desk.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { askedIn } from './ask.ts';
import { findingsIn, scoresIn } from './derived.ts';

export interface AnswersTold {
  /** The id of the Task. */
  readonly task: string;
  readonly key: string;
  /** Form fields, name and value, in the order in which they stand. */
  readonly fields: readonly (readonly [string, string])[];
  /** Handed in, when nothing is at fault; else everything is saved. */
  readonly finish?: boolean;
  /** The version of the Task that the form showed. */
  readonly seen?: number;
}

export type AnswersOutcome =
  | {
      readonly ok: true;
      readonly state: 'saved' | 'handed-in';
      readonly task: StoredResource;
      /** What stood in the way of handing in; everything is saved nevertheless. */
      readonly faults: readonly AnswerFault[];
      /** Questions that do not apply, and whose answers were not handed in. */
      readonly leftOut: readonly string[];
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly reason: 'answered' | 'withdrawn' | 'no-texts' }
  | StepRefusal;

/** Ties the answers to the Task that asked for them. */
export const answersSystem = canonical('identifier', 'questionnaire-task');

/** Saves or hands in. What a citizen answers stands in her name. */
export async function answerQuestionnaire(desk: Desk, told: AnswersTold): Promise<AnswersOutcome> {
  const seen = await desk.record.read('Task', told.task);
  const asked = seen.ok ? askedIn(desk, seen.resource) : undefined;
  const questionnaire = asked && desk.shelf?.questionnaireOf(asked.instrument.id);
  if (asked === undefined || questionnaire === undefined) return { ok: false, reason: 'not-found' };
  const { citizen, instrument } = asked;
  // A clinician may note down by number what stands on the citizen's paper.
  const isCitizen = desk.access.agent.role === 'citizen';
  if (isCitizen && desk.shelf?.canBeSent(instrument.id) !== true) return { ok: false, reason: 'no-texts' };
  if (!desk.record.may('QuestionnaireResponse', 'create')) return { ok: false, reason: 'forbidden', why: 'role' };
  const { kept, handedIn, faults, leftOut } = readAnswers(
    questionnaire,
    new URLSearchParams(told.fields.map(([name, value]) => [name, value])),
  );
  const isDone = told.finish === true && faults.length === 0;
  const change = {
    type: 'Task',
    id: told.task,
    step: isDone ? 'answer-questionnaire' : 'save-answers',
    key: told.key,
    into: isDone ? 'completed' : 'in-progress',
    ...(told.seen !== undefined && { seen: told.seen }),
  };
  const outcome = await changeOnce<Extract<AnswersOutcome, { readonly ok: false }>>(desk, citizen, change, async (task, inside) => {
    if (task.status === 'completed') return { ok: false, reason: 'answered' };
    if (task.status !== 'requested' && task.status !== 'in-progress') return { ok: false, reason: 'withdrawn' };
    const there = await inside.search('QuestionnaireResponse', { where: { identifier: `${answersSystem}|${task.id}` } });
    const before = there.ok ? there.page.entries[0] : undefined;
    const response = responseOf(desk, { citizen, task, canonical: canonicalOf(questionnaire), isDone, item: isDone ? handedIn : kept });
    const id = before?.id ?? newId();
    const results = resultsOf(instrument, { item: handedIn }, desk.shelf?.textsOf(instrument.id)?.valueSet);
    const of = { citizen, from: `QuestionnaireResponse/${id}`, instrument, day: dayOf(desk, instrument.day, handedIn) };
    return {
      elements: {
        status: isDone ? 'completed' : 'in-progress',
        lastModified: desk.now().toISOString(),
        output: [{ type: task.code, valueReference: { reference: `QuestionnaireResponse/${id}` } }],
      },
      make: [
        ...(before === undefined ? [{ ...response, id }] : []),
        ...(isDone ? [...findingsIn(desk, results, of), ...scoresIn(desk, results, of)] : []),
      ],
      changes: before === undefined ? [] : [{ resource: before, elements: { item: undefined, ...response } }],
      told: { ...(typeof task.status === 'string' && { from: task.status }) },
    };
  });
  if (!outcome.ok) return outcome;
  const state = outcome.resource.status === 'completed' ? 'handed-in' : 'saved';
  return {
    ok: true,
    state,
    task: outcome.resource,
    faults: told.finish === true && state === 'saved' ? faults : [],
    leftOut,
    repeated: outcome.repeated,
  };
}

/** The day that the answers are about, where the form asks for it and it is not ahead. */
function dayOf({ now }: Desk, item: string | undefined, handedIn: readonly ResponseItem[]): string | undefined {
  const day = item === undefined ? undefined : answersIn({ item: handedIn }).get(item)?.[0]?.valueDate;
  return day !== undefined && day <= copenhagenDate(now().toISOString()) ? day : undefined;
}

interface Response {
  readonly citizen: string;
  readonly task: StoredResource;
  readonly canonical: string;
  readonly isDone: boolean;
  readonly item: readonly ResponseItem[];
}

function responseOf({ access: { agent }, now }: Desk, { citizen, task, canonical: questionnaire, isDone, item }: Response): Resource {
  return {
    resourceType: 'QuestionnaireResponse',
    identifier: { system: answersSystem, value: task.id },
    questionnaire,
    status: isDone ? 'completed' : 'in-progress',
    subject: { reference: `Patient/${citizen}` },
    authored: now().toISOString(),
    author: { reference: agent.practitionerRole ?? agent.who },
    source: { reference: `Patient/${citizen}` },
    ...(item.length > 0 && { item }),
  };
}
