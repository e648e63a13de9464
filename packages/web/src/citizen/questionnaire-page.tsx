/** The page on which a citizen answers a questionnaire. */

import { inLanguage } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import { formContext } from '../shared/questionnaire/form-context.ts';
import { QuestionnaireForm } from '../shared/questionnaire/questionnaire-form.tsx';
import { renderCitizenDocument } from './citizen-document.tsx';

export interface QuestionnairePage extends QuestionnaireForm {
  readonly minutes?: number;
}

/** The whole page. What was told last is a code of its own: `answers-saved`, `answers-changed`. */
export function renderQuestionnairePage(page: QuestionnairePage): string {
  const { visit, questionnaire, faults = [] } = page;
  const form = formContext({ ...page, language: visit.language });
  const { messages } = form;
  return renderCitizenDocument({
    visit,
    title: inLanguage(questionnaire.title, questionnaire._title, visit.language),
    faults: faults.map((fault) => ({ field: fault.field, text: `${form.placed(fault.linkId)}: ${form.fault(fault.linkId)}` })),
    sentences: {
      'answers-saved': `${messages.savedTitle}. ${messages.savedLead}`,
      'answers-changed': `${messages.changedTitle}. ${messages.changedLead}`,
    },
    island: 'questionnaire',
    children: (
      <div class="questionnaire">
        {faults.length > 0 && <p>{messages.errorLead}</p>}
        <Lead {...page} />
        <QuestionnaireForm {...page} />
      </div>
    ),
  });
}

function Lead({ visit: { language }, questionnaire, minutes, fields }: QuestionnairePage): JSX.Element {
  const { messages } = formContext({ questionnaire, fields, language });
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
          {messages.notRead} <a href="/borger/reager">{messages.react}</a>
        </p>
      </aside>
    </>
  );
}
