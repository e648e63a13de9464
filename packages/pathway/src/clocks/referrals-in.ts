/** The referrals of a citizen to one receiver, request and task together, oldest first. */
import type { StoredResource } from '@rygforloeb/record';
import { codeOf, receiverSystem } from '../fhir-words.ts';
import type { CitizenRecord } from './citizen-record.ts';

export interface ReferralPair {
  readonly request: StoredResource;
  readonly task: StoredResource;
}

/** What was given up or is wrong is among them; their states tell. */
export function referralsIn(citizen: CitizenRecord, receiver: string): readonly ReferralPair[] {
  const tasks = new Map(citizen.all('Task').map((task) => [task.id, task]));
  return citizen.all('ServiceRequest').flatMap((request) => {
    const task = tasks.get(request.id);
    const categories = (request.category ?? []) as readonly unknown[];
    return task !== undefined && categories.some((one) => codeOf(one, receiverSystem) === receiver) ? [{ request, task }] : [];
  });
}
