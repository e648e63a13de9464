/** Everything generated code may call, under the names it calls it by. */

export * from './arithmetic.ts';
export * from './comparison.ts';
export * from './components.ts';
export * from './conversion.ts';
export { addTime } from './date-arithmetic.ts';
export { ageAt, dateOf, differenceBetween, durationBetween } from './durations.ts';
export * from './equality.ts';
export { joinSets, trace, traceFact } from './fact-sets.ts';
export * from './intervals.ts';
export { LazyTuple } from './lazy-tuple.ts';
export * from './lists.ts';
export * from './logic.ts';
export { setRows, truthAt } from './rows.ts';
export * from './text.ts';
export { CqlCode, CqlConcept, CqlInterval, CqlQuantity, choiceAs, readChoice } from './values.ts';
