/** What stands in a possibility statement, each part under its own words. */

import type { JSX } from 'preact';

export interface StatementPaper {
  readonly affected?: string;
  readonly arrangements?: string;
  readonly employerAgrees?: boolean;
  /** A code. */
  readonly judgement?: string;
  readonly words?: string;
  readonly weeks?: number;
}

/** How each part is called by those who read it. */
export type StatementWords = Readonly<Record<keyof StatementPaper | 'yes' | 'no', string>> & {
  readonly judgements: Readonly<Record<string, string>>;
};

/** A list of what has been written; nothing while nothing has. */
export function StatementParts({ paper, called }: { readonly paper: StatementPaper; readonly called: StatementWords }): JSX.Element | null {
  const { affected, arrangements, employerAgrees, judgement, words, weeks } = paper;
  const parts = [
    [called.affected, affected],
    [called.arrangements, arrangements],
    [called.employerAgrees, employerAgrees === undefined ? undefined : employerAgrees ? called.yes : called.no],
    [called.judgement, judgement && (called.judgements[judgement] ?? judgement)],
    [called.words, words],
    [called.weeks, weeks === undefined ? undefined : String(weeks)],
  ].filter(([, said]) => said !== undefined);
  if (parts.length === 0) return null;
  return (
    <ul class="plain-rows no-max-width">
      {parts.map(([label, said]) => (
        <li key={label}>
          <strong>{label}</strong>
          <p>{said}</p>
        </li>
      ))}
    </ul>
  );
}
