/** Treatment and medicine: the nerve root followed, manual sessions judged, imaging explained, medicine with its end from day one. */

import type { ComponentChildren, JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import type { FormView } from '../shared/door-field-frame.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { ActivityDone, ActivityFields, type ActivityShown } from './activity-section.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { RecordForm } from './record-form.tsx';
import { dayInWords } from './told-day.tsx';
import { treatmentMessagesIn } from './treatment-messages.ts';

export interface TreatmentPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly today: string;
  /** The alarm signs, where a nerve root is suspected. */
  readonly nerve?: readonly { readonly code: string; readonly question: string }[];
  readonly manual: {
    readonly may: boolean;
    readonly inPlan: boolean;
    readonly sessions: readonly { readonly number: number; readonly day: string }[];
    readonly response?: string;
  };
  readonly activity: ActivityShown;
  readonly imaging: readonly ImagingShown[];
  readonly results: readonly { readonly value: string; readonly label: string }[];
  readonly medicines: readonly MedicineShown[];
  readonly mayPrescribe: boolean;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export interface ImagingShown {
  readonly id: string;
  readonly what: string;
  readonly day?: string;
  readonly explained?: string;
  readonly common: readonly { readonly name: string; readonly percent?: number; readonly age?: number; readonly oddsRatio?: string }[];
  readonly text?: string;
}

export interface MedicineShown {
  readonly id: string;
  readonly name: string;
  readonly isInUse: boolean;
  readonly reason?: string;
  readonly goal?: string;
  readonly stopPlan?: string;
  readonly until?: string;
  readonly stopped?: string;
  /** Days of follow-up that run. */
  readonly due: readonly string[];
}

/** The whole page. */
export function renderTreatmentPage(page: TreatmentPage): string {
  const { visit, card, parts, faults } = page;
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: treatmentMessagesIn(visit.language).title,
    faults,
    children: (
      <>
        <Nerve {...page} />
        <Manual {...page} />
        <Activity {...page} />
        <Imaging {...page} />
        <Medicines {...page} />
      </>
    ),
  });
}

function formOf({ visit, fields, faults }: TreatmentPage): FormView {
  return { language: visit.language, fields, faults };
}

function ActForm({
  page,
  act,
  about,
  children,
}: {
  readonly page: TreatmentPage;
  readonly act: string;
  readonly about?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <RecordForm
      visit={page.visit}
      formKey={page.formKey}
      action={citizenPath(page.card.id, 'behandling')}
      about={about}
      kind="row-form"
      keeps={`${act} ${about ?? ''}`}
    >
      {children}
      <button type="submit" class="button button-primary" name="gem" value={act}>
        {treatmentMessagesIn(page.visit.language).save}
      </button>
    </RecordForm>
  );
}

