/** To whom a referral goes, in words: a receiver of the programme, the emergency department, or the jobcentre's fast track. */
import type { Wording } from '../check/referral-rules.ts';
import type { Desk } from '../desk.ts';
import { fastTrackReceiver } from '../work/work-words.ts';

const acute: Wording = { da: 'Akut henvisning', en: 'Acute referral' };

/** The receiver's name; its code where the programme has no word for it. */
export function receiverWords({ programme }: Pick<Desk, 'programme'>, receiver: string): Wording {
  if (receiver === 'acute') return acute;
  const known = receiver === fastTrackReceiver ? programme.vocabulary.dispositions.get(receiver) : programme.referrals.receivers[receiver];
  const { da = receiver, en = receiver } = (known ?? {}) as Partial<Wording>;
  return { da, en };
}
