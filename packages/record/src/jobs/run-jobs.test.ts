import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gateBefore, openDatabase } from '../open-record.ts';
import { auditKey, testPolicy } from '../testing/open-gated-record.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { jobsSchema } from './run-jobs.ts';

const database = await openDatabase({ folder: await temporaryFolder() });
const record = await gateBefore(database, { policy: testPolicy, auditKey }, 0);
after(() => record.close());

const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await sleep(50);
  assert.ok(holds());
};

test('two instances at once do a round once, never two at a time; a wake is another; a stop waits for the round under way', async () => {
  let [running, most, rounds] = [0, 0, 0];
  const job = {
    name: 'look',
    everySeconds: 5,
    run: async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(200);
      running -= 1;
      rounds += 1;
    },
  };
  const began = performance.now();
  const instances = await Promise.all([record.jobs.run([job]), record.jobs.run([job])]);
  assert.ok(performance.now() - began < 5_000);
  await until(() => rounds >= 1);
  await sleep(900);
  assert.ok(rounds <= 2, `${rounds} rounds`);
  const before = rounds;
  for (const { wake } of instances) for (let times = 0; times < 20; times += 1) wake('look');
  await until(() => rounds > before);
  instances[0].wake('look');
  await until(() => running > 0);
  await Promise.all(instances.map(({ stop }) => stop()));
  assert.deepEqual([running, most], [0, 1]);
});

test('a round that fails is told and stops nothing; the next start makes up for what was missed, and finds its queue', async () => {
  const faults: unknown[] = [];
  let done = 0;
  const job = {
    name: 'look',
    everySeconds: 60,
    run: async () => {
      if (faults.length === 0) throw new Error('a round fails');
      done += 1;
    },
  };
  const first = await record.jobs.run([job], { onFault: (error) => faults.push(error) });
  await until(() => faults.length === 1);
  await first.stop();
  const again = performance.now();
  const second = await record.jobs.run([job]);
  assert.ok(performance.now() - again < 2_000);
  await until(() => done === 1);
  await second.stop();
});

test('the queue stands in a schema of its own and names no citizen', async () => {
  const { rows } = await database.pool.query(`select data from ${jobsSchema}.job`);
  assert.ok(rows.every(({ data }) => Object.keys(data ?? {}).length === 0));
});
