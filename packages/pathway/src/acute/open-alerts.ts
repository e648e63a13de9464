/** The alerts that wait at an emergency department: who, since when, from whom; the rest is opened by acute access, with its reason. */
import { type Desk, namesOf } from '../desk.ts';
import { referenceIn, stateSystem } from '../fhir-words.ts';

export interface WaitingAlert {
  readonly referral: string;
  readonly citizen: string;
  readonly since: string;
  readonly from: string;
}

/** Oldest first. A department finds them without consent, since nobody asked for one; roles without acute access find none. */
export async function openAlerts(desk: Desk): Promise<readonly WaitingAlert[]> {
  if (desk.programme.access.roles[desk.access.agent.role]?.emergency !== true || desk.access.app !== undefined) return [];
  const found: WaitingAlert[] = [];
  const where = {
    owner: [...namesOf(desk)],
    priority: 'stat',
    business_status: [`${stateSystem}|sent`, `${stateSystem}|redirected`],
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
