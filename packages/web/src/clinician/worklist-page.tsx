/** What a house has to do: what is late first, each row with what, about whom, until when, what then, and where it is done. */

import type { JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import { clinicianHome, renderClinicianDocument } from './clinician-document.tsx';
import { recordMessagesIn } from './record-messages.ts';
import { dayInWords, ToldDay } from './told-day.tsx';
import { worklistMessagesIn } from './worklist-messages.ts';

export interface WorklistPage {
  readonly visit: DoorVisit;
  readonly today: string;
  readonly view: string;
  /** How many stand in each view, in the order in which they are offered. */
  readonly views: readonly { readonly view: string; readonly count?: number }[];
  readonly rows: readonly WorkRow[];
  /** For what changed: from when. */
  readonly since?: string;
  /** The page after this one. */
  readonly next?: string;
  readonly mayReceive: boolean;
}

export interface WorkRow {
  readonly id: string;
  /** Where it is done. */
  readonly href: string;
  readonly citizen: string;
  readonly what: string;
  readonly state: string;
  readonly due?: string;
  readonly then?: string;
  /** Whose turn it is where it is not ours, and who sent it. */
  readonly turn?: string;
  readonly from?: string;
  readonly urgent: boolean;
}

/** The whole page. */
export function renderWorklistPage(page: WorklistPage): string {
  const messages = worklistMessagesIn(page.visit.language);
  return renderClinicianDocument({
    visit: page.visit,
    title: messages.title,
    children: (
      <>
        <Search {...page} />
        <nav class="work-views" aria-label={messages.choose}>
          <ul class="no-max-width">
            {page.views.map(({ view, count }) => (
              <li key={view}>
                <a href={`${clinicianHome}?vis=${view}`} {...(view === page.view && { 'aria-current': 'true' })}>
                  {messages.views[view]}
                  {count !== undefined && <strong> {count}</strong>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Rows {...page} />
      </>
    ),
  });
}

function Search({ visit, mayReceive }: WorklistPage): JSX.Element {
  const messages = worklistMessagesIn(visit.language);
  return (
    <search>
      <form method="get" action="/kliniker/borgere" class="find-form">
        <label class="form-label" for="soeg">
          {messages.search}
        </label>
        <span class="form-hint" id="soeg-hint">
          {messages.searchHint}
        </span>
        <div class="find-row">
          <input class="form-input" type="search" id="soeg" name="soeg" autoComplete="off" aria-describedby="soeg-hint" maxLength={100} />
          <button type="submit" class="button button-primary">
            {messages.find}
          </button>
          {mayReceive && (
            <a class="button button-secondary" href="/kliniker/modtag">
              {messages.receive}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}

function Rows({ visit, view, rows, since, today, next }: WorklistPage): JSX.Element {
  const messages = worklistMessagesIn(visit.language);
  return (
    <section aria-labelledby="raekker">
      <h2 id="raekker">{messages.views[view]}</h2>
      {since !== undefined && <p class="form-hint">{messages.since(dayInWords(since, today, visit.language))}</p>}
      {rows.length === 0 && <p>{messages.empty[view]}</p>}
      <ul class="plain-rows no-max-width">
        {rows.map((row) => (
          <Row key={row.id} row={row} visit={visit} today={today} />
        ))}
      </ul>
      {next !== undefined && (
        <p>
          <a href={`${clinicianHome}?vis=${view}&efter=${encodeURIComponent(next)}`}>{messages.more}</a>
        </p>
      )}
    </section>
  );
}

function Row({ row, visit, today }: { readonly row: WorkRow; readonly visit: DoorVisit; readonly today: string }): JSX.Element {
  const messages = worklistMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  const { href, citizen, what, state, due, then, turn, from, urgent } = row;
  return (
    <li class="work-row">
      <div>
        <a href={href}>
          <strong>{citizen || messages.hidden}</strong>: {what}
        </a>
        <span class="status-word">{states[state] ?? state}</span>
        {urgent && <span class="status-word">{messages.urgent}</span>}
      </div>
      <p class="work-due">
        {due === undefined ? (
          messages.noDay
        ) : (
          <>
            {messages.inTime} <ToldDay day={due} today={today} language={visit.language} />
          </>
        )}
      </p>
      <p class="work-then">
        {[
          from === undefined ? undefined : `${messages.from} ${from}.`,
          turn === undefined ? undefined : `${messages.waitsFor} ${turn}.`,
          then === undefined ? undefined : `${messages.then} ${then}`,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </li>
  );
}
