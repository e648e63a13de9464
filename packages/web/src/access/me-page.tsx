/** Who am I here: name, role, organisation, until when; and the way out. */

import { looksMessagesIn } from '../citizen/looks-messages.ts';
import { looksPath } from '../citizen/looks-page.tsx';
import { wallTimeOf } from '../shared/copenhagen-wall-time.ts';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { CsrfField, type FormSafety, LogOut, languageQuery, renderAccessDocument, roleName } from './access-document.tsx';
import { accessMessagesIn } from './access-messages.ts';
import type { RoleShown } from './role-choice-page.tsx';

export interface MePage extends FormSafety, RoleShown {
  readonly language: Language;
  readonly name: string;
  /** An ISO instant. */
  readonly until: string;
  readonly idleMinutes: number;
  readonly severalRoles: boolean;
  /** The apps that were let in. */
  readonly apps: readonly { readonly grant: string; readonly name: string; readonly since: string }[];
}

/** The page about oneself. */
export function renderMePage(page: MePage): string {
  const { language, name, role, organization, citizen, until, csrf } = page;
  const messages = accessMessagesIn(language);
  const facts = [
    [messages.meName, name],
    [messages.meRole, roleName(role, language)],
    ...(organization ? [[messages.meOrganization, organization]] : []),
    ...(citizen ? [[messages.meCitizen, citizen]] : []),
    [messages.meUntil, shortDate(until, language, (instant) => wallTimeOf(instant).time)],
  ];
  return renderAccessDocument(
    language,
    messages.meTitle,
    <>
      <dl class="access-facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p>{messages.meIdle(page.idleMinutes)}</p>
      {role === 'citizen' && (
        <p>
          <a href={`${looksPath}${languageQuery(language)}`}>{looksMessagesIn(language).title}</a>
        </p>
      )}
      {page.severalRoles && (
        <p>
          <a href={`/rolle${languageQuery(language)}`}>{messages.meOtherRole}</a>
        </p>
      )}
      <LogOut csrf={csrf} language={language} />
      {page.apps.length > 0 && (
        <section aria-labelledby="apps">
          <h2 id="apps">{messages.meApps}</h2>
          <form method="post" action="/mig/app">
            <CsrfField csrf={csrf} />
            <ul class="access-choices">
              {page.apps.map((app) => (
                <li key={app.grant}>
                  <button
                    type="submit"
                    name="adgang"
                    value={app.grant}
                    class="button button-secondary"
                    aria-label={messages.meTakeBackFrom(app.name)}
                  >
                    {messages.meTakeBack}
                  </button>
                  <span>
                    {app.name} · {messages.meSince(shortDate(app.since, language))}
                  </span>
                </li>
              ))}
            </ul>
          </form>
        </section>
      )}
    </>,
  );
}
