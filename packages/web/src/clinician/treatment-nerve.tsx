/** The nerve root followed: every alarm sign at every visit, and the day of the next. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { DateLine, TextBox } from '../shared/door-fields.tsx';
import { ActForm, formOf } from './treatment-form.tsx';
import { treatmentMessagesIn } from './treatment-messages.ts';
import type { TreatmentPage } from './treatment-page.tsx';

/** What is asked, or that nothing is suspected. */
export function Nerve(page: TreatmentPage): JSX.Element {
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
          <div class="content-fields">
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
          </div>
          <DateLine form={form} name="naeste" label={messages.next} />
          <TextBox form={form} name="nerve-ord" label={messages.words} rows={2} />
        </ActForm>
      )}
    </section>
  );
}
