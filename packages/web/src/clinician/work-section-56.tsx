/** A §56 scheme: who decides, how far it is, and what is noted of it; never what somebody is entitled to (HZ-23). */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { DateLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { Folded } from './treatment-form.tsx';
import { formOf, WorkForm } from './work-form.tsx';
import { workMessagesIn } from './work-messages.ts';
import type { WorkPage } from './work-page.tsx';

export interface Section56Shown {
  readonly state: string;
  readonly from?: string;
  readonly until?: string;
  readonly noted: string;
}

/** The scheme, with the year of the text that names the law. */
export function Section56(page: WorkPage): JSX.Element {
  const { visit, section56, law, mayNote } = page;
  const { language } = visit;
  const messages = workMessagesIn(language);
  const form = formOf(page);
  const period =
    section56 === undefined
      ? []
      : [
          ...(section56.from === undefined ? [] : [`${messages.from.toLowerCase()} ${shortDate(section56.from, language)}`]),
          ...(section56.until === undefined ? [] : [messages.untilShown(shortDate(section56.until, language))]),
        ];
  return (
    <section aria-labelledby="paragraf-56">
      <h2 id="paragraf-56">{messages.section56}</h2>
      <p>
        {messages.section56Lead}
        {law !== undefined && (
          <>
            {' '}
            <a href={law.url} rel="noreferrer">
              {law.name}
            </a>{' '}
            ({messages.asOf(law.asOf)})
          </>
        )}
      </p>
      {section56 !== undefined && (
        <p>
          <strong>{messages.section56States[section56.state] ?? section56.state}</strong>
          {period.length > 0 && ` ${period.join(' ')}`}, {messages.notedOn(shortDate(section56.noted, language))}.
        </p>
      )}
      {mayNote && (
        <Folded page={page} title={messages.noteSection56} fields={['p56']}>
          <WorkForm page={page} act="p56">
            <RadioList
              form={form}
              name="p56"
              label={messages.section56How}
              options={Object.entries(messages.section56States).map(([value, label]) => ({ value, label }))}
            />
            <DateLine form={form} name="p56-fra" label={messages.section56From} />
            <DateLine form={form} name="p56-til" label={messages.section56Until} />
          </WorkForm>
        </Folded>
      )}
    </section>
  );
}
