/** The invented citizens of cases/examples, whom the page offers to begin from. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, loadVocabulary, readCases, shippedProgramme } from '@rygforloeb/decision';
import { projectRoot } from './run-step.ts';

/** Reads the examples in the order of their file names. */
export function exampleCitizens(): readonly Case[] {
  const vocabulary = loadVocabulary(shippedProgramme);
  return globSync('cases/examples/*.yaml', { cwd: projectRoot })
    .sort()
    .flatMap((file) => readCases(readFileSync(join(projectRoot, file), 'utf8'), file, vocabulary).cases);
}
