/** The frame of the pages behind login: who is here, the door's own ways, what the last form came to, what is wrong with this one. */

import type { ComponentChildren, JSX } from 'preact';
import { CsrfField, type FormSafety, roleName } from '../access/access-document.tsx';
import { renderDocument, type Sheet } from './document.tsx';
import { doorMessagesIn } from './door-messages.ts';
import { type Language, languages } from './language.ts';
import { messagesIn } from './messages.ts';

export interface Person {
  readonly name: string;
  readonly role: string;
  readonly organization?: string;
  /** Whom a relative stands by. */
  readonly citizen?: string;
}

/** What every page behind login is told besides its own content. */
export interface DoorVisit extends FormSafety {
  readonly language: Language;
  /** The page's own address with its query, without the language. */
  readonly path: string;
  readonly person: Person;
  /** What the last form came to, by the code of a sentence. */
  readonly told?: string;
  /** What was typed in words: those that the page shows nowhere else stand at its head. */
  readonly words?: readonly string[];
}

export interface WayTo {
  readonly href: string;
  readonly text: string;
}

/** Something in a form that cannot be taken as it is; `field` is the id of the control it stands beside. */
export interface FieldFault {
  readonly field: string;
  readonly text: string;
}

export interface DoorDocument {
  readonly door: 'citizen' | 'clinician' | 'coordinator';
  readonly visit: DoorVisit;
  readonly title: string;
  /** First the door's front page. */
  readonly ways: readonly WayTo[];
  /** Sentences of the door beside those of the frame, by code. */
  readonly sentences?: Readonly<Record<string, string>>;
  readonly faults?: readonly FieldFault[];
  /** The page's script; unless told the one that every form has, which sends nothing into the void. */
  readonly island?: string;
  /** Another style sheet than the door's. */
  readonly sheet?: Sheet;
  /** Above the heading: whose page it is, an acute button. */
  readonly banner?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A whole page behind login. Nothing that was typed is lost, also where its form is not there any more. */
export function renderDoorDocument(page: DoorDocument): string {
  const html = drawn(page, []);
  const lost = (page.visit.words ?? []).filter((words) => !plain(html).includes(asDrawn(words)));
  return lost.length === 0 ? html : drawn(page, lost);
}

function drawn(page: DoorDocument, lost: readonly string[]): string {
  const { door, visit, title, island = 'send-form', faults = [], sheet = door } = page;
  return renderDocument({
    language: visit.language,
    title: faults.length > 0 ? `${doorMessagesIn(visit.language).faultsTitle}: ${title}` : title,
    sheet,
    island,
    header: <Header {...page} />,
    children: (
      <>
        <Ways {...page} />
        {page.banner}
        <main
          id="main-content"
          class={`container page-container door door-${door}`}
          tabIndex={-1}
          data-draft-lost={doorMessagesIn(visit.language).draftLost}
        >
          <h1>{title}</h1>
          <Told {...page} />
          <FaultSummary faults={faults} language={visit.language} />
          <Typed words={lost} language={visit.language} />
          {page.children}
        </main>
      </>
    ),
  });
}

/**
 * The hidden field that every form carries, and a key under which what it asks is done once however often it is sent. `draft` names
 * the form where a page has several, so that each has a draft of its own.
 */
export function FormFields(props: { readonly visit: DoorVisit; readonly formKey: string; readonly draft?: string }): JSX.Element {
  return (
    <>
      <CsrfField csrf={props.visit.csrf} />
      <input type="hidden" name="noegle" value={ownKey(props)} />
      {props.draft !== undefined && <input type="hidden" name="kladde" value={props.draft} />}
    </>
  );
}

/** How many forms of a page have got their key. */
const given = new WeakMap<DoorVisit, number>();

/** The page's key and the form's own place on it: two forms of one page are never the same act. */
function ownKey({ visit, formKey, draft }: Parameters<typeof FormFields>[0]): string {
  if (draft !== undefined) return formKey.includes('~') ? formKey : `${formKey}.${draft}`;
  const place = (given.get(visit) ?? 0) + 1;
  given.set(visit, place);
  return `${formKey}.${place}`;
}

function Header({ visit, ways }: DoorDocument): JSX.Element {
  const { language, person, path, csrf } = visit;
  const messages = doorMessagesIn(language);
  const whose = [person.name, roleName(person.role, language), person.organization, person.citizen].filter(Boolean).join(' · ');
  return (
    <>
      <a class="product" href={ways[0]?.href ?? '/'}>
        {messagesIn(language).productName}
      </a>
      <div class="door-person">
        <a href="/mig" aria-label={`${messages.you}: ${whose}`}>
          {whose}
        </a>
        <nav class="languages" aria-label={messages.chooseLanguage}>
          {languages
            .filter((one) => one !== language)
            .map((one) => (
              <a key={one} lang={one} hreflang={one} href={`${path}${path.includes('?') ? '&' : '?'}sprog=${one}`}>
                {doorMessagesIn(one).languageName}
              </a>
            ))}
        </nav>
        <form method="post" action="/logout">
          <CsrfField csrf={csrf} />
          <button type="submit" class="function-link">
            {messages.logOut}
          </button>
        </form>
      </div>
    </>
  );
}

function Ways({ visit, ways }: DoorDocument): JSX.Element {
  const here = visit.path.split('?')[0];
  return (
    <nav class="door-ways" aria-label={doorMessagesIn(visit.language).menu}>
      <ul class="container no-max-width">
        {ways.map(({ href, text }) => (
          <li key={href}>
            <a href={href} {...(href === here && { 'aria-current': 'page' })}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Told({ visit, sentences = {} }: DoorDocument): JSX.Element | null {
  const sentence = visit.told === undefined ? undefined : (sentences[visit.told] ?? doorMessagesIn(visit.language).told[visit.told]);
  if (sentence === undefined) return null;
  return (
    <div class="alert alert-info" role="status">
      <div class="alert-body">
        <p class="alert-text">{sentence}</p>
        {visit.told === 'draft' && (
          <form method="post" action={`/kladde/slet?side=${encodeURIComponent(visit.path)}`}>
            <CsrfField csrf={visit.csrf} />
            <button type="submit" class="function-link">
              {doorMessagesIn(visit.language).throwDraftAway}
            </button>
          </form>
        )}
      </div>
    </div>
  );
}

function Typed({ words, language }: { readonly words: readonly string[]; readonly language: Language }): JSX.Element | null {
  if (words.length === 0) return null;
  return (
    <section aria-labelledby="typed-words">
      <h2 id="typed-words">{doorMessagesIn(language).typed}</h2>
      {words.map((one) => (
        <p key={one} dir="auto">
          {one}
        </p>
      ))}
    </section>
  );
}

function plain(text: string): string {
  return text.replaceAll('\r', '');
}

function asDrawn(words: string): string {
  return plain(words).trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** What is wrong with a form, each a link to its field. */
export function FaultSummary({
  faults,
  language,
}: {
  readonly faults: readonly FieldFault[];
  readonly language: Language;
}): JSX.Element | null {
  if (faults.length === 0) return null;
  return (
    <div class="alert alert-error" role="alert" id="fejl" tabIndex={-1} autofocus>
      <div class="alert-body">
        <h2 class="alert-heading">{doorMessagesIn(language).faultsTitle}</h2>
        <ul>
          {faults.map(({ field, text }) => (
            <li key={`${field} ${text}`}>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
