/** The frame of every page: head, header with programme and language, content, footer. */

import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assetPath } from '../assets.ts';
import { accessibilityMessagesIn } from './accessibility-messages.ts';
import type { Language } from './language.ts';
import { messagesIn } from './messages.ts';

/** The style sheets that the build makes; `findings` is for the pages where findings are written and answered. */
export type Sheet = 'citizen' | 'clinician' | 'findings' | 'coordinator';

export interface DocumentProps {
  readonly language: Language;
  readonly title: string;
  readonly header?: ComponentChildren;
  readonly island?: string;
  /** Whose style sheet; the citizen's unless told. */
  readonly sheet?: Sheet;
  readonly skip?: { readonly href: string; readonly text: string };
  readonly children: ComponentChildren;
}

/** A whole HTML document as text. */
export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToString(<Document {...props} />)}`;
}

function Document({ language, title, header, island, sheet = 'citizen', skip, children }: DocumentProps): JSX.Element {
  const messages = messagesIn(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{`${title} – ${messages.productName}`}</title>
        <link rel="icon" type="image/svg+xml" href={assetPath('favicon', '.svg')} />
        <link rel="stylesheet" href={assetPath(sheet, '.css')} />
        {island && <script type="module" src={assetPath(island, '.js')} />}
      </head>
      <body data-unsent={messages.unsent} data-asking={messages.askingServer}>
        <a class="skipnav" href="#main-content">
          {messages.skipToContent}
        </a>
        {skip && (
          <a class="skipnav" href={skip.href}>
            {skip.text}
          </a>
        )}
        <header class="header">
          <div class="portal-info">
            <div class="portal-info-inner container">{header ?? <strong class="product">{messages.productName}</strong>}</div>
          </div>
        </header>
        {children}
        <footer class="page-footer">
          <p class="container">
            {messages.footer} <a href="/tilgaengelighed">{accessibilityMessagesIn(language).link}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}
