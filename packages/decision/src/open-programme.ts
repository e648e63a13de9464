/** Opens a programme version: reads it, translates and compiles its rules, and makes it answer. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CqlFault, compile, type Program, translate } from '@rygforloeb/engine';
import { readProgramme } from './amendments/read-programme.ts';
import { type Assessor, createAssessor } from './assess.ts';
import { loadPassages, type Passage } from './passages.ts';
import { cqlSources, type ProgrammeFiles } from './programme-files.ts';
import { loadReadings, type Reading } from './readings.ts';
import type { Texts } from './texts.ts';

export interface OpenOptions {
  /** Folder of the programme version; default is the one this product ships. */
  readonly directory?: string;
  /** Where translated rules are kept between starts. */
  readonly cacheDirectory?: string;
  /** Other values for named parameters of the programme, to see what a change would do. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Amendments to answer by, beside those that the version itself accepts. */
  readonly amendments?: readonly string[];
}

/** A programme version that can be asked. */
export interface Programme extends ProgrammeFiles, Assessor {
  readonly texts: Texts;
  /** How contradictions and gaps of the sources are read, by id. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** What the passages of the sources say, in our own words, by section. */
  readonly passages: ReadonlyMap<string, Passage>;
  readonly program: Program;
}

/** The rules cannot be translated; `faults` names file, line and column of each. */
export class ProgrammeError extends Error {
  readonly code = 'RYG_PROGRAMME_CQL';
  readonly faults: readonly CqlFault[];

  constructor(faults: readonly CqlFault[]) {
    super(`the rules cannot be translated: ${faults.map((one) => `${one.file}:${one.line}:${one.column} ${one.message}`).join('; ')}`);
    this.faults = faults;
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const shippedProgramme = join(root, 'programme', 'region-syddanmark-laenderyg', '2023-hoeringsudkast');
export const defaultCache = join(root, '.cache', 'elm');

/** Opens a programme; throws ProgrammeError, VocabularyError, TextsError or AmendmentError with what is wrong and where. */
export async function openProgramme(options: OpenOptions = {}): Promise<Programme> {
  const { files, texts } = readProgramme(options.directory ?? shippedProgramme, options.amendments);
  const program = await compileProgramme(files, options.cacheDirectory ?? defaultCache);
  return {
    ...files,
    ...createAssessor(files, program, options.parameters),
    texts,
    readings: loadReadings(files.directory),
    passages: loadPassages(files.directory),
    program,
  };
}

/** Translates and compiles the rules of a programme. */
export async function compileProgramme(files: ProgrammeFiles, cacheDir: string): Promise<Program> {
  const translation = await translate(cqlSources(files), { cacheDir });
  if (!translation.ok) throw new ProgrammeError(translation.faults);
  return compile(translation.libraries, { facts: ['Findings'] });
}
