/** Questions that a citizen wants to bring to her next visit: kept until she takes them away, and read by those in her team. */
import { canonical } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { changeOnce, makeOnce } from '../act.ts';
import { everyOf } from '../check/every-of.ts';
import { coursesOf } from '../course/course-view.ts';
import type { Desk } from '../desk.ts';
import { codeOf, concept, referenceIn } from '../fhir-words.ts';
import type { StepRefusal } from '../referral/take-step.ts';

export const questionSystem = canonical('CodeSystem', 'citizen-message');
export const visitQuestionCode = 'visit-question';

export interface VisitQuestion {
  readonly id: string;
  readonly text: string;
  readonly since: string;
}

export type QuestionOutcome =
  | { readonly ok: true; readonly question: VisitQuestion; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'text-missing' | 'not-a-citizen' }
  | StepRefusal;

/** Keeps a question. */
export async function keepQuestion(
  desk: Desk,
  { citizen, text, key }: { readonly citizen: string; readonly text: string; readonly key: string },
): Promise<QuestionOutcome> {
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'not-a-citizen' };
  if (text.trim() === '') return { ok: false, reason: 'text-missing' };
  const houses = new Set(
    (await coursesOf(desk, citizen)).flatMap(({ team, responsible }) => [responsible, ...team.map(({ member }) => member)]),
  );
  const inCourse = [...houses].filter((house) => house?.startsWith('Organization/'));
  const recipient = (inCourse.length > 0 ? inCourse : [await gpOrHerself(desk, citizen)]).map((reference) => ({ reference }));
  const made = await makeOnce(desk, { step: 'keep-question', citizen, key }, [
    {
      resourceType: 'Communication',
      status: 'in-progress',
      category: [concept(questionSystem, visitQuestionCode)],
      subject: { reference: `Patient/${citizen}` },
      sender: { reference: `Patient/${citizen}` },
      recipient,
      sent: desk.now().toISOString(),
      payload: [{ contentString: text }],
    },
  ]);
  if (!made.ok) return made;
  const [question] = made.resources;
  return question === undefined ? { ok: false, reason: 'not-found' } : { ok: true, question: shown(question), repeated: made.repeated };
}

/** Who reads it where she has no course yet. */
async function gpOrHerself({ record }: Desk, citizen: string): Promise<string> {
  const patient = await record.read('Patient', citizen);
  const [gp] = (patient.ok ? (patient.resource.generalPractitioner ?? []) : []) as readonly unknown[];
  return referenceIn(gp) ?? `Patient/${citizen}`;
}

/** Takes it away: it has been answered, or she no longer wants to ask. */
export async function settleQuestion(
  desk: Desk,
  { citizen, question, key }: { readonly citizen: string; readonly question: string; readonly key: string },
): Promise<QuestionOutcome> {
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'not-a-citizen' };
  const outcome = await changeOnce<StepRefusal>(
    desk,
    citizen,
    { step: 'settle-question', key, type: 'Communication', id: question },
    (there) =>
      isOpen(there) && referenceIn(there.subject) === `Patient/${citizen}`
        ? { elements: { status: 'completed' } }
        : { ok: false, reason: 'not-found' },
  );
  return outcome.ok ? { ok: true, question: shown(outcome.resource), repeated: outcome.repeated } : outcome;
}

/** Those that still stand, the oldest first. */
export async function visitQuestions(desk: Desk, citizen: string): Promise<readonly VisitQuestion[]> {
  return (await everyOf(desk.record, 'Communication', citizen))
    .filter(isOpen)
    .map(shown)
    .sort((one, other) => one.since.localeCompare(other.since));
}

function isOpen({ category, status }: StoredResource): boolean {
  return (
    status === 'in-progress' && ((category ?? []) as readonly unknown[]).some((one) => codeOf(one, questionSystem) === visitQuestionCode)
  );
}

function shown({ id, sent, payload }: StoredResource): VisitQuestion {
  const [first] = (payload ?? []) as readonly { readonly contentString?: string }[];
  return { id, text: first?.contentString ?? '', since: String(sent) };
}
