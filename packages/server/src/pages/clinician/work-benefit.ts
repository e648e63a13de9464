/** The jobcentre decides on sickness benefit after a new assessment; the citizen gets its words. */

import { decideBenefit } from '@rygforloeb/pathway';
import type { Act } from './work-act.ts';

export const decide: Act = {
  field: 'sygedagpenge',
  async take({ visit: { desk, formKey: key }, about: task, form, faults }) {
    const decision = form.must('afgoer', faults.choose);
    const until = form.date('afgoer-til');
    const words = form.must('afgoer-ord', faults.decisionWords);
    if (decision === 'extended' && until === undefined) form.fault('afgoer-til', faults.extendedUntil);
    if (decision === 'not-extended' && until !== undefined) form.fault('afgoer-til', faults.notExtended);
    if (form.faults.length > 0 || (decision !== 'extended' && decision !== 'not-extended')) return undefined;
    return decideBenefit(desk, { task, key, decision, words, ...(until !== undefined && { until }) });
  },
  beside: ({ faults }) => ({
    'bad-date': ['afgoer-til', faults.extendedUntil],
    'not-yours': ['sygedagpenge', faults.notYours],
    'not-found': ['sygedagpenge', faults.notYours],
  }),
};
