/** Counts and hashes what flows through, without holding it. */
import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const LINE_END = 10;

/** What flowed through: rows are lines, for PostgreSQL escapes every line end within a value. */
export interface Measure {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A stream that gives on what it gets. */
export class Measured extends Transform {
  readonly #hash = createHash('sha256');
  readonly #onRows: ((rows: number) => void) | undefined;
  #rows = 0;
  #bytes = 0;

  constructor(onRows?: (rows: number) => void) {
    super();
    this.#onRows = onRows;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, end + 1)) this.#rows += 1;
    this.#onRows?.(this.#rows);
    done(null, chunk);
  }

  /** Once, at the end. */
  measure(): Measure {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
