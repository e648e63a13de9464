/** Keeps translated libraries on disk by the hash of everything they depend on; the only place that writes. */

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElmRoot } from '../elm/elm.ts';
import type { OrderedSource } from './order.ts';
import type { CqlFault } from './types.ts';

/** A cached library: its ELM and the warnings given when it was translated. */
export type CachedLibrary = { readonly elm: ElmRoot; readonly warnings: readonly CqlFault[] };

/** Returns for each library the hash of the translator, its text and the hashes of its includes. */
export function contentKeys(ordered: readonly OrderedSource[], translator: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const source of ordered) {
    const hash = createHash('sha256').update(`${translator}\0${source.name}\0${source.text}`);
    for (const include of source.header.includes) hash.update(`\0${keys.get(include.name) ?? ''}`);
    keys.set(source.name, hash.digest('hex').slice(0, 32));
  }
  return keys;
}

/** Returns the library kept under this key, or null when there is none (or it cannot be read). */
export async function readCached(cacheDir: string, name: string, key: string): Promise<CachedLibrary | null> {
  let text: string;
  try {
    text = await readFile(pathOf(cacheDir, name, key), 'utf8');
  } catch {
    return null;
  }
  try {
    return JSON.parse(text) as CachedLibrary;
  } catch {
    return null;
  }
}

/** Keeps a library under its key; a reader sees either nothing or the whole file. */
export async function writeCached(cacheDir: string, name: string, key: string, library: CachedLibrary): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  const path = pathOf(cacheDir, name, key);
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, JSON.stringify(library));
  await rename(draft, path);
}

function pathOf(cacheDir: string, name: string, key: string): string {
  return join(cacheDir, `${name.replace(/[^\w-]/g, '_')}-${key}.json`);
}
