/** To whom a referral goes, in words: a receiver of the programme, a fast track, or the emergency department. */
import { acuteReceiver } from '../acute/raise-alert.ts';
import type { Wording } from '../check/referral-rules.ts';
import type { Desk } from '../desk.ts';
import { fastTrackReceiver } from '../work/work-words.ts';

const acute: Wording = { da: 'Akut henvisning', en: 'Acute referral' };

/** The code itself where nobody has words for it. */
export function receiverWords({ programme }: Pick<Desk, 'programme'>, receiver: string): Wording {
  if (receiver === acuteReceiver) return acute;
  const known = receiver === fastTrackReceiver ? programme.vocabulary.dispositions.get(receiver) : programme.referrals.receivers[receiver];
  const { da = receiver, en = receiver } = (known ?? {}) as Partial<Wording>;
  return { da, en };
}
