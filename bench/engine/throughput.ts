/** How many citizens the engine answers in a second of one core: indexed before, from parsed resources, from JSON text. */
import type { PatientIndex } from '@rygforloeb/engine';
import { coreSeconds } from './core-seconds.ts';
import type { Group, Population } from './population.ts';

/** Citizens in a second, over the passes after the warm-up. */
export interface Rate {
  readonly median: number;
  readonly best: number;
}

export interface Throughput {
  readonly indexed: Rate;
  readonly fromResources: Rate;
  readonly fromJson: Rate;
}

/** Goes through the whole population `passes` times each way, when `warmUp` times have had all code compiled. */
export function measureThroughput(population: Population, passes: number, warmUp: number): Throughput {
  const { program, groups } = population;
  const indices = groups.map(({ records }) => records.map((record) => program.index(record)));
  measure(population, warmUp, (group) => indices[group] as PatientIndex[]);
  const indexed = measure(population, passes, (group) => indices[group] as PatientIndex[]);
  const fromResources = measure(population, passes, (group) => lazily((groups[group] as Group).records, program.index));
  const texts = groups.map(({ records }) => records.map(bundleText));
  return { indexed, fromResources, fromJson: measure(population, passes, (group) => lazily(texts[group] as string[], program.indexJson)) };
}

function measure({ program, defines, groups }: Population, passes: number, patientsOf: (group: number) => Iterable<PatientIndex>): Rate {
  const size = groups.reduce((all, { records }) => all + records.length, 0);
  const rates = Array.from({ length: passes }, () => {
    const elapsed = coreSeconds();
    let answered = 0;
    for (const [index, { parameters }] of groups.entries()) {
      for (const _values of program.evaluateMany(defines, parameters, patientsOf(index))) answered += 1;
    }
    if (answered !== size) throw new Error(`${answered} of ${size} citizens were answered`);
    return size / elapsed();
  });
  rates.sort((a, b) => a - b);
  return { median: rates[Math.floor(passes / 2)] as number, best: rates.at(-1) as number };
}

function* lazily<T>(of: readonly T[], index: (one: T) => PatientIndex): Generator<PatientIndex, void, undefined> {
  for (const one of of) yield index(one);
}

function bundleText(record: readonly object[]): string {
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: record.map((resource) => ({ resource })) });
}
