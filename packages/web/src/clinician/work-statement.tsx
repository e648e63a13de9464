/** The possibility statement: what it is and who pays, how far it is, what stands in it, and the next part for whose turn it is. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { type StatementPaper, StatementParts } from '../shared/statement-paper.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { Folded } from './treatment-form.tsx';
import { formOf, WorkForm, yesNo } from './work-form.tsx';
import { workMessagesIn } from './work-messages.ts';
import type { WorkPage } from './work-page.tsx';

export interface StatementShown {
  readonly id: string;
  readonly state: 'part-one' | 'part-two' | 'done';
  readonly day: string;
  /** For the GP who judges it. */
  readonly paper?: StatementPaper;
}

/** Everybody sees how far it is. */
export function Statement(page: WorkPage): JSX.Element | null {
  const { visit, statement, mayAskStatement, suggestsStatement } = page;
  const messages = workMessagesIn(visit.language);
  // Who has no part in one, and sees none, need not read of it.
  if (statement === undefined && !mayAskStatement && !suggestsStatement) return null;
  const isOpen = statement !== undefined && statement.state !== 'done';
  return (
    <section aria-labelledby="erklaering">
      <h2 id="erklaering">{messages.statement}</h2>
      <p>{messages.statementLead}</p>
      {suggestsStatement && <p>{messages.statementSuggested}</p>}
      {statement !== undefined && (
        <p>
          <strong>{shortDate(statement.day, visit.language)}:</strong> {messages.statementStates[statement.state]}
        </p>
      )}
      {statement?.paper !== undefined && (
        <StatementParts paper={statement.paper} called={{ ...messages, words: messages.judgementWords, weeks: messages.statementWeeks }} />
      )}
      {isOpen && statement.paper !== undefined && <NextPart page={page} statement={statement} />}
      {!isOpen && mayAskStatement && <WorkForm page={page} act="erklaering" button={messages.askStatement} />}
    </section>
  );
}

function NextPart({ page, statement: { id, state } }: { readonly page: WorkPage; readonly statement: StatementShown }): JSX.Element {
  const messages = workMessagesIn(page.visit.language);
  const form = formOf(page);
  if (state === 'part-one')
    return (
      <Folded page={page} title={messages.partOne} fields={['paavirket', 'aftalt', 'enig']}>
        <WorkForm page={page} act="del1" about={id}>
          <p>{messages.partOneLead}</p>
          <TextBox form={form} name="paavirket" label={messages.affected} rows={2} />
          <TextBox form={form} name="aftalt" label={messages.arrangements} rows={2} />
          <RadioList form={form} name="enig" label={messages.employerAgrees} options={yesNo(page)} />
        </WorkForm>
      </Folded>
    );
  return (
    <Folded page={page} title={messages.partTwo} fields={['vurdering', 'laegeord', 'varighed', 'erkl-grund']}>
      <WorkForm page={page} act="del2" about={id}>
        <p>{messages.partTwoLead}</p>
        <RadioList
          form={form}
          name="vurdering"
          label={messages.judgement}
          options={Object.entries(messages.judgements).map(([value, label]) => ({ value, label }))}
        />
        <TextBox form={form} name="laegeord" label={messages.judgementWords} hint={messages.judgementWordsHint} rows={3} />
        <TextLine form={form} name="varighed" label={messages.statementWeeks} numeric maxLength={2} />
        <SelectOne form={form} name="erkl-grund" label={messages.override} empty={messages.overrideChoose} options={page.reasons} />
        <TextLine form={form} name="erkl-grund-tekst" label={messages.overrideText} />
      </WorkForm>
    </Folded>
  );
}
