/** The citizen's possibility statement: asked for, the first part in her words, and what her GP wrote. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { FormFields } from '../shared/door-document.tsx';
import { TextBox } from '../shared/door-fields.tsx';
import { type StatementPaper, StatementParts } from '../shared/statement-paper.tsx';
import type { WorkPage } from './work-page.tsx';
import { workPath } from './work-path.ts';
import { statementMessagesIn } from './work-statement-messages.ts';

export interface StatementShown extends StatementPaper {
  readonly id: string;
  readonly state: 'part-one' | 'part-two' | 'done';
}

/** How far it is, what stands in it, and what she does next. */
export function Statement({ page }: { readonly page: WorkPage }): JSX.Element {
  const { visit, statement, formKey } = page;
  const messages = statementMessagesIn(visit.language);
  return (
    <section aria-labelledby="erklaering">
      <h2 id="erklaering">{messages.title}</h2>
      <p>{messages.lead}</p>
      {statement !== undefined && <p>{messages.states[statement.state]}</p>}
      {statement !== undefined && <StatementParts paper={statement} called={messages} />}
      {statement?.state === 'part-one' && <PartOne page={page} id={statement.id} />}
      {(statement === undefined || statement.state === 'done') && (
        <form method="post" action={workPath} noValidate>
          <FormFields visit={visit} formKey={formKey} />
          <button type="submit" name="handling" value="erklaering" class="button button-secondary">
            {messages.ask}
          </button>
        </form>
      )}
    </section>
  );
}

function PartOne({ page, id }: { readonly page: WorkPage; readonly id: string }): JSX.Element {
  const { visit, fields, faults, formKey } = page;
  const messages = statementMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <form method="post" action={workPath} noValidate>
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name="om" value={id} />
      <TextBox form={form} name="svaert" label={messages.affected} hint={messages.affectedHint} rows={3} maxLength={2000} />
      <TextBox form={form} name="enige" label={messages.arrangements} hint={messages.arrangementsHint} rows={3} maxLength={2000} />
      <RadioList
        form={form}
        name="chef"
        label={messages.employerAgrees}
        options={[
          { value: 'ja', label: messages.yes },
          { value: 'nej', label: messages.no },
        ]}
      />
      <button type="submit" name="handling" value="del1" class="button button-primary">
        {messages.send}
      </button>
    </form>
  );
}
