/** Whose pages these are: the citizen herself, or she whom a relative stands by; and who may have which. */

import { copenhagenDate } from '@rygforloeb/decision';
import type { Visit } from '../door.ts';

export const citizenAndRelative: readonly string[] = ['citizen', 'relative'];
export const citizenOnly: readonly string[] = ['citizen'];

/** The id of the Patient. */
export function ownCitizen({ session, access }: Pick<Visit, 'session' | 'access'>): string {
  const { who, role } = access.agent;
  return session.acting?.patient?.id ?? (role === 'citizen' ? who.slice('Patient/'.length) : '');
}

/** Today in Copenhagen, by the desk's clock. */
export function todayAt({ desk }: Pick<Visit, 'desk'>): string {
  return copenhagenDate(desk.now().toISOString());
}
