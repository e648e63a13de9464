/** What has been tried so that everybody can use the pages, and what has not. For whoever comes, logged in or not. */

import { accessibilityMessagesIn } from './accessibility-messages.ts';
import { renderDocument } from './document.tsx';
import { doorMessagesIn } from './door-messages.ts';
import { type Language, languages } from './language.ts';
import { messagesIn } from './messages.ts';

/** Where it stands. */
export const accessibilityPath = '/tilgaengelighed';

/** The whole page. */
export function renderAccessibilityPage(language: Language): string {
  const messages = accessibilityMessagesIn(language);
  return renderDocument({
    language,
    title: messages.title,
    header: (
      <>
        <a class="product" href="/">
          {messagesIn(language).productName}
        </a>
        <nav class="languages" aria-label={doorMessagesIn(language).chooseLanguage}>
          {languages
            .filter((one) => one !== language)
            .map((one) => (
              <a key={one} lang={one} hreflang={one} href={`${accessibilityPath}?sprog=${one}`}>
                {doorMessagesIn(one).languageName}
              </a>
            ))}
        </nav>
      </>
    ),
    children: (
      <main id="main-content" class="container page-container front" tabIndex={-1}>
        <h1>{messages.title}</h1>
        <p class="front-lead">{messages.lead}</p>
        <Part title={messages.triedTitle} sentences={messages.tried} />
        <Part title={messages.leftTitle} sentences={messages.left} />
        <h2>{messages.statementTitle}</h2>
        <p>{messages.statement}</p>
        <h2>{messages.tellTitle}</h2>
        <p>{messages.tell}</p>
      </main>
    ),
  });
}

function Part({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
