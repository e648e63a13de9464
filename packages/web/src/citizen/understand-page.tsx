/** "Understand my back": short pieces, a list of them first; and the hundred people of her age, where they may be shown. */

import type { JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import type { Language, Words } from '../shared/language.ts';
import { number } from '../shared/told-dates.ts';
import { ChartFigure, type ChartShown } from './chart-figure.tsx';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type UnderstandMessages, understandMessagesIn } from './understand-messages.ts';

export interface PieceShown {
  readonly id: string;
  readonly title: Words;
  readonly texts: readonly Words[];
  readonly tips: readonly Words[];
  readonly sources: readonly string[];
  readonly picture?: string;
  readonly react: boolean;
}

export interface CommonShown {
  readonly chart: ChartShown;
  readonly age: number;
  readonly common: readonly (Words & {
    readonly code: string;
    readonly percent?: number;
    readonly oddsRatio?: number;
    readonly isBeyondStudy?: boolean;
  })[];
  readonly text: Words;
}

export interface UnderstandPage {
  readonly visit: DoorVisit;
  readonly pieces: readonly PieceShown[];
  /** Undefined where the figures may not stand. */
  readonly common?: CommonShown;
}

/** The whole page. */
export function renderUnderstandPage(page: UnderstandPage): string {
  const { visit, pieces } = page;
  const { language } = visit;
  const messages = understandMessagesIn(language);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    children: (
      <>
        <p>{messages.lead}</p>
        <nav class="home-more no-print" aria-labelledby="contents">
          <h2 id="contents">{messages.contents}</h2>
          <ul>
            {pieces.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title[language]}</a>
              </li>
            ))}
          </ul>
        </nav>
        {pieces.map((piece) => (
          <Piece key={piece.id} piece={piece} page={page} messages={messages} />
        ))}
      </>
    ),
  });
}

interface Props {
  readonly page: UnderstandPage;
  readonly messages: UnderstandMessages;
}

function Piece({ piece, page, messages }: Props & { readonly piece: PieceShown }): JSX.Element {
  const { visit, common } = page;
  const { language } = visit;
  const { id, title, texts, tips, sources, react, picture } = piece;
  return (
    <article class="piece" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title[language]}
      </h2>
      {texts.map((text) => (
        <p key={text.da}>{text[language]}</p>
      ))}
      {picture !== undefined && common !== undefined && <Picture common={common} language={language} messages={messages} />}
      {tips.length > 0 && (
        <>
          <h3>{messages.tips}</h3>
          <ul>
            {tips.map((tip) => (
              <li key={tip.da}>{tip[language]}</li>
            ))}
          </ul>
        </>
      )}
      {react && (
        <p>
          <a href="/borger/reager">{messages.react}</a>
        </p>
      )}
      <p class="piece-sources">{messages.sources(sources.map((source) => source.replace('FP ', '')).join(', '))}</p>
    </article>
  );
}

function Picture({
  common: { chart, age, common, text },
  language,
  messages,
}: {
  readonly common: CommonShown;
  readonly language: Language;
  readonly messages: UnderstandMessages;
}): JSX.Element {
  return (
    <>
      <p>{messages.atAge(age, common[0]?.[language] ?? '')}</p>
      <ChartFigure chart={chart} language={language} />
      <p>
        <strong>{text[language]}</strong>
      </p>
      <details class="chart-table">
        <summary>{messages.allFindings}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section class="table-scroll" aria-label={messages.allFindings} tabIndex={0}>
          <table class="table">
            <caption>{messages.tableCaption(age)}</caption>
            <thead>
              <tr>
                <th scope="col">{messages.finding}</th>
                <th scope="col">{messages.have}</th>
                <th scope="col">{messages.odds}</th>
              </tr>
            </thead>
            <tbody>
              {common.map((one) => (
                <tr key={one.code}>
                  <th scope="row">{one[language]}</th>
                  <td>{one.percent ?? messages.unknown}</td>
                  <td>
                    {one.oddsRatio === undefined ? messages.unknown : messages.oddsOf(number(one.oddsRatio, language))}
                    {one.isBeyondStudy === true && ` (${messages.beyond})`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      <p>{messages.yours}</p>
    </>
  );
}
