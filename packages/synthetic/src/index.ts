/** The synthetic room: made-up citizens for tests and measurements. */

export { caseFileForm } from './case-file-form.ts';
export { randomCases, type SyntheticOptions, syntheticCases } from './synthetic-cases.ts';
