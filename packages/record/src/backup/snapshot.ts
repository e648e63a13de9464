/** The record as it was at one moment, however long reading it takes and whatever is written meanwhile. */
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { databaseFault, sqlState } from '../database/database-faults.ts';
import { RecordError } from '../errors.ts';
import { type Measure, Measured } from './measured.ts';
import { inSchema, type Table } from './tables.ts';

/** Values are written the same way by every server; rows that a policy hides are a fault, not a gap. */
export const steadySettings = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** Runs the work on one consistent state, which it cannot change. Throws a RecordError when the database fails. */
export async function inSnapshot<Outcome>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Outcome>): Promise<Outcome> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFault(error);
  });
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    await client.query(steadySettings);
    await refuseNothing(client);
    const outcome = await work(client);
    await client.query('commit');
    client.release();
    return outcome;
  } catch (error) {
    client.release(true); // A COPY under way ends with its connection.
    throw faultInStream(error);
  }
}

/** A failure of the database as our own error; a failure of a file or of our own work as it is. */
export function faultInStream(error: unknown): unknown {
  const fell = error instanceof Error && (/^Connection terminated|^Client/.test(error.message) || /ECONN|EPIPE/.test(`${codeIn(error)}`));
  return sqlState(error) !== undefined || fell ? databaseFault(error) : error;
}

function codeIn(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code;
}

async function refuseNothing(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ present: boolean }>("select to_regclass('record.migration') is not null as present");
  if (rows[0]?.present !== true) throw new RecordError('RYG_RECORD_NO_RECORD');
}

/** The rows of a table as text, each on a line of its own, in the order of its key. */
export function rowsOf(client: pg.ClientBase, { name, columns, order }: Table): NodeJS.ReadableStream {
  const list = columns.map((column) => `kept.${escapeIdentifier(column)}`).join(', ');
  return client.query(copyTo(`copy (select ${list} from ${inSchema(name)} as kept order by ${order}) to stdout`));
}

/** Counts and hashes the rows of a table: the same content gives the same hash on every server. */
export async function measureTable(
  client: pg.ClientBase,
  table: Table,
  onRows?: (rows: number) => void,
  signal?: AbortSignal,
): Promise<Measure> {
  const measured = new Measured(onRows);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(rowsOf(client, table), measured, nowhere, { ...(signal && { signal }) });
  return measured.measure();
}
