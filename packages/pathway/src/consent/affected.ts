/** What runs with a recipient, and would feel it when the citizen takes her yes back. Acute referrals are not among it: they ask for none. */
import type { GatedRecord } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';
import { type Referral, toReferral } from '../referral/referral.ts';
import type { Recipient } from './consent-resource.ts';

export interface Affected {
  readonly what: 'referral' | 'course';
  readonly id: string;
  /** What the recipient is to it. */
  readonly as: 'performer' | 'requester' | 'responsible';
  readonly receiver?: string;
  readonly requester?: string;
}

const over: readonly string[] = ['draft', 'checked', 'closed', 'cancelled'];

/** The referrals that are on their way or under way. */
export async function runningReferrals(record: GatedRecord, citizen: string): Promise<readonly Referral[]> {
  const tasks = new Map((await everyOf(record, 'Task', citizen)).map((task) => [task.id, task]));
  return (await everyOf(record, 'ServiceRequest', citizen)).flatMap((request) => {
    const task = tasks.get(request.id);
    const referral = task && toReferral(request, task);
    return referral === undefined || over.includes(referral.state) || referral.priority === 'stat' ? [] : [referral];
  });
}

/** As the agent behind the record sees it. */
export async function affectedBy(
  { programme }: Pick<Desk, 'programme'>,
  record: GatedRecord,
  citizen: string,
  to: Recipient,
): Promise<readonly Affected[]> {
  const party = 'house' in to ? to.house : 'person' in to ? to.person : undefined;
  const reads = (receiver: string) => 'role' in to && programme.referrals.receivers[receiver]?.recipient.roles.includes(to.role) === true;
  const referrals = (await runningReferrals(record, citizen)).flatMap(({ id, receiver, performer, requester }): readonly Affected[] => {
    if (performer === party || reads(receiver)) return [{ what: 'referral', id, as: 'performer', receiver, requester }];
    return requester === party ? [{ what: 'referral', id, as: 'requester', receiver, requester }] : [];
  });
  const courses = (await everyOf(record, 'EpisodeOfCare', citizen)).filter(
    ({ status, managingOrganization }) => status === 'active' && party !== undefined && referenceIn(managingOrganization) === party,
  );
  return [...referrals, ...courses.map(({ id }): Affected => ({ what: 'course', id, as: 'responsible' }))];
}
