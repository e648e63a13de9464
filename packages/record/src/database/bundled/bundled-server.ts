/** The bundled PostgreSQL as a running server: started on a local socket, restarted when it falls, stopped when we go. */
import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { RecordError } from '../../errors.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { administrator, type DataFolder, ownName, prepareDataFolder } from './data-folder.ts';
import { type Endpoint, freeEndpoint, removeEndpoint } from './endpoint.ts';
import { leaveFolder, takeFolder } from './owner-note.ts';
import { claim, stopOrphan } from './ownership.ts';
import { programEnvironment, runProgram } from './run-program.ts';
import { folderFault, startFault } from './server-faults.ts';
import { type ServerUser, serverUserFor } from './server-user.ts';

/** Recovery after a crash reads the whole log since the last checkpoint; it may take a while on a slow disk. */
const LONGEST_START_MS = 120_000;
const LEAVING_WAIT_MS = 10_000;
const RESTART_PAUSE_MS = 200;
const RESTARTS_A_MINUTE = 30;

const MIB = 2 ** 20;

/** The database's own cache: a sixteenth of the machine's memory, at most 1 GiB; PostgreSQL's own 128 MiB holds no region's worklists. */
const cacheMiB = Math.min(1024, Math.max(128, Math.floor(totalmem() / MIB / 16)));

const settings: Readonly<Record<string, string>> = {
  max_connections: '120',
  shared_buffers: `${cacheMiB}MB`,
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Statements and row values hold personal data and stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
};

/** A running bundled database. */
export class BundledServer {
  readonly connection: pg.ClientConfig;
  readonly #folder: DataFolder;
  readonly #binaries: Binaries;
  readonly #user: ServerUser;
  readonly #endpoint: Endpoint;
  readonly #restarts: number[] = [];
  readonly #onExit = (): void => void this.#child?.kill('SIGINT');
  #child: ChildProcess | undefined;
  #claim: pg.Client | undefined;
  #starting: Promise<void> = Promise.resolve();
  #stopping = false;
  #fault: unknown;

  private constructor(folder: DataFolder, binaries: Binaries, user: ServerUser, endpoint: Endpoint) {
    this.#folder = folder;
    this.#binaries = binaries;
    this.#user = user;
    this.#endpoint = endpoint;
    this.connection = { ...endpoint.address, user: ownName, database: ownName, password: folder.password };
  }

