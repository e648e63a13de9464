/** What the page of treatment shows of a citizen, by the reader's eyes. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  activitiesDone,
  findingsOf,
  imagingOf,
  type MedicationNow,
  manualSeriesOf,
  mayDo,
  mayPrescribe,
  medicationsOf,
} from '@rygforloeb/pathway';
import type { Visit } from '../door.ts';
import type { inRecord } from './record-part.ts';
import { runningPlan } from './treatment-act.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type TreatmentPage = import('@rygforloeb/web').clinician.TreatmentPage;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Words = ReturnType<Web['wordsOf']>;

/** The page, with what was typed and what is wrong with it. */
export async function treatmentShown(
  visit: Visit,
  pages: Pick<Web, 'wordsOf'>,
  { card, parts }: Opened,
  faults: TreatmentPage['faults'],
): Promise<TreatmentPage> {
  const { desk, language } = visit;
  const { care, texts, vocabulary } = desk.programme;
  const words = pages.wordsOf(desk.programme, language);
  const findings = (await findingsOf(desk, card.id)) ?? [];
  const isSuspected = findings.some(({ code, latest }) => code === care.nerveRoot.finding && latest.value === true);
  const series = await manualSeriesOf(desk, card.id);
  const plan = await runningPlan(visit);
  const isInPlan = (dispositions: readonly string[]): boolean =>
    plan?.steps.some(({ disposition, status }) => dispositions.includes(disposition) && status === 'in-progress') === true;
  return {
    visit: visit.frame,
    card,
    parts,
    today: copenhagenDate(desk.now().toISOString()),
    manual: {
      may: mayDo(desk, 'manual'),
      inPlan: isInPlan([care.manual.disposition]),
      sessions: series?.sessions ?? [],
      ...(series?.response !== undefined && { response: series.response }),
    },
    activity: { may: mayDo(desk, 'activity'), inPlan: isInPlan(care.activity.dispositions), done: await activitiesDone(desk, card.id) },
    imaging: await imagingShown(visit, words),
    results: (vocabulary.findings.get('imaging-result')?.values ?? []).map((value) => ({
      value,
      label: words.value('imaging-result', value),
    })),
    medicines: ((await medicationsOf(desk, card.id)) ?? []).map(medicineShown),
    mayPrescribe: mayPrescribe(desk),
    reasons: texts.overrideReasons.map(({ code, label }) => ({ value: code, label: label[language] })),
    fields: visit.fields,
    faults,
    formKey: visit.formKey,
    ...(isSuspected && { nerve: care.nerveRoot.alarmSigns.map((code) => ({ code, question: words.finding(code) })) }),
  };
}

async function imagingShown({ desk, language, parameter }: Visit, words: Words): Promise<TreatmentPage['imaging']> {
  const imaging = (await imagingOf(desk, parameter('id'))) ?? [];
  return imaging.map(({ id, result, modality, day, explained, common, text }) => ({
    id,
    what: [modality && words.value('imaging-done', modality), words.value('imaging-result', result)].filter(Boolean).join(': '),
    common:
      common === 'silent'
        ? []
        : common.map(({ percent, age, oddsRatio, ...one }) => ({
            name: one[language],
            ...(percent !== undefined && { percent }),
            ...(age !== undefined && { age }),
            ...(oddsRatio !== undefined && { oddsRatio: String(oddsRatio) }),
          })),
    ...(day !== undefined && { day }),
    ...(explained !== undefined && { explained }),
    ...(text !== undefined && { text: text[language] }),
  }));
}

function medicineShown(drug: MedicationNow): TreatmentPage['medicines'][number] {
  const { id, version, name, atc, isInUse, dose, reason, goal, stopPlan, until, stopped, isBeyondItsEnd, clocks, looks } = drug;
  return {
    ...{ id, version, isInUse, looks },
    name: [name, atc].filter(Boolean).join(', '),
    beyond: isBeyondItsEnd,
    due: clocks.flatMap(({ due }) => due ?? []),
    ...(dose !== undefined && { dose }),
    ...(reason !== undefined && { reason }),
    ...(goal !== undefined && { goal }),
    ...(stopPlan !== undefined && { stopPlan }),
    ...(until !== undefined && { until }),
    ...(stopped !== undefined && { stopped }),
  };
}
