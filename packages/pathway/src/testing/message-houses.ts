/** Houses with numbers, of which some are reached by messages; every number is fictitious. */
import { messagesIn } from '@rygforloeb/messaging';
import { identifierSystems, reachedByUrl } from '../messages/mailbox.ts';
import { withMessages } from '../messages/posting.ts';
import type { Houses, PathwayOptions } from './open-pathway.ts';

/** The GLN of a house in tests, with its check digit. */
export function glnOf(role: string): string {
  const number = [...role].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
  const digits = `999000${String(number).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Everything that letters ask of an organisation. */
export function numbered(role: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    identifier: [
      { system: identifierSystems.gln[0], value: glnOf(role) },
      { system: identifierSystems.sor[0], value: `99${glnOf(role)}` },
      { system: identifierSystems.cvr[0], value: '99999999' },
      { system: identifierSystems.seNumber[0], value: '99999999' },
      { system: identifierSystems.bankAccount[0], value: '9999 9999999999' },
    ],
    telecom: [{ system: 'phone', value: '00000000' }],
    address: [{ line: ['Eksempelvej 1'], city: 'Prøveby', postalCode: '9999' }],
    ...more,
  };
}

/** On an organisation that is reached by messages. */
export const byMessages = { extension: [{ url: reachedByUrl, valueCode: 'medcom' }] };

/** A pathway whose houses tell each other by messages where they are among these; `without` lack their numbers. */
export function messageHouses(reached: readonly string[], without: readonly string[] = []): PathwayOptions {
  return {
    house: withMessages,
    organization: (role) => {
      const way = reached.includes(role) ? byMessages : {};
      return without.includes(role) ? way : numbered(role, way);
    },
  };
}

/** What lies in the outbox and is to be sent, taken from there. */
export async function outbox(
  { jobs }: Pick<Houses, 'jobs'>,
  now: string,
): Promise<readonly { readonly name: string; readonly to: string; readonly body: string }[]> {
  const taken = [];
  const later = new Date(Date.parse(now) + 3_600_000).toISOString();
  const messages = messagesIn(jobs);
  for (let one = await messages.claimOutgoing(now, later); one !== undefined; one = await messages.claimOutgoing(now, later)) {
    const { name, to, body } = one.parcel;
    taken.push({ name, to: to.gln, body });
    await messages.saveOutgoing({ ...one, state: 'delivered' });
  }
  return taken;
}
