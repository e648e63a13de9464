/** The page on which a line of the worklist is done, as the programme's data says, as far as the role has that page; else the citizen's record. */

import type { Place, WorkLine } from '@rygforloeb/pathway';
import { rolesOfPart } from './record-part.ts';

type Pages = Pick<typeof import('@rygforloeb/web').clinician, 'citizenPath' | 'inboxPath' | 'receivedPath'>;

/** The parts of a record by their places. */
const partOf: Readonly<Partial<Record<Place, string>>> = {
  consultation: 'konsultation',
  plan: 'plan',
  referrals: 'henvis',
  treatment: 'behandling',
  work: 'arbejde',
  messages: 'beskeder',
  papers: 'papirer',
};

export interface WorkingAs {
  readonly role: string;
  /** The parts of a record that the role has. */
  readonly parts: readonly string[];
  /** Whether it is the house's turn. */
  readonly isOurs: boolean;
}

/** The address, and the word for what one does there. */
export function whereDone(
  { kind, id, doneIn, referral, citizen }: Pick<WorkLine, 'kind' | 'id' | 'doneIn' | 'referral' | 'citizen'>,
  { role, parts, isOurs }: WorkingAs,
  { citizenPath, inboxPath, receivedPath }: Pages,
): { readonly href: string; readonly does: string } {
  // A clinical house is told of a clock at the receiver's, where it cannot decide anything.
  const isReceiver = kind !== 'clock' || !(rolesOfPart.konsultation ?? []).includes(role);
  const place = doneIn === 'inbox' && (!isOurs || !isReceiver) ? 'referrals' : doneIn;
  if (place === 'inbox') return { href: referral === undefined ? `${inboxPath}#sag-${id}` : receivedPath(referral), does: 'inbox' };
  if (place === 'acute') return { href: citizenPath(citizen.id, 'akut'), does: 'acute' };
  const part = partOf[place] ?? '';
  if (part === '' || !parts.includes(part)) return { href: citizenPath(citizen.id), does: 'overview' };
  if (place !== 'referrals' || referral === undefined) return { href: citizenPath(citizen.id, part), does: place };
  return { href: citizenPath(citizen.id, `${part}/${referral}`), does: 'referral' };
}
