/** Work as it is told today, and the end of sickness benefit: each thing that was told is noted as its own. */

import { noteWork } from '@rygforloeb/pathway';
import { type Act, type Acting, answered, given } from './work-act.ts';

type WorkTold = Parameters<typeof noteWork>[1];

/** What was asked. */
export const note: Act = {
  field: 'situation',
  async take({ visit: { desk, formKey: key }, citizen, form, faults }) {
    const need = form.text('behov');
    const sickLeave = leaveIn(form, faults);
    const expectedWeeks = form.whole('uger', 0, 520);
    const again = need === 'senere' ? form.mustDate('igen', faults.later) : undefined;
    if (form.faults.length > 0) return undefined;
    const aspects = [...form.all('fysisk'), ...form.all('psykisk')].map((aspect) => ({ aspect, matters: true }));
    return noteWork(desk, {
      ...{ citizen, key },
      ...given('status', form.text('situation')),
      ...(sickLeave !== undefined && { sickLeave }),
      ...(expectedWeeks !== undefined && { expectedWeeks }),
      ...answered('atRisk', form.text('truet')),
      ...answered('repeatedLeave', form.text('gentagne')),
      ...answered('lastingIllness', form.text('varig')),
      ...given('words', form.text('arbejdsord')),
      ...(aspects.length > 0 && { aspects }),
      ...(again !== undefined && { need: { answer: 'later', on: again } as const }),
      ...((need === 'ja' || need === 'nej') && { need: { answer: need === 'ja' ? 'yes' : 'no' } as const }),
    });
  },
  beside: ({ faults }) => ({ 'nothing-told': ['situation', faults.nothing], unknown: ['situation', faults.unknown] }),
};

/** When the benefit ends, and whether she is fit by then. */
export const benefitEnd: Act = {
  field: 'ydelse',
  async take({ visit: { desk, formKey: key }, citizen, form }) {
    const end = form.date('ydelse');
    if (form.faults.length > 0) return undefined;
    return noteWork(desk, { citizen, key, ...(end !== undefined && { benefitEnd: end }), ...answered('unfit', form.text('uegnet')) });
  },
  beside: ({ faults }) => ({ 'nothing-told': ['ydelse', faults.benefit], unknown: ['ydelse', faults.unknown] }),
};

function leaveIn(form: Acting['form'], faults: Acting['faults']): WorkTold['sickLeave'] {
  const share = (['none', 'part', 'full'] as const).find((one) => one === form.text('sygemelding'));
  const [since, until] = [form.date('siden'), form.date('sygtil')];
  const hoursPerWeek = form.whole('timer', 0, 60);
  if (share === undefined) return undefined;
  if (share === 'none') return { share };
  if (since === undefined) form.fault('siden', faults.since);
  if (since !== undefined && until !== undefined && until < since) form.fault('sygtil', faults.sickUntil);
  return {
    share,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
  };
}
