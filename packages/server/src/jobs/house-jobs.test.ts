import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { findingSystem } from '@rygforloeb/decision';
import { openHouse } from '../house.ts';
import { operationsAccess } from '../identity/record-source.ts';
import { listen } from '../listening-server.ts';
import { openShipped } from '../start-server.ts';

const folder = await mkdtemp(join(tmpdir(), 'ryg-jobs-'));
await chmod(folder, 0o755);
after(() => rm(folder, { recursive: true, force: true }));

test('a finding that is written becomes a clock within seconds, is told in the numbers, and a mail server that is away stops nothing', async () => {
  const broken = { RYG_MAIL_URL: 'smtp://localhost:1', RYG_MAIL_FROM: 'nej-tak@example.dk', RYG_MAIL_TLS: 'none' };
  const house = await openHouse({ RYG_DATA: join(folder, 'data'), ...broken }, { jobs: true });
  const server = await listen({ house, open: openShipped, now: () => new Date() });
  try {
    const jobs = house.record.as(operationsAccess);
    const patient = { resourceType: 'Patient', identifier: [{ value: 'a' }], generalPractitioner: [{ reference: 'Organization/gp' }] };
    assert.ok((await jobs.create(patient, { id: 'anna' })).ok);
    await sleep(300);
    const finding = await jobs.create({
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: findingSystem, code: 'suspected-cauda-equina' }] },
      subject: { reference: 'Patient/anna' },
      effectiveDateTime: new Date().toISOString().slice(0, 10),
      valueBoolean: true,
    });
    assert.ok(finding.ok);
    const began = Date.now();
    for (;;) {
      const found = await jobs.search('Task', { where: { patient: 'anna' } });
      if (found.ok && found.page.entries.length > 0) break;
      assert.ok(Date.now() - began < 15_000, 'no clock after fifteen seconds');
      await sleep(100);
    }
    assert.equal((await server.get('/readyz')).status, 200);
    const { text } = await server.get('/metrics');
    assert.match(text, /^rygforloeb_job_rounds_total\{job="clocks-look",outcome="done"\} [1-9]/m);
    assert.match(text, /^rygforloeb_job_lag_seconds 0$/m);
    assert.match(text, /^rygforloeb_reminders_total\{outcome="sent"\} 0$/m);
  } finally {
    await server.close();
  }
});
