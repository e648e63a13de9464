/** The acute alert: nothing but a citizen, a department and a reason is asked for. */

import * as pathway from '@rygforloeb/pathway';
import { act } from '../act.ts';
import { house, id, instant, key, optional, words } from '../told.ts';

export const acuteActs = {
  raiseAlert: act(
    pathway.raiseAlert,
    { citizen: id, receiver: house, reason: words, onset: optional(words), called: optional(words), key, occurred: optional(instant) },
    {
      who: { right: 'refer_emergency' },
      creates: true,
      acute: true,
      does: { da: 'alarmerer akutmodtagelsen nu; ring først', en: 'alerts the emergency department now; telephone first' },
    },
  ),
};
