/** Where a clinician finds a citizen by name or number, among those whom she may see. */

import type { DoorVisit } from '../shared/door-document.tsx';
import { citizenMessagesIn } from './citizen-messages.ts';
import { type CitizenCardShown, citizenPath } from './citizen-record-document.tsx';
import { renderClinicianDocument } from './clinician-document.tsx';

export interface FindCitizenPage {
  readonly visit: DoorVisit;
  /** What was searched for; absent before the first search. */
  readonly words?: string;
  readonly found: readonly CitizenCardShown[];
  /** Whether the role may receive somebody new. */
  readonly mayReceive: boolean;
  /** Whether the role may look by name, or by number alone. */
  readonly byName: boolean;
}

/** The whole page. */
export function renderFindCitizenPage({ visit, words, found, mayReceive, byName }: FindCitizenPage): string {
  const messages = citizenMessagesIn(visit.language);
  return renderClinicianDocument({
    visit,
    title: messages.findTitle,
    children: (
      <>
        <search>
          <form method="get" action="/kliniker/borgere" class="find-form">
            <label class="form-label" for="soeg">
              {messages.findLabel(byName)}
            </label>
            <span class="form-hint" id="soeg-hint">
              {messages.findHint(byName)}
            </span>
            <div class="find-row">
              <input
                class="form-input"
                type="search"
                id="soeg"
                name="soeg"
                value={words ?? ''}
                autoComplete="off"
                aria-describedby="soeg-hint"
                maxLength={100}
              />
              <button type="submit" class="button button-primary">
                {messages.find}
              </button>
            </div>
          </form>
        </search>
        {words !== undefined && (
          <section aria-labelledby="fundet">
            <h2 id="fundet">{found.length === 0 ? messages.foundNobody : messages.found(found.length)}</h2>
            {found.length > 0 && (
              <ul class="found-citizens no-max-width">
                {found.map((card) => (
                  <li key={card.id}>
                    <a href={citizenPath(card.id)}>{card.name}</a>
                    <span>{[card.age !== undefined && messages.age(card.age), card.municipality].filter(Boolean).join(', ')}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        {mayReceive && (
          <p>
            {messages.receiveInstead} <a href="/kliniker/modtag">{messages.receive}</a>
          </p>
        )}
      </>
    ),
  });
}
