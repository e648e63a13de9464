/** The programme as it stands: what holds, its numbers with source and reading side by side, the readings, the amendments. */

import type { JSX } from 'preact';
import { passagePath } from '../clinician/passage-path.ts';
import type { DoorVisit } from '../shared/door-document.tsx';
import { programmePath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { programmeMessagesIn } from './programme-messages.ts';

export interface ReadingShown {
  readonly id: string;
  /** Our reading, in the page's language. */
  readonly taken: string;
  readonly confirm: boolean;
  readonly where?: string;
  readonly issue?: string;
  readonly why?: string;
}

export interface ParameterShown {
  readonly name: string;
  readonly words: string;
  readonly value: string;
  readonly source: string;
  readonly local: boolean;
  readonly safety: boolean;
  /** No rule computes with it, so there is nothing to try. */
  readonly clockOnly: boolean;
  /** What the sources say, in English. */
  readonly statements: readonly { readonly id: string; readonly source: string; readonly text: string }[];
  readonly readings: readonly ReadingShown[];
}

export interface AmendmentShown {
  readonly id: string;
  readonly amends: string;
  readonly source: string;
  readonly words: string;
  readonly changes: 'rules' | 'words' | 'nothing';
  readonly accepted: boolean;
  readonly proposer?: string;
  readonly reason?: string;
  readonly relates: readonly { readonly id: string; readonly type: string }[];
}

export interface ClockShown {
  readonly id: string;
  readonly words: string;
  /** Each in words. */
  readonly windows: readonly string[];
  readonly owner: readonly string[];
  readonly then: string;
  readonly source: string;
  readonly local: boolean;
}

export interface TextShown {
  readonly code: string;
  readonly name: string;
  readonly professional: string;
  readonly citizen: string;
}

export type ProgrammePart =
  | { readonly part: 'tal'; readonly parameters: readonly ParameterShown[] }
  | { readonly part: 'laesninger'; readonly readings: readonly ReadingShown[] }
  | { readonly part: 'forslag'; readonly amendments: readonly AmendmentShown[] }
  | { readonly part: 'frister'; readonly clocks: readonly ClockShown[] }
  | { readonly part: 'tekster'; readonly texts: readonly TextShown[] };

export interface ProgrammePage {
  readonly visit: DoorVisit;
  readonly manifest: {
    readonly title: string;
    readonly version: string;
    readonly status: string;
    readonly publisher: string;
    readonly from?: string;
    readonly to?: string;
    readonly accepted: readonly string[];
    readonly sources: readonly { readonly title: string; readonly publisher: string; readonly status: string }[];
  };
  /** What was searched for; the part holds what was found. */
  readonly words: string;
  readonly all: number;
  /** Sections that have a page of what they say. */
  readonly sections: ReadonlySet<string>;
  readonly shown: ProgrammePart;
}

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

/** Each section leads to what it says. */
function Sections({ source, sections, language }: In & Pick<ProgrammePage, 'sections'> & { readonly source: string }): JSX.Element {
  return (
    <>
      {source.split(', ').map((section, place) => (
        <span key={section}>
          {place > 0 && ', '}
          {sections.has(section) ? <a href={passagePath(section, { language })}>{section}</a> : section}
        </span>
      ))}
    </>
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

type In = { readonly language: DoorVisit['language'] };

function Parameters({
  parameters,
  sections,
  language,
}: In & Pick<ProgrammePage, 'sections'> & { readonly parameters: readonly ParameterShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <>
      <p>{messages.parametersLead}</p>
      <div class="coordinator-table">
        <table class="directory-table programme-table" aria-labelledby="del">
          <thead>
            <tr>
              <th scope="col">{messages.parameter}</th>
              <th scope="col">{messages.value}</th>
              <th scope="col">{messages.source}</th>
              <th scope="col">{messages.reading}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name, words, value, source, local, safety, clockOnly, statements, readings }) => (
              <tr key={name}>
                <th scope="row">
                  {words}
                  {local && <span class="programme-mark">{messages.local}</span>}
                  {safety && <span class="programme-mark">{messages.safety}</span>}
                  {clockOnly && <span class="programme-mark">{messages.clockOnly}</span>}
                </th>
                <td data-label={messages.value}>
                  <strong>{value}</strong>
                  {!clockOnly && (
                    <a class="programme-try" href={`${programmePath}/hvad-hvis?tal=${name}`} aria-label={messages.tryOf(words)}>
                      {messages.try}
                    </a>
                  )}
                </td>
                <td class="programme-source" data-label={messages.source}>
                  <Sections source={source} sections={sections} language={language} />
                  {statements.length > 0 && (
                    <details>
                      <summary aria-label={`${messages.sourceSays}: ${words}`}>{messages.sourceSays}</summary>
                      <ul lang="en">
                        {statements.map(({ id, source: where, text }) => (
                          <li key={id}>
                            {text} ({where})
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </td>
                <td data-label={messages.reading}>
                  {readings.length === 0
                    ? local
                      ? messages.noReadingLocal
                      : messages.noReading
                    : readings.map((reading) => <Reading key={reading.id} reading={reading} language={language} />)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Reading({ reading, language }: In & { readonly reading: ReadingShown }): JSX.Element {
  const { id, taken, where, issue, why, confirm } = reading;
  const messages = programmeMessagesIn(language);
  return (
    <details>
      <summary>
        {id}: {taken}
      </summary>
      <dl class="programme-reading">
        {issue !== undefined && (
          <div>
            <dt>{messages.issue}</dt>
            <dd>
              {issue} {where !== undefined && `(${where})`}
            </dd>
          </div>
        )}
        {why !== undefined && (
          <div>
            <dt>{messages.why}</dt>
            <dd>{why}</dd>
          </div>
        )}
        <dt>{messages.status}</dt>
        <dd>{confirm ? messages.confirm : messages.settled}</dd>
      </dl>
    </details>
  );
}

function Readings({ readings, language }: In & { readonly readings: readonly ReadingShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <>
      <p>{messages.readingsLead(readings.filter(({ confirm }) => confirm).length, readings.length)}</p>
      <div class="programme-readings">
        {readings.map((reading) => (
          <Reading key={reading.id} reading={reading} language={language} />
        ))}
      </div>
    </>
  );
}

function Amendments({
  amendments,
  sections,
  language,
}: In & Pick<ProgrammePage, 'sections'> & { readonly amendments: readonly AmendmentShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  const effects = { rules: messages.changesRules, words: messages.changesWords, nothing: messages.changesNothing };
  return (
    <>
      <p>{messages.amendmentsLead}</p>
      <div class="coordinator-table">
        <table class="directory-table programme-table" aria-labelledby="del">
          <thead>
            <tr>
              <th scope="col">{messages.proposal}</th>
              <th scope="col">{messages.amends}</th>
              <th scope="col">{messages.source}</th>
              <th scope="col">{messages.standing}</th>
              <th scope="col">{messages.effect}</th>
            </tr>
          </thead>
          <tbody>
            {amendments.map(({ id, amends, source, words, changes, accepted, proposer, reason, relates }) => (
              <tr key={id}>
                <th scope="row">
                  {id}: {words}
                  {relates.map((other) => (
                    <span class="programme-mark" key={`${other.type} ${other.id}`}>
                      {messages.relations[other.type] ?? other.type}{' '}
                      <a href={`${programmePath}?del=${other.type === 'reading' ? 'laesninger' : 'forslag'}&soeg=${other.id}`}>
                        {other.id}
                      </a>
                    </span>
                  ))}
                </th>
                <td data-label={messages.amends}>
                  <Sections source={amends} sections={sections} language={language} />
                </td>
                <td data-label={messages.source}>
                  <Sections source={source} sections={sections} language={language} />
                </td>
                <td data-label={messages.standing}>
                  <strong>{accepted ? messages.takenIn : messages.proposed}</strong>
                  {proposer !== undefined && <span class="programme-mark">{messages.proposedBy(proposer)}</span>}
                </td>
                <td data-label={messages.effect}>
                  {effects[changes]}
                  {reason !== undefined && <span class="programme-mark">{reason}</span>}
                  {changes === 'rules' && (
                    <>
                      <br />
                      <a href={`${programmePath}/hvad-hvis?forslag=${id}`} aria-label={messages.tryAmendmentOf(id)}>
                        {messages.tryAmendment}
                      </a>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Clocks({
  clocks,
  sections,
  language,
}: In & Pick<ProgrammePage, 'sections'> & { readonly clocks: readonly ClockShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <>
      <p>{messages.clocksLead}</p>
      <div class="coordinator-table">
        <table class="directory-table programme-table" aria-labelledby="del">
          <thead>
            <tr>
              <th scope="col">{messages.part.frister}</th>
              <th scope="col">{messages.clockWindow}</th>
              <th scope="col">{messages.clockOwner}</th>
              <th scope="col">{messages.clockThen}</th>
              <th scope="col">{messages.source}</th>
            </tr>
          </thead>
          <tbody>
            {clocks.map(({ id, words, windows, owner, then, source, local }) => (
              <tr key={id}>
                <th scope="row">
                  {words}
                  {local && <span class="programme-mark">{messages.localClock}</span>}
                </th>
                <td data-label={messages.clockWindow}>{windows.join('; ')}</td>
                <td data-label={messages.clockOwner}>{owner.length === 0 ? messages.nobodysClock : owner.join(', ')}</td>
                <td data-label={messages.clockThen}>{then}</td>
                <td data-label={messages.source}>
                  <Sections source={source} sections={sections} language={language} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Texts({ texts, language }: In & { readonly texts: readonly TextShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <>
      <p>{messages.textsLead}</p>
      <div class="coordinator-table">
        <table class="directory-table programme-table" aria-labelledby="del">
          <thead>
            <tr>
              <th scope="col">{messages.disposition}</th>
              <th scope="col">{messages.toProfessional}</th>
              <th scope="col">{messages.toCitizen}</th>
            </tr>
          </thead>
          <tbody>
            {texts.map(({ code, name, professional, citizen }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td data-label={messages.toProfessional}>{professional}</td>
                <td data-label={messages.toCitizen}>{citizen}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
