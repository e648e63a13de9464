/** Guided activity, documented time by time: what was done, how she was after the last time, and what is done otherwise where a flare-up lasts. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import type { FormView } from '../shared/door-field-frame.tsx';
import { TextBox, TextLine } from '../shared/door-fields.tsx';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { ActForm, Folded, formOf } from './treatment-form.tsx';
import { treatmentMessagesIn } from './treatment-messages.ts';
import type { TreatmentPage } from './treatment-page.tsx';

export interface ActivityShown {
  readonly may: boolean;
  readonly inPlan: boolean;
  /** Latest first. */
  readonly done: readonly {
    readonly when: string;
    readonly words: string;
    readonly attended: boolean;
    readonly flare?: string;
    readonly adjusted?: string;
  }[];
}

/** What was done, and one time more where it stands in the plan. */
export function Activity(page: TreatmentPage): JSX.Element {
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

/** What was done. */
function ActivityDone({ activity, language }: { readonly activity: ActivityShown; readonly language: Language }): JSX.Element {
  const messages = treatmentMessagesIn(language);
  return (
    <>
      {activity.done.length === 0 && <p>{messages.activityNone}</p>}
      <ul class="plain-rows no-max-width">
        {activity.done.map(({ when, words, attended, flare, adjusted }) => (
          <li key={`${when} ${words}`}>
            <strong>{shortDate(when, language)}</strong>
            {!attended && <span class="status-word">{messages.notAttended}</span>}
            {flare !== undefined && <span class="status-word">{messages.flares[flare] ?? flare}</span>}
            <p>{words}</p>
            {adjusted !== undefined && (
              <p>
                {messages.adjustedShown} {adjusted}
              </p>
            )}
          </li>
        ))}
      </ul>
      {!activity.may && <p>{messages.activityNotYou}</p>}
      {activity.may && !activity.inPlan && <p>{messages.activityNotInPlan}</p>}
    </>
  );
}

/** What is told of one more time. */
function ActivityFields({ form }: { readonly form: FormView }): JSX.Element {
  const messages = treatmentMessagesIn(form.language);
  return (
    <>
      <TextBox form={form} name="aktivitet" label={messages.activityWords} rows={3} />
      <RadioList
        form={form}
        name="deltog"
        label={messages.attended}
        options={[
          { value: 'ja', label: messages.yes },
          { value: 'nej', label: messages.no },
        ]}
      />
      <RadioList
        form={form}
        name="opblussen"
        label={messages.flare}
        options={[...Object.entries(messages.flares).map(([value, label]) => ({ value, label })), { value: '', label: messages.notAsked }]}
      />
      <TextLine form={form} name="justeret" label={messages.adjusted} hint={messages.adjustedHint} />
    </>
  );
}
