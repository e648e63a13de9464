/** Part-time sick leave and adaptations at work: what runs, until when, and one more agreed with its last day. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import type { FormView } from '../shared/door-field-frame.tsx';
import { DateLine, TextLine } from '../shared/door-fields.tsx';
import { citizenPath } from './citizen-record-document.tsx';
import { RecordForm } from './record-form.tsx';
import { ToldDay } from './told-day.tsx';
import { workMessagesIn } from './work-messages.ts';
import type { WorkPage } from './work-page.tsx';

export interface AdaptationShown {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  readonly until?: string;
  readonly hoursPerWeek?: number;
  readonly withEmployer?: boolean;
}

/** What runs, each with its end. */
export function Adaptations(page: WorkPage): JSX.Element | null {
  const { visit, card, adaptations, mayNote, today, faults } = page;
  const messages = workMessagesIn(visit.language);
  const form = formOf(page);
  if (adaptations.length === 0 && !mayNote) return null;
  const action = citizenPath(card.id, 'arbejde');
  const isAtFault = faults.some(({ field }) => field.startsWith('tilpas'));
  const isTyped = [...page.fields].some(([name, value]) => name.startsWith('tilpas') && value !== '');
  return (
    <section aria-labelledby="tilpasninger">
      <h2 id="tilpasninger">{messages.adaptations}</h2>
      {adaptations.length === 0 && <p>{messages.adaptationsNone}</p>}
      <ul class="plain-rows no-max-width">
        {adaptations.map(({ id, kind, what, until, hoursPerWeek, withEmployer }) => (
          <li key={id}>
            <strong>{messages.kinds[kind] ?? kind}</strong>
            {hoursPerWeek !== undefined && `, ${messages.hoursShown(hoursPerWeek)}`}
            <p>{what}</p>
            {until !== undefined && (
              <p>
                {messages.until} <ToldDay day={until} today={today} language={visit.language} />
                {until < today && <span class="status-word">{messages.untilPassed}</span>}
              </p>
            )}
            {withEmployer === false && <p>{messages.notWithEmployer}</p>}
            {mayNote && (
              <details open={faults.some(({ field }) => field === `aendr-hvorfor.${id}` || field === `aendr-til.${id}`)}>
                <summary>
                  {messages.changeIt}
                  <span class="sr-only">: {what}</span>
                </summary>
                <RecordForm visit={visit} formKey={page.formKey} action={action} about={id} keeps={`aendr ${id}`}>
                  <DateLine form={form} name={`aendr-til.${id}`} label={messages.newEnd} hint={messages.newEndHint} />
                  <TextLine form={form} name={`aendr-hvorfor.${id}`} label={messages.changeWhy} />
                  <button type="submit" class="button button-secondary" name="gem" value="aendr">
                    {messages.save}
                  </button>
                </RecordForm>
              </details>
            )}
          </li>
        ))}
      </ul>
      {mayNote && (
        <details open={isAtFault || isTyped}>
          <summary>{messages.agreeOne}</summary>
          <RecordForm visit={visit} formKey={page.formKey} action={action} keeps="tilpas">
            <RadioList
              form={form}
              name="tilpas-slags"
              label={messages.kind}
              options={Object.entries(messages.kinds).map(([value, label]) => ({ value, label }))}
            />
            <TextLine form={form} name="tilpas-hvad" label={messages.what} hint={messages.whatHint} />
            <TextLine form={form} name="tilpas-timer" label={messages.hoursAgreed} numeric maxLength={2} />
            <div class="content-fields">
              <DateLine form={form} name="tilpas-fra" label={messages.from} />
              <DateLine form={form} name="tilpas-til" label={messages.lastDay} hint={messages.lastDayHint} />
            </div>
            <RadioList
              form={form}
              name="tilpas-aftalt"
              label={messages.withEmployer}
              options={[
                { value: 'ja', label: messages.yes },
                { value: 'nej', label: messages.no },
              ]}
            />
            <button type="submit" class="button button-primary" name="gem" value="tilpas">
              {messages.agreeOne}
            </button>
          </RecordForm>
        </details>
      )}
    </section>
  );
}

function formOf({ visit, fields, faults }: WorkPage): FormView {
  return { language: visit.language, fields, faults };
}
