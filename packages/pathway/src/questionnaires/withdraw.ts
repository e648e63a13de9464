/** A questionnaire that was asked for is taken back: it is no longer needed, or was asked for by mistake. */
import type { StoredResource } from '@rygforloeb/record';
import { changeOnce } from '../act.ts';
import type { Desk } from '../desk.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { answersSystem } from './answer.ts';
import { askedIn } from './ask.ts';

export interface WithdrawTold {
  /** The id of the Task. */
  readonly task: string;
  readonly why: string;
  readonly key: string;
}

export type WithdrawOutcome =
  | { readonly ok: true; readonly task: StoredResource; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'answered' | 'withdrawn' | 'reason-missing' }
  | StepRefusal;

/** Takes it back with a reason. What the citizen had begun to answer stays hers, as answers that were stopped. */
export async function withdrawQuestionnaire(desk: Desk, { task: id, why, key }: WithdrawTold): Promise<WithdrawOutcome> {
  const seen = await desk.record.read('Task', id);
  const asked = seen.ok ? askedIn(desk, seen.resource) : undefined;
  if (asked === undefined) return { ok: false, reason: 'not-found' };
  if (desk.access.agent.role === 'citizen' || !desk.record.may('QuestionnaireResponse', 'create'))
    return { ok: false, reason: 'forbidden', why: 'role' };
  if (why.trim() === '') return { ok: false, reason: 'reason-missing' };
  const told = { type: 'Task', id, step: 'withdraw-questionnaire', key, into: 'cancelled', why };
  const outcome = await changeOnce<Extract<WithdrawOutcome, { readonly ok: false }>>(desk, asked.citizen, told, async (task, inside) => {
    if (task.status === 'completed') return { ok: false, reason: 'answered' };
    if (task.status !== 'requested' && task.status !== 'in-progress') return { ok: false, reason: 'withdrawn' };
    const begun = await inside.search('QuestionnaireResponse', { where: { identifier: `${answersSystem}|${task.id}` } });
    const response = begun.ok ? begun.page.entries[0] : undefined;
    return {
      elements: { status: 'cancelled', statusReason: { text: why.trim() }, lastModified: desk.now().toISOString() },
      changes: response === undefined ? [] : [{ resource: response, elements: { status: 'stopped' } }],
      told: { from: task.status },
    };
  });
  return outcome.ok ? { ok: true, task: outcome.resource, repeated: outcome.repeated } : outcome;
}
