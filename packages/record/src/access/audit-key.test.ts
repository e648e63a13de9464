import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { auditKeyFor, readAuditKey } from './audit-key.ts';

const folder = await mkdtemp(join(tmpdir(), 'audit-key-'));
after(() => rm(folder, { recursive: true }));
const own = { RYG_DATA: join(folder, 'data') };

test('an installation without a key makes one of its own, readable by its user alone, and keeps it', async () => {
  assert.equal(await readAuditKey(own), undefined);
  const [first, second] = await Promise.all([auditKeyFor(own), auditKeyFor(own)]);
  assert.ok(first.equals(second) && first.length === 32);
  assert.deepEqual(await auditKeyFor(own), first);
  assert.equal((await stat(join(own.RYG_DATA, 'audit.key'))).mode & 0o777, 0o600);
});

test('a key in the environment goes before a file, and a file before the own one', async () => {
  const file = join(folder, 'key');
  await writeFile(file, Buffer.alloc(32, 2).toString('base64'));
  assert.deepEqual(await readAuditKey({ ...own, RYG_AUDIT_KEY_FILE: file }), Buffer.alloc(32, 2));
  assert.deepEqual(await readAuditKey({ ...own, RYG_AUDIT_KEY_FILE: file, RYG_AUDIT_KEY: 'ab'.repeat(32) }), Buffer.alloc(32, 0xab));
});

test('a key that is too short, or a file that is not there, is told and never replaced', async () => {
  await assert.rejects(readAuditKey({ RYG_AUDIT_KEY: 'ab'.repeat(31) }), { code: 'RYG_RECORD_BAD_CONFIGURATION', message: /32 bytes/ });
  await assert.rejects(auditKeyFor({ ...own, RYG_AUDIT_KEY_FILE: join(folder, 'none') }), {
    code: 'RYG_RECORD_BAD_CONFIGURATION',
    message: /ENOENT/,
  });
});
