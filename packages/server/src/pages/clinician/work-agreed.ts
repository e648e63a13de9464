/** What is agreed about work: part-time sick leave and adaptations, always with a last day, and a §56 scheme as it goes. */

import { agreeAdaptation, changeAdaptation, noteSection56 } from '@rygforloeb/pathway';
import type { Act } from './work-act.ts';

/** One more, with its last day. */
export const agree: Act = {
  field: 'tilpas-hvad',
  async take({ visit: { desk, formKey: key }, citizen, form, faults }) {
    const kind = form.must('tilpas-slags', faults.kind);
    const what = form.must('tilpas-hvad', faults.what);
    const hoursPerWeek = form.whole('tilpas-timer', 1, 60);
    const [from, until] = [form.mustDate('tilpas-fra', faults.days), form.mustDate('tilpas-til', faults.days)];
    if (form.faults.length > 0 || !isAdaptation(kind)) return undefined;
    return agreeAdaptation(desk, {
      ...{ citizen, key, kind, what, from, until },
      agreedWithEmployer: form.text('tilpas-aftalt') === 'ja',
      ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    });
  },
  beside: ({ faults }) => ({ 'bad-date': ['tilpas-til', faults.days], 'hours-missing': ['tilpas-timer', faults.hours] }),
};

/** Another last day, or an end today. */
export const change: Act = {
  field: 'tilpasninger',
  async take({ visit: { desk, formKey: key }, about: adaptation, form, faults }) {
    const why = form.must(`aendr-hvorfor.${adaptation}`, faults.why);
    const until = form.date(`aendr-til.${adaptation}`);
    if (form.faults.length > 0) return undefined;
    return changeAdaptation(desk, { adaptation, why, key, ...(until !== undefined && { until }) });
  },
  beside: ({ about, faults }) => ({ 'bad-date': [`aendr-til.${about}`, faults.days] }),
};

/** How far the municipality is with it. */
export const section56: Act = {
  field: 'p56',
  async take({ visit: { desk, formKey: key }, citizen, form, faults }) {
    const said = form.must('p56', faults.section56);
    const state = (['applied', 'approved', 'refused', 'ended'] as const).find((one) => one === said);
    const [from, until] = [form.date('p56-fra'), form.date('p56-til')];
    if (form.faults.length > 0 || state === undefined) return undefined;
    const days = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
    return noteSection56(desk, { citizen, key, state, ...days });
  },
  beside: ({ faults }) => ({ 'bad-date': ['p56-til', faults.section56Days] }),
};

/** Whether a task is one of these. */
export function isAdaptation(code: string): code is 'part-time' | 'adaptation' {
  return code === 'part-time' || code === 'adaptation';
}
