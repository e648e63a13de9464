/** Medicine on the page of treatment: begun with its end, followed up, changed with a reason, stopped. */

import { changeMedication, followUpMedication, startMedication, stopMedication } from '@rygforloeb/pathway';
import { type Act, type Acting, given } from './treatment-act.ts';

type Form = Acting['form'];

/** With a reason, a goal, a last day and a plan for stopping. */
export const begin: Act = {
  field: () => 'atc',
  async take({ visit: { desk, formKey: key }, citizen, form, messages: { faults }, medicine }) {
    const told = {
      atc: form.must('atc', medicine.faults.atc).toUpperCase(),
      reason: form.must('med-grund', faults.text),
      goal: form.must('med-maal', faults.text),
      stopPlan: form.must('med-stop', faults.text),
      until: form.mustDate('med-slut', medicine.faults.end),
    };
    if (form.faults.length > 0) return undefined;
    const more = {
      ...given('name', form.text('middel')),
      ...given('dose', form.text('dosis')),
      ...given('beside', form.text('med-ved-siden')),
    };
    return startMedication(desk, { citizen, key, ...told, ...more, ...overrideIn(form, 'grund', 'grund-tekst') });
  },
  mend({ reason, faults: wrong = [] }, { medicine: { faults } }) {
    if (reason === 'stands-alone') return [{ field: 'med-ved-siden', text: faults.alone }];
    if (reason === 'in-use-already') return [{ field: 'atc', text: faults.inUse }];
    if (reason === 'against-programme') return [{ field: 'grund', text: faults.against }];
    if (reason !== 'fields') return undefined;
    const isCode = wrong.some(({ field }) => field.includes('atc'));
    return [isCode ? { field: 'atc', text: faults.atc } : { field: 'med-slut', text: faults.end }];
  },
};

/** Effect and side effects, and whether it goes on. */
export const followUp: Act = {
  field: (about) => `ord.${about}`,
  async take({ visit: { desk, formKey: key }, about, form, messages: { faults }, medicine }) {
    const [effect, decision] = [form.must(`effekt.${about}`, faults.choose), form.must(`nu.${about}`, faults.choose)];
    const said = form.must(`bivirk.${about}`, faults.text);
    if (form.faults.length > 0 || !isEffect(effect) || !isDecision(decision)) return undefined;
    const sideEffects = medicine.noSideEffects.test(said) ? false : said;
    return followUpMedication(desk, {
      medication: about,
      key,
      effect,
      decision,
      sideEffects,
      ...given('words', form.text(`ord.${about}`)),
    });
  },
  mend(refused, { about, medicine: { faults } }) {
    return refused.reason === 'reason-missing'
      ? [{ field: `ord.${about}`, text: faults.goesOn }]
      : isStopped(refused.reason, faults.stopped);
  },
};

/** Another dose, end, goal or plan for stopping, or another drug instead. */
export const change: Act = {
  field: (about) => `ny-hvorfor.${about}`,
  async take({ visit: { desk, formKey: key }, about, form, medicine: { faults } }) {
    const text = (field: string) => form.text(`ny-${field}.${about}`);
    const why = form.must(`ny-hvorfor.${about}`, faults.why);
    const until = form.date(`ny-slut.${about}`);
    const [name, atc] = [text('middel'), text('atc').toUpperCase()];
    const isOther = name !== '' || atc !== '';
    if (isOther && atc === '') form.fault(`ny-atc.${about}`, faults.atc);
    if (isOther && until === undefined) form.fault(`ny-slut.${about}`, faults.otherEnd);
    if (form.faults.length > 0) return undefined;
    const seen = form.whole('set', 1, Number.MAX_SAFE_INTEGER);
    return changeMedication(desk, {
      ...{ medication: about, key, why },
      ...(seen !== undefined && { seen }),
      ...(until !== undefined && { until }),
      ...given('dose', text('dosis')),
      ...given('stopPlan', text('plan')),
      ...given('goal', text('maal')),
      ...(isOther && { to: { atc, ...given('name', name) } }),
      ...overrideIn(form, `ny-grund.${about}`, `ny-grund-tekst.${about}`),
    });
  },
  mend({ reason }, { about, medicine: { faults } }) {
    const beside: Readonly<Record<string, readonly [string, string]>> = {
      fields: ['atc', faults.atc],
      'in-use-already': ['atc', faults.inUse],
      'against-programme': ['grund', faults.against],
      'bad-date': ['slut', faults.end],
      'nothing-changed': ['dosis', faults.nothing],
      changed: ['hvorfor', faults.changed],
    };
    const [field, text] = beside[reason] ?? [];
    return field === undefined || text === undefined ? isStopped(reason, faults.stopped) : [{ field: `ny-${field}.${about}`, text }];
  },
};

/** With a reason. */
export const stop: Act = {
  field: (about) => `stopgrund.${about}`,
  async take({ visit: { desk, formKey: key }, about, form, medicine: { faults } }) {
    const why = form.must(`stopgrund.${about}`, faults.why);
    return form.faults.length > 0 ? undefined : stopMedication(desk, { medication: about, key, why });
  },
  mend: ({ reason }, { medicine: { faults } }) => isStopped(reason, faults.stopped),
};

/** Its forms are no longer there; the word stands above the list. */
function isStopped(reason: string, text: string): readonly [{ readonly field: string; readonly text: string }] | undefined {
  return reason === 'stopped-already' ? [{ field: 'medicin', text }] : undefined;
}

function overrideIn(form: Form, reason: string, words: string): { readonly override?: { readonly code: string; readonly text?: string } } {
  const code = form.text(reason);
  return code === '' ? {} : { override: { code, ...given('text', form.text(words)) } };
}

function isEffect(value: string): value is 'good' | 'some' | 'none' {
  return ['good', 'some', 'none'].includes(value);
}

function isDecision(value: string): value is 'continue' | 'stop' {
  return ['continue', 'stop'].includes(value);
}
