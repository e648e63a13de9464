/** The possibility statement from the record: that the employer asks, the first part from paper, and what the GP judges. */

import { askPossibilityStatement, fillPartOne, fillPartTwo } from '@rygforloeb/pathway';
import { type Act, given } from './work-act.ts';

/** The GP notes that the employer asks for one. */
export const askStatement: Act = {
  field: 'erklaering',
  take: ({ visit: { desk, formKey: key }, citizen }) => askPossibilityStatement(desk, { citizen, key }),
  beside: ({ faults }) => ({ 'no-gp': ['erklaering', faults.noGp], 'there-is-one': ['erklaering', faults.thereIsOne] }),
};

/** What citizen and employer have written on the paper. */
export const partOne: Act = {
  field: 'erklaering',
  async take({ visit: { desk, formKey: key }, about: statement, form, faults }) {
    const affected = form.must('paavirket', faults.affected);
    const arrangements = form.must('aftalt', faults.arrangements);
    const agrees = form.must('enig', faults.choose);
    if (form.faults.length > 0) return undefined;
    return fillPartOne(desk, { statement, key, affected, arrangements, employerAgrees: agrees === 'ja' });
  },
  beside: ({ faults }) => ({ 'not-found': ['erklaering', faults.thereIsOne] }),
};

/** Whether it is sound; the programme is asked, and a reason stands where it sees no ground. */
export const partTwo: Act = {
  field: 'laegeord',
  async take({ visit: { desk, formKey: key }, about: statement, form, faults }) {
    const judgement = form.must('vurdering', faults.choose);
    const words = form.must('laegeord', faults.judgementWords);
    const weeks = form.whole('varighed', 1, 52);
    if (form.faults.length > 0 || (judgement !== 'sound' && judgement !== 'other-proposed')) return undefined;
    const code = form.text('erkl-grund');
    return fillPartTwo(desk, {
      ...{ statement, key, judgement, words },
      ...(weeks !== undefined && { weeks }),
      ...(code !== '' && { override: { code, ...given('text', form.text('erkl-grund-tekst')) } }),
    });
  },
  beside: ({ faults }) => ({
    'against-programme': ['erkl-grund', faults.against],
    'part-one-missing': ['erklaering', faults.partOneFirst],
    'not-found': ['erklaering', faults.thereIsOne],
  }),
};
