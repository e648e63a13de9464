/** What coordinators see: counts and queues, never a citizen. */

import * as pathway from '@rygforloeb/pathway';
import { view } from '../act.ts';

export const overviewViews = {
  overview: view({}, (desk) => pathway.overviewOf(desk), {
    shows: ['overviewOf'],
    does: { da: 'overblik i tal; under fem vises ikke', en: 'an overview in numbers; fewer than five are hidden' },
  }),
  times: view({}, (desk) => pathway.timesOf(desk), {
    shows: ['timesOf'],
    does: {
      da: 'frister holdt og overskredet uge for uge, og ventetid fra trin til trin',
      en: 'limits kept and passed week by week, and waits',
    },
  }),
  'message-queue': view({}, (desk) => pathway.messageQueue(desk), {
    shows: ['messageQueue'],
    does: { da: 'beskeder der venter, uden indhold og uden borger', en: 'messages that wait, without content or citizen' },
  }),
};
