/** The page for what went wrong: says so in words, never how, and leads on. */

import { renderDocument } from './document.tsx';
import type { Language } from './language.ts';
import { messagesIn } from './messages.ts';

export interface ErrorPage {
  readonly language: Language;
  readonly status: number;
  /** Fixed advice that holds even when nothing else works. */
  readonly advice?: { readonly title: string; readonly text: string };
}

/** The error page of an HTTP status. */
export function renderErrorPage({ language, status, advice }: ErrorPage): string {
  const messages = messagesIn(language);
  const titles: Readonly<Record<number, string>> = { 403: messages.forbiddenTitle, 404: messages.notFoundTitle };
  const title = titles[status] ?? messages.errorTitle;
  const sentence = status === 403 ? messages.forbidden : status === 429 || status >= 500 ? messages.errorReload : undefined;
  return renderDocument({
    language,
    title,
    children: (
      <main id="main-content" class="container page-container" tabIndex={-1}>
        <h1>{title}</h1>
        {sentence !== undefined && <p>{sentence}</p>}
        {advice && (
          <section class="advice">
            <h2>{advice.title}</h2>
            <p>{advice.text}</p>
          </section>
        )}
        <p>
          <a class="button button-primary" href={`/${language === 'en' ? '?sprog=en' : ''}`}>
            {messages.errorAction}
          </a>
        </p>
      </main>
    ),
  });
}
