/** The note that closes a municipal course: what it must hold, to whom it goes, and who may not have it. */
import type { Resource } from '@rygforloeb/record';
import { standingOf } from '../check/consent-of.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, partSystem, referenceIn } from '../fhir-words.ts';
import type { Referral } from '../referral/referral.ts';
import { gpOf } from '../referral/send.ts';
import type { Listed } from './municipal-rules.ts';

/** A note by the codes of its parts in `municipal.yaml`. */
export type Note = Readonly<Record<string, string>>;

export interface Receivers {
  readonly houses: readonly string[];
  readonly gp: 'told' | 'no-consent' | 'no-gp';
  /** Named for a copy, and not permitted by the citizen. */
  readonly withheld: readonly string[];
  /** What was written for a copy and is no house of the directory. */
  readonly byHand: readonly string[];
}

/** The parts that a note must hold and does not. */
export function missingIn(parts: readonly Listed[], note: Note): readonly string[] {
  return parts.map(({ code }) => code).filter((code) => (note[code] ?? '').trim() === '');
}

/** The GP where the citizen permits it, whoever the referral names for a copy, and those who get it always. */
export async function receiversOf(desk: Desk, referral: Referral, always: readonly string[]): Promise<Receivers> {
  const { citizen } = referral;
  const gp = await gpOf(desk, citizen);
  const ask = { recipient: gp ?? '', roles: ['gp'], purpose: 'treatment' };
  const isReferrer = gp !== undefined && always.includes(gp);
  const mayTell = isReferrer || (gp !== undefined && (await standingOf(desk, citizen, ask)) === 'given');
  const named = referral.content.flatMap((entry) =>
    entry.field === 'copy-recipient' && 'text' in entry ? entry.text.split(/[\s,;]+/) : [],
  );
  const copies: string[] = [];
  const withheld: string[] = [];
  for (const recipient of new Set(named.filter((one) => one.startsWith('Organization/')))) {
    if (recipient === gp || always.includes(recipient)) continue;
    const standing = await standingOf(desk, citizen, { recipient, roles: readingRoles(desk), purpose: 'treatment' });
    (standing === 'given' ? copies : withheld).push(recipient);
  }
  const words = referral.content.flatMap((entry) =>
    entry.field === 'copy-recipient' && 'text' in entry && !entry.text.includes('Organization/') ? [entry.text] : [],
  );
  return {
    houses: [...new Set([...always, ...(mayTell && gp !== undefined ? [gp] : []), ...copies])],
    gp: mayTell ? 'told' : gp === undefined ? 'no-gp' : 'no-consent',
    withheld,
    byHand: words,
  };
}

/** The note as a letter; the citizen has it where nobody else may. */
export function noteLetter(desk: Desk, referral: Referral, parts: readonly Listed[], note: Note, houses: readonly string[]): Resource {
  const recipients = houses.length > 0 ? houses : [`Patient/${referral.citizen}`];
  return {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(partSystem, 'closing-note')],
    subject: { reference: `Patient/${referral.citizen}` },
    about: [{ reference: `ServiceRequest/${referral.id}` }],
    sender: { reference: partyOf(desk) },
    recipient: recipients.map((reference) => ({ reference })),
    sent: desk.now().toISOString(),
    payload: parts.map(({ code, da }) => ({ contentString: `${da}: ${(note[code] ?? '').trim()}` })),
  };
}

/** The houses of the request that do not have the Task any more: a municipality whose citizen chose a supplier. */
export function otherHouses({ request, performer }: Referral): readonly string[] {
  return ((request.performer ?? []) as readonly unknown[]).flatMap((one) => referenceIn(one) ?? []).filter((house) => house !== performer);
}

function readingRoles({ programme }: Desk): readonly string[] {
  return Object.entries(programme.access.roles)
    .filter(([, { purposes }]) => purposes.includes('treatment'))
    .map(([role]) => role);
}
