/** The engine: CQL to ELM to JavaScript, evaluation and explanation. */

export { EngineError, type EngineErrorCode, type UnsupportedNode } from './errors.ts';
export { translate } from './translation/translate.ts';
export type { CqlFault, CqlSource, ElmLibrary, TranslateOptions, Translation } from './translation/types.ts';
