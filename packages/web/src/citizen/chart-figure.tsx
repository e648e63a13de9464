/** A chart on a page: the sentence that tells it, the picture, and the same figures as a table that opens in place. */

import type { JSX } from 'preact';
import type { Language } from '../shared/language.ts';

/** As the documents room draws it. */
export interface ChartShown {
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  readonly table: {
    readonly caption: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  /** What the numbered marks stand for. */
  readonly legend?: readonly { readonly mark: number; readonly day: string; readonly what: string }[];
}

const words = {
  da: { table: 'Se tallene i en tabel' },
  en: { table: 'See the figures in a table' },
} as const;

/** The picture says by itself what it shows; a table that is wider than a telephone moves within its own frame, by keyboard too. */
export function ChartFigure({ chart, language }: { readonly chart: ChartShown; readonly language: Language }): JSX.Element {
  const { svg, title, description, table, legend = [] } = chart;
  const [head, ...columns] = table.head;
  return (
    <figure class="chart">
      <figcaption>{description}</figcaption>
      <div class="chart-picture" dangerouslySetInnerHTML={{ __html: svg }} />
      {legend.length > 0 && (
        <ol class="chart-legend">
          {legend.map(({ mark, day, what }) => (
            <li key={mark}>
              {what}, {day}
            </li>
          ))}
        </ol>
      )}
      <details class="chart-table">
        <summary>{words[language].table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section class="table-scroll" aria-label={`${words[language].table}: ${title}`} tabIndex={0}>
          <table class="table">
            <caption>{table.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{head}</th>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([first, ...rest]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, index) => (
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
