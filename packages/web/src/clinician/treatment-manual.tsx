/** Manual treatment: what was given, how it works, and one session more. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import { DateLine, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { ActForm, Folded, formOf } from './treatment-form.tsx';
import { treatmentMessagesIn } from './treatment-messages.ts';
import type { TreatmentPage } from './treatment-page.tsx';

export interface ManualShown {
  readonly may: boolean;
  readonly inPlan: boolean;
  readonly sessions: readonly { readonly number: number; readonly day: string }[];
  readonly response?: string;
}

/** Given by whom the programme lets, and where it stands in the plan. */
export function Manual(page: TreatmentPage): JSX.Element {
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
