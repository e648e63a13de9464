/** Pages that tell how a login went: no access, logged out, not logged in, refused. */

import type { Language } from '../shared/language.ts';
import { type FormSafety, LogOut, languageQuery, renderAccessDocument } from './access-document.tsx';
import { accessMessagesIn } from './access-messages.ts';

/** For somebody whom the record does not know. */
export function renderNoAccessPage({ language, csrf }: FormSafety & { readonly language: Language }): string {
  const messages = accessMessagesIn(language);
  return renderAccessDocument(
    language,
    messages.noAccessTitle,
    <>
      <p>{messages.noAccessLead}</p>
      <ul>
        <li>{messages.noAccessProfessional}</li>
        <li>{messages.noAccessRelative}</li>
      </ul>
      <LogOut csrf={csrf} language={language} />
    </>,
  );
}

export interface LoginTold {
  readonly language: Language;
  readonly what: 'logged-out' | 'failed' | 'unavailable' | 'refused';
}

/** What became of a login or a form, and the way to begin again. */
export function renderLoginToldPage({ language, what }: LoginTold): string {
  const messages = accessMessagesIn(language);
  const [title, lead, action] = (
    {
      'logged-out': [messages.loggedOutTitle, messages.loggedOutLead, messages.logIn],
      failed: [messages.failedTitle, messages.failedLead, messages.failedAgain],
      unavailable: [messages.unavailableTitle, messages.unavailableLead, messages.failedAgain],
      refused: [messages.refusedTitle, messages.refusedLead, messages.logIn],
    } as const
  )[what];
  return renderAccessDocument(
    language,
    title,
    <>
      <p>{lead}</p>
      <p>
        <a class="button button-primary" href={`/login${languageQuery(language)}`}>
          {action}
        </a>
      </p>
    </>,
  );
}
