/** A citizen's referrals as she follows them: sent, received, assessed, invited; what is asked of her, and what she may do. */
import { copenhagenDate } from '@rygforloeb/decision';
import { everyOf } from '../check/every-of.ts';
import { namesOfHouses } from '../citizen/names.ts';
import type { Desk } from '../desk.ts';
import { toReferral } from './referral.ts';
import type { ReferralState } from './states.ts';
import { storyOf } from './story.ts';
import { openSteps, partiesAt } from './take-step.ts';

export interface OwnReferral {
  readonly id: string;
  readonly version: number;
  readonly receiver: string;
  readonly state: ReferralState;
  /** The name of the house, as far as the directory has one. */
  readonly house?: string;
  /** Days on which it came so far, YYYY-MM-DD; the latest of each. Only where the reader may see who did what. */
  readonly days: Partial<Readonly<Record<ReferralState, string>>>;
  readonly sent?: string;
  readonly bookedFor?: string;
  /** What the receiver asks, or why it was sent back. */
  readonly words?: string;
  readonly mayAnswer: boolean;
  readonly mayCancel: boolean;
}

/** What was never sent is not among them; the latest sent first. */
export async function ownReferrals(desk: Desk, citizen: string): Promise<readonly OwnReferral[]> {
  const tasks = new Map((await everyOf(desk.record, 'Task', citizen)).map((task) => [task.id, task]));
  const found: OwnReferral[] = [];
  for (const request of await everyOf(desk.record, 'ServiceRequest', citizen)) {
    const task = tasks.get(request.id);
    const referral = task && toReferral(request, task);
    if (referral === undefined || referral.state === 'draft' || referral.state === 'checked') continue;
    const { id, version, receiver, state, bookedFor, performer, reason } = referral;
    const open = openSteps(desk, referral, partiesAt(desk, referral));
    const [house] = (await namesOfHouses(desk, [performer])).values();
    const days = Object.fromEntries(
      (await storyOf(desk, id)).flatMap(({ to, occurred }) => (to === undefined ? [] : [[to, copenhagenDate(occurred)]])),
    );
    found.push({
      ...{ id, version, receiver, state, days, mayAnswer: open.includes('answer'), mayCancel: open.includes('cancel') },
      ...(house !== undefined && { house }),
      ...(typeof request.authoredOn === 'string' && { sent: copenhagenDate(request.authoredOn) }),
      ...(bookedFor !== undefined && { bookedFor }),
      ...(reason !== undefined && { words: reason }),
    });
  }
  return found.sort((one, other) => (other.sent ?? '').localeCompare(one.sent ?? ''));
}
