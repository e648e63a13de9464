/** The reference engine on citizens of the same population: how many a second, and whether all values agree. */
import { isDeepStrictEqual } from 'node:util';
import { compareWithOracle, openOracle, openReleasedReference } from '@rygforloeb/engine/oracle';
import { coreSeconds } from './core-seconds.ts';
import type { Group, Population } from './population.ts';

export interface AgainstOracle {
  /** In a second of one core; warm, without reading the ELM, each library evaluated once a citizen. */
  readonly patientsPerSecond: number;
  /** The reference as it comes, warm, on the first of the same citizens. */
  readonly releasedPatientsPerSecond: number;
  readonly compared: number;
  readonly differences: number;
}

/** Asks the oracle about every nth citizen, so that `sample` are asked, and compares each value. */
export async function againstOracle(population: Population, sample: number): Promise<AgainstOracle> {
  const { libraries, defines, groups } = population;
  const all = groups.flatMap(({ parameters, records }) => records.map((record) => ({ parameters, record })));
  const chosen = Array.from({ length: sample }, (_, index) => all[Math.floor((index * all.length) / sample)] as (typeof all)[number]);
  const records = chosen.map(({ record }) => record);
  const parameters = chosen.map((one) => one.parameters);
  const comparison = await compareWithOracle(libraries, records, parameters, defines, { workers: 1 });
  const oracle = openOracle(libraries);
  const elapsed = coreSeconds();
  for (const one of chosen) await oracle.evaluate(one.record, one.parameters, defines);
  const patientsPerSecond = sample / elapsed();
  const released = openReleasedReference(libraries);
  const few = chosen.slice(0, Math.ceil(sample / 10));
  const [first] = few;
  if (first !== undefined) await released.evaluate(first.record, first.parameters, defines);
  const elapsedReleased = coreSeconds();
  for (const one of few) await released.evaluate(one.record, one.parameters, defines);
  return {
    patientsPerSecond,
    releasedPatientsPerSecond: few.length / elapsedReleased(),
    compared: comparison.compared,
    differences: comparison.differences.length + groups.reduce((sum, group) => sum + batchDifferences(population, group), 0),
  };
}

/** The comparison asks one citizen at a time; here every value of the batches that were timed must be the same. */
function batchDifferences({ program, defines }: Population, { parameters, records }: Group): number {
  const evaluate = program.evaluator(defines, parameters);
  const patients = records.map((record) => program.index(record));
  let differences = 0;
  for (const [at, values] of [...program.evaluateMany(defines, parameters, patients)].entries()) {
    const single = evaluate(patients[at] as (typeof patients)[number]);
    differences += values.filter((value, define) => value !== single[define] && !isDeepStrictEqual(value, single[define])).length;
  }
  return differences;
}
