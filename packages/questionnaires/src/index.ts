/** The questionnaires: forms as FHIR has them, answers read from posts, instruments with their scores. Decides nothing. */

export { enabledItems, progressOf } from './answers/enabled.ts';
export { type AnswerFault, faultText } from './answers/fault.ts';
export { dateParts, otherOption, partField } from './answers/field-names.ts';
export { fieldsOfAnswers } from './answers/fields-of-answers.ts';
export { type Prefilled, prefill } from './answers/prefill.ts';
export { type AnswersReading, readAnswers } from './answers/read-answers.ts';
export { type Answer, type Answers, answersIn, type ResponseItem } from './answers/response.ts';
export {
  type AnswerOption,
  besideOf,
  canonicalOf,
  childrenOf,
  controlOf,
  type EnableWhen,
  everyItem,
  type FormItem,
  isExclusive,
  isQuestion,
  optionText,
  type Questionnaire,
  questionOf,
  rangeOf,
  unitOf,
} from './form/questionnaire.ts';
export { type ImportOutcome, importTexts } from './instruments/import-texts.ts';
export { type Instrument, type InstrumentItem, itemsOf, type ScoreRule } from './instruments/instrument.ts';
export { type InstrumentTexts, readInstrumentTexts } from './instruments/instrument-texts.ts';
export { type PlacedFault, placedText } from './instruments/placed-yaml.ts';
export { type InstrumentReading, readInstrument } from './instruments/read-instrument.ts';
export { InstrumentError, openShelf, readInstruments, type Shelf, shippedInstruments, textsFolder } from './instruments/shelf.ts';
export { toQuestionnaire } from './instruments/to-questionnaire.ts';
export { resultMessagesIn } from './results/result-messages.ts';
export { type ToldAnswer, toldAnswers } from './results/told-answers.ts';
export { type ToldScore, toldChange, toldScores } from './results/told-results.ts';
export { type Change, changesOf } from './scoring/change.ts';
export type { Grouped } from './scoring/group.ts';
export { type DerivedFinding, enteredScore, type Results, resultsOf } from './scoring/results.ts';
export type { Score } from './scoring/score.ts';
export { inLanguage, type Language, type Words } from './words.ts';
