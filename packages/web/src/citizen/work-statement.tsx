/** The citizen's possibility statement: asked for, the first part in her words, and what her GP wrote. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { FormFields } from '../shared/door-document.tsx';
import { TextBox } from '../shared/door-fields.tsx';
import type { WorkPage } from './work-page.tsx';
import { workPath } from './work-path.ts';
import { statementMessagesIn } from './work-statement-messages.ts';

export interface StatementShown {
  readonly id: string;
  readonly state: 'part-one' | 'part-two' | 'done';
  readonly affected?: string;
  readonly arrangements?: string;
  readonly employerAgrees?: boolean;
  readonly judgement?: string;
  readonly words?: string;
  readonly weeks?: number;
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
      {statement !== undefined && <Paper page={page} statement={statement} />}
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

function Paper({ page: { visit }, statement }: { readonly page: WorkPage; readonly statement: StatementShown }): JSX.Element | null {
  const messages = statementMessagesIn(visit.language);
  const { affected, arrangements, employerAgrees, judgement, words, weeks } = statement;
  const rows = [
    [messages.affected, affected],
    [messages.arrangements, arrangements],
    [messages.employerAgrees, employerAgrees === undefined ? undefined : employerAgrees ? messages.yes : messages.no],
    [messages.judgement, judgement && (messages.judgements[judgement] ?? judgement)],
    [messages.words, words],
    [messages.weeks, weeks === undefined ? undefined : String(weeks)],
  ].filter(([, said]) => said !== undefined);
  if (rows.length === 0) return null;
  return (
    <ul>
      {rows.map(([label, said]) => (
        <li key={label}>
          <strong>{label}</strong>
          {/[?.]$/.test(label ?? '') ? ' ' : ': '}
          {said}
        </li>
      ))}
    </ul>
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
