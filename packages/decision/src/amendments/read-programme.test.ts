/** A programme opened with amendments answers by them and says so in its version. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Case } from '../model.ts';
import { openProgramme, shippedProgramme } from '../open-programme.ts';

const copy = mkdtempSync(join(tmpdir(), 'amended-'));
after(() => rmSync(copy, { recursive: true }));

const rootAtPhysiotherapist: Case = {
  id: 'root',
  asOf: '2024-06-04T09:30:00+02:00',
  actor: 'physiotherapist',
  citizen: { birthDate: '1980-01-02' },
  findings: [
    { code: 'pain-site', value: ['lumbar'] },
    { code: 'suspected-nerve-root', value: true },
  ],
  medications: [],
};

const monitoring = async (options: Parameters<typeof openProgramme>[0]): Promise<readonly [string, string | undefined]> => {
  const { programme, dispositions } = (await openProgramme(options)).decide(rootAtPhysiotherapist);
  return [programme.version, dispositions.find(({ code }) => code === 'monitor-nerve-root')?.status];
};

test('an amendment tried on top changes the answer and stands in its version', async () => {
  assert.deepEqual(await monitoring({}), ['2023-hoeringsudkast', 'required']);
  assert.deepEqual(await monitoring({ amendments: ['AMEND-15'] }), ['2023-hoeringsudkast+AMEND-15', 'recommended']);
});

test('a version whose manifest accepts an amendment answers by it, under its own name', async () => {
  cpSync(shippedProgramme, copy, { recursive: true });
  const manifest = join(copy, 'manifest.yaml');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(
    manifest,
    text
      .replace('version: 2023-hoeringsudkast', 'version: 2024-approved')
      .replace('acceptedAmendments: []', 'acceptedAmendments: [AMEND-15]'),
  );
  assert.deepEqual(await monitoring({ directory: copy }), ['2024-approved', 'recommended']);
});

test('an unknown amendment opens nothing', async () => {
  await assert.rejects(openProgramme({ amendments: ['AMEND-99'] }), { code: 'RYG_AMENDMENT' });
});
