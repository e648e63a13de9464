/** A questionnaire that somebody is asked to answer: a Task of the citizen's, with its day. */
import { canonical, copenhagenDate } from '@rygforloeb/decision';
import { canonicalOf, type Instrument, type Questionnaire } from '@rygforloeb/questionnaires';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { makeOnce } from '../act.ts';
import { type Desk, partyOf } from '../desk.ts';
import { codeOf, concept, referenceIn } from '../fhir-words.ts';
import type { StepRefusal } from '../referral/take-step.ts';

export interface AskTold {
  readonly citizen: string;
  /** An instrument on the shelf. */
  readonly instrument: string;
  readonly key: string;
  /** The last day on which the answers are of use, YYYY-MM-DD. */
  readonly due?: string;
}

export type AskOutcome =
  | { readonly ok: true; readonly task: StoredResource; readonly repeated: boolean }
  /** `no-texts`: the licence holder's texts have not been imported here. */
  | { readonly ok: false; readonly reason: 'unknown-instrument' | 'no-texts' | 'bad-date' }
  | StepRefusal;

const taskSystem = canonical('CodeSystem', 'questionnaire-task');
const answerCode = 'answer-questionnaire';

/** Asks the citizen to answer a questionnaire; a citizen may take one up herself, such as her diary. */
export async function assignQuestionnaire(desk: Desk, told: AskTold): Promise<AskOutcome> {
  const { shelf, record, now } = desk;
  const questionnaire = shelf?.questionnaireOf(told.instrument);
  if (shelf === undefined || questionnaire === undefined) return { ok: false, reason: 'unknown-instrument' };
  if (!shelf.canBeSent(told.instrument)) return { ok: false, reason: 'no-texts' };
  // Who may not see answers does not ask for them.
  if (!record.may('QuestionnaireResponse', 'create')) return { ok: false, reason: 'forbidden', why: 'role' };
  if (told.due !== undefined && (!isDay(told.due) || told.due < copenhagenDate(now().toISOString())))
    return { ok: false, reason: 'bad-date' };
  const made = await makeOnce(desk, { step: 'assign-questionnaire', citizen: told.citizen, key: told.key, into: 'requested' }, [
    taskOf(desk, told, questionnaire),
  ]);
  if (!made.ok) return made;
  const [task] = made.resources;
  return task === undefined ? { ok: false, reason: 'not-found' } : { ok: true, task, repeated: made.repeated };
}

/** What a task asks for; undefined where it asks for no questionnaire, or for one that is no longer on the shelf. */
export function askedIn({ shelf }: Desk, task: StoredResource): { readonly citizen: string; readonly instrument: Instrument } | undefined {
  if (codeOf(task.code, taskSystem) !== answerCode) return undefined;
  const [input] = (task.input ?? []) as readonly { readonly valueCanonical?: string }[];
  const id = input?.valueCanonical?.split('|')[0]?.split('/').at(-1) ?? '';
  const [instrument, citizen] = [shelf?.find(id), referenceIn(task.for)?.slice('Patient/'.length)];
  return instrument === undefined || citizen === undefined ? undefined : { citizen, instrument };
}

/** The day by which a questionnaire is to be answered; undefined of any other Task, and where no day was named. */
export function askedWithDay(task: StoredResource): string | undefined {
  if (codeOf(task.code, taskSystem) !== answerCode) return undefined;
  return (task.restriction as { readonly period?: { readonly end?: string } } | undefined)?.period?.end?.slice(0, 10);
}

function taskOf(desk: Desk, { citizen, due }: AskTold, questionnaire: Questionnaire): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    code: concept(taskSystem, answerCode),
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: `Patient/${citizen}` },
    authoredOn: now,
    lastModified: now,
    ...(due !== undefined && { restriction: { period: { end: due } } }),
    input: [{ type: concept(taskSystem, 'questionnaire'), valueCanonical: canonicalOf(questionnaire) }],
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
