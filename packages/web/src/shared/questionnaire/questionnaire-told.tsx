/** The pages after a questionnaire: handed in, or not there to be answered. */

import type { Questionnaire } from '@rygforloeb/questionnaires';
import { renderDocument } from '../document.tsx';
import type { Language } from '../language.ts';
import { formContext } from './form-context.ts';
import { questionnaireMessagesIn } from './questionnaire-messages.ts';

export interface QuestionnaireDone {
  readonly language: Language;
  readonly questionnaire: Questionnaire;
  /** Questions whose answers were not handed in, because their condition does not hold. */
  readonly leftOut: readonly string[];
  readonly back: string;
}

/** Thanks, and what was left out. */
export function renderQuestionnaireDone({ language, questionnaire, leftOut, back }: QuestionnaireDone): string {
  const form = formContext({ language, questionnaire, fields: new URLSearchParams() });
  const { messages } = form;
  return page(language, messages.doneTitle, messages.doneLead, back, [
    leftOut.length > 0 && (
      <section key="left-out">
        <p>{messages.leftOut}</p>
        <ul>
          {leftOut.map((linkId) => (
            <li key={linkId}>{form.placed(linkId)}</li>
          ))}
        </ul>
      </section>
    ),
  ]);
}

/** Why there is nothing to answer: it is not there, it has been answered, or its texts have not been imported. */
export function renderNoQuestionnaire(language: Language, why: 'gone' | 'answered' | 'no-texts', back: string): string {
  const messages = questionnaireMessagesIn(language);
  switch (why) {
    case 'answered':
      return page(language, messages.doneTitle, messages.answeredAlready, back);
    case 'no-texts':
      return page(language, messages.noTexts, messages.noTextsLead, back);
    case 'gone':
      return page(language, messages.gone, messages.goneLead, back);
  }
}

function page(language: Language, title: string, lead: string, back: string, more: unknown = null): string {
  return renderDocument({
    language,
    title,
    children: (
      <main id="main-content" class="container page-container questionnaire" tabIndex={-1}>
        <h1>{title}</h1>
        <p>{lead}</p>
        {more as never}
        <p>
          <a class="button button-primary" href={back}>
            {questionnaireMessagesIn(language).back}
          </a>
        </p>
      </main>
    ),
  });
}
