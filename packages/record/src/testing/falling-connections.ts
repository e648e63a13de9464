/** Connections to the database that fall at a chosen statement, for tests of what a crash leaves behind. */
import pg from 'pg';

export interface FallingConnections {
  /** Lets the n-th statement from now fall; `after`: when the database has done it. Rollbacks still go: the database does them by itself. */
  fallAt(n: number, after: boolean): void;
  /** Whether one has fallen since; nothing falls from now. */
  hasFallen(): boolean;
  /** Statements since it was last asked. */
  counted(): number;
}

class ConnectionFell extends Error {
  readonly code = '08006';

  constructor() {
    super('The connection fell.');
  }
}

type Query = (this: pg.Client, ...all: unknown[]) => unknown;
type Done = (error: Error | null, result?: unknown) => void;

/** Lays itself between this process and its databases. */
export function fallingConnections(): FallingConnections {
  let [left, isAfter, fell, count] = [Number.POSITIVE_INFINITY, false, false, 0];
  const plain = pg.Client.prototype.query as unknown as Query;
  const falling: Query = function query(...all: unknown[]) {
    if (all[0] === 'rollback') return plain.apply(this, [...all]);
    count += 1;
    left -= 1;
    if (left >= 0) return plain.apply(this, [...all]);
    [left, fell] = [Number.POSITIVE_INFINITY, true];
    const done = typeof all.at(-1) === 'function' ? (all.at(-1) as Done) : undefined;
    const asked = done === undefined ? all : all.slice(0, -1);
    const outcome = (isAfter ? Promise.resolve(plain.apply(this, [...asked])) : Promise.resolve()).then(() =>
      Promise.reject(new ConnectionFell()),
    );
    if (done === undefined) return outcome;
    outcome.catch((error: Error) => done(error));
    return undefined;
  };
  pg.Client.prototype.query = falling as never;
  return {
    fallAt: (n, after) => {
      [left, isAfter, fell] = [n, after, false];
    },
    hasFallen: () => {
      left = Number.POSITIVE_INFINITY;
      return fell;
    },
    counted: () => {
      const counted = count;
      count = 0;
      return counted;
    },
  };
}
