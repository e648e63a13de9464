/** A citizen at a glance: what is new, what comes next and who has it, findings, plan, referrals, medicine, curves, the course, text for the record. */

import type { JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { type ChartShown, ChartWithTable } from './chart-with-table.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { overviewMessagesIn } from './overview-messages.ts';
import { recordMessagesIn } from './record-messages.ts';
import { type EventShown, SectorLine } from './sector-line.tsx';
import { dayInWords, ToldDay } from './told-day.tsx';

export interface OverviewPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  /** Whether the role makes plans, and whether it has any way to refer or to write to who may. */
  readonly mayPlan: boolean;
  readonly mayRefer: boolean;
  readonly today: string;
  /** What others did since the reader last looked; `since` is absent the first time. */
  /** What the citizen wants to ask at her next visit. */
  readonly questions: readonly { readonly text: string; readonly day: string }[];
  readonly changed: { readonly since?: string; readonly events: readonly EventShown[] };
  readonly clocks: readonly ClockShown[];
  readonly findings: { readonly now: readonly FindingShown[]; readonly all: readonly FindingShown[] };
  readonly answer?: { readonly urgency: string; readonly first: readonly { readonly name: string; readonly status: string }[] };
  readonly plan?: {
    readonly steps: readonly { readonly name: string; readonly evaluate: string; readonly text?: string }[];
    readonly goals: readonly string[];
    readonly nextLook?: string;
  };
  readonly referrals: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly house: string;
    readonly at?: string;
  }[];
  readonly medicines: readonly { readonly name: string; readonly until?: string; readonly beyond: boolean }[];
  /** The marks stand on the curves by their number, from one. */
  readonly curves?: ChartShown & { readonly marks: readonly { readonly day: string; readonly what: string }[] };
  readonly events: readonly EventShown[];
  readonly journal: string;
}

export interface ClockShown {
  readonly what: string;
  readonly state: string;
  readonly due?: string;
  /** Empty where it is the reader's own house. */
  readonly owner: string;
  readonly then?: string;
  readonly local: boolean;
  /** Steps of the plan that it is about. */
  readonly parts: readonly string[];
}

export interface FindingShown {
  readonly name: string;
  readonly value: string;
  readonly day?: string;
  readonly own: boolean;
  /** Where it is looked at over time and put right; absent where the reader does not. */
  readonly href?: string;
}

/** The whole page. */
export function renderOverviewPage(page: OverviewPage): string {
  const { visit, card, parts } = page;
  const messages = overviewMessagesIn(visit.language);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    children: (
      <>
        {parts.includes('konsultation') && (
          <p>
            <a class="button button-primary" href={citizenPath(card.id, 'konsultation')}>
              {messages.consult}
            </a>
          </p>
        )}
        <div class="overview">
          <Questions questions={page.questions} language={visit.language} />
          <Changed {...page} />
          <Clocks {...page} />
          <Answer {...page} />
          <Plan {...page} />
          <Referrals {...page} />
          {parts.includes('behandling') && <Medicines {...page} />}
          <Findings {...page} />
        </div>
        <section aria-labelledby="kurver">
          <h2 id="kurver">{messages.curvesTitle}</h2>
          {page.curves === undefined ? <p>{messages.curvesNone}</p> : <Curves curves={page.curves} visit={visit} />}
        </section>
        <section aria-labelledby="linje">
          <h2 id="linje">{messages.lineTitle}</h2>
          <SectorLine events={page.events} language={visit.language} />
        </section>
        <Journal {...page} />
      </>
    ),
  });
}

