/** A citizen's questionnaires as clinicians have them: what waits, what was answered and what it says, and to ask for more. */

import type { Change, Instrument, Results } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import type { FormView, Option } from '../shared/door-field-frame.tsx';
import { DateLine, SelectOne, TextLine } from '../shared/door-fields.tsx';
import { ResultsPanel } from '../shared/questionnaire/results.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { type ChartShown, ChartWithTable } from './chart-with-table.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { questionnairesMessagesIn } from './questionnaires-messages.ts';
import { RecordForm } from './record-form.tsx';
import { ToldDay } from './told-day.tsx';

export interface QuestionnairesPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly today: string;
  readonly waiting: readonly WaitingShown[];
  /** Those answered last first. */
  readonly answered: readonly AnsweredShown[];
  readonly diary?: {
    readonly chart?: ChartShown;
    /** Latest first. */
    readonly notes: readonly { readonly day: string; readonly text: string }[];
  };
  /** What the citizen may be asked to answer. */
  readonly ask: readonly Option[];
  /** Totals that may be entered. */
  readonly totals: readonly Option[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

interface WaitingShown {
  readonly task: string;
  readonly title: string;
  readonly asked: string;
  readonly by: string;
  readonly due?: string;
  readonly isBegun: boolean;
  readonly isReadable: boolean;
}

interface AnsweredShown {
  readonly instrument: Instrument;
  readonly results: Results;
  readonly changes: readonly Change[];
  readonly at: string;
  readonly from: 'answers' | 'paper';
  readonly answers: readonly { readonly question: string; readonly answer: string; readonly own: boolean }[];
  readonly chart?: ChartShown;
}

/** The whole page. */
export function renderQuestionnairesPage(page: QuestionnairesPage): string {
  const { visit, card, parts, faults } = page;
  const messages = questionnairesMessagesIn(visit.language);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    faults,
    children: (
      <>
        <div class="overview">
          <Waiting {...page} />
          <Ask {...page} />
        </div>
        <Answered {...page} />
        <Diary {...page} />
        <Paper {...page} />
      </>
    ),
  });
}

function actionOf({ card }: QuestionnairesPage): string {
  return citizenPath(card.id, 'skemaer');
}

function formOf({ visit, fields, faults }: QuestionnairesPage): FormView {
  return { language: visit.language, fields, faults };
}

function Waiting(page: QuestionnairesPage): JSX.Element {
  const { visit, waiting, today, faults } = page;
  const messages = questionnairesMessagesIn(visit.language);
  return (
    <section aria-labelledby="venter">
      <h2 id="venter">{messages.waiting}</h2>
      {waiting.length === 0 && <p>{messages.waitingNone}</p>}
      <ul class="plain-rows no-max-width">
        {waiting.map(({ task, title, asked, by, due, isBegun, isReadable }) => (
          <li key={task}>
            <strong>{title}</strong> <span class="status-word">{isBegun ? messages.begun : messages.notBegun}</span>
            {due !== undefined && (
              <p>
                {messages.due} <ToldDay day={due} today={today} language={visit.language} />
                {due < today && <strong>, {messages.late}</strong>}
              </p>
            )}
            <p class="form-hint">{messages.asked(shortDate(asked, visit.language), by)}</p>
            {!isReadable && <p>{messages.notReadable}</p>}
            <details open={faults.some(({ field }) => field === `hvorfor.${task}`)}>
              <summary>
                {messages.withdraw}
                <span class="sr-only">: {title}</span>
              </summary>
              <RecordForm visit={visit} formKey={page.formKey} action={actionOf(page)} about={task}>
                <TextLine form={formOf(page)} name={`hvorfor.${task}`} label={messages.withdrawWhy} hint={messages.withdrawHint} />
                <button type="submit" class="button button-secondary" name="gem" value="traek">
                  {messages.withdraw}
                </button>
              </RecordForm>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ask(page: QuestionnairesPage): JSX.Element {
  const messages = questionnairesMessagesIn(page.visit.language);
  const form = formOf(page);
  return (
    <section aria-labelledby="bed">
      <h2 id="bed">{messages.ask}</h2>
      <p>{messages.askLead}</p>
      <RecordForm visit={page.visit} formKey={page.formKey} action={actionOf(page)}>
        <SelectOne form={form} name="skema" label={messages.which} empty={messages.choose} options={page.ask} />
        <DateLine form={form} name="senest" label={messages.dueLabel} hint={messages.dueHint} />
        <button type="submit" class="button button-primary" name="gem" value="bed">
          {messages.send}
        </button>
      </RecordForm>
    </section>
  );
}

function Answered({ visit, answered }: QuestionnairesPage): JSX.Element {
  const messages = questionnairesMessagesIn(visit.language);
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">{messages.answered}</h2>
      {answered.length === 0 && <p>{messages.answeredNone}</p>}
      <div class="answered">
        {answered.map(({ instrument, results, changes, at, from, answers, chart }) => (
          <article key={instrument.id}>
            <ResultsPanel language={visit.language} instrument={instrument} results={results} changes={changes} heading="h3">
              <p class="form-hint">{messages[from === 'paper' ? 'onPaper' : 'handedIn'](shortDate(at, visit.language))}</p>
            </ResultsPanel>
            {answers.length > 0 && (
              <details open={answers.some(({ own }) => own)}>
                <summary>
                  {messages.answers} <span class="sr-only">: {instrument.title[visit.language]}</span>
                </summary>
                <dl class="facts">
                  {answers.map(({ question, answer, own }, index) => (
                    <div key={index}>
                      <dt>{question}</dt>
                      <dd>{own ? `»${answer}«` : answer}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
            {chart !== undefined && (
              <details>
                <summary>
                  {messages.over} <span class="sr-only">: {instrument.title[visit.language]}</span>
                </summary>
                <ChartWithTable chart={chart} language={visit.language} />
              </details>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}

function Diary({ visit, diary }: QuestionnairesPage): JSX.Element {
  const messages = questionnairesMessagesIn(visit.language);
  return (
    <section aria-labelledby="dagbog">
      <h2 id="dagbog">{messages.diary}</h2>
      {diary === undefined && <p>{messages.diaryNone}</p>}
      {diary?.chart !== undefined && <ChartWithTable chart={diary.chart} language={visit.language} />}
      {diary !== undefined && diary.notes.length > 0 && (
        <>
          <h3>{messages.diaryNotes}</h3>
          <ul>
            {diary.notes.map(({ day, text }) => (
              <li key={day}>
                {shortDate(day, visit.language)}: »{text}«
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Paper(page: QuestionnairesPage): JSX.Element | null {
  const messages = questionnairesMessagesIn(page.visit.language);
  const form = formOf(page);
  if (page.totals.length === 0) return null;
  return (
    <details class="paper-score" open={page.faults.some(({ field }) => ['papir', 'score', 'udfyldt'].includes(field))}>
      <summary>{messages.paper}</summary>
      <p>{messages.paperLead}</p>
      <RecordForm visit={page.visit} formKey={page.formKey} action={actionOf(page)}>
        <SelectOne form={form} name="papir" label={messages.which} empty={messages.choose} options={page.totals} />
        <TextLine form={form} name="score" label={messages.score} hint={messages.scoreHint} maxLength={8} />
        <DateLine form={form} name="udfyldt" label={messages.day} hint={messages.dayHint} />
        <button type="submit" class="button button-primary" name="gem" value="tal">
          {messages.keep}
        </button>
      </RecordForm>
    </details>
  );
}
