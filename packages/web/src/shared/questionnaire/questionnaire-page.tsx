/** The page on which a questionnaire is answered: saved on the way, handed in when it is whole, and the same without JavaScript. */

import {
  type AnswerFault,
  answersIn,
  childrenOf,
  inLanguage,
  progressOf,
  type Questionnaire,
  readAnswers,
} from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import { CsrfField, type FormSafety } from '../../access/access-document.tsx';
import { renderDocument } from '../document.tsx';
import type { Language } from '../language.ts';
import { type FormContext, formContext } from './form-context.ts';
import { Items } from './items.tsx';

/** Names of the fields that are no questions: what the buttons do, which version was seen, and the mark of this one sending. */
export const questionnaireFields = { deed: '_handling', seen: '_set', key: '_noegle' } as const;

/** What the button that hands in posts as the deed. */
export const handInDeed = 'send';

export interface QuestionnairePage extends FormSafety {
  readonly language: Language;
  readonly questionnaire: Questionnaire;
  /** Where the form is posted. */
  readonly action: string;
  /** What stands in the fields: typed, kept, or filled in beforehand. */
  readonly fields: URLSearchParams;
  /** Questions that were filled in from the time before. */
  readonly prefilled?: readonly string[];
  readonly faults?: readonly AnswerFault[];
  readonly told?: 'saved' | 'changed';
  readonly minutes?: number;
  /** The version of the answers that this page shows. */
  readonly seen: number;
  /** The same key is the same sending, however often the button is pressed. */
  readonly key: string;
  /** What to do when it cannot wait. */
  readonly advice?: { readonly title: string; readonly text: string };
}

/** The whole page. */
export function renderQuestionnairePage(page: QuestionnairePage): string {
  const { language, questionnaire, faults = [] } = page;
  const form = formContext(page);
  const title = inLanguage(questionnaire.title, questionnaire._title, language);
  return renderDocument({
    language,
    title: faults.length > 0 ? `${form.messages.errorPrefix} ${title}` : title,
    island: 'questionnaire',
    children: (
      <main id="main-content" class="container page-container questionnaire" tabIndex={-1}>
        <ErrorSummary faults={faults} form={form} />
        {page.told !== undefined && faults.length === 0 && <Told told={page.told} form={form} />}
        <h1>{title}</h1>
        <Lead page={page} form={form} />
        <form method="post" action={page.action} noValidate data-questionnaire>
          <CsrfField csrf={page.csrf} />
          <input type="hidden" name={questionnaireFields.seen} value={`${page.seen}`} />
          <input type="hidden" name={questionnaireFields.key} value={page.key} />
          {/* Enter in a field presses the first button of a form: it saves, and sends nothing. */}
          <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true" name={questionnaireFields.deed} value="gem">
            {form.messages.save}
          </button>
          <Items items={childrenOf(questionnaire)} form={form} />
          <div class="questionnaire-end">
            <button type="submit" class="button button-primary" name={questionnaireFields.deed} value={handInDeed}>
              {form.messages.send}
            </button>
            <button type="submit" class="button button-secondary" name={questionnaireFields.deed} value="gem">
              {form.messages.save}
            </button>
          </div>
        </form>
        {questionnaire.copyright !== undefined && <p class="questionnaire-holder">© {questionnaire.copyright}</p>}
      </main>
    ),
  });
}

function Lead({ page, form }: { readonly page: QuestionnairePage; readonly form: FormContext }): JSX.Element {
  const { questionnaire, language, fields, minutes, advice } = page;
  const { messages } = form;
  const { answered, asked } = progressOf(questionnaire, answersIn({ item: readAnswers(questionnaire, fields).kept }));
  const about = inLanguage(questionnaire.description, questionnaire._description, language);
  return (
    <>
      <p>{about}</p>
      <p>
        {minutes !== undefined && `${messages.minutes(minutes)} `}
        {messages.lead}
      </p>
      <aside class="questionnaire-notice">
        <p>
          {messages.notRead}
          {advice !== undefined && ` ${advice.text}`}
        </p>
      </aside>
      <p class="questionnaire-progress">
        <span id="progress-text">{messages.progress(answered, asked)}</span>
        <progress aria-labelledby="progress-text" max={asked} value={answered} />
      </p>
    </>
  );
}

/** A list of what is wrong, each with a link to its field. It takes the focus when the page opens. */
function ErrorSummary({ faults, form }: { readonly faults: readonly AnswerFault[]; readonly form: FormContext }): JSX.Element | null {
  const { messages } = form;
  if (faults.length === 0) return null;
  return (
    <div
      class="alert alert-error error-summary"
      role="alert"
      aria-labelledby="error-summary-heading"
      tabIndex={-1}
      id="error-summary"
      autofocus
    >
      <div class="alert-body">
        <h2 class="alert-heading" id="error-summary-heading">
          {messages.errorTitle}
        </h2>
        <p class="alert-text">{messages.errorLead}</p>
        <ul class="alert-text">
          {faults.map((fault) => (
            <li key={fault.linkId}>
              <a class="function-link" href={`#${fault.field}`}>
                {form.placed(fault.linkId)}
              </a>{' '}
              {form.fault(fault.linkId)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Told({ told, form: { messages } }: { readonly told: 'saved' | 'changed'; readonly form: FormContext }): JSX.Element {
  const isSaved = told === 'saved';
  return (
    <div class={`alert ${isSaved ? 'alert-success' : 'alert-warning'}`} role="status" aria-labelledby="told-heading">
      <div class="alert-body">
        <h2 class="alert-heading" id="told-heading">
          {isSaved ? messages.savedTitle : messages.changedTitle}
        </h2>
        <p class="alert-text">{isSaved ? messages.savedLead : messages.changedLead}</p>
      </div>
    </div>
  );
}
