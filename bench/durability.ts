/**
 * Kills the server, and separately the bundled database, again and again under concurrent writes over HTTP, and looks after each kill
 * whether anything acknowledged was lost, anything was saved by half, or anything is missing in the log of looks and changes. `--json`: the last line is one JSON object. `--smoke`: seconds.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { auditKeyFor } from '@rygforloeb/record';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import { check } from './durability/check.ts';
import { House } from './durability/house.ts';
import { Ledger } from './durability/ledger.ts';
import { anObservation, startWriters } from './durability/writers.ts';
import { machine } from './machine.ts';

const isSmoke = process.argv.includes('--smoke');
const kills = isSmoke ? { server: 1, database: 1 } : { server: 50, database: 50 };
/** Writes acknowledged before each kill, at least; the kill comes up to so much later. */
const [LEAST_WRITES, LATEST_MS] = [isSmoke ? 20 : 50, 300];
const LONGEST_MS = 60_000;
/** A database that falls more often than thirty times a minute is given up by its owner. */
const LEAST_CYCLE_MS = isSmoke ? 0 : 2_200;

console.log(machine());
const house = new House(await temporaryFolder());
const ledger = new Ledger();
let [lost, torn, untold] = [0, 0, 0];

await house.start();
const auditKey = await auditKeyFor({ RYG_DATA: house.folder });
/** A citizen of the demo, at the GP who writes. */
const patient = 'demo-karen';

const serverReturns = await trial('the server process', kills.server, async () => {
  await house.killServer();
  const begun = performance.now();
  await house.start();
  return performance.now() - begun;
});
const databaseReturns = await trial('the bundled database', kills.database, async (kill) => {
  house.killDatabase(kill % 2 === 0);
  return 0;
});
await house.stop();

const figures = {
  kills: serverReturns.length + databaseReturns.length,
  acknowledged: ledger.acknowledged.length,
  lost,
  torn,
  untold,
  serverBackP50Ms: median(serverReturns),
  serverBackMaxMs: Math.max(...serverReturns),
  databaseBackP50Ms: median(databaseReturns),
  databaseBackMaxMs: Math.max(...databaseReturns),
};
console.log(`${figures.acknowledged} acknowledged versions, ${lost} lost; ${torn} half-saved, ${untold} missing in the log`);
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'durability', machine: machine(), figures }));
process.exitCode = lost + torn + untold === 0 ? 0 : 1;

/** Kills under writes, waits until a write is acknowledged again, and looks; returns how long each return took, in milliseconds. */
async function trial(victim: string, times: number, killAndStart: (kill: number) => Promise<number>): Promise<readonly number[]> {
  const returns: number[] = [];
  const before = ledger.acknowledged.length;
  for (let kill = 0; kill < times; kill += 1) {
    const begun = performance.now();
    const enough = ledger.acknowledged.length + LEAST_WRITES;
    const writers = startWriters(house, ledger, patient);
    for (const deadline = begun + LONGEST_MS; ledger.acknowledged.length < enough; await pause(5)) {
      if (performance.now() > deadline) throw new Error('the house takes no writes');
    }
    await pause(Math.random() * LATEST_MS);
    const starting = await killAndStart(kill);
    const saving = await house.untilItSaves(() => anObservation(ledger, patient));
    returns.push(Math.round(starting + saving));
    await writers.stop();
    const verdict = await check(house.databaseFolder, ledger, auditKey);
    if (verdict.lost + verdict.torn + verdict.untold > 0) console.log(`after kill ${kill + 1} of ${victim}: ${JSON.stringify(verdict)}`);
    [lost, torn, untold] = [Math.max(lost, verdict.lost), Math.max(torn, verdict.torn), Math.max(untold, verdict.untold)];
    await pause(Math.max(0, LEAST_CYCLE_MS - (performance.now() - begun)));
  }
  console.log(
    `${victim} killed ${times} times under the writes of eight: ${ledger.acknowledged.length - before} versions acknowledged; ` +
      `the first write after a kill took ${median(returns)} ms at the median, ${Math.max(...returns)} ms at most`,
  );
  return returns;
}

function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}