function Folded({
  page,
  title,
  fields,
  children,
}: {
  readonly page: TreatmentPage;
  readonly title: string;
  readonly fields: readonly string[];
  readonly children: ComponentChildren;
}): JSX.Element {
  const written = [...page.fields].flatMap(([name, value]) => (value === '' ? [] : [name]));
  return (
    <details open={[...page.faults.map(({ field }) => field), ...written].some((field) => fields.some((name) => field.startsWith(name)))}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Nerve(page: TreatmentPage): JSX.Element {
  const messages = treatmentMessagesIn(page.visit.language);
  const form = formOf(page);
  return (
    <section aria-labelledby="nerverod">
      <h2 id="nerverod">{messages.nerve}</h2>
      {page.nerve === undefined ? (
        <p>{messages.nerveNone}</p>
      ) : (
        <ActForm page={page} act="nerverod">
          <p>{messages.nerveLead}</p>
          {page.nerve.map(({ code, question }) => (
            <RadioList
              key={code}
              form={form}
              name={`tegn.${code}`}
              label={question}
              options={[
                { value: 'ja', label: messages.yes },
                { value: 'nej', label: messages.no },
                { value: '', label: messages.notAsked },
              ]}
            />
          ))}
          <DateLine form={form} name="naeste" label={messages.next} />
          <TextBox form={form} name="nerve-ord" label={messages.words} rows={2} />
        </ActForm>
      )}
    </section>
  );
}

function Manual(page: TreatmentPage): JSX.Element {
  const { visit, manual } = page;
  const messages = treatmentMessagesIn(visit.language);
  const form = formOf(page);
  return (
    <section aria-labelledby="manuel">
      <h2 id="manuel">{messages.manual}</h2>
      <p>
        {manual.sessions.length === 0
          ? messages.noSessions
          : `${messages.sessions}: ${manual.sessions.map(({ number, day }) => `${messages.session(number)} ${shortDate(day, visit.language)}`).join(', ')}.`}
        {manual.response !== undefined && ` ${messages.response} ${messages.responses[manual.response] ?? manual.response}.`}
      </p>
      {!manual.may && <p>{messages.manualNotYou}</p>}
      {manual.may && !manual.inPlan && <p>{messages.manualNotInPlan}</p>}
      {manual.may && manual.inPlan && (
        <Folded page={page} title={messages.session(manual.sessions.length + 1)} fields={['kontra', 'virkning', 'istedet']}>
          <ActForm page={page} act="manuel">
            <p>{messages.manualLead}</p>
            <TextLine form={form} name="kontra" label={messages.contraindications} hint={messages.contraindicationsHint} />
            <RadioList
              form={form}
              name="virkning"
              label={messages.response}
              options={Object.entries(messages.responses).map(([value, label]) => ({ value, label }))}
            />
            <TextLine form={form} name="istedet" label={messages.instead} />
            <DateLine form={form} name="istedet-dato" label={messages.insteadDate} />
            <TickList form={form} name="istedet-stop" label={messages.manual} options={[{ value: 'ja', label: messages.stopIt }]} />
          </ActForm>
        </Folded>
      )}
    </section>
  );
}

function Activity(page: TreatmentPage): JSX.Element {
  const { visit, activity } = page;
  const messages = treatmentMessagesIn(visit.language);
  return (
    <section aria-labelledby="aktiv">
      <h2 id="aktiv">{messages.activity}</h2>
      <ActivityDone activity={activity} language={visit.language} />
      {activity.may && activity.inPlan && (
        <Folded page={page} title={messages.activityNew} fields={['aktivitet', 'deltog', 'opblussen', 'justeret']}>
          <ActForm page={page} act="aktivitet">
            <ActivityFields form={formOf(page)} />
          </ActForm>
        </Folded>
      )}
    </section>
  );
}

function Imaging(page: TreatmentPage): JSX.Element {
  const { visit, imaging, results } = page;
  const messages = treatmentMessagesIn(visit.language);
  const form = formOf(page);
  return (
    <section aria-labelledby="billeder">
      <h2 id="billeder">{messages.imaging}</h2>
      {imaging.length === 0 && <p>{messages.imagingNone}</p>}
      {imaging.map(({ id, what, day, explained, common, text }) => (
        <article key={id}>
          <p>
            <strong>{what}</strong>
            {day !== undefined && `, ${shortDate(day, visit.language)}`}
          </p>
          {common.length > 0 && (
            <ul>
              {common.flatMap(({ name, percent, age, oddsRatio }) => [
                ...(percent === undefined || age === undefined ? [] : [<li key={`${name} 1`}>{messages.common(name, percent, age)}</li>]),
                ...(oddsRatio === undefined ? [] : [<li key={`${name} 2`}>{messages.oddsRatio(name, oddsRatio)}</li>]),
              ])}
            </ul>
          )}
          {text !== undefined && <p>{text}</p>}
          {explained !== undefined ? (
            <p>
              {messages.explained}: »{explained}«
            </p>
          ) : (
            <ActForm page={page} act="forklar" about={id}>
              <TextBox form={form} name={`forklaret.${id}`} label={messages.explain} rows={3} />
            </ActForm>
          )}
        </article>
      ))}
      <Folded page={page} title={messages.newImaging} fields={['billede', 'passer']}>
        <ActForm page={page} act="billede">
          <SelectOne
            form={form}
            name="billede"
            label={messages.modality}
            empty={messages.choose}
            options={Object.entries(messages.modalities).map(([value, label]) => ({ value, label }))}
          />
          <DateLine form={form} name="billede-dag" label={messages.day} />
          <SelectOne form={form} name="billede-svar" label={messages.result} empty={messages.choose} options={results} />
          <RadioList
            form={form}
            name="passer"
            label={messages.matches}
            options={[
              { value: 'ja', label: messages.yes },
              { value: 'nej', label: messages.no },
              { value: '', label: messages.notAsked },
            ]}
          />
          <TextBox form={form} name="passer-grund" label={messages.matchWhy} rows={2} />
        </ActForm>
      </Folded>
    </section>
  );
}

function Medicines(page: TreatmentPage): JSX.Element {
  const { visit, medicines, mayPrescribe, reasons, today } = page;
  const messages = treatmentMessagesIn(visit.language);
  const form = formOf(page);
  return (
    <section aria-labelledby="medicin">
      <h2 id="medicin">{messages.medicine}</h2>
      {medicines.length === 0 && <p>{messages.medicineNone}</p>}
      <ul class="plain-rows no-max-width">
        {medicines.map((medicine) => (
          <li key={medicine.id}>
            <strong>{medicine.name}</strong>
            {medicine.until !== undefined && `, ${messages.until} ${dayInWords(medicine.until, today, visit.language)}`}
            {medicine.stopped !== undefined && `, ${messages.stopped} ${shortDate(medicine.stopped, visit.language)}`}
            <p>
              {[
                medicine.reason && `${messages.why}: ${medicine.reason}`,
                medicine.goal && `${messages.goal}: ${medicine.goal}`,
                medicine.stopPlan && `${messages.stopPlan}: ${medicine.stopPlan}`,
                ...medicine.due.map((day) => `${messages.followUp} ${dayInWords(day, today, visit.language)}`),
              ]
                .filter(Boolean)
                .join('. ')}
            </p>
            {medicine.isInUse && mayPrescribe && <FollowUp page={page} form={form} id={medicine.id} />}
          </li>
        ))}
      </ul>
      {!mayPrescribe && <p>{messages.medicineNotYou}</p>}
      {mayPrescribe && (
        <Folded page={page} title={messages.start} fields={['middel', 'atc', 'med-', 'grund']}>
          <ActForm page={page} act="begynd">
            <p>{messages.startLead}</p>
            <TextLine form={form} name="middel" label={messages.drug} />
            <TextLine form={form} name="atc" label={messages.atc} hint={messages.atcHint} maxLength={7} />
            <TextBox form={form} name="med-grund" label={messages.reason} rows={2} />
            <TextBox form={form} name="med-maal" label={messages.goal} hint={messages.goalHint} rows={2} />
            <TextBox form={form} name="med-stop" label={messages.stopPlan} rows={2} />
            <DateLine form={form} name="med-slut" label={messages.lastDay} />
            <TextLine form={form} name="med-ved-siden" label={messages.beside} />
            <SelectOne form={form} name="grund" label={messages.override} empty={messages.overrideChoose} options={reasons} />
            <TextLine form={form} name="grund-tekst" label={messages.overrideText} />
          </ActForm>
        </Folded>
      )}
    </section>
  );
}

function FollowUp({ page, form, id }: { readonly page: TreatmentPage; readonly form: FormView; readonly id: string }): JSX.Element {
  const messages = treatmentMessagesIn(page.visit.language);
  return (
    <>
      <Folded page={page} title={messages.followUp} fields={[`effekt.${id}`, `bivirk.${id}`, `nu.${id}`, `ord.${id}`]}>
        <ActForm page={page} act="opfoelg" about={id}>
          <RadioList
            form={form}
            name={`effekt.${id}`}
            label={messages.effect}
            options={Object.entries(messages.effects).map(([value, label]) => ({ value, label }))}
          />
          <TextLine form={form} name={`bivirk.${id}`} label={messages.sideEffects} hint={messages.sideEffectsHint} />
          <RadioList
            form={form}
            name={`nu.${id}`}
            label={messages.decision}
            options={Object.entries(messages.decisions).map(([value, label]) => ({ value, label }))}
          />
          <TextLine form={form} name={`ord.${id}`} label={messages.words} />
        </ActForm>
      </Folded>
      <Folded page={page} title={messages.stop} fields={[`stopgrund.${id}`]}>
        <ActForm page={page} act="stop" about={id}>
          <TextLine form={form} name={`stopgrund.${id}`} label={messages.why} />
        </ActForm>
      </Folded>
    </>
  );
}
