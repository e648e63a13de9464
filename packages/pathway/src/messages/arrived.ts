/** Who a message that came is from, for and about, as the record knows them; what it does not know waits for a person. */
import { type CitizenNumber, EffectRefused } from '@rygforloeb/messaging';
import type { GatedRecord } from '@rygforloeb/record';
import { citizensWith } from './citizen.ts';
import { type Mailbox, mailboxesAt } from './mailbox.ts';

export interface Arrived {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly citizen: string;
}

/** Throws EffectRefused for what the record does not know, or knows twice. */
export async function arrivedFor(
  record: GatedRecord,
  { from, to, numbers }: { readonly from: string; readonly to: string; readonly numbers: readonly CitizenNumber[] },
): Promise<Arrived> {
  const [receiver, ...receivers] = (await mailboxesAt(record, to)).filter(({ reachedBy }) => reachedBy === 'here');
  if (receiver === undefined || receivers.length > 0) throw new EffectRefused('no-use');
  const [sender, ...senders] = await mailboxesAt(record, from);
  if (sender === undefined || senders.length > 0) throw new EffectRefused('unknown-sender');
  const [citizen, ...citizens] = await citizensWith(record, numbers);
  if (citizen === undefined || citizens.length > 0) throw new EffectRefused('unknown-citizen');
  return { from: sender, to: receiver, citizen };
}

/** Is this the GLN of a house that is here? */
export async function isOurHouse(record: GatedRecord, gln: string): Promise<boolean> {
  return (await mailboxesAt(record, gln)).some(({ reachedBy }) => reachedBy === 'here');
}

/** The numbers in a letter's words. */
export function numbersIn(number: { readonly cpr: string } | { readonly replacement: string }): readonly CitizenNumber[] {
  if ('cpr' in number) return [{ kind: 'cpr', value: number.cpr }];
  const { replacement: value } = number;
  return [
    { kind: 'x-ecpr', value },
    { kind: 'd-ecpr', value },
  ];
}
