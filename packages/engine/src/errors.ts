/** The engine's own errors: broken invariants, each with a stable code. */

export type EngineErrorCode =
  | 'RYG_ENGINE_UNSUPPORTED'
  | 'RYG_ENGINE_UNKNOWN_DEFINE'
  | 'RYG_ENGINE_UNKNOWN_PARAMETER'
  | 'RYG_ENGINE_BAD_INPUT'
  | 'RYG_ENGINE_TRANSLATOR';

/** One place in a CQL library that the engine cannot compile. */
export type UnsupportedNode = {
  readonly library: string;
  readonly define: string;
  readonly line: number;
  readonly node: string;
  readonly reason: string;
};

/** A broken promise between the engine and its caller. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly unsupported: readonly UnsupportedNode[];

  constructor(code: EngineErrorCode, message: string, unsupported: readonly UnsupportedNode[] = []) {
    super(`${code}: ${message}`);
    this.name = 'EngineError';
    this.code = code;
    this.unsupported = unsupported;
  }
}
