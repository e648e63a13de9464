/** Letters that a house has written to a citizen's GP because it may not refer itself, and how each one stands. */
import type { Wording } from '../check/referral-rules.ts';
import { type Desk, namesOf } from '../desk.ts';
import { codeOf, receiverSystem, referenceIn } from '../fhir-words.ts';
import { receiverWords } from './receiver-words.ts';

export interface LetterWritten {
  /** Of the Task that asks for an answer. */
  readonly id: string;
  /** The receiver of `referrals.yaml` that it is about. */
  readonly receiver: string;
  readonly what: Wording;
  readonly to: string;
  readonly state: 'waits' | 'later' | 'will-refer' | 'will-not-refer';
  readonly written: string;
  /** In the GP's words. */
  readonly reason?: string;
  /** With `later`: when it is looked at again. */
  readonly until?: string;
}

const states: Readonly<Record<string, LetterWritten['state']>> = {
  requested: 'waits',
  'on-hold': 'later',
  completed: 'will-refer',
  rejected: 'will-not-refer',
};

/** By the gate, the latest first. */
export async function lettersOf(desk: Desk, citizen: string): Promise<readonly LetterWritten[]> {
  if (!desk.record.may('Task', 'search')) return [];
  const found = await desk.record.search('Task', {
    where: { patient: citizen, requester: [...namesOf(desk)] },
    sort: '-modified',
    count: 200,
  });
  if (!found.ok) return [];
  return found.page.entries.flatMap((task) => {
    const receiver = codeOf(task.code, receiverSystem);
    const state = states[String(task.status)];
    if (task.intent !== 'proposal' || receiver === undefined || state === undefined) return [];
    const reason = (task.statusReason as { readonly text?: string } | undefined)?.text;
    const until = (task.restriction as { readonly period?: { readonly start?: string } } | undefined)?.period?.start;
    return [
      {
        ...{ id: task.id, receiver, what: receiverWords(desk, receiver), to: referenceIn(task.owner) ?? '', state },
        written: String(task.authoredOn),
        ...(reason !== undefined && { reason }),
        ...(until !== undefined && { until }),
      },
    ];
  });
}
