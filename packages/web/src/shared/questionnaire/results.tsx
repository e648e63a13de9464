/** Scores, cut-offs and changes beside a conversation: an aid, with its sources in place. */

import { type Change, type Instrument, type Results, resultMessagesIn, toldChange, toldScores } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../language.ts';
import { questionnaireMessagesIn } from './questionnaire-messages.ts';

export interface ShownResults {
  readonly language: Language;
  readonly instrument: Instrument;
  readonly results: Results;
  /** Against the time before. */
  readonly changes: readonly Change[];
}

/** The part of a page that shows what an instrument's answers say. */
export function ResultsPanel({ language, instrument, results, changes }: ShownResults): JSX.Element {
  const messages = questionnaireMessagesIn(language);
  const heading = `results-${instrument.id}`;
  return (
    <section class="results" aria-labelledby={heading}>
      <h2 id={heading}>
        {messages.results}: {instrument.title[language]}
      </h2>
      <p class="results-aid">{resultMessagesIn(language).aid}</p>
      {toldScores(instrument, results.scores, results.groups, language).map((score) => {
        const change = changes.find(({ rule }) => rule.id === score.id);
        const told = change && toldChange(change, language);
        const sources = [...new Set([...score.sources, ...(told?.sources ?? [])])];
        return (
          <div class="result" key={score.id}>
            <h3>
              {score.label}: <span class="result-value">{score.value}</span>
            </h3>
            {score.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {told !== undefined && (
              <p>
                <strong>{messages.change}:</strong> {told.sentences.join(' ')}
              </p>
            )}
            <details>
              <summary>{messages.sources}</summary>
              <ul>
                {sources.map((source) => (
                  <li key={source}>{source}</li>
                ))}
              </ul>
            </details>
          </div>
        );
      })}
    </section>
  );
}

/** The same as text, for a page of another room. */
export function renderResults(shown: ShownResults): string {
  return renderToString(<ResultsPanel {...shown} />);
}
