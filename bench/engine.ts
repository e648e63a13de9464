/**
 * Measures the engine in one run, on the same ELM and the same invented citizens, against `cql-execution` with
 * `cql-exec-fhir`, and the CDS Hooks answer over loopback. `--json`: the last line is one JSON object. `--smoke`: seconds.
 */
import { againstOracle } from './engine/against-oracle.ts';
import { answerTimes } from './engine/cds-hooks.ts';
import { openPopulation } from './engine/population.ts';
import { referenceVersions } from './engine/reference-versions.ts';
import { measureThroughput } from './engine/throughput.ts';
import { machine } from './machine.ts';

const isSmoke = process.argv.includes('--smoke');
const sizes = isSmoke
  ? { citizens: 300, passes: 2, warmUp: 2, sample: 3, requests: 20 }
  : { citizens: 6_000, passes: 12, warmUp: 50, sample: 120, requests: 600 };

console.log(machine());
console.log(referenceVersions());
const population = await openPopulation(sizes.citizens);
const { defines, program } = population;
console.log(
  `${sizes.citizens} invented citizens, ${population.resourcesEach.toFixed(1)} resources each; ` +
    `${defines.length} defines asked of each (all dispositions, last days, urgency, scope), of ${program.defines.length} in the programme`,
);

const ours = measureThroughput(population, sizes.passes, sizes.warmUp);
console.log(`citizens in a second of one core (helper threads counted in), median of ${sizes.passes} passes over all, and the best:`);
console.log(
  `  ours, indexed ${told(ours.indexed)}; from parsed resources ${told(ours.fromResources)}; from JSON text ${told(ours.fromJson)}`,
);

const oracle = await againstOracle(population, sizes.sample);
const ratio = ours.fromResources.median / oracle.releasedPatientsPerSecond;
const ratioTuned = ours.indexed.median / oracle.patientsPerSecond;
console.log(`  cql-execution with cql-exec-fhir as they come, from parsed resources: ${oracle.releasedPatientsPerSecond.toFixed(2)}`);
console.log(
  `  the same as our tests use it, contexts shared and records wrapped once, ${sizes.sample} citizens: ${oracle.patientsPerSecond.toFixed(2)}`,
);
console.log(
  `ours from parsed resources ${whole(ratio)} times cql-execution as it comes; ours indexed ${whole(ratioTuned)} times the tuned one`,
);
console.log(`unexplained differences: ${oracle.differences} of ${oracle.compared} values compared`);

const cds = await answerTimes(population, sizes.requests);
console.log(
  `CDS Hooks patient-view, 20 resources in the prefetch, over loopback, client and server in one process, ` +
    `${sizes.requests} requests one after another: median ${cds.p50.toFixed(1)} ms, p99 ${cds.p99.toFixed(1)} ms`,
);

const figures = {
  ratioVsOracle: Math.round(ratio),
  ratioVsTunedOracle: Math.round(ratioTuned),
  patientsPerSecondIndexed: Math.round(ours.indexed.median),
  patientsPerSecondFromJson: Math.round(ours.fromJson.median),
  oraclePatientsPerSecond: Number(oracle.releasedPatientsPerSecond.toFixed(2)),
  defines: defines.length,
  differences: oracle.differences,
  cdsP99Ms: Number(cds.p99.toFixed(2)),
};
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'engine', machine: machine(), figures }));
process.exitCode = figures.differences === 0 ? 0 : 1;

function told({ median, best }: { readonly median: number; readonly best: number }): string {
  return `${whole(median)} (${whole(best)})`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
