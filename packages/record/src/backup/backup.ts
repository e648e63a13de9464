/** Takes a backup: every table of one moment in a folder of files, while others write on. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { RecordError } from '../errors.ts';
import { formatName, formatVersion, type KeptTable, type Manifest, manifestName, sumsName, writtenManifest } from './manifest.ts';
import { Measured } from './measured.ts';
import type { OnProgress } from './progress.ts';
import { inSnapshot, rowsOf } from './snapshot.ts';
import { keptTables, sequences, type Table } from './tables.ts';

export interface BackupOptions {
  readonly productVersion: string;
  readonly onProgress?: OnProgress;
  /** Gives up and leaves nothing behind. */
  readonly signal?: AbortSignal;
}

/** JSON shrinks to a sixth already at the first levels; above them only time grows. */
const COMPRESSION = 3;

/** Writes a new folder, which is there whole or not at all. Throws RYG_RECORD_BACKUP_PLACE, RYG_RECORD_DISK_FULL, … */
export async function backup(pool: pg.Pool, folder: string, options: BackupOptions): Promise<Manifest> {
  const place = resolve(folder);
  const draft = `${place}.part`;
  await makeDraft(place, draft).catch(placeFault);
  try {
    const manifest = await inSnapshot(pool, (client) => writeTables(client, draft, options));
    const { text, sums } = writtenManifest(manifest);
    await writeSynced(join(draft, manifestName), text);
    await writeSynced(join(draft, sumsName), sums);
    await syncFolder(draft);
    await rmdir(place).catch(() => undefined);
    await rename(draft, place);
    await syncFolder(dirname(place));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    return placeFault(error);
  }
}

async function makeDraft(place: string, draft: string): Promise<void> {
  const present = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (present.length > 0) throw new RecordError('RYG_RECORD_BACKUP_PLACE', `${place} is not empty`);
  await mkdir(dirname(place), { recursive: true });
  await mkdir(draft, { mode: 0o700 });
}

async function writeTables(client: pg.ClientBase, draft: string, options: BackupOptions): Promise<Manifest> {
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
    'select name, checksum from record.migration order by name collate "C"',
  );
  const { rows: about } = await client.query<{ taken: Date; version: string }>(
    "select now() as taken, current_setting('server_version') as version",
  );
  const found = await keptTables(client);
  const tables: KeptTable[] = [];
  for (const [index, table] of found.entries()) {
    const tell = (rows: number) => options.onProgress?.({ action: 'copy', table: table.name, place: index + 1, of: found.length, rows });
    tables.push(await writeTable(client, table, draft, tell, options.signal));
  }
  return {
    format: formatName,
    formatVersion,
    productVersion: options.productVersion,
    databaseVersion: about[0]?.version ?? '',
    taken: about[0]?.taken.toISOString() ?? '',
    migrations,
    tables,
    sequences: await sequences(client), // After the rows: a sequence knows no snapshot, and must stand no lower than they.
  };
}

async function writeTable(
  client: pg.ClientBase,
  table: Table,
  draft: string,
  onRows: (rows: number) => void,
  signal: AbortSignal | undefined,
): Promise<KeptTable> {
  onRows(0);
  const file = `${table.name}.copy.gz`;
  const [content, stored] = [new Measured(onRows), new Measured()];
  const target = createWriteStream(join(draft, file), { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(rowsOf(client, table), content, createGzip({ level: COMPRESSION }), stored, target, { ...(signal && { signal }) });
  return { name: table.name, file, columns: table.columns, ...content.measure(), fileSha256: stored.measure().sha256 };
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the names are on the disk too, not only what is in the files. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // A folder cannot be opened there.
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** What went wrong with the place; anything else goes on as it is. */
function placeFault(error: unknown): never {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (error instanceof RecordError || syscall === undefined) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new RecordError('RYG_RECORD_DISK_FULL', path, { cause: error });
  const known = code === 'EEXIST' ? `${path} was left by a backup that was cut off, or one is under way` : `${code} ${path ?? ''}`;
  throw new RecordError('RYG_RECORD_BACKUP_PLACE', known.trim(), { cause: error });
}
