/** The form of a questionnaire: saved on the way, handed in when it is whole, and the same without JavaScript. */

import { type AnswerFault, answersIn, childrenOf, progressOf, type Questionnaire, readAnswers } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import { type DoorVisit, FormFields } from '../door-document.tsx';
import { doorMessagesIn } from '../door-messages.ts';
import { formContext } from './form-context.ts';
import { Items } from './items.tsx';

/** Names of the fields that are no questions: what the buttons do, and which version of the answers was seen. */
export const questionnaireFields = { deed: '_handling', seen: '_set' } as const;

/** What the button that hands in posts as the deed. */
export const handInDeed = 'send';

export interface QuestionnaireForm {
  readonly visit: DoorVisit;
  readonly questionnaire: Questionnaire;
  /** What stands in the fields: typed, kept, or filled in beforehand. */
  readonly fields: URLSearchParams;
  /** Questions that were filled in from the time before. */
  readonly prefilled?: readonly string[];
  readonly faults?: readonly AnswerFault[];
  /** The version of the answers that this page shows; 0 where there are none. */
  readonly seen: number;
  /** The same key is the same sending, however often the button is pressed. */
  readonly formKey: string;
}

/** Progress, questions and the two buttons. */
export function QuestionnaireForm(props: QuestionnaireForm): JSX.Element {
  const { visit, questionnaire, seen, formKey } = props;
  const form = formContext({ ...props, language: visit.language });
  const { send, save } = form.messages;
  return (
    <form
      method="post"
      action={visit.path}
      noValidate
      class="questionnaire"
      data-questionnaire
      data-draft={`/kladde?side=${encodeURIComponent(visit.path)}`}
      data-draft-lost={doorMessagesIn(visit.language).draftLost}
    >
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name={questionnaireFields.seen} value={`${seen}`} />
      {/* Enter in a field presses the first button of a form: it saves, and sends nothing. */}
      <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true" name={questionnaireFields.deed} value="gem">
        {save}
      </button>
      <Progress {...props} />
      <Items items={childrenOf(questionnaire)} form={form} />
      <div class="questionnaire-end">
        <button type="submit" class="button button-primary" name={questionnaireFields.deed} value={handInDeed}>
          {send}
        </button>
        <button type="submit" class="button button-secondary" name={questionnaireFields.deed} value="gem">
          {save}
        </button>
      </div>
      <p class="form-hint" role="status" data-draft-status />
      {questionnaire.copyright !== undefined && <p class="questionnaire-holder">© {questionnaire.copyright}</p>}
    </form>
  );
}

function Progress({ visit, questionnaire, fields }: QuestionnaireForm): JSX.Element {
  const { messages } = formContext({ questionnaire, fields, language: visit.language });
  const { answered, asked } = progressOf(questionnaire, answersIn({ item: readAnswers(questionnaire, fields).kept }));
  return (
    <p class="questionnaire-progress">
      <span id="progress-text">{messages.progress(answered, asked)}</span>
      <progress aria-labelledby="progress-text" max={asked} value={answered} />
    </p>
  );
}
