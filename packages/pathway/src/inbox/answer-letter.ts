/** The GP answers a letter from who may not refer: will refer, will not, or later; and takes note of what others have told (FP 8.5, 8.7, C-81). */
import { copenhagenDate, dispositionSystem } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { changeOnce } from '../act.ts';
import { type Desk, partyOf } from '../desk.ts';
import { codeOf, concept, partSystem, receiverSystem, referenceIn } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { isDay } from '../rehabilitation/terms.ts';

export interface LetterAnswerTold {
  /** The id of the Task that came with the letter. */
  readonly task: string;
  readonly key: string;
  readonly seen?: number;
  readonly answer: 'refer' | 'no' | 'later';
  /** Why; asked for with `no` and `later`, and told to whoever wrote. */
  readonly reason?: string;
  /** With `later`: the day on which it is looked at again, YYYY-MM-DD. */
  readonly until?: string;
}

export type LetterAnswered =
  | { readonly ok: true; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'bad-date' | 'answered' }
  | StepRefusal;

const states = { refer: 'completed', no: 'rejected', later: 'on-hold' } as const;

/** Answers once. Who wrote is told with a letter; the referral itself is written as any other. */
export async function answerLetter(desk: Desk, told: LetterAnswerTold): Promise<LetterAnswered> {
  const reason = told.reason?.trim() ?? '';
  if (told.answer !== 'refer' && reason === '') return { ok: false, reason: 'reason-missing' };
  const today = copenhagenDate(desk.now().toISOString());
  if (told.answer === 'later' && (!isDay(told.until ?? '') || (told.until ?? '') <= today)) return { ok: false, reason: 'bad-date' };
  const there = await desk.record.read('Task', told.task);
  if (!there.ok) return refusalOf(there);
  const { code, intent, requester, owner, focus, for: about } = there.resource;
  const receiver = codeOf(code, receiverSystem);
  if (receiver === undefined || intent !== 'proposal' || referenceIn(owner) !== partyOf(desk)) return { ok: false, reason: 'not-found' };
  const citizen = (referenceIn(about) ?? '').slice('Patient/'.length);
  const rule = desk.programme.referrals.receivers[receiver];
  const words = [`${answers[told.answer]}: ${rule?.da ?? receiver}.`, reason].filter((one) => one !== '');
  const letter: Resource = {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(partSystem, 'letter-answer'), concept(receiverSystem, receiver)],
    subject: { reference: `Patient/${citizen}` },
    ...(referenceIn(focus) !== undefined && { inResponseTo: [{ reference: referenceIn(focus) }] }),
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: referenceIn(requester) }],
    sent: desk.now().toISOString(),
    payload: words.map((contentString) => ({ contentString })),
  };
  return changed(desk, citizen, { ...told, step: 'answer-letter' }, reason, {
    elements: {
      status: states[told.answer],
      statusReason: reason === '' ? undefined : { text: reason },
      restriction: told.answer === 'later' ? { period: { start: told.until } } : undefined,
    },
    make: [letter],
  });
}

/** The GP has seen what a colleague did. */
export async function takeNote(
  desk: Desk,
  told: { readonly task: string; readonly key: string; readonly seen?: number },
): Promise<LetterAnswered> {
  const there = await desk.record.read('Task', told.task);
  if (!there.ok) return refusalOf(there);
  const isNotice = ['notify-gp', 'notify-gp-acute'].includes(codeOf(there.resource.code, dispositionSystem) ?? '');
  if (!isNotice || referenceIn(there.resource.owner) !== partyOf(desk)) return { ok: false, reason: 'not-found' };
  const citizen = (referenceIn(there.resource.for) ?? '').slice('Patient/'.length);
  return changed(desk, citizen, { ...told, step: 'take-note' }, '', { elements: { status: 'completed' } });
}

const answers: Readonly<Record<LetterAnswerTold['answer'], string>> = {
  refer: 'Egen læge henviser',
  no: 'Egen læge henviser ikke',
  later: 'Egen læge venter med at henvise',
};

async function changed(
  desk: Desk,
  citizen: string,
  { task, key, seen, step }: { readonly task: string; readonly key: string; readonly seen?: number; readonly step: string },
  why: string,
  change: { readonly elements: Readonly<Record<string, unknown>>; readonly make?: readonly Resource[] },
): Promise<LetterAnswered> {
  const told = { type: 'Task', id: task, key, step, ...(seen !== undefined && { seen }), ...(why !== '' && { why }) };
  const outcome = await changeOnce<Extract<LetterAnswered, { readonly ok: false }>>(desk, citizen, told, ({ status }) =>
    ['requested', 'on-hold'].includes(String(status))
      ? { ...change, elements: { ...change.elements, lastModified: desk.now().toISOString() } }
      : { ok: false, reason: 'answered' },
  );
  return outcome.ok ? { ok: true, repeated: outcome.repeated } : outcome;
}
