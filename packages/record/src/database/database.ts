/** The database that the record works on: a pool of connections to the bundled PostgreSQL or to a server, with its health. */
import pg from 'pg';
import { RecordError } from '../errors.ts';
import { BundledServer } from './bundled/bundled-server.ts';
import { existingDataFolder } from './bundled/data-folder.ts';
import { reachOwned } from './bundled/ownership.ts';
import { databaseFault } from './database-faults.ts';
import type { DatabaseOptions } from './database-options.ts';

export type Health = { readonly ok: true; readonly version: string } | { readonly ok: false; readonly code: string };

/** Planning a statement of ours anew each time takes longer than running it; none runs long enough to be compiled. */
const session = `set plan_cache_mode = force_generic_plan; set jit = off; set timezone = 'UTC'`;
const HEALTH_WAIT_MS = 2_000;

/** Connections to a PostgreSQL that was reached once. */
export class Database {
  readonly pool: pg.Pool;
  /** One connection for the log alone: what must be written before anybody is answered never waits behind those who ask. */
  readonly logPool: pg.Pool;
  readonly #server: BundledServer | undefined;

  private constructor(address: pg.PoolConfig, connections: number, server: BundledServer | undefined) {
    this.pool = poolOf(address, connections);
    this.logPool = poolOf(address, 1);
    this.#server = server;
  }

  /**
   * Starts the bundled database or reaches the server. With `attach`, a bundled database that another process runs is reached and left
   * running. Throws a RecordError with a plain sentence.
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    const running = 'folder' in options && options.attach === true ? await reachOwned(await existingDataFolder(options.folder)) : undefined;
    const server = 'folder' in options && running === undefined ? await BundledServer.start(options.folder) : undefined;
    const address = 'url' in options ? { connectionString: options.url } : { ...(running ?? server?.connection) };
    const database = new Database(address, options.connections ?? 10, server);
    try {
      await database.pool.query('select 1');
    } catch (error) {
      await database.close();
      throw databaseFault(error);
    }
    return database;
  }

  /** Whether the database answers now, within two seconds. */
  async health(): Promise<Health> {
    if (this.#server?.fault instanceof RecordError) return { ok: false, code: this.#server.fault.code };
    const late = Promise.withResolvers<Health>();
    const timer = setTimeout(() => late.resolve({ ok: false, code: 'RYG_RECORD_DATABASE_UNREACHABLE' }), HEALTH_WAIT_MS);
    const asked = this.pool.query<{ server_version: string }>('show server_version').then(
      ({ rows }): Health => ({ ok: true, version: rows[0]?.server_version ?? '' }),
      (error: unknown): Health => ({ ok: false, code: databaseFault(error).code }),
    );
    const health = await Promise.race([asked, late.promise]);
    clearTimeout(timer);
    return health;
  }

  /** The process of the bundled database, for tests that take it away. */
  get bundledProcessId(): number | undefined {
    return this.#server?.processId;
  }

  /** Gives every connection back, and stops the database if it is ours. */
  async close(): Promise<void> {
    for (const pool of [this.pool, this.logPool]) if (!pool.ended) await pool.end();
    await this.#server?.stop();
  }
}

const momentType = pg.types.builtins.TIMESTAMPTZ;
const parseMoment = pg.types.getTypeParser(momentType);

/** The driver's own reading of moments takes longer than finding them; the usual form, in UTC as the session has it, is read on the spot. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === momentType && format !== 'binary' ? momentOf : pg.types.getTypeParser(id, format)) as never,
};

function momentOf(text: string): unknown {
  const isUsual = text.length >= 22 && text[4] === '-' && text[10] === ' ' && text.endsWith('+00');
  return isUsual ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : parseMoment(text);
}

function poolOf(address: pg.PoolConfig, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...address,
    max,
    application_name: 'rygforloeb',
    types,
    connectionTimeoutMillis: 15_000,
    onConnect: async (client) => {
      client.on('error', () => undefined); // Told by the statement under way; unheard it would end the process.
      await client.query(session);
    },
  });
  pool.on('error', () => undefined); // An idle connection fell; the pool opens another when one is needed.
  return pool;
}
