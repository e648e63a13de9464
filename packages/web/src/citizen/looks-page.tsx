/** The page on which a citizen reads who has seen and written what about her. */

import type { JSX } from 'preact';
import { type FormSafety, LogOut, languageQuery, renderAccessDocument, roleName } from '../access/access-document.tsx';
import { accessMessagesIn } from '../access/access-messages.ts';
import type { Language } from '../shared/language.ts';
import { longDate } from '../shared/told-dates.ts';
import { type Day, daysOfLooks, type LoggedLook, type Look } from './looks.ts';
import { looksMessagesIn } from './looks-messages.ts';

export const looksPath = '/borger/hvem-har-set';

export interface LooksPage extends FormSafety {
  readonly language: Language;
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
  const { language, entries, older, isNewest, csrf } = page;
  const messages = looksMessagesIn(language);
  const days = daysOfLooks(entries);
  return renderAccessDocument(
    language,
    messages.title,
    <>
      <p>{messages.lead}</p>
      {days.length === 0 && <p>{messages.none}</p>}
      {days.map((day) => (
        <DayOfLooks key={day.date} day={day} page={page} />
      ))}
      <p>{messages.question}</p>
      <nav class="looks-pages" aria-label={messages.title}>
        {!isNewest && <a href={`${looksPath}${languageQuery(language)}`}>{messages.newest}</a>}
        {older !== undefined && <a href={`${looksPath}?foer=${older}${language === 'en' ? '&sprog=en' : ''}`}>{messages.older}</a>}
      </nav>
      <p>
        <a href={`/mig${languageQuery(language)}`}>{messages.back}</a>
      </p>
      <LogOut csrf={csrf} language={language} />
    </>,
  );
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
      <h2 id={heading}>{asHeading(longDate(day.date, page.language))}</h2>
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
  const { language, purposes } = page;
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

function whoOf({ who, name, role, organization }: Look, { citizen, organizations, language }: LooksPage): string {
  const messages = looksMessagesIn(language);
  if (who === citizen) return messages.you;
  if (role === 'operations') return messages.ownJobs;
  return [name, roleName(role, language), organization && organizations.get(organization)].filter(Boolean).join(', ');
}

/** A heading begins with a capital, a weekday in a sentence does not. */
function asHeading(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
