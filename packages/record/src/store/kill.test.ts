import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../database/database.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { anObservation, aPatient } from '../testing/examples.ts';
import { saved } from '../testing/open-temporary-record.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { connectionOver } from './connection.ts';
import { Store } from './store.ts';

const KILLS = 5;
const WRITERS = 4;

const folder = await temporaryFolder();
const database = await Database.open({ folder });
after(() => database.close());
await migrate(database.pool, await readMigrations());
const store = new Store(connectionOver(database.pool), () => []);

test('a database killed under writes loses nothing that was acknowledged and holds no half transaction', async () => {
  const { id: patient } = await saved(store, aPatient());
  const acknowledged: string[] = [];
  let writing = true;
  const writers = Array.from({ length: WRITERS }, async () => {
    while (writing) {
      const pair = store.transaction(async (inside) => {
        const [one, other] = [await saved(inside, anObservation(patient)), await saved(inside, anObservation(patient))];
        await inside.update({ ...one, derivedFrom: [{ reference: `Observation/${other.id}` }] }, 1);
        return { ok: true, ids: [one.id, other.id] };
      });
      await pair.then(
        ({ ids }) => acknowledged.push(...ids),
        () => pause(20),
      );
    }
  });
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 10);
      const victim = database.bundledProcessId ?? assert.fail('no process');
      process.kill(victim, 'SIGKILL');
      await until(() => database.bundledProcessId !== victim);
    }
    const before = acknowledged.length;
    await until(() => acknowledged.length > before);
  } finally {
    writing = false;
    await Promise.all(writers);
  }

  const { rows } = await database.pool.query<{ id: string; version: number; content: { derivedFrom?: [{ reference: string }] } }>(
    'select id, version, content from record.observation',
  );
  const present = new Set(rows.map(({ id }) => id));
  assert.deepEqual(
    acknowledged.filter((id) => !present.has(id)),
    [],
    'lost',
  );
  const torn = rows.filter(
    ({ version, content }) => version === 2 && !present.has(content.derivedFrom?.[0].reference.slice('Observation/'.length) ?? ''),
  );
  assert.deepEqual(torn, [], 'torn');
  assert.equal(rows.filter(({ version }) => version === 1).length, rows.length / 2);
  const { rows: versions } = await database.pool.query('select count(*)::integer as count from record.observation_history');
  assert.deepEqual(versions, [{ count: rows.length * 1.5 }]);
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    if (holds()) return;
    await pause(25);
  }
  assert.fail('it never came true');
}
