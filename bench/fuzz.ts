/**
 * Sends the product's own server what no honest client sends, over HTTP and as several agents, and counts what it should not have done:
 * answers of 500 and above, rows that changed without being acknowledged, memory that grew. `--json`: the last line is one JSON object.
 * `--smoke`: seconds. `--seed=N`: the same requests again.
 */
import { readFileSync } from 'node:fs';
import { auditKeyFor, readDatabaseOptions } from '@rygforloeb/record';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import { appTokenOf, signedIn } from '@rygforloeb/server/testing';
import fc from 'fast-check';
import { parse } from 'yaml';
import { Ledger } from './fuzz/acknowledged.ts';
import { callsOf } from './fuzz/calls.ts';
import { change } from './fuzz/change.ts';
import { type AgentName, agents, type FuzzRequest, told, written } from './fuzz/request.ts';
import { rowsOf, unexplained } from './fuzz/rows.ts';
import { faultsIn, sent } from './fuzz/send.ts';
import { wires } from './fuzz/wire.ts';
import { machine } from './machine.ts';
import { ServedHouse } from './served/served-house.ts';

const isSmoke = process.argv.includes('--smoke');
const REQUESTS = isSmoke ? 600 : 21_000;
const BATCH = 300;
const AT_ONCE = 8;
const SHOWN = 20;
const seed = Number(/--seed=(\d+)/.exec(process.argv.join(' '))?.[1] ?? Math.floor(Math.random() * 2 ** 31));

console.log(machine());
console.log(`seed ${seed}`);
const lines: string[] = [];
const house = new ServedHouse(await temporaryFolder(), 'with-programme', (line) => lines.push(line));
await house.start();
const { url } = house;
const auditKey = await auditKeyFor({ RYG_DATA: house.folder });
const options = readDatabaseOptions({ RYG_DATA: house.folder });
const databaseFolder = 'folder' in options ? options.folder : '';

const headersOf: Readonly<Record<AgentName, Readonly<Record<string, string>>>> = {
  nobody: {},
  'wrong-token': { authorization: `Bearer ${'x'.repeat(43)}` },
  citizen: (await signedIn(url, 'karen')).headers,
  gp: (await signedIn(url, 'gp-anna')).headers,
  jobcentre: (await signedIn(url, 'jobcentre-gert')).headers,
  app: (await appTokenOf(url, 'karen', 'launch/patient patient/*.rs')).headers,
};
const formPath = '/kliniker/vurdering';
const page = await (await fetch(`${url}${formPath}`)).text();
const fields = [...new Set([...page.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name))];
const example: unknown = parse(readFileSync(new URL('../cases/examples/01-droppet-fod-siden-i-aftes.yaml', import.meta.url), 'utf8'));
const calls = callsOf(formPath, fields, example);
const hostile: fc.Arbitrary<FuzzRequest> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc
      .tuple(fc.constantFrom(...calls), fc.constantFrom(...agents), fc.array(change, { minLength: 1, maxLength: 3 }))
      .map(([call, agent, changes]) =>
        written(
          changes.reduce((draft, one) => one(draft), { ...call, agent: call.segments[0] === 'logout' ? ('nobody' as const) : agent }),
        ),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...wires.map(written)) },
);

const steady = ['fhir/metadata', 'fhir/PlanDefinition', 'fhir/.well-known/smart-configuration', 'cds-services', 'login'];
const steadyBefore = await answersOf(steady);
const before = await rowsOf(databaseFolder);
const ledger = new Ledger();
const statuses = new Map<number, number>();
const memory: { readonly resident: number; readonly heap: number }[] = [];
let [serverErrors, slowestMs, slowest] = [0, 0, ''];

let count = 0;
for (let batch = 0; count < REQUESTS; batch += 1) {
  const requests = fc.sample(hostile, { numRuns: BATCH, seed: seed + batch });
  const waiting = requests.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(waiting)));
  count += requests.length;
  memory.push(await memoryMb());
}

const changed = await unexplained(databaseFolder, auditKey, before, await rowsOf(databaseFolder), ledger);
for (const what of changed.slice(0, SHOWN)) console.log(`changed: ${what}`);
const steadyAfter = await answersOf(steady);
const unsteady = steady.filter((path) => steadyBefore.get(path) !== steadyAfter.get(path));
for (const path of unsteady) console.log(`answered otherwise than before: /${path}`);
const alive = await Promise.all(
  (['citizen', 'gp', 'jobcentre', 'app'] as const).map(async (agent) => (await asAgent(agent, 'fhir/Patient/demo-karen')).status === 200),
);
await house.stop();

const least = (what: 'resident' | 'heap', from: number, to: number) =>
  Math.min(...memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)).map((one) => one[what]));
const sixths = (what: 'resident' | 'heap') => Array.from({ length: 6 }, (_, sixth) => Math.round(least(what, sixth / 6, (sixth + 1) / 6)));
/** From what it takes when it is warm, after a third, to the end. */
const growth = (what: 'resident' | 'heap') => Math.round((least(what, 5 / 6, 1) - least(what, 1 / 3, 1 / 2)) * 10) / 10;
const figures = {
  requests: count,
  serverErrors,
  changed: changed.length + unsteady.length,
  rssGrowthMb: growth('resident'),
  heapGrowthMb: growth('heap'),
  rssMb: Math.round(memory.at(-1)?.resident ?? 0),
  acknowledgedWrites: ledger.writes,
  slowestMs: Math.round(slowestMs),
  agentsLeft: alive.filter(Boolean).length,
};
console.log(
  `answers: ${[...statuses]
    .sort(([one], [other]) => one - other)
    .map(([status, times]) => `${status}: ${times}`)
    .join(', ')}`,
);
console.log(`memory in MB, least of each sixth: resident ${sixths('resident').join(', ')}; heap ${sixths('heap').join(', ')}`);
console.log(`slowest (${figures.slowestMs} ms): ${slowest.slice(0, 500)}`);
console.log(
  `${figures.requests} requests, ${serverErrors} server errors, ${figures.changed} unexplained changes, memory ${figures.rssGrowthMb} MB more`,
);
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'fuzz', machine: machine(), figures }));
process.exitCode = serverErrors + figures.changed === 0 && figures.agentsLeft === alive.length ? 0 : 1;

async function work(waiting: Iterator<FuzzRequest> & Iterable<FuzzRequest>): Promise<void> {
  for (const request of waiting) {
    const asked = { ...request, headers: { ...headersOf[request.agent], ...request.headers } };
    const answer = await sent(url, asked);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    ledger.note(asked, answer);
    if (answer.ms > slowestMs && request.wire === undefined) [slowestMs, slowest] = [answer.ms, told(request)];
    for (const fault of faultsIn(answer, asked)) {
      serverErrors += 1;
      if (serverErrors <= SHOWN)
        console.log(`${fault} – ${told(request)}\n  the server: ${(lines.at(-1) ?? 'nothing').trim().slice(0, 1_000)}`);
    }
  }
}

async function answersOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const told = await Promise.all(
    paths.map(async (path) => [path, await (await fetch(`${url}/${path}`, { redirect: 'manual' })).text()] as const),
  );
  return new Map(told);
}

function asAgent(agent: AgentName, path: string): Promise<Response> {
  return fetch(`${url}/${path}`, { headers: headersOf[agent] });
}

async function memoryMb(): Promise<(typeof memory)[number]> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const megabytes = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]) / 2 ** 20;
  return { resident: megabytes('process_resident_memory_bytes'), heap: megabytes('nodejs_heap_size_used_bytes') };
}
