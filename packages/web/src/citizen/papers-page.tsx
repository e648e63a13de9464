/** The citizen's papers as a list. */

import type { DoorVisit } from '../shared/door-document.tsx';
import type { Words } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { papersMessagesIn } from './papers-messages.ts';

export interface PaperShown {
  readonly kind: string;
  /** `Type/id` */
  readonly about: string;
  /** What it is for, where several are of one kind. */
  readonly name?: Words;
  readonly day?: string;
}

export interface PapersPage {
  readonly visit: DoorVisit;
  readonly papers: readonly PaperShown[];
}

/** The whole page. */
export function renderPapersPage({ visit, papers }: PapersPage): string {
  const { language } = visit;
  const messages = papersMessagesIn(language);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    children: (
      <>
        <p>{messages.lead}</p>
        {papers.length === 0 && <p>{messages.none}</p>}
        <nav class="home-more papers" aria-label={messages.title}>
          <ul>
            {papers.map(({ kind, about, name, day }) => (
              <li key={`${kind} ${about}`}>
                <a href={`/borger/papir/${kind}/${about}`}>
                  {messages.pdf(
                    [messages.kinds[kind] ?? kind, name?.[language], day === undefined ? undefined : shortDate(day, language)]
                      .filter(Boolean)
                      .join(', '),
                  )}
                </a>
              </li>
            ))}
            <li>
              <a href="/borger/reager">{messages.react}</a>
            </li>
          </ul>
        </nav>
      </>
    ),
  });
}

/** Where a paper is not there. */
export function renderNoPaper(visit: DoorVisit): string {
  const messages = papersMessagesIn(visit.language);
  return renderCitizenDocument({
    visit,
    title: messages.notThere,
    children: (
      <>
        <p>{messages.notThereLead}</p>
        <p>
          <a href="/borger/papirer">{messages.back}</a>
        </p>
      </>
    ),
  });
}
