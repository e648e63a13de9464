/** Whether the citizen lets a receiver look, and what to ask if not. */
import { type ConsentQuestion, consentStanding, type Resource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { everyOf } from './every-of.ts';

/** What the citizen would have to be asked. */
export interface ConsentToAsk {
  readonly recipient: string;
  readonly roles: readonly string[];
  readonly purpose: string;
}

export type Standing = ReturnType<typeof consentStanding>;

/** Of the roles in which the receiver may read, one is enough. The answer alone is told, not the consents it rests on. */
export async function standingOf(desk: Desk, citizen: string, ask: ConsentToAsk): Promise<Standing> {
  const consents = await everyOf(desk.jobs, 'Consent', citizen);
  return standingIn(desk, consents, ask);
}

/** The same over consents at hand. */
export function standingIn({ programme, now }: Desk, consents: readonly Resource[], { recipient, roles, purpose }: ConsentToAsk): Standing {
  const domains = Object.entries(programme.access.domains)
    .filter(([, types]) => types.includes('ServiceRequest'))
    .map(([domain]) => domain);
  const asked = (role: string): ConsentQuestion => ({ parties: [recipient], role, purpose, domains, at: now() });
  const standings = roles.map((role) => consentStanding(consents, asked(role)));
  return standings.find((one) => one === 'given') ?? standings.find((one) => one === 'refused') ?? 'not-given';
}