/** What she wants to talk about; nothing stands there where she has written nothing. */
export function Questions({ questions, language }: Pick<OverviewPage, 'questions'> & { readonly language: Language }): JSX.Element | null {
  const messages = overviewMessagesIn(language);
  if (questions.length === 0) return null;
  return (
    <section class="visit-questions" aria-labelledby="spoergsmaal">
      <h2 id="spoergsmaal">{messages.questionsTitle}</h2>
      <ul>
        {questions.map(({ text, day }) => (
          <li key={`${day} ${text}`}>
            »{text}« <span class="fact-day">{shortDate(day, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Curves({ curves, visit }: { readonly curves: NonNullable<OverviewPage['curves']>; readonly visit: DoorVisit }): JSX.Element {
  return (
    <div class="curves">
      <div>
        <ChartWithTable chart={curves} language={visit.language} />
      </div>
      {curves.marks.length > 0 && (
        <div>
          <h3>{overviewMessagesIn(visit.language).marks}</h3>
          <ol>
            {curves.marks.map(({ day, what }) => (
              <li key={day}>
                {shortDate(day, visit.language)}: {what}
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function Changed({ visit, changed, today }: OverviewPage): JSX.Element {
  const messages = overviewMessagesIn(visit.language);
  const { since, events } = changed;
  return (
    <section aria-labelledby="nyt">
      <h2 id="nyt">{messages.changedTitle}</h2>
      {since === undefined ? (
        <p>{messages.changedFirst}</p>
      ) : (
        <>
          <p class="form-hint">{messages.changedSince(dayInWords(since, today, visit.language))}</p>
          {events.length === 0 ? <p>{messages.changedNothing}</p> : <Events events={events} language={visit.language} />}
        </>
      )}
    </section>
  );
}

function Events({ events, language }: { readonly events: readonly EventShown[]; readonly language: Language }): JSX.Element {
  return (
    <ul>
      {events.map(({ at, what, who }) => (
        <li key={`${at} ${what} ${who}`}>
          {shortDate(at, language)}: {what} ({who})
        </li>
      ))}
    </ul>
  );
}

function Clocks({ visit, clocks, today }: OverviewPage): JSX.Element {
  const messages = overviewMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  return (
    <section aria-labelledby="frister">
      <h2 id="frister">{messages.clocksTitle}</h2>
      {clocks.length === 0 && <p>{messages.clocksNone}</p>}
      <ul class="plain-rows no-max-width">
        {clocks.map(({ what, state, due, owner, then, local, parts: about }) => (
          <li key={`${what} ${due} ${owner}`} class={state === 'late' && due !== undefined ? 'is-late' : undefined}>
            <strong>{what}</strong>{' '}
            <span class="status-word">{(state === 'late' && due === undefined ? states.due : states[state]) ?? state}</span>
            {about.length > 0 && <p>{about.join(', ')}</p>}
            {due !== undefined && (
              <p>
                {messages.inTime} <ToldDay day={due} today={today} language={visit.language} />
              </p>
            )}
            <p>
              {messages.owner} {owner === '' ? messages.yours : owner}.{then !== undefined && ` ${messages.then} ${then}`}
            </p>
            {local && <p class="form-hint">{messages.local}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ visit, answer }: OverviewPage): JSX.Element | null {
  const messages = overviewMessagesIn(visit.language);
  if (answer === undefined) return null;
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">{messages.answerTitle}</h2>
      <p>
        <strong>{answer.urgency}</strong>
      </p>
      <ul class="plain-rows no-max-width">
        {answer.first.map(({ name, status }) => (
          <li key={name}>
            {name} <span class="status-word">{status}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Findings({ visit, findings }: OverviewPage): JSX.Element {
  const messages = overviewMessagesIn(visit.language);
  return (
    <section aria-labelledby="fund">
      <h2 id="fund">{messages.findingsTitle}</h2>
      {findings.all.length === 0 ? <p>{messages.findingsNone}</p> : <FindingList findings={findings.now} visit={visit} />}
      {findings.all.length > findings.now.length && (
        <details id="alle-fund">
          <summary>
            {messages.allFindings} ({findings.all.length})
          </summary>
          <FindingList findings={findings.all} visit={visit} />
        </details>
      )}
    </section>
  );
}

function FindingList({ findings, visit }: { readonly findings: readonly FindingShown[]; readonly visit: DoorVisit }): JSX.Element {
  const messages = overviewMessagesIn(visit.language);
  return (
    <dl class="facts">
      {findings.map(({ name, value, day, own, href }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>
            {value}
            {day !== undefined && (
              <span class="fact-day">
                {messages.seen} {shortDate(day, visit.language)}
                {own && `, ${messages.own}`}
                {href !== undefined && (
                  <>
                    {' ·\u00a0'}
                    <a href={href} aria-label={messages.correctThis(name)}>
                      {messages.correct}
                    </a>
                  </>
                )}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Plan({ visit, card, plan, parts, mayPlan, today }: OverviewPage): JSX.Element | null {
  const messages = overviewMessagesIn(visit.language);
  if (!parts.includes('plan')) return null;
  return (
    <section aria-labelledby="planen">
      <h2 id="planen">{messages.planTitle}</h2>
      {plan === undefined ? (
        <p>{messages.planNone}</p>
      ) : (
        <>
          {plan.goals.length > 0 && (
            <ul>
              {plan.goals.map((goal) => (
                <li key={goal}>»{goal}«</li>
              ))}
            </ul>
          )}
          <ul class="plain-rows no-max-width">
            {plan.steps.map(({ name, text }) => (
              <li key={name}>
                {name}
                {text !== undefined && `: ${text}`}
              </li>
            ))}
          </ul>
          {plan.nextLook !== undefined && (
            <p>
              {messages.planNext} <ToldDay day={plan.nextLook} today={today} language={visit.language} />
            </p>
          )}
        </>
      )}
      {(plan !== undefined || mayPlan) && (
        <p>
          <a href={citizenPath(card.id, 'plan')}>{plan === undefined ? messages.planMake : messages.planOpen}</a>
        </p>
      )}
    </section>
  );
}

function Referrals({ visit, card, referrals, parts, mayRefer, today }: OverviewPage): JSX.Element | null {
  const messages = overviewMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  if (!parts.includes('henvis')) return null;
  return (
    <section aria-labelledby="henvisninger">
      <h2 id="henvisninger">{messages.referralsTitle}</h2>
      {referrals.length === 0 && <p>{messages.referralsNone}</p>}
      <ul class="plain-rows no-max-width">
        {referrals.map(({ id, name, state, house, at }) => (
          <li key={id}>
            <a href={citizenPath(card.id, `henvis/${id}`)}>{name}</a> <span class="status-word">{states[state] ?? state}</span>
            <p>
              {house}
              {at !== undefined && <>, {dayInWords(at, today, visit.language)}</>}
            </p>
          </li>
        ))}
      </ul>
      {mayRefer && (
        <p>
          <a href={citizenPath(card.id, 'henvis')}>{messages.refer}</a>
        </p>
      )}
    </section>
  );
}

function Medicines({ visit, medicines, today }: OverviewPage): JSX.Element {
  const messages = overviewMessagesIn(visit.language);
  return (
    <section aria-labelledby="medicin">
      <h2 id="medicin">{messages.medicinesTitle}</h2>
      {medicines.length === 0 && <p>{messages.medicinesNone}</p>}
      <ul class="plain-rows no-max-width">
        {medicines.map(({ name, until, beyond }) => (
          <li key={name}>
            {name}
            {until !== undefined && `, ${messages.until} ${dayInWords(until, today, visit.language)}`}
            {beyond && <strong>, {messages.beyond}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Journal({ visit, journal }: OverviewPage): JSX.Element {
  const messages = overviewMessagesIn(visit.language);
  return (
    <section aria-labelledby="journal">
      <h2 id="journal">{messages.journalTitle}</h2>
      <p>{messages.journalLead}</p>
      <p class="needs-script">
        <button
          type="button"
          class="button button-secondary"
          data-copy="journaltekst"
          data-copied={messages.copied}
          data-not-copied={messages.notCopied}
        >
          {messages.copy}
        </button>{' '}
        <span role="status" />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on small screens. */}
      <pre class="journal-text" id="journaltekst" tabIndex={0}>
        {journal}
      </pre>
    </section>
  );
}
