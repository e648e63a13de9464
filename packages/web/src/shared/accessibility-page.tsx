/** What has been tried so that everybody can use the pages, and what has not. For whoever comes, logged in or not. */

import { accessibilityMessagesIn, lastGoneThrough } from './accessibility-messages.ts';
import { renderDocument } from './document.tsx';
import { doorMessagesIn } from './door-messages.ts';
import { type Language, languages } from './language.ts';
import { messagesIn } from './messages.ts';
import { shortDate } from './told-dates.ts';

const isMail = /^[^\s@]+@[^\s@]+$/;

/** Where it stands. */
export const accessibilityPath = '/tilgaengelighed';

/** What whoever runs the pages adds: nobody else knows it. */
export interface AccessibilityTold {
  /** An address of e-mail, or words such as a telephone number. */
  readonly contact?: string;
  /** Where the statement stands that the law asks for. */
  readonly statement?: string;
}

/** The whole page. */
export function renderAccessibilityPage(language: Language, { contact, statement }: AccessibilityTold = {}): string {
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
        <h2>{messages.stateTitle}</h2>
        <p>{messages.state}</p>
        <Part title={messages.triedTitle} sentences={messages.tried} />
        <Part title={messages.leftTitle} sentences={messages.left} />
        <h2>{messages.methodTitle}</h2>
        <p>
          {messages.method} {messages.when(shortDate(lastGoneThrough, language))}
        </p>
        <h2>{messages.statementTitle}</h2>
        {statement === undefined ? (
          <p>{messages.statement}</p>
        ) : (
          <p>
            <a href={statement}>{messages.ownStatement}</a>
          </p>
        )}
        <h2>{messages.tellTitle}</h2>
        <p>{messages.tell}</p>
        {contact !== undefined && (
          <p>
            {messages.contact} {isMail.test(contact) ? <a href={`mailto:${contact}`}>{contact}</a> : contact}
          </p>
        )}
        <p>{messages.complain}</p>
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
