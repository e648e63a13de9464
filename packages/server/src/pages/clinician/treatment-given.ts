/** What is given and looked at time by time: the nerve root, a manual session, guided activity. */

import { recordActivity, recordManualSession, recordNerveRootVisit } from '@rygforloeb/pathway';
import { type Act, given, runningPlan } from './treatment-act.ts';

/** Every alarm sign answered, and the day of the next visit. */
export const nerveRoot: Act = {
  field: () => 'naeste',
  async take({ visit: { desk, formKey: key }, citizen, form }) {
    const alarms = Object.fromEntries(
      desk.programme.care.nerveRoot.alarmSigns.flatMap((sign) => {
        const said = form.text(`tegn.${sign}`);
        return said === '' ? [] : [[sign, said === 'ja']];
      }),
    );
    const next = form.date('naeste');
    if (form.faults.length > 0) return undefined;
    return recordNerveRootVisit(desk, {
      citizen,
      key,
      alarms,
      ...(next !== undefined && { next }),
      ...given('words', form.text('nerve-ord')),
    });
  },
  mend({ reason, signs = [] }, { messages: { faults } }) {
    if (reason === 'alarms-missing') return signs.map((sign) => ({ field: `tegn.${sign}`, text: faults.alarms }));
    if (reason === 'next-missing' || reason === 'next-passed') return [{ field: 'naeste', text: faults.next }];
    return reason === 'not-suspected' ? [{ field: 'nerverod', text: faults.notSuspected }] : undefined;
  },
};

/** One session, or what is done instead. */
export const manual: Act = {
  field: () => 'virkning',
  async take({ visit, form, messages }) {
    const plan = await runningPlan(visit);
    const [response, text] = [form.text('virkning'), form.text('istedet')];
    const next = text === '' ? '' : form.mustDate('istedet-dato', messages.faults.date);
    if (form.faults.length > 0 || plan === undefined) return undefined;
    return recordManualSession(visit.desk, {
      plan: plan.id,
      key: visit.formKey,
      ...given('contraindications', form.text('kontra')),
      ...((response === 'good' || response === 'none') && { response }),
      ...(form.text('istedet-stop') === 'ja' ? { instead: { stop: true } } : text !== '' && { instead: { text, next } }),
    });
  },
  mend({ reason }, { messages: { faults } }) {
    const beside: Readonly<Record<string, Readonly<{ field: string; text: string }>>> = {
      'contraindications-missing': { field: 'kontra', text: faults.contraindications },
      'response-missing': { field: 'virkning', text: faults.response },
      'change-wanted': { field: 'istedet', text: faults.change },
      'not-in-plan': { field: 'manuel', text: faults.notInPlan },
    };
    const fault = beside[reason];
    return fault && [fault];
  },
};

/** One time of guided activity. */
export const activity: Act = {
  field: () => 'aktivitet',
  async take({ visit, form, messages: { faults } }) {
    const plan = await runningPlan(visit);
    const words = form.must('aktivitet', faults.text);
    const attended = form.must('deltog', faults.choose);
    const flare = form.text('opblussen');
    if (form.faults.length > 0 || plan === undefined) return undefined;
    return recordActivity(visit.desk, {
      plan: plan.id,
      key: visit.formKey,
      words,
      attended: attended === 'ja',
      ...((flare === 'settles' || flare === 'lasting') && { flare }),
      ...given('adjusted', form.text('justeret')),
    });
  },
  mend({ reason }, { messages: { faults } }) {
    if (reason === 'adjustment-missing') return [{ field: 'justeret', text: faults.adjustment }];
    if (reason === 'subgoals-missing') return [{ field: 'aktivitet', text: faults.subgoals }];
    return reason === 'not-in-plan' ? [{ field: 'aktiv', text: faults.notInPlan }] : undefined;
  },
};
