/** The narrow frame of the pages about access: one heading, one thing to do. */

import type { ComponentChildren, JSX } from 'preact';
import { renderDocument } from '../shared/document.tsx';
import type { Language } from '../shared/language.ts';
import { accessMessagesIn } from './access-messages.ts';

/** What every form that changes something carries. */
export interface FormSafety {
  /** The session's token against forged requests. */
  readonly csrf: string;
}

/** Name of the hidden field with the session's token. */
export const csrfField = '_csrf';

/** A whole page with a heading. */
export function renderAccessDocument(language: Language, title: string, children: ComponentChildren): string {
  return renderDocument({
    language,
    title,
    children: (
      <main id="main-content" class="container page-container access" tabIndex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
    ),
  });
}

/** The hidden field with the session's token. */
export function CsrfField({ csrf }: FormSafety): JSX.Element {
  return <input type="hidden" name={csrfField} value={csrf} />;
}

/** The button that logs out. */
export function LogOut({ csrf, language }: FormSafety & { readonly language: Language }): JSX.Element {
  return (
    <form method="post" action={`/logout${languageQuery(language)}`}>
      <CsrfField csrf={csrf} />
      <button type="submit" class="button button-secondary">
        {accessMessagesIn(language).logOut}
      </button>
    </form>
  );
}

/** What an address needs so that the next page speaks the same language. */
export function languageQuery(language: Language): string {
  return language === 'en' ? '?sprog=en' : '';
}

/** The name of a role; a role without a name is told by its code. */
export function roleName(role: string, language: Language): string {
  return accessMessagesIn(language).roles[role] ?? role;
}
