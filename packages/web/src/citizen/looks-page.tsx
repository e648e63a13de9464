/** The page on which a citizen reads who has seen and written what about her. */

import type { JSX } from 'preact';
import { languageQuery, renderAccessDocument, roleName } from '../access/access-document.tsx';
import { accessMessagesIn } from '../access/access-messages.ts';
import type { DoorVisit } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';
import { longDate } from '../shared/told-dates.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type Day, daysOfLooks, type LoggedLook, type Look } from './looks.ts';
import { looksMessagesIn } from './looks-messages.ts';

export const looksPath = '/borger/hvem-har-set';

export interface LooksPage {
  readonly visit: DoorVisit;
  /** The citizen, as `Patient/…`. */
  readonly citizen: string;
  /** Latest first. */
  readonly entries: readonly LoggedLook[];
  /** Names of organisations by reference. */
  readonly organizations: ReadonlyMap<string, string>;
  /** Names of purposes by code. */
  readonly purposes: ReadonlyMap<string, string>;
  /** Where the next, older page begins. */
  readonly older?: string;
  readonly isNewest: boolean;
}

/** The whole page. */
export function renderLooksPage(page: LooksPage): string {
  const { visit, entries, older, isNewest } = page;
  const { language } = visit;
  const messages = looksMessagesIn(language);
  const days = daysOfLooks(entries);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    children: (
      <>
        <p>{messages.lead}</p>
        {days.length === 0 && <p>{messages.none}</p>}
        {days.map((day) => (
          <DayOfLooks key={day.date} day={day} page={page} />
        ))}
        <nav class="looks-pages" aria-label={messages.title}>
          {!isNewest && <a href={looksPath}>{messages.newest}</a>}
          {older !== undefined && <a href={`${looksPath}?foer=${older}`}>{messages.older}</a>}
        </nav>
        <p>{messages.question}</p>
        <p>
          <a href={`/mig${languageQuery(language)}`}>{messages.back}</a>
        </p>
      </>
    ),
  });
}

/** For whoever is logged in as somebody else than a citizen. */
export function renderLooksOnlyForCitizens(language: Language): string {
  const messages = looksMessagesIn(language);
  return renderAccessDocument(language, messages.onlyCitizens, <p>{messages.onlyCitizensLead}</p>);
}

function DayOfLooks({ day, page }: { readonly day: Day; readonly page: LooksPage }): JSX.Element {
  const heading = `dag-${day.date}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{asHeading(longDate(day.date, page.visit.language))}</h2>
      <ul class="looks">
        {day.looks.map((look) => (
          <li key={`${look.who}${look.purpose}${look.reason}${look.refused}${look.client}`} class={look.reason ? 'looks-acute' : undefined}>
            <OneLook look={look} page={page} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneLook({ look, page }: { readonly look: Look; readonly page: LooksPage }): JSX.Element {
  const { visit, purposes } = page;
  const { language } = visit;
  const messages = looksMessagesIn(language);
  const things = (types: readonly string[]) => types.map((type) => accessMessagesIn(language).things[type] ?? type).join('; ');
  return (
    <>
      <p>
        <strong>{whoOf(look, page)}</strong>
        <br />
        {messages.at(look.from, look.to)}
        {look.client && `. ${messages.throughApp(look.client)}`}
        {look.role !== 'citizen' && `. ${messages.forPurpose(purposes.get(look.purpose) ?? look.purpose)}`}
      </p>
      {look.reason && (
        <p>
          <strong>{messages.acute}.</strong> {messages.acuteReason(look.reason)}
        </p>
      )}
      {look.refused ? (
        <p>
          {messages.refused}. {messages.refusedTried(things([...look.deeds.values()].flat()))}.
        </p>
      ) : (
        <ul>
          {[...look.deeds].map(([deed, types]) => (
            <li key={deed}>
              {messages.deeds[deed]}: {things(types)}
            </li>
          ))}
        </ul>
      )}
      {look.reason && <p>{messages.acuteHelp}</p>}
    </>
  );
}

function whoOf({ who, name, role, organization }: Look, { citizen, organizations, visit: { language } }: LooksPage): string {
  const messages = looksMessagesIn(language);
  if (who === citizen) return messages.you;
  if (role === 'operations') return messages.ownJobs;
  return [name, roleName(role, language), organization && organizations.get(organization)].filter(Boolean).join(', ');
}

/** A heading begins with a capital, a weekday in a sentence does not. */
function asHeading(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
