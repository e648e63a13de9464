/** The front page for whoever is not logged in: what this is, what to do when it cannot wait, and the way in. */

import { renderDocument } from './document.tsx';
import { doorMessagesIn } from './door-messages.ts';
import { frontMessagesIn } from './front-messages.ts';
import { type Language, languages } from './language.ts';
import { messagesIn } from './messages.ts';

/** The whole page. */
export function renderFrontPage(language: Language): string {
  const messages = frontMessagesIn(language);
  return renderDocument({
    language,
    title: messages.title,
    header: (
      <>
        <strong class="product">{messagesIn(language).productName}</strong>
        <nav class="languages" aria-label={doorMessagesIn(language).chooseLanguage}>
          {languages
            .filter((one) => one !== language)
            .map((one) => (
              <a key={one} lang={one} hreflang={one} href={`/?sprog=${one}`}>
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
        <p>
          <a class="button button-primary" href="/login?til=/">
            {messages.logIn}
          </a>
        </p>
        <section class="advice" aria-labelledby="akut">
          <h2 id="akut">{messages.acuteTitle}</h2>
          {messages.acute.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
        <ul class="front-doors">
          {messages.doors.map(({ title, text }) => (
            <li key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
        <p>
          <a href="/kliniker/vurdering">{messages.assessment}</a>
        </p>
        <p class="front-draft">{messages.draft}</p>
      </main>
    ),
  });
}
