/** The engine: CQL to ELM to JavaScript, evaluation and explanation. */

export { EngineError, type EngineErrorCode, type UnsupportedNode } from './errors.ts';
export type { Parameters } from './program/parameters.ts';
export type { FhirResource, PatientIndex } from './program/patient-index.ts';
export {
  type CompileOptions,
  compile,
  type DefineRef,
  type DefineSupport,
  type Evaluate,
  type Explainer,
  type Program,
} from './program/program.ts';
export { CqlDate, CqlDateTime, parseDate, parseDateTime } from './runtime/temporal.ts';
export { CqlCode, CqlConcept, CqlInterval, CqlQuantity, Uncertain } from './runtime/values.ts';
export { translate } from './translation/translate.ts';
export type { CqlFault, CqlSource, ElmLibrary, TranslateOptions, Translation } from './translation/types.ts';
