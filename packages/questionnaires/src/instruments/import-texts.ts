/** Takes a licence holder's texts into an installation: all of a file that is in order, or nothing. */

import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instrument } from './instrument.ts';
import { readInstrumentTexts } from './instrument-texts.ts';
import type { PlacedFault } from './placed-yaml.ts';

export type ImportOutcome =
  | { readonly ok: true; readonly instrument: Instrument; readonly items: number; readonly change: 'new' | 'replaced' | 'same' }
  | { readonly ok: false; readonly faults: readonly PlacedFault[] };

/** No file of texts is nearly as long. */
const mostBytes = 1_000_000;

/** Reads `file` and, if every item and option has its words, keeps it in the folder under the instrument's id. */
export async function importTexts(file: string, folder: string, instruments: readonly Instrument[]): Promise<ImportOutcome> {
  const bytes = await readFile(file);
  const text = decoded(bytes);
  if (text === undefined || bytes.length > mostBytes)
    return { ok: false, faults: [{ file, line: 1, column: 1, message: 'this is no text in UTF-8 of at most a million bytes' }] };
  const reading = readInstrumentTexts(text, file, instruments);
  if (!reading.ok) return reading;
  const { instrument, texts } = reading;
  const place = join(folder, `${instrument.id}.yaml`);
  const before = await readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (before !== text) await writeWhole(folder, place, text);
  const change = before === undefined ? 'new' : before === text ? 'same' : 'replaced';
  return { ok: true, instrument, items: texts.items.size, change };
}

/** A reader sees the old file or the new one, never half of it; only the installation's own user may read it. */
async function writeWhole(folder: string, place: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = join(folder, `.${randomUUID()}`);
  try {
    const handle = await open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, place);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
