/** The alerts that wait at an emergency department: who, since when, from whom; the rest is opened by acute access, with its reason. */
import { type Desk, namesOf } from '../desk.ts';
import { referenceIn, stateSystem } from '../fhir-words.ts';
import type { ReferralState } from '../referral/states.ts';

export interface WaitingAlert {
  readonly referral: string;
  readonly citizen: string;
  readonly since: string;
  readonly from: string;
}

const waiting: readonly ReferralState[] = ['sent', 'redirected'];
const inHand: readonly ReferralState[] = ['received', 'accepted', 'booked', 'in-progress'];

/** Oldest first. A department finds them without consent, since nobody asked for one; roles without acute access find none. */
export function openAlerts(desk: Desk): Promise<readonly WaitingAlert[]> {
  return alertsIn(desk, waiting);
}

/** The same of those that the department has taken up and not yet closed. */
export function alertsInHand(desk: Desk): Promise<readonly WaitingAlert[]> {
  return alertsIn(desk, inHand);
}

async function alertsIn(desk: Desk, states: readonly ReferralState[]): Promise<readonly WaitingAlert[]> {
  if (desk.programme.access.roles[desk.access.agent.role]?.emergency !== true || desk.access.app !== undefined) return [];
  const found: WaitingAlert[] = [];
  const where = {
    owner: [...namesOf(desk)],
    priority: 'stat',
    business_status: states.map((state) => `${stateSystem}|${state}`),
  };
  for (let after: string | undefined; ; ) {
    const listed = await desk.jobs.search('Task', { where, sort: 'event', count: 100, ...(after !== undefined && { after }) });
    if (!listed.ok) return found;
    for (const task of listed.page.entries)
      found.push({
        referral: task.id,
        citizen: (referenceIn(task.for) ?? '').slice('Patient/'.length),
        since: String(task.authoredOn),
        from: referenceIn(task.requester) ?? '',
      });
    after = listed.page.next;
    if (after === undefined) return found;
  }
}
