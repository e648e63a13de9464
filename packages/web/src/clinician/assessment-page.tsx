/** The assessment page: the findings to the left, the programme's answer beside them. */

import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { renderDocument } from '../shared/document.tsx';
import { languages } from '../shared/language.ts';
import { messagesIn } from '../shared/messages.ts';
import { AnswerPanel, urgencyWord } from './answer-panel.tsx';
import type { AssessmentModel } from './assessment-model.ts';
import { actionNames } from './field-names.ts';
import { FindingsForm } from './findings-form.tsx';
import { faultLabel, faultSentence, formState } from './form-state.ts';
import { wordsOf } from './programme-words.ts';

/** Address of the assessment page; it is also where the form is sent. */
export const assessmentPath = '/kliniker/vurdering';

/** The whole page. */
export function renderAssessmentPage(model: AssessmentModel): string {
  const messages = messagesIn(model.language);
  return renderDocument({
    language: model.language,
    title: messages.pageTitle,
    island: 'assessment',
    sheet: 'findings',
    skip: { href: '#answer', text: messages.skipToAnswer },
    header: <Header model={model} />,
    children: <Page model={model} />,
  });
}

/** The answer alone, as the island puts it into the page. */
export function renderAnswerFragment(model: AssessmentModel): string {
  return renderToString(<AnswerPanel model={model} />);
}

function Header({ model }: { readonly model: AssessmentModel }): JSX.Element {
  const messages = messagesIn(model.language);
  const words = wordsOf(model.programme, model.language);
  return (
    <>
      <p class="programme">
        <strong class="product">{messages.productName}</strong> <span class="programme-title">{words.title}</span>{' '}
        <span class="programme-version">
          {words.version} <span class="draft">{words.fixedTitle('draft-notice')}</span>
        </span>
      </p>
      {model.account && (
        <a class="function-link" href={`${model.account}${model.language === 'en' ? '?sprog=en' : ''}`}>
          {messages.account}
        </a>
      )}
      <nav class="languages" aria-label={messages.chooseLanguage}>
        {languages.map((language) => (
          <button
            type="submit"
            form="assessment"
            class="function-link"
            name={actionNames.language}
            value={language}
            lang={language}
            key={language}
            {...(language === model.language && { 'aria-current': 'true' })}
          >
            {messagesIn(language).languageName}
          </button>
        ))}
      </nav>
    </>
  );
}

function Page({ model }: { readonly model: AssessmentModel }): JSX.Element {
  const form = formState(model);
  const { messages } = form;
  const words = wordsOf(model.programme, model.language);
  const title = form.value('case.title');
  return (
    <main id="main-content" class="container workspace" tabIndex={-1}>
      <div class="page-head">
        <div>
          <h1 class="page-title">{messages.pageTitle}</h1>
          <p class="page-lead">{title || messages.pageLead}</p>
        </div>
        <Examples model={model} />
      </div>
      <ErrorSummary model={model} />
      <div class="columns">
        <div class="column-form">
          <FindingsForm model={model} form={form} words={words} />
          <a class="answer-jump" id="answer-jump" href="#answer" data-urgency={model.answer?.urgency ?? 'none'}>
            {messages.answer}: <strong>{urgencyWord(model)}</strong>
          </a>
        </div>
        <aside class="column-answer" id="answer" aria-labelledby="answer-heading" tabIndex={-1}>
          <div class="answer-head">
            <h2 id="answer-heading">{messages.answer}</h2>
            <span class="answer-state" id="answer-state" aria-hidden="true" />
          </div>
          <p class="sr-only" id="answer-summary" role="status" />
          <AnswerPanel model={model} />
        </aside>
      </div>
    </main>
  );
}

function Examples({ model }: { readonly model: AssessmentModel }): JSX.Element | null {
  const messages = messagesIn(model.language);
  if (model.examples.length === 0) return null;
  return (
    <form class="examples" method="get" action={assessmentPath}>
      {model.language === 'en' && <input type="hidden" name="sprog" value="en" />}
      <label class="form-label" for="example">
        {messages.chooseExample}
      </label>
      <span class="examples-row">
        <select class="form-select" id="example" name="eksempel" aria-describedby="example-hint">
          <option value="">{messages.emptyExample}</option>
          {model.examples.map(({ id, title }) => (
            <option value={id} selected={id === model.example} key={id}>
              {title}
            </option>
          ))}
        </select>
        <button type="submit" class="button button-secondary">
          {messages.fetchExample}
        </button>
      </span>
      <span class="form-hint" id="example-hint">
        {messages.exampleHint}
      </span>
    </form>
  );
}

function ErrorSummary({ model }: { readonly model: AssessmentModel }): JSX.Element | null {
  const messages = messagesIn(model.language);
  const words = wordsOf(model.programme, model.language);
  if (model.faults.length === 0) return null;
  return (
    <div class="alert alert-error error-summary" role="alert" aria-labelledby="error-summary-heading" tabIndex={-1} id="error-summary">
      <div class="alert-body">
        <h2 class="alert-heading" id="error-summary-heading">
          {messages.errorSummary}
        </h2>
        <ul class="alert-text">
          {model.faults.map((fault) => (
            <li key={`${fault.field} ${fault.reason}`}>
              <a href={`#${fault.field}`}>
                {faultLabel(fault, words.finding, messages)}: {faultSentence(fault, messages)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
