/** The message queue as whoever keeps it running sees it: what waits for a person, between which houses, and how much is on its way. */
import type { Box } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { identifierSystems } from '../messages/mailbox.ts';
import { type ParkedMessage, parkedMessages } from '../messages/parked-messages.ts';
import { everyInDirectory } from './directory-roles.ts';

/** A parked message with its houses by name, as far as the directory has them. */
export interface QueuedMessage extends ParkedMessage {
  readonly fromName?: string;
  readonly toName?: string;
}

export type QueueOutcome =
  | {
      readonly ok: true;
      readonly messages: readonly QueuedMessage[];
      readonly counts: readonly { readonly box: Box; readonly state: string; readonly count: number }[];
    }
  | { readonly ok: false; readonly reason: 'forbidden'; readonly why: 'role' };

/** Nothing of what is in the messages, and no citizen. */
export async function messageQueue(desk: Desk, _asked: object = {}): Promise<QueueOutcome> {
  const parked = await parkedMessages(desk);
  if (!parked.ok) return parked;
  const names = await namesByNumber(desk);
  const counts = await desk.jobs.messages.counts();
  const messages = parked.messages.map((message) => {
    const [fromName, toName] = [names.get(message.from ?? ''), names.get(message.to ?? '')];
    const lacks = message.lacks?.map(({ of, missing }) => ({
      missing,
      ...(of?.startsWith('Organization/') && { of: names.get(of) ?? of }),
    }));
    return {
      ...message,
      ...(lacks !== undefined && { lacks }),
      ...(fromName !== undefined && { fromName }),
      ...(toName !== undefined && { toName }),
    };
  });
  return { ok: true, messages, counts };
}

/** Names of houses by reference and by GLN. */
async function namesByNumber({ record }: Pick<Desk, 'record'>): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const house of await everyInDirectory(record, 'Organization')) {
    if (typeof house.name !== 'string') continue;
    names.set(`Organization/${house.id}`, house.name);
    for (const { system, value } of (house.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[])
      if (value !== undefined && (identifierSystems.gln as readonly (string | undefined)[]).includes(system)) names.set(value, house.name);
  }
  return names;
}
