/** Work as it stands and as it has been, told in a sentence, and the clocks that run. */

import type { JSX } from 'preact';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { recordMessagesIn } from './record-messages.ts';
import { ToldDay } from './told-day.tsx';
import { workMessagesIn } from './work-messages.ts';
import type { WorkPage } from './work-page.tsx';

export interface WorkShown {
  readonly status?: string;
  readonly sickLeave?: string;
  readonly sickSince?: string;
  readonly sickUntil?: string;
  readonly hoursPerWeek?: number;
  readonly expectedWeeks?: number;
  readonly atRisk?: boolean;
  readonly repeatedLeave?: boolean;
  readonly unfit?: boolean;
  readonly benefitEnd?: string;
  /** What matters at work, in the programme's words. */
  readonly aspects?: readonly string[];
  readonly words?: string;
}

/** How it is now, with what is to be thought of. */
export function WorkNow(page: WorkPage): JSX.Element {
  const { visit, now, risk, caseWorker, needAnswered, clocks, today } = page;
  const { language } = visit;
  const messages = workMessagesIn(language);
  const { states } = recordMessagesIn(language);
  const said = workTold(now, language);
  return (
    <>
      <section aria-labelledby="nu">
        <h2 id="nu">{messages.now}</h2>
        <p>{said === '' ? messages.nothing : `${said}.`}</p>
        {risk !== undefined && <p>{messages.risk(shortDate(risk, language))}</p>}
        {caseWorker !== undefined && <p>{caseWorker === 'suggested' ? messages.caseWorker : messages.askConsent}</p>}
        {!needAnswered && <p>{messages.needOpen}</p>}
      </section>
      {clocks.length > 0 && (
        <section aria-labelledby="frister">
          <h2 id="frister">{messages.clocks}</h2>
          <ul class="plain-rows no-max-width">
            {clocks.map(({ name, state, day, then }) => (
              <li key={`${name} ${day ?? ''}`}>
                <strong>{name}</strong>
                <span class="status-word">{states[state] ?? state}</span>
                <p>
                  {day !== undefined && (
                    <>
                      <ToldDay day={day} today={today} language={language} />
                      {': '}
                    </>
                  )}
                  {then}.
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What was told when, the latest first. */
export function WorkHistory({ visit, points }: WorkPage): JSX.Element | null {
  const { language } = visit;
  const told = points.flatMap((point) => {
    const said = workTold(point, language);
    return said === '' ? [] : [{ said, at: point.at, by: point.by }];
  });
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="tid">
      <h2 id="tid">{workMessagesIn(language).history}</h2>
      <ol class="event-list no-max-width">
        {told.map(({ said, at, by }) => (
          <li key={`${at} ${by} ${said}`}>
            {shortDate(at, language)}: {said} ({by})
          </li>
        ))}
      </ol>
    </section>
  );
}

function workTold(work: WorkShown, language: Language): string {
  const messages = workMessagesIn(language);
  const day = (iso: string) => shortDate(iso, language);
  const { sickLeave, sickSince, sickUntil, hoursPerWeek, expectedWeeks, benefitEnd, aspects = [] } = work;
  const isOff = sickLeave === 'none';
  return [
    work.status,
    sickLeave === undefined ? undefined : messages.leaves[sickLeave],
    sickSince === undefined ? undefined : messages.sinceShown(day(sickSince)),
    sickUntil === undefined ? undefined : isOff ? messages.leaveEnded(day(sickUntil)) : messages.untilShown(day(sickUntil)),
    hoursPerWeek === undefined ? undefined : messages.hoursShown(hoursPerWeek),
    expectedWeeks === undefined || isOff ? undefined : messages.weeksShown(expectedWeeks),
    work.atRisk === true ? messages.atRiskShown : undefined,
    work.repeatedLeave === true ? messages.repeatedShown : undefined,
    work.unfit === true ? messages.unfitShown : undefined,
    benefitEnd === undefined ? undefined : messages.benefitEndShown(day(benefitEnd)),
    aspects.length === 0 ? undefined : messages.aspectsShown(aspects.map(withSmallInitial).join(', ')),
    work.words === undefined ? undefined : `»${work.words}«`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .map((part, index) => (index === 0 ? withCapital(part ?? '') : withSmallInitial(part ?? '')))
    .join(', ');
}

function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withSmallInitial(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
