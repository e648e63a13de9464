/** The citizen's diary: one screen for a day, and how it has gone as a chart and in words; a day without an entry is a gap. */

import { type AnswerFault, childrenOf, type Questionnaire } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { formContext } from '../shared/questionnaire/form-context.ts';
import { Items } from '../shared/questionnaire/items.tsx';
import { longDate } from '../shared/told-dates.ts';
import { ChartFigure, type ChartShown } from './chart-figure.tsx';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type DiaryMessages, diaryMessagesIn } from './diary-messages.ts';
import { capital } from './told-when.ts';

export interface DiaryDayShown {
  readonly day: string;
  readonly pain?: number;
  readonly sleep?: number;
  readonly activity: readonly string[];
  readonly work?: string;
  readonly note?: string;
}

export interface DiaryPage {
  readonly visit: DoorVisit;
  readonly questionnaire?: Questionnaire;
  /** The latest first. */
  readonly days: readonly DiaryDayShown[];
  readonly chart?: ChartShown;
  readonly fields: URLSearchParams;
  readonly faults: readonly AnswerFault[];
  /** What is wrong with the form as a whole. */
  readonly fault?: 'nothing' | 'refused';
  readonly formKey: string;
}

/** The whole page. */
export function renderDiaryPage(page: DiaryPage): string {
  const { visit, questionnaire, days, chart, fault } = page;
  const { language } = visit;
  const messages = diaryMessagesIn(language);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults: [...(fault === undefined ? [] : [{ field: 'diary-pain', text: messages[fault] }]), ...faultsOf(page)],
    sentences: { 'diary-saved': messages.saved },
    island: 'questionnaire',
    children: (
      <>
        <p>{messages.lead}</p>
        <aside class="questionnaire-notice">
          <p>
            {messages.notRead} <a href="/borger/reager">{messages.react}</a>
          </p>
        </aside>
        {questionnaire === undefined ? <p>{messages.notHere}</p> : <Day {...page} questionnaire={questionnaire} messages={messages} />}
        <section aria-labelledby="history">
          <h2 id="history">{messages.history}</h2>
          <p>{messages.visible}</p>
          {days.length === 0 && <p>{messages.none}</p>}
          {chart !== undefined && <ChartFigure chart={chart} language={language} />}
          {days.length > 0 && <h3>{messages.entries}</h3>}
          <ul class="cards">
            {days.slice(0, 14).map((one) => (
              <li key={one.day}>
                <Entry entry={one} language={language} messages={messages} />
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  });
}

function faultsOf({ questionnaire, visit: { language }, fields, faults }: DiaryPage): readonly FieldFault[] {
  if (questionnaire === undefined) return [];
  const form = formContext({ language, questionnaire, fields, faults });
  return faults.map((fault) => ({ field: fault.field, text: `${form.placed(fault.linkId)}: ${form.fault(fault.linkId)}` }));
}

function Day({
  visit,
  questionnaire,
  fields,
  faults,
  formKey,
  messages,
}: DiaryPage & { readonly questionnaire: Questionnaire; readonly messages: DiaryMessages }): JSX.Element {
  const form = formContext({ language: visit.language, questionnaire, fields, faults });
  return (
    <form
      method="post"
      action="/borger/dagbog"
      noValidate
      class="questionnaire"
      data-questionnaire
      data-draft="/kladde?side=%2Fborger%2Fdagbog"
    >
      <FormFields visit={visit} formKey={formKey} />
      <Items items={childrenOf(questionnaire)} form={form} />
      <button type="submit" class="button button-primary">
        {messages.save}
      </button>
      <p class="form-hint" role="status" data-draft-status />
    </form>
  );
}

function Entry({
  entry: { day, pain, sleep, activity, work, note },
  language,
  messages,
}: {
  readonly entry: DiaryDayShown;
  readonly language: 'da' | 'en';
  readonly messages: DiaryMessages;
}): JSX.Element {
  const told = [
    pain !== undefined && messages.pain(pain),
    sleep !== undefined && messages.sleep(sleep),
    ...activity,
    work !== undefined && work,
  ].filter(Boolean);
  return (
    <>
      <p class="card-state">{capital(longDate(day, language))}</p>
      {told.length > 0 && <p>{told.join('. ')}.</p>}
      {note !== undefined && <p>{note}</p>}
    </>
  );
}
