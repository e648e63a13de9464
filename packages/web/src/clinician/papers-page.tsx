/** The papers of a citizen's course that the reader may print. */

import type { DoorVisit } from '../shared/door-document.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { papersMessagesIn } from './papers-messages.ts';

export interface PapersPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  /** `about` is the id of what it is made of. */
  readonly papers: readonly { readonly kind: string; readonly about: string; readonly of?: string }[];
  /** Why the paper asked for is not made. */
  readonly cannot?: string;
}

/** The whole page. */
export function renderPapersPage({ visit, card, parts, papers, cannot }: PapersPage): string {
  const messages = papersMessagesIn(visit.language);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    children: (
      <>
        {cannot !== undefined && (
          <p role="alert">
            <strong>{messages.cannot[cannot] ?? messages.cannot['not-found']}</strong>
          </p>
        )}
        <p>{messages.lead}</p>
        {papers.length === 0 && <p>{messages.none}</p>}
        <ul class="plain-rows no-max-width">
          {papers.map(({ kind, about, of }) => (
            <li key={`${kind} ${about}`}>
              <a href={citizenPath(card.id, `papirer/${kind}/${about}`)}>
                {messages.kinds[kind] ?? kind}
                {of !== undefined && `: ${of}`} ({messages.pdf})
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
