/** Medicine for the back: what is used, what for and until when, how it was each time somebody looked, and one drug more. */

import type { JSX } from 'preact';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { dayInWords } from './told-day.tsx';
import { DrugActs } from './treatment-drug.tsx';
import { ActForm, Folded, formOf } from './treatment-form.tsx';
import { medicineMessagesIn } from './treatment-medicine-messages.ts';
import type { TreatmentPage } from './treatment-page.tsx';

export interface MedicineShown {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly isInUse: boolean;
  readonly dose?: string;
  readonly reason?: string;
  readonly goal?: string;
  readonly stopPlan?: string;
  readonly until?: string;
  /** Its last day has passed, and it is still in use. */
  readonly beyond: boolean;
  readonly stopped?: string;
  /** Days of follow-up that run. */
  readonly due: readonly string[];
  readonly looks: readonly {
    readonly day: string;
    readonly effect: string;
    readonly sideEffects: string | false;
    readonly words?: string;
  }[];
}

/** In use first. */
export function Medicines(page: TreatmentPage): JSX.Element {
  const { visit, medicines, mayPrescribe, today } = page;
  const { language } = visit;
  const messages = medicineMessagesIn(language);
  return (
    <section aria-labelledby="medicin">
      <h2 id="medicin">{messages.medicine}</h2>
      {medicines.length === 0 && <p>{messages.none}</p>}
      <ul class="plain-rows no-max-width">
        {medicines.map((medicine) => (
          <li key={medicine.id}>
            <strong>{medicine.name}</strong>
            {medicine.until !== undefined && medicine.isInUse && `, ${messages.until} ${dayInWords(medicine.until, today, language)}`}
            {medicine.beyond && <span class="status-word">{messages.beyond}</span>}
            {medicine.stopped !== undefined && `, ${messages.stopped} ${shortDate(medicine.stopped, language)}`}
            {told(medicine, today, language).map((line) => (
              <p key={line}>{line}</p>
            ))}
            {medicine.isInUse && mayPrescribe && <DrugActs page={page} medicine={medicine} />}
          </li>
        ))}
      </ul>
      {mayPrescribe ? <Start {...page} /> : <p>{messages.notYou}</p>}
    </section>
  );
}

function told({ dose, reason, goal, stopPlan, due, looks, isInUse }: MedicineShown, today: string, language: Language): readonly string[] {
  const messages = medicineMessagesIn(language);
  const said = (label: string, words: string | undefined) => (words === undefined ? [] : [`${label}: ${words}`]);
  const plan = [
    ...said(messages.dose, dose),
    ...said(messages.why, reason),
    ...said(messages.goal, goal),
    ...said(messages.stopPlan, stopPlan),
  ];
  const days = isInUse ? due.map((day) => `${messages.nextFollowUp} ${dayInWords(day, today, language)}`) : [];
  return [
    [...plan, ...days].join('. '),
    ...looks.map(({ day, effect, sideEffects, words }) =>
      [
        `${messages.followedUp} ${shortDate(day, language)}: ${messages.effectsShown[effect] ?? effect}`,
        sideEffects === false ? messages.noSideEffectsShown : `${messages.sideEffectsShown} ${sideEffects}`,
        ...(words === undefined ? [] : [`»${words}«`]),
      ].join(', '),
    ),
  ].filter((line) => line !== '');
}

function Start(page: TreatmentPage): JSX.Element {
  const messages = medicineMessagesIn(page.visit.language);
  const form = formOf(page);
  return (
    <Folded page={page} title={messages.start} fields={['middel', 'atc', 'dosis', 'med-', 'grund']}>
      <ActForm page={page} act="begynd">
        <p>{messages.startLead}</p>
        <TextLine form={form} name="middel" label={messages.drug} />
        <TextLine form={form} name="atc" label={messages.atc} hint={messages.atcHint} maxLength={7} />
        <TextLine form={form} name="dosis" label={messages.dose} hint={messages.doseHint} />
        <TextBox form={form} name="med-grund" label={messages.reason} rows={2} />
        <TextBox form={form} name="med-maal" label={messages.goal} hint={messages.goalHint} rows={2} />
        <TextBox form={form} name="med-stop" label={messages.stopPlan} rows={2} />
        <DateLine form={form} name="med-slut" label={messages.lastDay} />
        <TextLine form={form} name="med-ved-siden" label={messages.beside} />
        <SelectOne form={form} name="grund" label={messages.override} empty={messages.overrideChoose} options={page.reasons} />
        <TextLine form={form} name="grund-tekst" label={messages.overrideText} />
      </ActForm>
    </Folded>
  );
}
