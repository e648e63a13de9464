/** What a backup says about itself: which record it is of, and by what each of its files is known. No personal data. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sequence } from './tables.ts';

export const manifestName = 'manifest.json';
/** As `sha256sum --check` reads it; written last. */
export const sumsName = 'SHA256SUMS';
export const formatName = 'rygforloeb-backup';
export const formatVersion = 1;

export interface KeptTable {
  readonly name: string;
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  /** Of the rows as text: the same for the same content, whatever the compression. */
  readonly sha256: string;
  /** Of the file as it stands on the disk. */
  readonly fileSha256: string;
}

export interface Manifest {
  readonly format: typeof formatName;
  readonly formatVersion: number;
  readonly productVersion: string;
  readonly databaseVersion: string;
  /** The moment of which the backup is, by the database's clock. */
  readonly taken: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly tables: readonly KeptTable[];
  readonly sequences: readonly Sequence[];
}

/** The first thing that is wrong with a backup as a whole, or with one of its files. */
export interface BackupFault {
  readonly file: string;
  /** `no-backup`: cut off, or no backup at all. `other-format`: of a newer version of this program. */
  readonly problem: 'no-backup' | 'other-format' | 'missing' | 'damaged';
}

export type ManifestReading = { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly fault: BackupFault };

/** The two files that make a folder of tables a backup. */
export function writtenManifest(manifest: Manifest): { readonly text: string; readonly sums: string } {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return { text, sums: sumsOf(manifest, text) };
}

/** Reads and checks the manifest of a folder; the files of the tables are not looked at. Throws when the disk fails. */
export async function readManifest(folder: string): Promise<ManifestReading> {
  const [text, sums] = await Promise.all([manifestName, sumsName].map((name) => readIfThere(join(folder, name))));
  if (text === undefined || sums === undefined) return faultOf(text === undefined ? manifestName : sumsName, 'no-backup');
  const parsed = parse(text);
  if (parsed?.format !== formatName) return faultOf(manifestName, 'damaged');
  if (parsed.formatVersion !== formatVersion) return faultOf(manifestName, 'other-format');
  if (!isManifest(parsed)) return faultOf(manifestName, 'damaged');
  return sumsOf(parsed, text) === sums ? { ok: true, manifest: parsed } : faultOf(sumsName, 'damaged');
}

function faultOf(file: string, problem: BackupFault['problem']): ManifestReading {
  return { ok: false, fault: { file, problem } };
}

function sumsOf({ tables }: Manifest, text: string): string {
  const own = createHash('sha256').update(text).digest('hex');
  return [...tables.map(({ file, fileSha256 }) => `${fileSha256}  ${file}\n`), `${own}  ${manifestName}\n`].join('');
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

function parse(text: string): Partial<Manifest> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The hash over it says that we wrote it; this says that what we read has the form on which the rest relies. */
function isManifest(value: Partial<Manifest>): value is Manifest {
  const { tables, migrations, sequences } = value;
  const areTables = Array.isArray(tables) && tables.every(({ file, columns }) => /^[\w-]+\.copy\.gz$/.test(file) && Array.isArray(columns));
  return areTables && Array.isArray(migrations) && Array.isArray(sequences);
}
