/** The cases behind the paths of a command, file by file; what cannot be read is told at once and the rest goes on. */

import type { Readable } from 'node:stream';
import { type Case, type ReadCasesOptions, readCases, type Vocabulary } from '@rygforloeb/decision';
import { readCaseFiles } from './case-files.ts';
import type { Messages } from './messages/messages.ts';
import type { Output } from './output.ts';
import { tell, tellFaults } from './tell.ts';

/** The cases of one file that are in order; `faulty` where others are not, or the file could not be read. */
export interface ReadFile {
  readonly name: string;
  readonly text: string;
  readonly cases: readonly Case[];
  readonly faulty: boolean;
}

interface Reading {
  readonly vocabulary: Vocabulary;
  readonly errors: Output;
  readonly messages: Messages;
  readonly stdin: Readable;
}

/** Reads the files behind the paths in order. Ids are unique over the whole run. */
export async function* readFiles(
  paths: readonly string[],
  reading: Reading,
  overrides: Pick<ReadCasesOptions, 'actor' | 'asOf'> = {},
): AsyncGenerator<ReadFile> {
  const { vocabulary, errors, messages, stdin } = reading;
  const usedIds = new Map<string, string>();
  for await (const file of readCaseFiles(paths, stdin)) {
    if ('problem' in file) {
      await tell(errors, `${file.name}: ${messages.problems[file.problem]}`);
      yield { name: file.name, text: '', cases: [], faulty: true };
      continue;
    }
    const { cases, faults } = readCases(file.text, file.name, vocabulary, { ...overrides, usedIds });
    await tellFaults(errors, faults);
    yield { name: file.name, text: file.text, cases, faulty: faults.length > 0 };
  }
}
