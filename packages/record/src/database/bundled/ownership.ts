/**
 * Whose a running bundled database is, beside the note in the folder. The owner holds a lock inside the database for as long as it lives; a database that runs without
 * that lock was left behind by a process that was killed, and is stopped.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { RecordError } from '../../errors.ts';
import type { Binaries } from './binaries.ts';
import { administrator, type DataFolder, ownName } from './data-folder.ts';
import { removeEndpoint } from './endpoint.ts';
import { hasLivingOwner } from './owner-note.ts';
import { runProgram } from './run-program.ts';
import { startFault } from './server-faults.ts';
import type { ServerUser } from './server-user.ts';

/** Any number, as long as it stays. */
const ownerLock = 720_401;
const LONGEST_RECOVERY_MS = 30_000;

/** Takes the owner's lock and keeps it in the connection that is returned. Throws RYG_RECORD_FOLDER_IN_USE. */
export async function claim(administration: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...administration, keepAlive: true, application_name: 'rygforloeb owner' });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [ownerLock]);
  if (rows[0]?.mine === true) return client;
  await client.end();
  throw new RecordError('RYG_RECORD_FOLDER_IN_USE');
}

/** Stops a database that its owner left behind. Throws RYG_RECORD_FOLDER_IN_USE when the owner lives. */
export async function stopOrphan(folder: DataFolder, binaries: Binaries, user: ServerUser): Promise<void> {
  const note = await readNote(folder.data);
  if (note === undefined) return;
  const running = await connectTo({
    host: note.host,
    port: note.port,
    user: administrator,
    database: 'postgres',
    password: folder.password,
  });
  if (running !== undefined) {
    await (await claim(running)).end();
    const { code, said } = await runProgram(binaries.pgCtl, ['stop', '-D', folder.data, '-m', 'fast', '-w', '-t', '60'], user);
    if (code !== 0) throw startFault(said);
  }
  if (note.socketFolder) await removeEndpoint({ folder: note.socketFolder });
}

/** How to reach the database of a folder that a process owns and runs, or undefined when nobody does. A fallen one is waited for. */
export async function reachOwned(folder: DataFolder): Promise<pg.ClientConfig | undefined> {
  const deadline = Date.now() + LONGEST_RECOVERY_MS;
  for (;;) {
    const isOwned = await hasLivingOwner(folder.folder);
    const running = await reach(folder, isOwned);
    if (running !== undefined || !isOwned) return running;
    if (Date.now() > deadline) throw new RecordError('RYG_RECORD_DATABASE_UNREACHABLE', 'its owner has not brought it back');
    await pause(50);
  }
}

async function reach(folder: DataFolder, isKnown: boolean): Promise<pg.ClientConfig | undefined> {
  const note = await readNote(folder.data);
  if (note === undefined) return undefined;
  const config = { host: note.host, port: note.port, user: ownName, database: ownName, password: folder.password };
  const running = await connectTo(config);
  if (running === undefined || isKnown) return running;
  return (await isClaimed({ ...running, user: administrator, database: 'postgres' })) ? running : undefined;
}

/** Looks at the owner's lock without trying it, so that an owner who is just taking it is not refused. */
async function isClaimed(administration: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(administration);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1 and objsubid = 1 and granted
       and database = (select oid from pg_database where datname = current_database())`,
      [ownerLock],
    );
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}

interface Note {
  readonly host: string;
  readonly port: number;
  readonly socketFolder: string;
}

/** What a server writes down about itself: process, folder, start, port, socket folder, address. */
async function readNote(data: string): Promise<Note | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n').map((line) => line.trim());
  const [, , , port, socketFolder = '', address = ''] = lines;
  return port ? { host: socketFolder || address || '127.0.0.1', port: Number(port), socketFolder } : undefined;
}

/** The connection settings once the server answers them; undefined when nobody listens there. */
async function connectTo(config: pg.ClientConfig): Promise<pg.ClientConfig | undefined> {
  const deadline = Date.now() + LONGEST_RECOVERY_MS;
  for (;;) {
    const client = new pg.Client(config);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return config;
    } catch (error) {
      const starting = (error as { code?: string }).code === '57P03';
      if (!starting || Date.now() > deadline) return undefined;
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
