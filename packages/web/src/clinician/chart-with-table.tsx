/** A picture with what it shows in words, and its figures folded under it. */

import type { JSX } from 'preact';
import type { Language } from '../shared/language.ts';
import { recordMessagesIn } from './record-messages.ts';

export interface ChartShown {
  readonly svg: string;
  readonly description: string;
  readonly table: { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** The picture and its table. */
export function ChartWithTable({ chart, language }: { readonly chart: ChartShown; readonly language: Language }): JSX.Element {
  const { figures } = recordMessagesIn(language);
  return (
    <>
      <div class="chart" dangerouslySetInnerHTML={{ __html: chart.svg }} />
      <p>{chart.description}</p>
      <details>
        <summary>{figures}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
        <div class="chart-table" role="group" aria-label={`${figures}: ${chart.table.caption}`} tabIndex={0}>
          <table class="table">
            <caption>{chart.table.caption}</caption>
            <thead>
              <tr>
                {chart.table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chart.table.rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
