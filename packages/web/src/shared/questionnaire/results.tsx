/** Scores, cut-offs and changes beside a conversation: an aid, with its sources in place. */

import { type Change, type Instrument, type Results, resultMessagesIn, toldChange, toldScores } from '@rygforloeb/questionnaires';
import type { ComponentChildren, JSX } from 'preact';
import type { Language } from '../language.ts';
import { questionnaireMessagesIn } from './questionnaire-messages.ts';

export interface ShownResults {
  readonly language: Language;
  readonly instrument: Instrument;
  readonly results: Results;
  /** Against the time before. */
  readonly changes: readonly Change[];
  /** Beneath the heading: when, and by whom. */
  readonly children?: ComponentChildren;
  /** Where it stands among the page's headings. */
  readonly heading?: 'h2' | 'h3';
}

/** The part of a page that shows what an instrument's answers say. */
export function ResultsPanel(props: ShownResults): JSX.Element {
  const { language, instrument, results, changes, heading: Heading = 'h2' } = props;
  const messages = questionnaireMessagesIn(language);
  const heading = `results-${instrument.id}`;
  const Score = Heading === 'h2' ? 'h3' : 'h4';
  return (
    <section class="results" aria-labelledby={heading}>
      <Heading id={heading}>{instrument.title[language]}</Heading>
      {props.children}
      {results.scores.some(({ state }) => state !== 'unanswered') && <p class="results-aid">{resultMessagesIn(language).aid}</p>}
      {toldScores(instrument, results.scores, results.groups, language).map((score) => {
        const change = changes.find(({ rule }) => rule.id === score.id);
        const told = change && toldChange(change, language);
        const sources = [...new Set([...score.sources, ...(told?.sources ?? [])])];
        return (
          <div class="result" key={score.id}>
            <Score>
              {score.label}: <span class="result-value">{score.value}</span>
            </Score>
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
