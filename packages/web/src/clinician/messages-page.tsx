/** Threads between those who help a citizen: read, answered, and begun. */

import type { JSX } from 'preact';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import { SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { renderClinicianDocument } from './clinician-document.tsx';
import { threadsMessagesIn } from './messages-messages.ts';
import { RecordForm } from './record-form.tsx';

export interface MessagesPage {
  readonly visit: DoorVisit;
  /** Absent on the page of all threads. */
  readonly card?: CitizenCardShown;
  readonly parts: readonly string[];
  readonly threads: readonly ThreadShown[];
  readonly houses: readonly { readonly house: string; readonly name: string }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export interface ThreadShown {
  readonly citizen: { readonly id: string; readonly name: string };
  readonly subject?: string;
  /** What it is where it is more than a message, and to whom the referral is that it is about. */
  readonly kind?: string;
  readonly referral?: string;
  /** The message that a reply answers; absent where nobody has written to the reader. */
  readonly answers?: string;
  /** First message first. */
  readonly messages: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly sent: string;
    readonly texts: readonly string[];
    readonly files: readonly string[];
  }[];
  /** The reader's house has written, and nobody has written to it. */
  readonly waits: boolean;
}

/** The whole page. */
export function renderMessagesPage(page: MessagesPage): string {
  const { visit, card, parts, threads, faults } = page;
  const messages = threadsMessagesIn(visit.language);
  const children = (
    <>
      <p>{messages.lead}</p>
      {threads.length === 0 && <p>{card === undefined ? messages.noneAtAll : messages.none}</p>}
      {threads.map((thread) => (
        <Thread key={thread.messages[0]?.id} page={page} thread={thread} />
      ))}
      {card !== undefined && <Write {...page} card={card} />}
    </>
  );
  const shared = { visit, title: messages.title, faults, children };
  return card === undefined ? renderClinicianDocument(shared) : renderCitizenRecord({ ...shared, card, parts });
}

function Thread({ page, thread }: { readonly page: MessagesPage; readonly thread: ThreadShown }): JSX.Element {
  const { visit, card, fields, faults, formKey } = page;
  const messages = threadsMessagesIn(visit.language);
  const { answers, waits } = thread;
  const name = `svar.${answers ?? ''}`;
  const form = { language: visit.language, fields, faults };
  const kind = messages.kinds[thread.kind ?? ''] ?? messages.noSubject;
  const title = thread.subject ?? [kind, thread.referral].filter(Boolean).join(': ');
  return (
    <section class="thread">
      <h2>{card === undefined ? `${thread.citizen.name}: ${title}` : title}</h2>
      {thread.messages.map(({ id, from, to, sent, texts, files }) => (
        <article key={id} class="thread-message">
          <p class="form-hint">
            {messages.from} {from} · {messages.to} {to} · {shortDate(sent, visit.language)}
          </p>
          {texts.map((text) => (
            <p key={text} class="message-text">
              {text}
            </p>
          ))}
          {files.length > 0 && (
            <p>
              {messages.file}: {files.join(', ')}
            </p>
          )}
        </article>
      ))}
      {waits && <p class="form-hint">{messages.waits}</p>}
      {card === undefined ? (
        <p>
          <a href={citizenPath(thread.citizen.id, 'beskeder')}>{messages.open}</a>
        </p>
      ) : answers === undefined ? null : (
        <details open={faults.some(({ field }) => field === name) || (fields.get(name) ?? '') !== ''}>
          <summary>{messages.reply}</summary>
          <RecordForm visit={visit} formKey={formKey} action={citizenPath(card.id, 'beskeder')} keeps={name}>
            <input type="hidden" name="paa" value={answers} />
            <TextBox form={form} name={name} label={messages.replyText} />
            <button type="submit" class="button button-primary">
              {messages.send}
            </button>
          </RecordForm>
        </details>
      )}
    </section>
  );
}

function Write({ visit, card, houses, fields, faults, formKey }: MessagesPage & { readonly card: CitizenCardShown }): JSX.Element {
  const messages = threadsMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="skriv">
      <h2 id="skriv">{messages.write}</h2>
      <RecordForm visit={visit} formKey={formKey} action={citizenPath(card.id, 'beskeder')} keeps="ny">
        <SelectOne
          form={form}
          name="til"
          label={messages.receiver}
          empty={messages.chooseReceiver}
          options={houses.map(({ house, name }) => ({ value: house, label: name }))}
        />
        <TextLine form={form} name="emne" label={messages.subject} maxLength={120} />
        <TextBox form={form} name="tekst" label={messages.text} rows={6} />
        <button type="submit" class="button button-primary">
          {messages.send}
        </button>
      </RecordForm>
    </section>
  );
}
