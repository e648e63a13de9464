/** The programme as it stands: what holds, and one part at a time with a search in it. */

import type { JSX } from 'preact';
import { programmePath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { Amendments } from './programme-amendments.tsx';
import { Clocks } from './programme-clocks.tsx';
import { programmeMessagesIn } from './programme-messages.ts';
import type { ProgrammePage, ProgrammePart } from './programme-model.ts';
import { Parameters } from './programme-parameters.tsx';
import { Readings } from './programme-readings.tsx';
import { Texts } from './programme-texts.tsx';

/** The whole page. */
export function renderProgrammePage(page: ProgrammePage): string {
  const { visit, manifest, shown } = page;
  const messages = programmeMessagesIn(visit.language);
  return renderCoordinatorDocument({
    visit,
    title: messages.title,
    children: (
      <>
        <section class="programme-facts" aria-labelledby="hvad-gaelder">
          <h2 id="hvad-gaelder">{manifest.title}</h2>
          <p>
            <strong class="draft">{manifest.status}</strong>
          </p>
          <dl class="programme-list">
            <Term term={messages.version}>{manifest.version}</Term>
            <Term term={messages.publisher}>{manifest.publisher}</Term>
            <Term term={messages.validity}>
              {manifest.from === undefined ? messages.notInForce : messages.from(manifest.from, manifest.to ?? messages.open)}
            </Term>
            <Term term={messages.accepted}>{manifest.accepted.length === 0 ? messages.noneAccepted : manifest.accepted.join(', ')}</Term>
          </dl>
          <details>
            <summary>{messages.sources}</summary>
            <ul>
              {manifest.sources.map(({ title, publisher, status }) => (
                <li key={title}>
                  <span lang="da">{`${title}, ${publisher}`}</span> ({status})
                </li>
              ))}
            </ul>
          </details>
          <p>{messages.nothingPublished}</p>
          <p>
            <a class="button button-primary" href={`${programmePath}/hvad-hvis`}>
              {messages.whatIf}
            </a>
          </p>
        </section>
        <nav class="programme-parts" aria-label={messages.parts}>
          {Object.entries(messages.part).map(([part, name]) => (
            <a key={part} href={`${programmePath}?del=${part}`} {...(part === shown.part && { 'aria-current': 'page' })}>
              {name}
            </a>
          ))}
        </nav>
        <section aria-labelledby="del">
          <h2 id="del">{messages.part[shown.part]}</h2>
          <Search page={page} />
          {countIn(shown) === 0 ? <p>{messages.nothingFound}</p> : <Part page={page} />}
        </section>
      </>
    ),
  });
}

function countIn(shown: ProgrammePart): number {
  const [rows = []] = Object.values(shown).filter((value) => typeof value !== 'string');
  return rows.length;
}

function Search({ page: { visit, words, all, shown } }: { readonly page: ProgrammePage }): JSX.Element {
  const messages = programmeMessagesIn(visit.language);
  return (
    <search>
      <form method="get" action={programmePath} class="directory-search">
        <input type="hidden" name="del" value={shown.part} />
        <label class="form-label" for="soeg">
          {messages.search(messages.part[shown.part] ?? '')}
        </label>
        <div class="directory-row">
          <input class="form-input" type="search" id="soeg" name="soeg" value={words} autoComplete="off" maxLength={100} />
          <button type="submit" class="button button-secondary">
            {messages.find}
          </button>
        </div>
      </form>
      {words !== '' && (
        <p>
          {messages.found(countIn(shown), all)} · <a href={`${programmePath}?del=${shown.part}`}>{messages.showAll}</a>
        </p>
      )}
    </search>
  );
}

function Term({ term, children }: { readonly term: string; readonly children: string }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Part({ page: { visit, shown, sections } }: { readonly page: ProgrammePage }): JSX.Element {
  const { language } = visit;
  if (shown.part === 'tal') return <Parameters parameters={shown.parameters} sections={sections} language={language} />;
  if (shown.part === 'frister') return <Clocks clocks={shown.clocks} sections={sections} language={language} />;
  if (shown.part === 'tekster') return <Texts texts={shown.texts} language={language} />;
  if (shown.part === 'laesninger') return <Readings readings={shown.readings} language={language} />;
  return <Amendments amendments={shown.amendments} sections={sections} language={language} />;
}
