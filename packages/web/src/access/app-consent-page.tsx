/** An app asks for access: which app, what for, on whose behalf, in plain words. */

import type { Language } from '../shared/language.ts';
import { CsrfField, type FormSafety, renderAccessDocument, roleName } from './access-document.tsx';
import { accessMessagesIn } from './access-messages.ts';

/** What an app may do with one type of resource; `*` is every type. */
export interface AppWish {
  readonly type: string;
  readonly actions: readonly ('c' | 'r' | 'u' | 'd' | 's')[];
}

export interface AppConsentPage extends FormSafety {
  readonly language: Language;
  readonly app: string;
  /** Where the answer is posted. */
  readonly action: string;
  readonly name: string;
  readonly role: string;
  readonly wishes: readonly AppWish[];
  /** The citizen to whom everything is limited: by name, or the one who reads this. */
  readonly citizen?: string | 'self';
  readonly offline: boolean;
  readonly identity: boolean;
  /** Host of the app, to which the answer is sent. */
  readonly place: string;
}

/** The page on which an app is let in or refused. */
export function renderAppConsentPage(page: AppConsentPage): string {
  const { language, app, action, name, role, wishes, citizen, csrf } = page;
  const messages = accessMessagesIn(language);
  return renderAccessDocument(
    language,
    messages.consentTitle(app),
    <>
      <p>{messages.consentLead(app, name, roleName(role, language))}</p>
      <ul>
        {page.identity && <li>{messages.consentIdentity}</li>}
        {wishes.map((wish) => (
          <li key={`${wish.type}.${wish.actions.join('')}`}>{toldWish(wish, language)}</li>
        ))}
      </ul>
      {citizen && <p>{citizen === 'self' ? messages.consentAboutYou : messages.consentAbout(citizen)}</p>}
      <p>{page.offline ? messages.consentOffline : messages.consentEnds}</p>
      <p>{messages.consentNever}</p>
      <p>{messages.consentTo(page.place)}</p>
      <form method="post" action={action} class="access-answer">
        <CsrfField csrf={csrf} />
        <button type="submit" name="svar" value="ja" class="button button-primary">
          {messages.consentYes}
        </button>
        <button type="submit" name="svar" value="nej" class="button button-secondary">
          {messages.consentNo}
        </button>
      </form>
    </>,
  );
}

/** `læse og søge i planer`. */
function toldWish({ type, actions }: AppWish, language: Language): string {
  const messages = accessMessagesIn(language);
  const verbs = actions.map((action) => messages.actions[action] ?? action);
  const told = verbs.length < 2 ? verbs.join('') : `${verbs.slice(0, -1).join(', ')} ${messages.and} ${verbs.at(-1)}`;
  return messages.consentThings(type === '*' ? messages.everything : (messages.things[type] ?? type), told);
}
