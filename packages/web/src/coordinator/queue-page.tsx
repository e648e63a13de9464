/** The message queue: what waits for a person first, each with why and what to do; then how much is on its way. */

import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { SelectOne, TextLine } from '../shared/door-fields.tsx';
import { directoryPath, queuePath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { Bar, largestOf } from './overview-counts.tsx';
import { type QueueMessages, queueMessagesIn } from './queue-messages.ts';

export interface QueuedShown {
  readonly box: string;
  readonly key: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason: string;
  /** In words. */
  readonly since?: string;
  readonly lacks: readonly { readonly of?: string; readonly missing: readonly string[] }[];
}

export interface QueuePage {
  readonly visit: DoorVisit;
  /** Those that were asked for, of so many. */
  readonly messages: readonly QueuedShown[];
  readonly all: number;
  /** What was asked for, and what can be. */
  readonly asked: { readonly box: string; readonly reason: string };
  readonly reasons: readonly string[];
  readonly counts: readonly { readonly box: string; readonly state: string; readonly count: number }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page. */
export function renderQueuePage(page: QueuePage): string {
  const { visit, counts, faults } = page;
  const messages = queueMessagesIn(visit.language);
  return renderCoordinatorDocument({
    visit,
    title: messages.title,
    faults,
    sentences: messages.told,
    children: (
      <>
        <p>{messages.lead}</p>
        {page.all === 0 ? (
          <p>{messages.nothing}</p>
        ) : (
          <section aria-labelledby="parkeret">
            <h2 id="parkeret">{messages.parkedTitle(page.all)}</h2>
            {page.all > 1 && <Filter page={page} messages={messages} />}
            {page.messages.length < page.all && (
              <p>
                {messages.filtered(page.messages.length, page.all)} · <a href={queuePath}>{messages.showAll}</a>
              </p>
            )}
            <ul class="queue no-max-width">
              {page.messages.map((message, place) => (
                <Parked key={message.key} message={message} place={place} page={page} messages={messages} />
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="paa-vej">
          <h2 id="paa-vej">{messages.countsTitle}</h2>
          {counts.length === 0 ? <p>{messages.noCounts}</p> : <Counts counts={counts} messages={messages} />}
        </section>
      </>
    ),
  });
}

function Filter({
  page: { visit, asked, reasons },
  messages,
}: {
  readonly page: QueuePage;
  readonly messages: QueueMessages;
}): JSX.Element {
  const form = { language: visit.language, fields: new URLSearchParams({ retning: asked.box, grund: asked.reason }), faults: [] };
  return (
    <search>
      <form method="get" action={queuePath} class="queue-filter">
        <SelectOne
          form={form}
          name="retning"
          label={messages.box}
          empty={messages.both}
          options={[
            { value: 'in', label: messages.incoming },
            { value: 'out', label: messages.outgoing },
          ]}
        />
        <SelectOne
          form={form}
          name="grund"
          label={messages.reason}
          empty={messages.every}
          options={reasons.map((value) => ({ value, label: messages.reasons[value] ?? value }))}
        />
        <button type="submit" class="button button-secondary">
          {messages.show}
        </button>
      </form>
    </search>
  );
}

function Parked({
  message,
  place,
  page,
  messages,
}: {
  readonly message: QueuedShown;
  readonly place: number;
  readonly page: QueuePage;
  readonly messages: QueueMessages;
}): JSX.Element {
  const { visit, fields, faults, formKey } = page;
  const kind = messages.kinds[message.kind ?? ''] ?? message.kind ?? messages.unknown;
  const name = `grund-${place}`;
  const isThis = fields.get('besked') === message.key;
  const form = { language: visit.language, fields, faults: isThis ? faults : [] };
  return (
    <li class="queue-message">
      <div class="queue-facts">
        <h3 class="queue-kind">{kind}</h3>
        <p>
          {message.from ?? messages.unknown} → {message.to ?? messages.unknown}
        </p>
        <p>
          <strong>{messages.reasons[message.reason] ?? message.reason}</strong>
          {message.since !== undefined && (
            <span class="queue-since">
              {messages.since} {message.since}
            </span>
          )}
        </p>
        {message.lacks.map(({ of, missing }) => (
          <p key={`${of} ${missing.join()}`}>
            {messages.lack(missing.map((one) => messages.lacks[one] ?? one).join(', '), of)}.{' '}
            <a href={`${directoryPath}${of === undefined ? '' : `?soeg=${encodeURIComponent(of)}`}`}>{messages.fixInDirectory}</a>
          </p>
        ))}
      </div>
      <div class="queue-acts">
        <form method="post" action={queuePath}>
          <FormFields visit={visit} formKey={formKey} />
          <input type="hidden" name="kasse" value={message.box} />
          <input type="hidden" name="besked" value={message.key} />
          <button
            type="submit"
            class="button button-secondary"
            name="goer"
            value="igen"
            aria-label={messages.retryOf(kind, message.to ?? messages.unknown)}
          >
            {messages.retry}
          </button>
        </form>
        <details {...(isThis && { open: true })}>
          <summary>{messages.aside}</summary>
          <form method="post" action={queuePath}>
            <FormFields visit={visit} formKey={formKey} />
            <input type="hidden" name="kasse" value={message.box} />
            <input type="hidden" name="besked" value={message.key} />
            <input type="hidden" name="felt" value={name} />
            <TextLine form={form} name={name} label={messages.asideReason} hint={messages.asideHint} />
            <button type="submit" class="button button-secondary" name="goer" value="til-side">
              {messages.aside}
            </button>
          </form>
        </details>
      </div>
    </li>
  );
}

function Counts({ counts, messages }: { readonly counts: QueuePage['counts']; readonly messages: QueueMessages }): JSX.Element {
  const most = largestOf(counts.map(({ count }) => count));
  return (
    <div class="coordinator-table">
      <table class="queue-counts" aria-labelledby="paa-vej">
        <thead>
          <tr>
            <th scope="col">{messages.box}</th>
            <th scope="col">{messages.state}</th>
            <th scope="col">{messages.count}</th>
            <td class="overview-bar" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {counts.map(({ box, state, count }) => (
            <tr key={`${box} ${state}`}>
              <th scope="row">{box === 'out' ? messages.outgoing : messages.incoming}</th>
              <td>{messages.states[state] ?? state}</td>
              <td>{count}</td>
              <td class="overview-bar" aria-hidden="true">
                <Bar counts={[count]} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
