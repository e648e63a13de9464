/** A course across sectors: a line for each, a mark for each thing that happened, and the same in words below. */

import type { JSX } from 'preact';
import { dateOf } from '../shared/copenhagen-wall-time.ts';
import type { Language } from '../shared/language.ts';
import { daysBetween, shortDate } from '../shared/told-dates.ts';
import { overviewMessagesIn } from './overview-messages.ts';
import { recordMessagesIn } from './record-messages.ts';

export interface EventShown {
  readonly sector: string;
  /** An instant. */
  readonly at: string;
  readonly what: string;
  readonly who: string;
  readonly why?: string;
  /** Findings that were written then, each where it is looked at and put right. */
  readonly findings?: readonly { readonly name: string; readonly href: string }[];
}

const [left, right, rowHeight] = [210, 980, 34];

/** First thing first. */
export function SectorLine({ events, language }: { readonly events: readonly EventShown[]; readonly language: Language }): JSX.Element {
  const messages = overviewMessagesIn(language);
  const { sectors } = recordMessagesIn(language);
  if (events.length === 0) return <p>{messages.lineNone}</p>;
  const days = events.map(({ at }) => dateOf(at)).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const span = Math.max(1, daysBetween(first, last));
  const rows = Object.keys(sectors).filter((sector) => events.some((event) => event.sector === sector));
  const place = (at: string) => left + 12 + ((right - left - 24) * daysBetween(first, dateOf(at))) / span;
  const height = rows.length * rowHeight + 30;
  return (
    <>
      <p>{messages.lineLead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on small screens. */}
      <section class="sector-line" aria-label={messages.lineScroll} tabIndex={0}>
        <svg viewBox={`0 0 1000 ${height}`} width="1000" height={height} fill="currentColor" font-size="14">
          <title>{messages.lineTitle}</title>
          {rows.map((sector, row) => {
            const y = row * rowHeight + 20;
            return (
              <g key={sector}>
                <text x="0" y={y + 5}>
                  {shortened(sectors[sector] ?? sector)}
                </text>
                <line x1={left} y1={y} x2={right} y2={y} stroke="currentColor" stroke-opacity="0.35" />
                {events.map((event, index) =>
                  event.sector === sector ? (
                    <a href={`#haendelse-${index}`} key={index} aria-label={`${shortDate(event.at, language)}: ${event.what}`}>
                      <title>{`${shortDate(event.at, language)}: ${event.what}`}</title>
                      <circle cx={place(event.at)} cy={y} r="8" />
                    </a>
                  ) : null,
                )}
              </g>
            );
          })}
          <text x={left} y={height - 4}>
            {shortDate(first, language)}
          </text>
          <text x={right} y={height - 4} text-anchor="end">
            {shortDate(last, language)}
          </text>
        </svg>
      </section>
      <details id="haendelser">
        <summary>{messages.eventsFold(events.length)}</summary>
        <ol class="event-list no-max-width">
          {events.map((event, index) => (
            <li id={`haendelse-${index}`} key={index} tabIndex={-1}>
              <time dateTime={event.at}>{shortDate(event.at, language)}</time> {sectors[event.sector]}, {event.who}: {event.what}
              {event.why !== undefined && ` – ${event.why}`}
              <Written {...event} language={language} />
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Written({ findings = [], language }: Pick<EventShown, 'findings'> & { readonly language: Language }): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <details>
      <summary>{overviewMessagesIn(language).findingsOf(findings.length)}</summary>
      {findings.map(({ name, href }, index) => (
        <span key={href}>
          {index > 0 && ' · '}
          <a href={href}>{name}</a>
        </span>
      ))}
    </details>
  );
}

function shortened(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}
