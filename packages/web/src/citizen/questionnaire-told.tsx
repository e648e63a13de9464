/** The pages after a questionnaire: handed in, or not there to be answered. */

import type { Questionnaire } from '@rygforloeb/questionnaires';
import type { ComponentChildren } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import { formContext } from '../shared/questionnaire/form-context.ts';
import { questionnaireMessagesIn } from '../shared/questionnaire/questionnaire-messages.ts';
import { citizenHome, renderCitizenDocument } from './citizen-document.tsx';

export interface QuestionnaireDone {
  readonly visit: DoorVisit;
  readonly questionnaire: Questionnaire;
  /** Questions whose answers were not handed in, because their condition does not hold. */
  readonly leftOut: readonly string[];
}

/** Thanks, and what was left out. */
export function renderQuestionnaireDone({ visit, questionnaire, leftOut }: QuestionnaireDone): string {
  const form = formContext({ language: visit.language, questionnaire, fields: new URLSearchParams() });
  const { messages } = form;
  const known = leftOut.filter((linkId) => form.item(linkId) !== undefined);
  const more = known.length > 0 && (
    <section>
      <p>{messages.leftOut}</p>
      <ul>
        {known.map((linkId) => (
          <li key={linkId}>{form.placed(linkId)}</li>
        ))}
      </ul>
    </section>
  );
  return page(visit, messages.doneTitle, messages.doneLead, more);
}

/** Why there is nothing to answer: it is not there, it has been answered, or its texts have not been imported. */
export function renderNoQuestionnaire(visit: DoorVisit, why: 'gone' | 'answered' | 'no-texts'): string {
  const messages = questionnaireMessagesIn(visit.language);
  switch (why) {
    case 'answered':
      return page(visit, messages.doneTitle, messages.answeredAlready);
    case 'no-texts':
      return page(visit, messages.noTexts, messages.noTextsLead);
    case 'gone':
      return page(visit, messages.gone, messages.goneLead);
  }
}

function page(visit: DoorVisit, title: string, lead: string, more?: ComponentChildren): string {
  return renderCitizenDocument({
    visit,
    title,
    children: (
      <div class="questionnaire">
        <p>{lead}</p>
        {more}
        <p>
          <a class="button button-primary" href={citizenHome}>
            {questionnaireMessagesIn(visit.language).back}
          </a>
        </p>
      </div>
    ),
  });
}
