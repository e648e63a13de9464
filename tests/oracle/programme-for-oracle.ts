/** The whole programme as both engines take it: libraries, every define, and cases as resources with their parameters. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Case,
  caseParameters,
  caseToFhir,
  cqlSources,
  defaultCache,
  type FhirResource,
  readCases,
  readProgrammeFiles,
  shippedProgramme,
} from '@rygforloeb/decision';
import { compile, type DefineRef, type ElmLibrary, type Parameters, translate } from '@rygforloeb/engine';
import type { Comparison } from '@rygforloeb/engine/oracle';

export const root = join(import.meta.dirname, '..', '..');
export const files = readProgrammeFiles(shippedProgramme);
export const libraries: readonly ElmLibrary[] = await translated();
export const program = compile(libraries, { facts: ['Findings'] });

/** Every define of every library; `Patient` is the context's own, which both engines are given. */
export const defines: readonly DefineRef[] = program.defines.filter(({ name }) => name !== 'Patient');

/** Reads every case file under a folder; a faulty case is a fault of the test's own material. */
export function casesUnder(folder: string): readonly Case[] {
  return globSync('**/*.yaml', { cwd: folder })
    .sort()
    .flatMap((name) => {
      const { cases, faults } = readCases(readFileSync(join(folder, name), 'utf8'), name, files.vocabulary);
      if (faults.length > 0) throw new Error(`${name}: ${JSON.stringify(faults)}`);
      return cases;
    });
}

/** The citizens of cases as FHIR, and what each evaluation is given. */
export function asGiven(cases: readonly Case[]): {
  readonly patients: readonly (readonly FhirResource[])[];
  readonly parameters: Parameters[];
} {
  return {
    patients: cases.map((one) => caseToFhir(one, files.vocabulary)),
    parameters: cases.map((one) => ({ ...caseParameters(one) })),
  };
}

/** The first differences of a comparison, one a line. */
export function told({ differences }: Comparison, cases: readonly Case[]): readonly string[] {
  return differences
    .slice(0, 20)
    .map(
      ({ library, define, patient, ours, oracle }) =>
        `${cases[patient]?.id}, ${library}."${define}": ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(oracle)}`,
    );
}

async function translated(): Promise<readonly ElmLibrary[]> {
  const translation = await translate(cqlSources(files), { cacheDir: defaultCache });
  if (!translation.ok) throw new Error(translation.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return translation.libraries;
}
