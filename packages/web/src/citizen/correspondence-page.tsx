/** What the citizen and those who treat her write to each other, and the questions she wants to bring to her next visit. */

import type { JSX } from 'preact';
import { wallTimeOf } from '../shared/copenhagen-wall-time.ts';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type CorrespondenceMessages, correspondenceMessagesIn } from './correspondence-messages.ts';

export interface ThreadShown {
  /** The id of the latest message, which an answer goes on from. */
  readonly latest: string;
  readonly house: string;
  readonly name: string;
  readonly subject?: string;
  /** Oldest first. */
  readonly messages: readonly { readonly id: string; readonly mine: boolean; readonly sent: string; readonly text: string }[];
}

export interface CorrespondencePage {
  readonly visit: DoorVisit;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly threads: readonly ThreadShown[];
  readonly houses: readonly { readonly house: string; readonly name: string }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export const correspondencePath = '/borger/beskeder';

/** The name of the field in which a thread is answered. */
export function replyField({ latest }: Pick<ThreadShown, 'latest'>): string {
  return `svar-${latest}`;
}

/** The whole page. */
export function renderCorrespondencePage(page: CorrespondencePage): string {
  const { visit, faults } = page;
  const messages = correspondenceMessagesIn(visit.language);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults,
    sentences: { kept: messages.kept },
    island: 'keep-draft',
    children: (
      <>
        <aside class="questionnaire-notice">
          <p>
            {messages.notAcute} <a href="/borger/reager">{messages.react}</a>
          </p>
        </aside>
        <Questions page={page} messages={messages} />
        <Threads page={page} messages={messages} />
        <NewMessage page={page} messages={messages} />
      </>
    ),
  });
}

interface Props {
  readonly page: CorrespondencePage;
  readonly messages: CorrespondenceMessages;
}

function Questions({ page, messages }: Props): JSX.Element {
  const { visit, questions, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="spoergsmaal">
      <h2 id="spoergsmaal">{messages.questions}</h2>
      <p>{messages.questionsLead}</p>
      {questions.length === 0 && <p>{messages.noQuestions}</p>}
      <ul class="cards">
        {questions.map(({ id, text }) => (
          <li key={id}>
            <p>{text}</p>
            <form method="post" action={correspondencePath}>
              <FormFields visit={visit} formKey={formKey} />
              <input type="hidden" name="spoergsmaal-id" value={id} />
              <button type="submit" name="handling" value="fjern" class="button button-secondary" aria-label={messages.settleNamed(text)}>
                {messages.settle}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={correspondencePath} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <TextBox form={form} name="nyt-spoergsmaal" label={messages.newQuestion} rows={2} maxLength={2000} />
        <button type="submit" name="handling" value="gem" class="button button-primary">
          {messages.keep}
        </button>
      </form>
    </section>
  );
}

function Threads({ page, messages }: Props): JSX.Element {
  const { visit, threads, houses, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="threads">
      <h2 id="threads">{messages.threads}</h2>
      {threads.length === 0 && <p>{messages.noThreads}</p>}
      <ul class="cards">
        {threads.map((thread) => (
          <li key={thread.latest}>
            <h3>{[thread.name, thread.subject].filter(Boolean).join(': ')}</h3>
            <ol class="thread">
              {thread.messages.map(({ id, mine, sent, text }) => (
                <li key={id} class={mine ? 'thread-mine' : undefined}>
                  <p class="thread-who">
                    {mine ? messages.you : thread.name}, {shortDate(sent, visit.language, (instant) => wallTimeOf(instant).time)}
                  </p>
                  <p class="thread-text">{text}</p>
                </li>
              ))}
            </ol>
            {houses.some(({ house }) => house === thread.house) && (
              <form method="post" action={correspondencePath} noValidate>
                <FormFields visit={visit} formKey={formKey} />
                <input type="hidden" name="til" value={thread.house} />
                <input type="hidden" name="besked-id" value={thread.latest} />
                <TextBox form={form} name={replyField(thread)} label={messages.reply} rows={3} />
                <button type="submit" name="handling" value="svar" class="button button-secondary">
                  {messages.sendReply}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewMessage({ page, messages }: Props): JSX.Element {
  const { visit, houses, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="write">
      <h2 id="write">{messages.write}</h2>
      {houses.length === 0 ? (
        <p>{messages.nobody}</p>
      ) : (
        <form method="post" action={correspondencePath} noValidate data-draft="/kladde?side=%2Fborger%2Fbeskeder">
          <FormFields visit={visit} formKey={formKey} />
          <SelectOne
            form={form}
            name="modtager"
            label={messages.to}
            empty={messages.chooseTo}
            options={houses.map(({ house, name }) => ({ value: house, label: name }))}
          />
          <TextLine form={form} name="emne" label={messages.subject} />
          <TextBox form={form} name="tekst" label={messages.text} rows={5} />
          <button type="submit" name="handling" value="send" class="button button-primary">
            {messages.send}
          </button>
          <p class="form-hint" role="status" data-draft-status />
        </form>
      )}
    </section>
  );
}
