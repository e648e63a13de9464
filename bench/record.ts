/**
 * Measures the record with validation, gate and log all on, against the driver alone on the same tables, in one run: reads, worklists,
 * creates and transactions of ten, on a million tasks and a million observations. Everything runs on one core where the machine can hold it
 * there, six callers at once. `--json`: the last line is one JSON object. `--smoke`: seconds.
 */
import { spawnSync } from 'node:child_process';
import { readAccessPolicy, shippedProgramme } from '@rygforloeb/decision';
import type { Access } from '@rygforloeb/record';
import { gateBefore, openUngated, temporaryFolder } from '@rygforloeb/record/ungated';
import { machine } from './machine.ts';
import { anObservation, houseOf, populate } from './record/population.ts';
import { rawRecord } from './record/raw.ts';
import { inTurns, type Measured } from './record/rounds.ts';

const onOneCore = process.env.RYG_BENCH_ONE_CORE === '1';
if (!onOneCore) {
  // The database and this process share the one core.
  const held = spawnSync('taskset', ['-c', '0', process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, RYG_BENCH_ONE_CORE: '1' },
  });
  if (held.error === undefined) process.exit(held.status ?? 1);
}

const isSmoke = process.argv.includes('--smoke');
const sizes = isSmoke
  ? { citizens: 200, houses: 10, tasks: 10_000, observations: 10_000 }
  : { citizens: 20_000, houses: 200, tasks: 1_000_000, observations: 1_000_000 };
const turns = isSmoke ? { rounds: 3, milliseconds: 300, atOnce: 6 } : { rounds: 7, milliseconds: 1_500, atOnce: 6 };

console.log(machine());
console.log(onOneCore ? 'database and program on one core' : 'no taskset here: on all cores');
const ungated = await openUngated({ folder: await temporaryFolder() });
await populate(ungated, sizes, (what) => console.log(`making ${what}`));
const { policy } = readAccessPolicy(shippedProgramme);
const record = await gateBefore(ungated.database, { policy, auditKey: Buffer.alloc(32, 1) }, 0);
const raw = rawRecord(ungated.database.pool);

const citizenFor = (index: number) => (index * 7919) % sizes.citizens;
const gpOf = (citizen: number): Access => ({
  agent: { who: 'Practitioner/gp', role: 'gp', name: 'Demo', organization: houseOf(citizen, sizes) },
  purpose: 'treatment',
});
const idFor = (index: number) =>
  `observation-${citizenFor(index) + sizes.citizens * (1 + (index % Math.max(1, Math.floor(sizes.observations / sizes.citizens) - 1)))}`;
const worklist = (citizen: number) => ({ where: { owner: houseOf(citizen, sizes), status: 'requested' }, sort: '-modified', count: 20 });
const ten = (citizen: number) => Array.from({ length: 10 }, () => anObservation(citizen));

const reads = await inTurns(
  {
    raw: (index) => found(raw.read(idFor(index))),
    ungated: (index) => ok(ungated.store.read('Observation', idFor(index))),
    gated: (index) => ok(record.as(gpOf(citizenFor(index))).read('Observation', idFor(index))),
  },
  turns,
);
const searches = await inTurns(
  {
    raw: (index) => full(raw.worklist(houseOf(citizenFor(index), sizes))),
    ungated: async (index) => full((await ungated.store.search('Task', worklist(citizenFor(index)))).entries),
    gated: async (index) => full((await ok(record.as(gpOf(citizenFor(index))).search('Task', worklist(citizenFor(index))))).page.entries),
  },
  turns,
);
const creates = await inTurns(
  {
    raw: (index) => raw.create(citizenFor(index), anObservation(citizenFor(index))),
    ungated: (index) => ok(ungated.store.create(anObservation(citizenFor(index)))),
    gated: (index) => ok(record.as(gpOf(citizenFor(index))).create(anObservation(citizenFor(index)))),
  },
  turns,
);
const transactions = await inTurns(
  {
    raw: (index) => raw.transaction(citizenFor(index), ten(citizenFor(index))),
    ungated: (index) => ok(ungated.store.transaction((inside) => all(ten(citizenFor(index)), (resource) => inside.create(resource)))),
    gated: (index) =>
      ok(record.as(gpOf(citizenFor(index))).transaction((inside) => all(ten(citizenFor(index)), (resource) => inside.create(resource)))),
  },
  turns,
);
await record.close();

for (const [name, { raw: driver, ungated: without, gated }] of Object.entries({ reads, searches, creates, transactions })) {
  console.log(`${name}: with everything on ${told(gated)}; without gate and log ${told(without)}; the driver alone ${told(driver)}`);
}
const share = ({ gated, ungated: without }: Readonly<Record<'gated' | 'ungated', Measured>>) => 1 - gated.perSecond / without.perSecond;
const shares = { reads: share(reads), searches: share(searches), creates: share(creates), transactions: share(transactions) };
/** Milliseconds for one of each. */
function timeOf(kind: 'gated' | 'ungated'): number {
  return [reads, searches, creates, transactions].reduce((sum, measured) => sum + 1000 / measured[kind].perSecond, 0);
}
console.log(
  `of the time, gate and log take ${Object.entries(shares)
    .map(([name, part]) => `${(part * 100).toFixed(0)} % of ${name}`)
    .join(', ')}`,
);

const figures = {
  createPerSecond: Math.round(creates.gated.perSecond),
  readPerSecond: Math.round(reads.gated.perSecond),
  searchPerSecond: Math.round(searches.gated.perSecond),
  transactionPerSecond: Math.round(transactions.gated.perSecond),
  readP99Ms: round(reads.gated.p99),
  searchP99Ms: round(searches.gated.p99),
  ratioReadVsRaw: round(reads.gated.perSecond / reads.raw.perSecond),
  ratioCreateVsRaw: round(creates.gated.perSecond / creates.raw.perSecond),
  ratioSearchVsRaw: round(searches.gated.perSecond / searches.raw.perSecond),
  gateShare: round(1 - timeOf('ungated') / timeOf('gated')),
};
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'record', machine: machine(), figures }));

function told({ perSecond, p50, p99 }: Measured): string {
  return `${Math.round(perSecond)}/s (p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms)`;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

async function ok<Outcome extends { readonly ok: boolean }>(work: Promise<Outcome>): Promise<Extract<Outcome, { readonly ok: true }>> {
  const outcome = await work;
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Extract<Outcome, { readonly ok: true }>;
}

async function found(work: Promise<unknown>): Promise<void> {
  if ((await work) === undefined) throw new Error('not there');
}

async function full(work: readonly unknown[] | Promise<readonly unknown[]>): Promise<void> {
  if ((await work).length !== 20) throw new Error(`a worklist of ${(await work).length}`);
}

async function all<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<{ readonly ok: boolean }>,
): Promise<{ readonly ok: boolean }> {
  for (const item of items) if (!(await work(item)).ok) return { ok: false };
  return { ok: true };
}
