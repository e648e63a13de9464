/** The case files behind the paths of a command: files as they are given, folders in natural order, `-` for standard input. */

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** One file's text, or why there is none. */
export type CaseFile = { readonly name: string; readonly text: string } | { readonly name: string; readonly problem: ReadProblem };

export type ReadProblem = 'missing' | 'no-access' | 'not-text' | 'empty-folder' | 'unreadable';

const caseFileName = /\.(?:ya?ml|json)$/i;
const naturally = new Intl.Collator('da', { numeric: true }).compare;

/** The files one after another, each read when it is asked for. */
export async function* readCaseFiles(paths: readonly string[], stdin: Readable): AsyncGenerator<CaseFile> {
  for (const path of paths) {
    if (path === '-') yield toText('-', await readAll(stdin));
    else yield* readPath(path);
  }
}

async function* readPath(path: string): AsyncGenerator<CaseFile> {
  try {
    if (!(await stat(path)).isDirectory()) yield toText(path, await readFile(path));
    else {
      let found = false;
      for await (const file of filesIn(path)) {
        found = true;
        yield* readPath(file);
      }
      if (!found) yield { name: path, problem: 'empty-folder' };
    }
  } catch (error) {
    yield { name: path, problem: problemOf(error) };
  }
}

/** Case files of a folder and the folders in it; hidden ones and linked folders are left out. */
async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  for (const entry of entries.sort((one, other) => naturally(one.name, other.name))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (caseFileName.test(entry.name) && (entry.isFile() || (await isLinkedFile(path)))) yield path;
  }
}

async function isLinkedFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => true,
  );
}

async function readAll(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array | string));
  return Buffer.concat(parts);
}

function toText(name: string, bytes: Uint8Array): CaseFile {
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { name, problem: 'not-text' };
  }
}

function problemOf(error: unknown): ReadProblem {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'no-access' : 'unreadable';
}
