/** What a house has to do: a line for each thing, under the citizen whom it is about; what, when, who, and the way to where it is done. */

import type { JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import { distance, longDate } from '../shared/told-dates.ts';
import { clinicianHome, renderClinicianDocument } from './clinician-document.tsx';
import { recordMessagesIn } from './record-messages.ts';
import { type WorklistMessages, worklistMessagesIn } from './worklist-messages.ts';

export interface WorklistPage {
  readonly visit: DoorVisit;
  readonly today: string;
  readonly view: string;
  /** How many citizens stand in each view, in the order in which they are offered. */
  readonly views: readonly { readonly view: string; readonly count: number }[];
  readonly citizens: readonly WorkOfCitizen[];
  /** In all, beside the citizens on this page. */
  readonly all: { readonly citizens: number; readonly lines: number };
  readonly pages: { readonly here: number; readonly of: number };
  /** Acute referrals, which are opened in the inbox: those that nobody has taken up, and those in hand. */
  readonly alerts: { readonly waiting: number; readonly inHand: number };
  /** There is more than was counted. */
  readonly isCut: boolean;
  /** For what changed: from when, in words; absent the first time. */
  readonly since?: string;
  readonly mayReceive: boolean;
  /** Whether the role may look for citizens by name. */
  readonly byName: boolean;
}

export interface WorkOfCitizen {
  readonly id: string;
  readonly name: string;
  readonly age?: number;
  readonly municipality?: string;
  /** The citizen's record. */
  readonly href: string;
  readonly lines: readonly WorkLineShown[];
}

export interface WorkLineShown {
  readonly id: string;
  readonly what: string;
  readonly state: string;
  /** Where it is done: the address, and which of the words says it. */
  readonly href: string;
  readonly does: string;
  /** Steps of the plan that it is about. */
  readonly parts: readonly string[];
  readonly due?: string;
  readonly then?: string;
  readonly isLocal: boolean;
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
        <Alerts {...page} />
        <Search {...page} />
        <nav class="work-views" aria-label={messages.choose}>
          <ul class="no-max-width">
            {page.views.map(({ view, count }) => (
              <li key={view}>
                <a href={`${clinicianHome}?vis=${view}`} {...(view === page.view && { 'aria-current': 'true' })}>
                  {messages.views[view]}
                  <strong> {count}</strong>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Work {...page} messages={messages} />
      </>
    ),
  });
}

/** What is acute has no name here: it is opened with a reason, in the inbox. */
function Alerts({ visit, alerts }: WorklistPage): JSX.Element | null {
  const messages = worklistMessagesIn(visit.language);
  if (alerts.waiting + alerts.inHand === 0) return null;
  return (
    <section class="inbox-alerts" aria-labelledby="akutte">
      <h2 id="akutte">{messages.acute}</h2>
      <p>{messages.acuteCount(alerts.waiting, alerts.inHand)}</p>
      <p>
        <a class="button button-warning inbox-acute" href="/kliniker/indbakke">
          {messages.acuteOpen}
        </a>
      </p>
    </section>
  );
}

function Search({ visit, mayReceive, byName }: WorklistPage): JSX.Element {
  const messages = worklistMessagesIn(visit.language);
  return (
    <search>
      <form method="get" action="/kliniker/borgere" class="find-form">
        <label class="form-label" for="soeg">
          {messages.search}
        </label>
        <span class="form-hint" id="soeg-hint">
          {messages.searchHint(byName)}
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

type Shown = WorklistPage & { readonly messages: WorklistMessages };

function Work(page: Shown): JSX.Element {
  const { view, citizens, since, all, pages, isCut, messages } = page;
  const { columns } = messages;
  const way = (side: number): string => `${clinicianHome}?vis=${view}&side=${side}`;
  return (
    <section aria-labelledby="raekker">
      <h2 id="raekker">{messages.views[view]}</h2>
      {view === 'changed' && <p class="form-hint">{since === undefined ? messages.sinceWeek : messages.since(since)}</p>}
      {citizens.length === 0 ? (
        <>
          <p>{messages.empty[view]}</p>
          {view === 'open' && (
            <p>
              {messages.elsewhere} <a href="/kliniker/indbakke">{messages.toInbox}</a>
            </p>
          )}
        </>
      ) : (
        <>
          <p class="form-hint">
            {messages.counted(all.citizens, all.lines)} {isCut && messages.cut}
          </p>
          <div class="work-line work-head" aria-hidden="true">
            {[columns.citizen, columns.what, columns.when, columns.who, columns.next].map((column) => (
              <span key={column}>{column}</span>
            ))}
          </div>
          <ul class="plain-rows no-max-width">
            {citizens.map((citizen) => (
              <Citizen key={citizen.id} citizen={citizen} page={page} />
            ))}
          </ul>
        </>
      )}
      {pages.of > 1 && (
        <p class="inbox-pages">
          {pages.here > 1 && <a href={way(pages.here - 1)}>{messages.earlier}</a>}
          {pages.here < pages.of && <a href={way(pages.here + 1)}>{messages.more}</a>}
        </p>
      )}
    </section>
  );
}

function Citizen({ citizen, page }: { readonly citizen: WorkOfCitizen; readonly page: Shown }): JSX.Element {
  const { messages } = page;
  const { name, href, age, municipality, lines } = citizen;
  const facts = [age === undefined ? undefined : messages.years(age), municipality].filter(Boolean).join(', ');
  return (
    <li class="work-citizen">
      <div>
        <h3>{name === '' ? messages.hidden : <a href={href}>{name}</a>}</h3>
        {facts !== '' && <span class="fact-day">{facts}</span>}
      </div>
      <ul class="work-lines no-max-width">
        {lines.map((line) => (
          <Line key={line.id} line={line} citizen={name === '' ? messages.hidden : name} page={page} />
        ))}
      </ul>
    </li>
  );
}

function Line({
  line,
  citizen,
  page: { messages, visit, today },
}: {
  readonly line: WorkLineShown;
  readonly citizen: string;
  readonly page: Shown;
}): JSX.Element {
  const { language } = visit;
  const { what, state, href, does, parts, due, then, isLocal, turn, from, urgent } = line;
  // What is counted in visits has no day that has passed: it is to be done now.
  const asked = state === 'late' && due === undefined ? 'due' : state;
  const label = messages.does[does] ?? does;
  const who = [
    turn === undefined ? undefined : `${messages.waitsFor} ${turn}`,
    from === undefined ? undefined : `${messages.from} ${from}`,
  ];
  return (
    <li class="work-line">
      <div>
        <strong>{what}</strong>
        {parts.length > 0 && (
          <span class="fact-day">
            {parts.length > 1 && `${messages.steps(parts.length)}: `}
            {parts.join(', ')}
          </span>
        )}
        {then !== undefined && (
          <span class="fact-day">
            {messages.then} {then}. {isLocal && messages.local}
          </span>
        )}
      </div>
      <div>
        <span class="status-word">{urgent ? messages.urgent : (recordMessagesIn(language).states[asked] ?? asked)}</span>{' '}
        {due === undefined && asked === 'due' ? null : due === undefined ? (
          messages.noDay
        ) : (
          <time dateTime={due}>
            {distance(today, due, language)} <span class="fact-day">{longDate(due, language)}</span>
          </time>
        )}
      </div>
      <div>{who.filter(Boolean).join('. ') || messages.you}</div>
      <div>
        <a class="button button-secondary" href={href} aria-label={messages.doesAbout(label, citizen, what)}>
          {label}
        </a>
      </div>
    </li>
  );
}
