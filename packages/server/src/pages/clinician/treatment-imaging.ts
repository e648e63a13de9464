/** Imaging on the page of treatment: a result noted, and explained to the citizen. */

import { explainImaging, recordImaging } from '@rygforloeb/pathway';
import type { Act } from './treatment-act.ts';

/** A result, with whether it fits the citizen's complaints. */
export const imagingResult: Act = {
  field: () => 'billede-svar',
  async take({ visit: { desk, formKey: key }, citizen, form, messages: { faults } }) {
    const modality = form.must('billede', faults.choose);
    const told = { day: form.mustDate('billede-dag', faults.date), result: form.must('billede-svar', faults.choose) };
    const [matches, reason] = [form.text('passer'), form.text('passer-grund')];
    if (form.faults.length > 0 || !isModality(modality)) return undefined;
    return recordImaging(desk, {
      citizen,
      key,
      modality,
      ...told,
      ...(matches !== '' && { match: { matches: matches === 'ja', reason } }),
    });
  },
  mend({ reason, faults: wrong = [] }, { messages: { faults } }) {
    if (reason === 'match-missing') return [{ field: 'passer', text: faults.match }];
    if (reason !== 'fields') return undefined;
    const isResult = wrong.some(({ field }) => field.includes('result'));
    return [isResult ? { field: 'billede-svar', text: faults.choose } : { field: 'billede-dag', text: faults.date }];
  },
};

/** What was said of it. */
export const explanation: Act = {
  field: (about) => `forklaret.${about}`,
  async take({ visit: { desk, formKey: key }, about, form, messages: { faults } }) {
    const words = form.must(`forklaret.${about}`, faults.text);
    return form.faults.length > 0 ? undefined : explainImaging(desk, { imaging: about, key, words });
  },
};

function isModality(value: string): value is 'xray' | 'mri' | 'ct' {
  return ['xray', 'mri', 'ct'].includes(value);
}
