/** Is a backup whole? Reads every file and holds it against the manifest; needs no database. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type BackupFault, type KeptTable, type Manifest, readManifest } from './manifest.ts';
import { Measured } from './measured.ts';
import type { OnProgress } from './progress.ts';

export type BackupReading =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly reason: 'damaged'; readonly faults: readonly BackupFault[] };

/** Every file that is missing or differs from what was written. */
export async function checkBackup(folder: string, onProgress?: OnProgress, signal?: AbortSignal): Promise<BackupReading> {
  const reading = await readManifest(folder);
  if (!reading.ok) return { ok: false, reason: 'damaged', faults: [reading.fault] };
  const { tables } = reading.manifest;
  const faults: BackupFault[] = [];
  for (const [index, table] of tables.entries()) {
    const tell = (rows: number) => onProgress?.({ action: 'check', table: table.name, place: index + 1, of: tables.length, rows });
    const problem = await problemOf(table, folder, tell, signal);
    if (problem !== undefined) faults.push({ file: table.file, problem });
  }
  return faults.length === 0 ? { ok: true, manifest: reading.manifest } : { ok: false, reason: 'damaged', faults };
}

async function problemOf(
  table: KeptTable,
  folder: string,
  onRows: (rows: number) => void,
  signal: AbortSignal | undefined,
): Promise<'missing' | 'damaged' | undefined> {
  const [stored, content] = [new Measured(), new Measured(onRows)];
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(join(folder, table.file)), stored, createGunzip(), content, nowhere, { ...(signal && { signal }) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'missing';
    if (code?.startsWith('Z_')) return 'damaged';
    throw error;
  }
  const { rows, bytes, sha256 } = content.measure();
  const same = rows === table.rows && bytes === table.bytes && sha256 === table.sha256 && stored.measure().sha256 === table.fileSha256;
  return same ? undefined : 'damaged';
}
