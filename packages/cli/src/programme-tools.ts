/** The decision room's check and export of a programme, with the cases that the reach of its rules is tried on. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Case,
  checkProgramme,
  defaultCache,
  exportProgramme,
  formatCheckReport,
  readCases,
  shippedProgramme,
  type Vocabulary,
} from '@rygforloeb/decision';
import { syntheticCases } from '@rygforloeb/synthetic';
import type { CheckOutcome, Progress } from './surroundings.ts';

/** Citizens enough for every rule to decide for somebody. */
const syntheticCitizens = 10_000;
const seed = 1;

/** Checks the shipped programme on synthetic citizens and on the project's own cases. */
export async function checkShipped(progress: Progress): Promise<CheckOutcome> {
  const cases = ({ vocabulary }: { readonly vocabulary: Vocabulary }): Iterable<Case> => triedCases(vocabulary);
  const report = await checkProgramme(shippedProgramme, { cases, cacheDirectory: defaultCache, progress });
  return { ok: report.ok, report: formatCheckReport(report) };
}

/** Writes the shipped programme as a FHIR package into a folder and returns the names of the files. */
export function exportShipped(folder: string): Promise<readonly string[]> {
  return exportProgramme(shippedProgramme, folder);
}

function* triedCases(vocabulary: Vocabulary): Generator<Case> {
  yield* syntheticCases(syntheticCitizens, { seed, vocabulary });
  const folder = join(shippedProgramme, '..', '..', '..', 'cases');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')))
    yield* readCases(readFileSync(join(folder, name), 'utf8'), name, vocabulary).cases;
}
