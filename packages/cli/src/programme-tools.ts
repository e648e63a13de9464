/** The decision room's check and export of a programme, with the cases that the reach of its rules is tried on. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, readCases, shippedProgramme, type Vocabulary } from '@rygforloeb/decision';
import { syntheticCases } from '@rygforloeb/synthetic';
import type { CheckOutcome, Progress } from './surroundings.ts';

/** Citizens enough for every rule to decide for somebody. */
const syntheticCitizens = 10_000;
const seed = 1;

/** What the decision room offers beyond answering. */
interface ProgrammeTools {
  readonly checkProgramme?: (
    directory: string,
    options: { readonly cases: (programme: { readonly vocabulary: Vocabulary }) => Iterable<Case>; readonly progress: Progress },
  ) => Promise<{ readonly ok: boolean }>;
  readonly formatCheckReport?: (report: never) => string;
  /** Writes the package into a folder and returns the names of its files. */
  readonly exportProgramme?: (directory: string, folder: string) => Promise<readonly string[]>;
}

/** The decision room does not offer what the command needs. */
export class MissingToolError extends Error {
  readonly code = 'RYG_CLI_MISSING_TOOL';
}

/** Checks the shipped programme on the project's cases and on synthetic citizens. */
export async function checkShipped(progress: Progress): Promise<CheckOutcome> {
  const { checkProgramme, formatCheckReport } = await tools();
  if (!checkProgramme || !formatCheckReport) throw new MissingToolError('the decision room has no check');
  const report = await checkProgramme(shippedProgramme, { cases: ({ vocabulary }) => triedCases(vocabulary), progress });
  return { ok: report.ok, report: formatCheckReport(report as never) };
}

/** Writes the shipped programme as a FHIR package and returns the names of the files. */
export async function exportShipped(folder: string): Promise<readonly string[]> {
  const { exportProgramme } = await tools();
  if (!exportProgramme) throw new MissingToolError('the decision room has no export');
  return exportProgramme(shippedProgramme, folder);
}

async function tools(): Promise<ProgrammeTools> {
  return (await import('@rygforloeb/decision')) as ProgrammeTools;
}

function* triedCases(vocabulary: Vocabulary): Generator<Case> {
  yield* syntheticCases(syntheticCitizens, { seed, vocabulary });
  const folder = join(shippedProgramme, '..', '..', '..', 'cases');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')))
    yield* readCases(readFileSync(join(folder, name), 'utf8'), name, vocabulary).cases;
}
