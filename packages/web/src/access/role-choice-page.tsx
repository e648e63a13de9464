/** The page on which somebody with several roles chooses one. */

import type { Language } from '../shared/language.ts';
import { CsrfField, type FormSafety, LogOut, languageQuery, renderAccessDocument, roleName } from './access-document.tsx';
import { accessMessagesIn } from './access-messages.ts';

export interface RoleShown {
  readonly role: string;
  readonly organization?: string;
  /** The citizen on whose behalf a relative acts. */
  readonly citizen?: string;
}

export interface RoleChoicePage extends FormSafety {
  readonly language: Language;
  readonly name: string;
  readonly roles: readonly RoleShown[];
  /** Where to go afterwards, a path of ours. */
  readonly next: string;
}

/** The choice of a role; the number of the role is posted to `/rolle`. */
export function renderRoleChoicePage({ language, name, roles, next, csrf }: RoleChoicePage): string {
  const messages = accessMessagesIn(language);
  return renderAccessDocument(
    language,
    messages.roleTitle,
    <>
      <p>
        <strong>{name}</strong>
      </p>
      <p>{messages.roleLead}</p>
      <form method="post" action={`/rolle${languageQuery(language)}`}>
        <CsrfField csrf={csrf} />
        <input type="hidden" name="til" value={next} />
        <ul class="access-choices">
          {roles.map((shown, index) => (
            <li key={`${shown.role}-${shown.organization}-${shown.citizen}`}>
              <button
                type="submit"
                name="rolle"
                value={index}
                class="button button-secondary"
                aria-label={messages.roleOpen(toldRole(shown, language))}
              >
                {roleName(shown.role, language)}
              </button>
              <span>{[shown.organization, shown.citizen && messages.forCitizen(shown.citizen)].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </form>
      <LogOut csrf={csrf} language={language} />
    </>,
  );
}

function toldRole({ role, organization, citizen }: RoleShown, language: Language): string {
  const { forCitizen } = accessMessagesIn(language);
  return [roleName(role, language), organization, citizen && forCitizen(citizen)].filter(Boolean).join(', ');
}
