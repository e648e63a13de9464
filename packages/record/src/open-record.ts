/** Opens the record: database, schema, gate and log in one. */
import type { Access } from './access/access.ts';
import { AuditLog } from './access/audit-log.ts';
import type { Forbidden, GatedRecord } from './access/gated-record.ts';
import { GatedStore } from './access/gated-store.ts';
import type { AccessPolicy } from './access/policy.ts';
import { Database, type Health } from './database/database.ts';
import type { DatabaseOptions } from './database/database-options.ts';
import { migrate, readMigrations } from './database/migrate.ts';
import { RecordError } from './errors.ts';
import { type Job, type JobOptions, type RunningJobs, runJobs } from './jobs/run-jobs.ts';
import { type TouchedCitizens, touchedCitizens } from './jobs/touched-citizens.ts';
import type { KeptValues } from './kept/kept-values.ts';
import { keptValuesOver } from './kept/postgres-kept-values.ts';
import { connectionOver } from './store/connection.ts';
import { Store } from './store/store.ts';
import { warmDefinitions } from './validation/definitions.ts';
import { validate } from './validation/validate.ts';

export interface GateOptions {
  readonly policy: AccessPolicy;
  /** The key of the log's seals, at least 32 bytes; kept apart from the database. */
  readonly auditKey: Buffer;
  readonly now?: () => Date;
}

/** What this process has counted since it opened the record. */
export interface RecordNumbers {
  /** Entries of the log: written, and waiting for the disk. */
  readonly audit: { readonly written: number; readonly waiting: number };
  /** Refusals of the gate by their reason; `hidden` is what is there and was answered as if it were not. */
  readonly refusals: Readonly<Record<Forbidden['why'] | 'hidden', number>>;
  /** Connections to the database: open, idle, and callers that wait for one. */
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
}

export interface OpenRecord {
  /** The record as this agent sees it. */
  readonly as: (access: Access) => GatedRecord;
  /** Writes into the log that the agent came or left. */
  readonly note: (access: Access, action: 'login' | 'logout') => Promise<void>;
  /** Sessions, grants, and drafts of forms, which whoever keeps them has sealed. */
  readonly kept: KeptValues;
  readonly jobs: RecordJobs;
  readonly health: () => Promise<Health>;
  readonly numbers: () => RecordNumbers;
  /** Stops the database if it is ours. */
  readonly close: () => Promise<void>;
}

/** What is done again and again over this record, and for whom. */
export interface RecordJobs {
  readonly touched: TouchedCitizens;
  /** Told in this process when something was written; for waking a job. Gives the way to be told no more. */
  readonly onChange: (tell: () => void) => () => void;
  /** Runs jobs until they are stopped; to be stopped before the record is closed. */
  readonly run: (jobs: readonly Job[], options?: JobOptions) => Promise<RunningJobs>;
}

/** How often entries are looked for that another instance left behind when it fell. */
const SWEEP_MS = 60_000;

/** Starts or reaches the database, brings its schema up to date and puts the gate before it. Throws a RecordError with a plain sentence. */
export async function openRecord(options: DatabaseOptions, gate: GateOptions): Promise<OpenRecord> {
  const opening = openDatabase(options);
  warmDefinitions(); // While the database starts, so that the first write need not wait for it.
  const database = await opening;
  try {
    // The bundled database is ours alone: what waits there waits for nobody else.
    return await gateBefore(database, gate, 'folder' in options ? 0 : SWEEP_MS);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Puts the gate before an open database. Entries that waited longer than so many ms for their place in the log get it now. */
export async function gateBefore(database: Database, gate: GateOptions, leftBehindMs: number): Promise<OpenRecord> {
  const { policy, auditKey, now = () => new Date() } = gate;
  if (auditKey.length < 32) throw new RecordError('RYG_RECORD_BAD_CONFIGURATION', 'the key of the log has fewer than 32 bytes');
  const connection = connectionOver(database.pool);
  const log = new AuditLog(connectionOver(database.logPool), auditKey, now);
  await log.recover(leftBehindMs);
  const sweep = setInterval(() => void log.recover(SWEEP_MS).catch(() => undefined), SWEEP_MS).unref();
  const refusals = { role: 0, purpose: 0, scope: 0, emergency: 0, author: 0, citizen: 0, parameter: 0, hidden: 0 };
  const refused = (why: keyof typeof refusals): void => {
    refusals[why] += 1;
  };
  const told = new Set<() => void>();
  const changed = (): void => {
    for (const tell of told) tell();
  };
  const parts = {
    changed,
    connection,
    storeOver: (over: typeof connection) => new Store(over, validate),
    policy,
    log,
    now,
    validate,
    refused,
  };
  return {
    as: (access) => new GatedStore(parts, access),
    note: ({ agent, purpose, app }, action) =>
      log.append({
        action,
        outcome: 'done',
        who: agent.who,
        name: agent.name,
        role: agent.role,
        purpose,
        patients: [],
        ...(agent.organization !== undefined && { organization: agent.organization }),
        ...(app !== undefined && { client: app.client }),
      }),
    kept: keptValuesOver(connection),
    jobs: {
      touched: touchedCitizens(connection, (access) => new GatedStore(parts, access)),
      onChange: (tell) => {
        told.add(tell);
        return () => told.delete(tell);
      },
      run: (jobs, options) => runJobs(database.pool, jobs, options),
    },
    health: () => database.health(),
    numbers: () => ({ audit: log.numbers, refusals: { ...refusals }, pool: poolNumbers(database) }),
    close: () => {
      clearInterval(sweep);
      return database.close();
    },
  };
}

function poolNumbers({ pool: { totalCount, idleCount, waitingCount } }: Database): RecordNumbers['pool'] {
  return { total: totalCount, idle: idleCount, waiting: waitingCount };
}

/** The database with its schema up to date, without a gate: for backups, measurements and tests. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const database = await Database.open(options);
  try {
    await migrate(database.pool, await readMigrations());
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
