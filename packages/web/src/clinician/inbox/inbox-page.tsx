/** A house's inbox: what is acute first, then the cases with the shortest limit first, each with its few decisions. */

import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../../shared/door-document.tsx';
import { TextLine } from '../../shared/door-fields.tsx';
import { renderClinicianDocument } from '../clinician-document.tsx';
import { Decisions } from './decision-form.tsx';
import { type InboxMessages, inboxMessagesIn } from './inbox-messages.ts';
import { type AlertShown, type ClockShown, decisionPrefix, type InboxRowShown, inboxPath, receivedPath } from './inbox-model.ts';

export interface InboxPage {
  readonly visit: DoorVisit;
  readonly alerts: readonly AlertShown[];
  readonly rows: readonly InboxRowShown[];
  /** How many there are in all, and how many of them are late. */
  readonly all: number;
  readonly late: number;
  readonly pages: { readonly here: number; readonly of: number };
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** Sentences that a decision leads to, by its code. */
export function inboxSentences(messages: InboxMessages): Readonly<Record<string, string>> {
  const done = Object.entries(messages.decisions).map(([code, words]) => [`done-${code}`, words.done] as const);
  return { ...Object.fromEntries(done), ...messages.told };
}

/** The whole page. */
export function renderInboxPage(page: InboxPage): string {
  const { visit, rows, alerts, all, late, faults } = page;
  const messages = inboxMessagesIn(visit.language);
  return renderClinicianDocument({
    visit,
    title: messages.title,
    faults,
    sentences: inboxSentences(messages),
    children: (
      <>
        <Alerts {...page} />
        {rows.length === 0 && alerts.length === 0 && (
          <p>
            <strong>{messages.empty}</strong> {messages.emptyMore}
          </p>
        )}
        {rows.length > 0 && (
          <section aria-label={messages.listed}>
            <p class="inbox-count">
              {messages.count(all)} {rows.some(({ clock }) => clock !== undefined) && messages.late(late)}
            </p>
            <ol class="inbox no-max-width">
              {rows.map((row) => (
                <Row key={row.id} page={page} row={row} />
              ))}
            </ol>
            <Pages {...page.pages} messages={messages} />
          </section>
        )}
      </>
    ),
  });
}

function Row({ page, row }: { readonly page: InboxPage; readonly row: InboxRowShown }): JSX.Element {
  const { visit, fields, faults, formKey } = page;
  const messages = inboxMessagesIn(visit.language);
  const name = row.citizen === '' ? messages.unnamed : row.citizen;
  const id = `sag-${row.id}`;
  return (
    <li class={`inbox-row${row.clock === undefined ? '' : ` inbox-${row.clock.standing}`}`} aria-labelledby={id}>
      <Clock clock={row.clock} messages={messages} since={row.since} />
      <div class="inbox-what">
        <h2 id={id}>
          <a href={row.href}>{name}</a>
        </h2>
        <p class="inbox-from">
          {row.what} · {messages.from(row.from)}
        </p>
        {row.why !== undefined && <p class="inbox-why">{row.why}</p>}
        <p class="inbox-state">
          <strong>{`${row.state}${row.waits === undefined ? '' : '.'}`}</strong>
          {row.waits !== undefined && <span> {row.waits}</span>}
        </p>
      </div>
      <div class="inbox-decisions">
        <Decisions
          {...{ visit, formKey, id: row.id, version: row.version, about: name, decisions: row.decisions }}
          form={{ language: visit.language, fields, faults }}
          action={inboxPath}
        />
        {row.opens && (
          <a class="inbox-more" href={row.href} aria-label={messages.moreOf(name)}>
            {messages.more}
          </a>
        )}
      </div>
    </li>
  );
}

/** The time limit as a word and a number. */
export function Clock({
  clock,
  messages,
  since,
}: {
  readonly clock: ClockShown | undefined;
  readonly messages: InboxMessages;
  readonly since: string | undefined;
}): JSX.Element {
  return (
    <div class="inbox-clock">
      {clock !== undefined && (
        <>
          <strong>{clock.words}</strong>
          {clock.days !== undefined && <Days {...clock.days} />}
          <span>{messages.due(clock.due)}</span>
        </>
      )}
      {since !== undefined && <span class="inbox-since">{messages.sent(since)}</span>}
    </div>
  );
}

/** A square for each day: those that have gone are filled. The words beside say the same. */
function Days({ of, gone }: NonNullable<ClockShown['days']>): JSX.Element {
  const places = Array.from({ length: of }, (_, index) => index);
  return (
    <svg class="inbox-days" viewBox={`0 0 ${of * 12} 10`} width={of * 12} height="10" aria-hidden="true">
      {places.map((day) => (
        <rect key={day} x={day * 12 + 1} y="1" width="9" height="8" class={day < gone ? 'day-gone' : 'day-left'} />
      ))}
    </svg>
  );
}

function Alerts({ visit, alerts, fields, faults, formKey }: InboxPage): JSX.Element | null {
  const messages = inboxMessagesIn(visit.language);
  if (alerts.length === 0) return null;
  return (
    <section class="inbox-alerts" aria-labelledby="akutte">
      <h2 id="akutte">{messages.alerts}</h2>
      <p>{messages.alertLead}</p>
      <ul class="no-max-width">
        {alerts.map((alert) => {
          const name = `${decisionPrefix('open', alert.id)}grund`;
          return (
            <li key={alert.id}>
              <h3>
                {messages.alertFrom(alert.from, alert.since)}
                {alert.inHand && ` · ${messages.alertInHand}`}
              </h3>
              <form method="post" action={receivedPath(alert.id)} class="alert-open">
                <FormFields visit={visit} formKey={`${formKey}~open~${alert.id}`} />
                <input type="hidden" name="sag" value={alert.id} />
                <input type="hidden" name="beslutning" value="open" />
                <TextLine form={{ language: visit.language, fields, faults }} name={name} label={messages.alertReason} />
                <button type="submit" class="button button-warning inbox-acute">
                  {messages.alertOpen}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Pages({
  here,
  of,
  messages,
}: {
  readonly here: number;
  readonly of: number;
  readonly messages: InboxMessages;
}): JSX.Element | null {
  if (of <= 1) return null;
  return (
    <nav aria-label={messages.pages} class="inbox-pages">
      {here > 1 && <a href={`${inboxPath}?side=${here - 1}`}>{messages.earlier}</a>}
      <span>
        {here} / {of}
      </span>
      {here < of && <a href={`${inboxPath}?side=${here + 1}`}>{messages.next}</a>}
    </nav>
  );
}
