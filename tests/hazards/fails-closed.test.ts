/** HZ-26 and HZ-27: a fault gives no answer, and no setting reaches the numbers of safety. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openProgramme, readCases, shippedProgramme } from '@rygforloeb/decision';
import { parse } from 'yaml';
import { groupOf, programme } from './situations.ts';

test('an unknown code gives a fault and no answer', () => {
  const text = `id: x
asOf: 2024-05-14T10:00+02:00
actor: gp
citizen: {birthDate: 1977-05-02, municipality: Kolding}
findings: [{code: suspected-cauda, value: true}]
`;
  const { cases, faults } = readCases(text, 'x.yaml', programme.vocabulary);
  assert.equal(cases.length, 0);
  assert.equal(faults[0]?.line, 5);
  assert.equal(faults[0]?.nearest, 'suspected-cauda-equina');
});

test('a broken programme refuses to open', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'rygforloeb-'));
  t.after(() => rm(folder, { recursive: true }));
  const directory = join(folder, 'programme');
  await cp(shippedProgramme, directory, { recursive: true });
  const safety = join(directory, 'cql', 'Safety.cql');
  await writeFile(safety, (await readFile(safety, 'utf8')).replace('define "Paresis":', 'define "Paresis": S."No such thing" and'));
  await assert.rejects(openProgramme({ directory, cacheDirectory: join(folder, 'cache') }), /Safety\.cql/);
});

test('a programme without a text refuses to open', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'rygforloeb-'));
  t.after(() => rm(folder, { recursive: true }));
  const directory = join(folder, 'programme');
  await cp(shippedProgramme, directory, { recursive: true });
  await writeFile(join(directory, 'texts', 'statuses.yaml'), '{}\n');
  await assert.rejects(openProgramme({ directory }));
});

test('no amendment changes a safety parameter or weakens a safety disposition', async () => {
  const { amendments } = parse(await readFile(join(shippedProgramme, 'amendments.yaml'), 'utf8')) as {
    amendments: readonly {
      id: string;
      change: readonly Record<string, { disposition?: string; name?: string; status?: string }>[] | null;
    }[];
  };
  const safetyNumbers = programme.parameters.filter((one) => 'safety' in one && one.safety === true).map(({ name }) => name);
  assert.ok(safetyNumbers.length >= 2);
  const changes = amendments.flatMap(({ id, change }) =>
    (change ?? []).flatMap((one) => Object.entries(one).map(([kind, what]) => ({ id, kind, what }))),
  );
  assert.ok(changes.length > 10);
  const weakening = changes.filter(
    ({ kind, what }) => kind === 'setRule' || (kind === 'addRule' && !programme.vocabulary.affirming.includes(what.status ?? '')),
  );
  assert.deepEqual(
    weakening.filter(({ what }) => groupOf(what.disposition ?? '') === 'safety'),
    [],
  );
  assert.deepEqual(
    changes.filter(({ what }) => safetyNumbers.includes(what.name ?? '')),
    [],
  );
});
