/** Results of imaging: what they show, how common that is, what the citizen was told, and one result more. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { DateLine, SelectOne, TextBox } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { ActForm, Folded, formOf } from './treatment-form.tsx';
import { treatmentMessagesIn } from './treatment-messages.ts';
import type { TreatmentPage } from './treatment-page.tsx';

export interface ImagingShown {
  readonly id: string;
  readonly what: string;
  readonly day?: string;
  readonly explained?: string;
  readonly common: readonly { readonly name: string; readonly percent?: number; readonly age?: number; readonly oddsRatio?: string }[];
  readonly text?: string;
}

/** None is told without what is common at the age. */
export function Imaging(page: TreatmentPage): JSX.Element {
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
