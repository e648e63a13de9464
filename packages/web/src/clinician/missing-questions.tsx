/** What is unknown and could change the answer, as questions that can be answered on the spot. */

import type { Answer, FindingDefinition, MissingFinding } from '@rygforloeb/decision';
import type { JSX } from 'preact';
import type { Messages } from '../shared/messages.ts';
import type { AssessmentModel } from './assessment-model.ts';
import { actionNames } from './field-names.ts';
import type { ProgrammeWords } from './programme-words.ts';

interface MissingProps {
  readonly model: AssessmentModel;
  readonly messages: Messages;
  readonly words: ProgrammeWords;
}

/** Questions at once in sight; the rest are folded. */
const inSight = 4;

/** The questions, those that concern safety first. */
export function MissingQuestions({ model, answer, messages, words }: MissingProps & { readonly answer: Answer }): JSX.Element {
  const questions = bySafety(answer.missing, model);
  const [first, rest] = [questions.slice(0, inSight), questions.slice(inSight)];
  const item = (missing: MissingFinding) => (
    <MissingQuestion key={missing.finding} missing={missing} model={model} messages={messages} words={words} />
  );
  return (
    <section class="answer-section missing" id="missing" aria-labelledby="missing-heading" tabIndex={-1}>
      <h3 id="missing-heading">{messages.missing}</h3>
      {questions.length === 0 && <p>{messages.nothingMissing}</p>}
      <ul class="questions">{first.map(item)}</ul>
      {rest.length > 0 && (
        <details class="more-questions" id="more-questions">
          <summary>{messages.showAllMissing(rest.length)}</summary>
          <ul class="questions">{rest.map(item)}</ul>
        </details>
      )}
    </section>
  );
}

function MissingQuestion({ missing, model, messages, words }: MissingProps & { readonly missing: MissingFinding }): JSX.Element {
  const { finding, wouldChange } = missing;
  const definition = model.programme.vocabulary.findings.get(finding);
  const answers = definition && model.ofOthers?.has(finding) !== true ? onTheSpot(definition, messages, words) : [];
  const field = finding.startsWith('medication-') && finding !== 'medication-wanted' ? 'group-medication' : finding;
  return (
    <li class="question" data-question={finding}>
      <p class="question-text">
        <a href={`#${field}`}>{words.question(finding)}</a>
      </p>
      <p class="form-hint">
        {messages.wouldChange}: {wouldChange.map(words.disposition).join(', ')}
      </p>
      {answers.length === 0 && (
        <p class="form-hint">
          <a href={`#${field}`} aria-label={`${messages.goToField}: ${words.question(finding)}`}>
            {messages.goToField}
          </a>
        </p>
      )}
      {answers.length > 0 && (
        <fieldset class="quick-answers" aria-label={words.question(finding)}>
          {answers.map(({ value, label }) => (
            <button
              type="submit"
              form="assessment"
              class="quick-answer"
              name={actionNames.answer}
              value={`${finding}=${value}`}
              key={value}
            >
              {label}
            </button>
          ))}
        </fieldset>
      )}
    </li>
  );
}

/** Answers that need no more than one press. */
function onTheSpot(
  definition: FindingDefinition,
  messages: Messages,
  words: ProgrammeWords,
): readonly { readonly value: string; readonly label: string }[] {
  if (definition.type === 'boolean')
    return [
      { value: 'yes', label: messages.yes },
      { value: 'no', label: messages.no },
    ];
  const { type, min, max } = definition;
  if (type === 'integer' && min !== undefined && max !== undefined && max - min <= 10)
    return Array.from({ length: max - min + 1 }, (_, step) => ({ value: String(min + step), label: String(min + step) }));
  if (type !== 'code') return [];
  return (definition.values ?? [])
    .filter((value) => value !== 'unknown')
    .map((value) => ({ value, label: words.value(definition.code, value) }));
}

function bySafety(missing: readonly MissingFinding[], { programme }: AssessmentModel): readonly MissingFinding[] {
  const safety = ({ wouldChange }: MissingFinding) =>
    wouldChange.some((code) => programme.vocabulary.dispositions.get(code)?.group === 'safety');
  return [...missing].sort((one, other) => Number(safety(other)) - Number(safety(one)));
}