  /** Starts the database of a data folder, made if it is new. Throws a RecordError that says what a person must do. */
  static async start(path: string): Promise<BundledServer> {
    const user = await serverUserFor(path);
    const binaries = await prepareBinaries(user);
    const folder = await prepareDataFolder(path, binaries, user);
    await takeFolder(path);
    const server = await stopOrphan(folder, binaries, user)
      .then(async () => new BundledServer(folder, binaries, user, await freeEndpoint(user)))
      .catch(async (error: unknown) => {
        await leaveFolder(path);
        throw error;
      });
    try {
      await server.#launch();
    } catch (error) {
      await server.stop();
      throw error;
    }
    process.once('exit', server.#onExit);
    return server;
  }

  /** Why the database is down for good, or undefined. */
  get fault(): unknown {
    return this.#fault;
  }

  /** The process of the database, for tests that take it away. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** Waits for writes under way, and stops. */
  async stop(): Promise<void> {
    this.#stopping = true;
    process.removeListener('exit', this.#onExit);
    await this.#starting.catch(() => undefined);
    await this.#claim?.end().catch(() => undefined);
    const child = this.#child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const { code } = await runProgram(
        this.#binaries.pgCtl,
        ['stop', '-D', this.#folder.data, '-m', 'fast', '-w', '-t', '60'],
        this.#user,
      );
      if (code !== 0) child.kill('SIGQUIT');
      if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
    }
    await removeEndpoint(this.#endpoint);
    await leaveFolder(this.#folder.folder);
  }

  #launch(): Promise<void> {
    this.#starting = this.#launchUntil(Date.now() + LEAVING_WAIT_MS);
    return this.#starting;
  }

  /** The children of a server that was killed take a moment to leave; until then the folder counts as in use. */
  async #launchUntil(deadline: number): Promise<void> {
    for (;;) {
      try {
        if (!isRunning(this.#child)) await this.#spawn();
        this.#claim ??= await this.#claimOwnership();
        await prepareOwnDatabase(this.#administration(), this.#folder.password);
        return;
      } catch (error) {
        const waits = error instanceof RecordError && error.code === 'RYG_RECORD_FOLDER_IN_USE';
        if (!waits || Date.now() > deadline || this.#stopping) throw error;
        await pause(100);
      }
    }
  }

  async #claimOwnership(): Promise<pg.Client> {
    const client = await claim(this.#administration());
    client.once('end', () => {
      if (this.#claim !== client) return;
      this.#claim = undefined;
      void this.#retakeOwnership(this.#child);
    });
    return client;
  }

  /** Where the connection with the lock was cut and the database runs on, the lock is taken again. */
  async #retakeOwnership(child: ChildProcess | undefined): Promise<void> {
    const isDue = () => this.#claim === undefined && !this.#stopping && child === this.#child && isRunning(child);
    while (isDue()) {
      await pause(RESTART_PAUSE_MS, undefined, { ref: false });
      if (!isDue()) return;
      const client = await this.#claimOwnership().catch(() => undefined);
      if (isDue()) this.#claim = client;
      else await client?.end();
    }
  }

  #administration(): pg.ClientConfig {
    return { ...this.connection, user: administrator, database: 'postgres' };
  }

  async #spawn(): Promise<void> {
    const log = await open(this.#folder.log, 'a', 0o600).catch((cause: unknown) => {
      throw folderFault(cause);
    });
    try {
      const { size } = await log.stat();
      const options = Object.entries({ ...settings, ...this.#endpoint.settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const child = spawn(this.#binaries.postgres, ['-D', this.#folder.data, ...options], {
        ...this.#user,
        cwd: this.#endpoint.folder,
        env: programEnvironment,
        detached: true, // Ctrl-C is for us: we stop the database once our own work is done.
        stdio: ['ignore', log.fd, log.fd],
      });
      this.#child = child;
      await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject)).catch((cause: unknown) => {
        throw new RecordError('RYG_RECORD_START_FAILED', (cause as NodeJS.ErrnoException).code, { cause });
      });
      await this.#untilReady(child, size);
      child.once('exit', () => this.#restart());
      if (child.exitCode !== null || child.signalCode !== null) this.#restart();
    } finally {
      await log.close();
    }
  }

  async #untilReady(child: ChildProcess, logStart: number): Promise<void> {
    const deadline = Date.now() + LONGEST_START_MS;
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw startFault((await readFile(this.#folder.log)).subarray(logStart).toString('utf8'));
      }
      const client = new pg.Client(this.#administration());
      client.on('error', () => undefined);
      try {
        await client.connect();
        return;
      } catch (error) {
        const { code } = error as { code?: string };
        if (code === '28P01') throw new RecordError('RYG_RECORD_FOLDER_DAMAGED', 'the file password does not fit', { cause: error });
        if (code === '53100') throw new RecordError('RYG_RECORD_DISK_FULL', undefined, { cause: error });
        if (Date.now() > deadline) throw new RecordError('RYG_RECORD_START_FAILED', 'it did not answer in time', { cause: error });
        await pause(20);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  #restart(): void {
    if (this.#stopping) return;
    const now = Date.now();
    this.#restarts.push(now);
    while (this.#restarts[0] !== undefined && this.#restarts[0] < now - 60_000) this.#restarts.shift();
    if (this.#restarts.length > RESTARTS_A_MINUTE) this.#fault = new RecordError('RYG_RECORD_START_FAILED', 'it fell too often');
    else this.#starting = this.#starting.catch(() => undefined).then(() => this.#relaunch());
  }

  /** One start after another; what fails is tried again until it has failed too often. */
  async #relaunch(): Promise<void> {
    try {
      await this.#launchUntil(Date.now() + LEAVING_WAIT_MS);
      this.#fault = undefined;
    } catch (error) {
      this.#fault = error;
      await pause(RESTART_PAUSE_MS);
      this.#restart();
    }
  }
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child !== undefined && child.exitCode === null && child.signalCode === null;
}

/** The record works as an ordinary user of the database, never as its administrator. */
async function prepareOwnDatabase(administration: pg.ClientConfig, password: string): Promise<void> {
  const client = new pg.Client(administration);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ownName]);
    if (rowCount === 1) return;
    await client.query(`drop role if exists ${ownName}`);
    await client.query(`create role ${ownName} login password ${client.escapeLiteral(password)}`);
    await client.query(`create database ${ownName} owner ${ownName}`);
  } finally {
    await client.end();
  }
}
