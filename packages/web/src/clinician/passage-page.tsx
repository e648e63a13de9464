/** What a passage of the sources says, in our own words, with the numbers, answers and readings that come from it; and all of them as a list. */

import type { Manifest, Passage, ProgrammeFiles } from '@rygforloeb/decision';
import type { JSX } from 'preact';
import { renderDocument } from '../shared/document.tsx';
import { type Language, languages } from '../shared/language.ts';
import { messagesIn } from '../shared/messages.ts';
import { type PassageMessages, passageMessagesIn } from './passage-messages.ts';
import { passagePath, passagesPath } from './passage-path.ts';
import { type WorkspaceProgramme, wordsOf } from './programme-words.ts';

export interface PassagesPage {
  readonly programme: WorkspaceProgramme & Pick<ProgrammeFiles, 'dispositions' | 'parameters' | 'manifest'>;
  readonly language: Language;
  /** The citizen's page one came from. */
  readonly from?: string;
}

/** The passage that an address names; undefined where there is none. */
export function passageOf({ passages }: Pick<WorkspaceProgramme, 'passages'>, address: string): Passage | undefined {
  return [...passages.values()].find(({ section }) => section.replaceAll(' ', '-') === address);
}

/** One passage. */
export function renderPassagePage(page: PassagesPage & { readonly passage: Passage }): string {
  const { passage, language } = page;
  return frame(page, passage.title[language], passagePath(passage.section), <One {...page} />);
}

/** Every passage, in the order of the sources. */
export function renderPassagesPage(page: PassagesPage): string {
  const { programme, language } = page;
  const messages = passageMessagesIn(language);
  return frame(
    page,
    messages.title,
    passagesPath,
    <>
      <p>{messages.lead}</p>
      {programme.manifest.sources.map((source) => {
        const own = [...programme.passages.values()].filter(({ section }) => section.split(' ')[0] === source.document);
        return own.length === 0 ? null : (
          <section key={source.document} aria-labelledby={source.document}>
            <h2 id={source.document}>
              <span lang="da">{source.title}</span> ({statusOf(source, messages)})
            </h2>
            <ul>
              {own.map(({ section, title }) => (
                <li key={section}>
                  <a href={passagePath(section, page)}>
                    {named(section, messages)}: {title[language]}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>,
  );
}

function One({ passage, programme, language }: PassagesPage & { readonly passage: Passage }): JSX.Element {
  const { section, text } = passage;
  const messages = passageMessagesIn(language);
  const words = wordsOf(programme, language);
  const source = programme.manifest.sources.find(({ document }) => document === section.split(' ')[0]);
  const answers = programme.dispositions.filter(
    ({ sources, rules }) => sources.includes(section) || rules.some((rule) => rule.sources?.includes(section)),
  );
  const numbers = programme.parameters.filter((one) => one.source === section && typeof one.value === 'number');
  const readings = [...new Set([...answers.flatMap(readingsOf), ...numbers.flatMap(({ conflicts = [] }) => conflicts)])].filter((id) =>
    concerns(programme.readings.get(id)?.where ?? '', section),
  );
  return (
    <>
      <p class="form-hint">
        {source?.title}, {named(section, messages)}. {source && `${statusOf(source, messages)}.`}
      </p>
      <p class="passage-text">{text[language]}</p>
      <p class="form-hint">{messages.own}</p>
      {numbers.length > 0 && (
        <section aria-labelledby="tal">
          <h2 id="tal">{messages.numbers}</h2>
          <p class="form-hint">{messages.numbersLead}</p>
          <dl class="facts">
            {numbers.map((one) => (
              <div key={one.name}>
                <dt>{one[language]}</dt>
                <dd>
                  {String(one.value)} {unitOf(one.unit, language)}
                  {one.local === true && ` (${messages.local})`}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {answers.length > 0 && (
        <section aria-labelledby="svar">
          <h2 id="svar">{messages.answers}</h2>
          <dl class="facts">
            {answers.map(({ code }) => (
              <div key={code}>
                <dt>{words.disposition(code)}</dt>
                <dd>{words.dispositionText(code, [])}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {readings.length > 0 && (
        <section aria-labelledby="laest">
          <h2 id="laest">{messages.readings}</h2>
          <ul>
            {readings.map((id) => {
              const reading = words.reading(id);
              return (
                <li key={id}>
                  {id}: {reading?.text}
                  {reading?.confirm && ` (${messages.awaits})`}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

function frame({ language, from }: PassagesPage, title: string, here: string, content: JSX.Element): string {
  const messages = passageMessagesIn(language);
  const asked = from === undefined ? '' : `&fra=${encodeURIComponent(from)}`;
  return renderDocument({
    language,
    title,
    sheet: 'clinician',
    header: (
      <>
        <a class="product" href="/">
          {messagesIn(language).productName}
        </a>
        <nav class="languages" aria-label={messagesIn(language).chooseLanguage}>
          {languages.map((one) => (
            <a
              class="function-link"
              href={`${here}?sprog=${one}${asked}`}
              lang={one}
              key={one}
              {...(one === language && { 'aria-current': 'true' })}
            >
              {messagesIn(one).languageName}
            </a>
          ))}
        </nav>
      </>
    ),
    children: (
      <main id="main-content" class="container page-container door" tabIndex={-1}>
        <h1>{title}</h1>
        {content}
        <p class="passage-ways">
          {from === undefined ? (
            <a href="/kliniker/vurdering">{messages.assessment}</a>
          ) : (
            <a class="button button-primary" href={from}>
              {messages.back}
            </a>
          )}
          {here !== passagesPath && <a href={`${passagesPath}?sprog=${language}${asked}`}>{messages.all}</a>}
        </p>
      </main>
    ),
  });
}

function named(section: string, { section: word }: PassageMessages): string {
  const [document = '', ...place] = section.split(' ');
  return place.length === 0 ? document : `${document} ${word} ${place.join(' ')}`;
}

function statusOf({ status }: Manifest['sources'][number], { statuses }: PassageMessages): string {
  return statuses[status] ?? status;
}

function readingsOf({ rules }: ProgrammeFiles['dispositions'][number]): readonly string[] {
  return rules.flatMap(({ conflicts = [] }) => conflicts);
}

/** Whether a reading is about the section: "FP 4.3, 6.4; NKR 2" names 4.3 and 6.4 of the programme. */
function concerns(where: string, section: string): boolean {
  const [document = '', place = ''] = section.split(' ');
  return where.split(';').some((part) => part.includes(document) && (place === '' || part.split(/[^\d.]+/).includes(place)));
}

function unitOf(unit: string | undefined, language: Language): string {
  const danish: Readonly<Record<string, string>> = {
    days: 'dage',
    weeks: 'uger',
    months: 'måneder',
    years: 'år',
    hours: 'timer',
    grade: '',
    signs: 'tegn',
    sessions: 'behandlinger',
    'follow-ups': 'opfølgninger',
  };
  return unit === undefined ? '' : language === 'da' ? (danish[unit] ?? unit) : unit;
}
