/** How statements reach PostgreSQL: one by one on any connection, or in a transaction that holds as a whole or not at all. */
import type pg from 'pg';
import { databaseFault, sqlState } from '../database/database-faults.ts';
import { RecordError } from '../errors.ts';
import type { Statement } from './statements.ts';

export interface Connection {
  /** Runs a prepared statement. Throws a RecordError. */
  readonly query: <Row>(statement: Statement, values: readonly unknown[]) => Promise<readonly Row[]>;
  /** Runs the work in a transaction; an outcome that is not ok, or an error, undoes all of it. */
  readonly transaction: <Outcome extends { readonly ok: boolean }>(work: (inside: Connection) => Promise<Outcome>) => Promise<Outcome>;
}

/** Two transactions that wait for each other: PostgreSQL ends one, and it may be run again. */
const collisions: ReadonlySet<string | undefined> = new Set(['40001', '40P01']);
const TRIES = 4;

/** A connection over a pool. */
export function connectionOver(pool: pg.Pool): Connection {
  return {
    query: (statement, values) => ask(pool, statement, values),
    transaction: async (work) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await transact(pool, work);
        } catch (error) {
          if (!(error instanceof RecordError && collisions.has(error.sqlState)) || tries === TRIES) throw error;
        }
      }
    },
  };
}

async function transact<Outcome extends { readonly ok: boolean }>(
  pool: pg.Pool,
  work: (inside: Connection) => Promise<Outcome>,
): Promise<Outcome> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFault(error);
  });
  let over = false;
  const inside: Connection = {
    query: (statement, values) => {
      if (over) throw new RecordError('RYG_RECORD_TRANSACTION_OVER');
      return ask(client, statement, values);
    },
    transaction: (part) => part(inside),
  };
  try {
    await client.query('begin');
    const outcome = await work(inside);
    over = true;
    const { command } = await client.query(outcome.ok ? 'commit' : 'rollback');
    // A transaction in which a statement failed is undone at its end, whatever it was told.
    if (outcome.ok && command !== 'COMMIT') throw new RecordError('RYG_RECORD_TRANSACTION_UNDONE');
    client.release();
    return outcome;
  } catch (error) {
    over = true;
    const undone = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!undone);
    throw error instanceof RecordError || !isOfDatabase(error) ? error : databaseFault(error);
  }
}

async function ask<Row>(on: pg.Pool | pg.PoolClient, { name, text }: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
  try {
    return (await on.query({ name, text, values: [...values] })).rows as readonly Row[];
  } catch (error) {
    throw databaseFault(error);
  }
}

/** An error of the caller's own work passes through as it is. */
function isOfDatabase(error: unknown): boolean {
  return sqlState(error) !== undefined || typeof (error as { code?: unknown }).code === 'string';
}
