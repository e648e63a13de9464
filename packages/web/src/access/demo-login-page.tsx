/** The demo's login: made-up people by sector, one press each. */

import type { Language } from '../shared/language.ts';
import { renderAccessDocument, roleName } from './access-document.tsx';
import { accessMessagesIn } from './access-messages.ts';

export interface DemoPersonShown {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly roles: readonly string[];
  /** Where, or on whose behalf. */
  readonly place: string;
}

export interface DemoLoginPage {
  readonly language: Language;
  /** Where the choice is posted. */
  readonly action: string;
  readonly people: readonly DemoPersonShown[];
}

/** The page on which a demo person is chosen. */
export function renderDemoLoginPage({ language, action, people }: DemoLoginPage): string {
  const messages = accessMessagesIn(language);
  return renderAccessDocument(
    language,
    messages.demoTitle,
    <>
      <p class="demo-mark">
        <strong>{messages.demoMark}</strong>
      </p>
      <p>{messages.demoLead}</p>
      <form method="post" action={action}>
        {Object.entries(messages.demoGroups).map(([group, title]) => {
          const members = people.filter((person) => person.group === group);
          return members.length === 0 ? null : (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{title}</h2>
              <ul class="access-choices">
                {members.map(({ id, name, roles, place }) => (
                  <li key={id}>
                    <button
                      type="submit"
                      name="person"
                      value={id}
                      class="button button-secondary"
                      aria-label={messages.demoChoose(name)}
                      aria-describedby={`about-${id}`}
                    >
                      {name}
                    </button>
                    <span id={`about-${id}`}>
                      {[roles.map((role) => roleName(role, language)).join(', '), place].filter(Boolean).join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </form>
    </>,
  );
}
