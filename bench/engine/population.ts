/** Invented citizens of one moment, each as one actor sees them, with the whole programme compiled for them. */
import {
  type Case,
  caseParameters,
  caseToFhir,
  cqlSources,
  decisionDefines,
  defaultCache,
  type FhirResource,
  ProgrammeError,
  readProgrammeFiles,
  shippedProgramme,
} from '@rygforloeb/decision';
import { compile, type DefineRef, type ElmLibrary, type Parameters, type Program, translate } from '@rygforloeb/engine';
import { syntheticCases } from '@rygforloeb/synthetic';

/** Citizens seen by the same actor; all arrays in the same order. */
export interface Group {
  readonly parameters: Parameters;
  readonly records: readonly (readonly FhirResource[])[];
}

export interface Population {
  readonly libraries: readonly ElmLibrary[];
  readonly program: Program;
  /** What a decision asks of every citizen. */
  readonly defines: readonly DefineRef[];
  readonly groups: readonly Group[];
  readonly resourcesEach: number;
}

const asOf = '2024-03-12T10:00:00+01:00';

/** Draws the citizens (the same ones every time) and compiles the programme. */
export async function openPopulation(size: number): Promise<Population> {
  const files = readProgrammeFiles(shippedProgramme);
  const translation = await translate(cqlSources(files), { cacheDir: defaultCache });
  if (!translation.ok) throw new ProgrammeError(translation.faults);
  const cases = [...syntheticCases(size, { seed: 2024, vocabulary: files.vocabulary, asOf })];
  const groups = [...Map.groupBy(cases, (one) => one.actor)].map(([actor, seen]) => ({
    parameters: caseParameters({ asOf, actor }) as Parameters,
    records: seen.map((one: Case) => caseToFhir(one, files.vocabulary)),
  }));
  return {
    libraries: translation.libraries,
    program: compile(translation.libraries, { facts: ['Findings'] }),
    defines: decisionDefines(files),
    groups,
    resourcesEach: groups.flatMap(({ records }) => records).reduce((all, record) => all + record.length, 0) / size,
  };
}
