/** What coordinators see: counts and queues, never a citizen. */

import * as pathway from '@rygforloeb/pathway';
import { view } from '../act.ts';

export const overviewViews = {
  overview: view({}, (desk) => pathway.overviewOf(desk), {
    shows: ['overviewOf'],
    does: { da: 'overblik i tal; under fem vises ikke', en: 'an overview in numbers; fewer than five are hidden' },
  }),
  'message-queue': view({}, (desk) => pathway.messageQueue(desk), {
    shows: ['messageQueue'],
    does: { da: 'beskeder der venter, uden indhold og uden borger', en: 'messages that wait, without content or citizen' },
  }),
};
