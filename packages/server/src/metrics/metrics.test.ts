import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { Registry } from 'prom-client';
import { broken, listen } from '../listening-server.ts';
import { recordMetrics } from './record-metrics.ts';

const token = 'a-token-of-many-characters';

/** The value behind a name with its labels; undefined where there is none. */
function numberAt(text: string, name: string): number | undefined {
  const found = text.split('\n').find((line) => line.startsWith(`${name} `));
  return found === undefined ? undefined : Number(found.slice(name.length));
}

test('requests are counted by the pattern of their address, and what was in the address is nowhere', async () => {
  const server = await listen({ open: broken });
  try {
    await server.get('/fhir/PlanDefinition/1111111118?name=Karen');
    await server.get('/nothing/1111111118');
    await server.send('/fhir/metadata', { method: 'PUT' });
    await server.get('/healthz');
    const { status, type, text } = await server.get('/metrics');
    assert.equal(status, 200);
    assert.match(type, /^text\/plain; version=0\.0\.4/);
    assert.equal(numberAt(text, 'http_requests_total{method="GET",route="/fhir/PlanDefinition/:id",status="503"}'), 1);
    assert.equal(numberAt(text, 'http_requests_total{method="GET",route="unmatched",status="404"}'), 1);
    assert.equal(numberAt(text, 'http_requests_total{method="PUT",route="/fhir/metadata",status="405"}'), 1);
    assert.equal(numberAt(text, 'http_request_duration_seconds_count{method="GET",route="/healthz"}'), 1);
    assert.equal(numberAt(text, 'rygforloeb_programme_ready'), 0);
    assert.ok((numberAt(text, 'process_resident_memory_bytes') ?? 0) > 1e6);
    assert.doesNotMatch(text, /1111111118|Karen|rygforloeb_database/);
    assert.equal((await server.post('/metrics', {})).status, 405);
  } finally {
    await server.close();
  }
});

test('without a token only this machine may ask, and no proxy on it for somebody else', async (t) => {
  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  const server = await listen({ open: broken, host: '0.0.0.0', trustProxy: true });
  try {
    assert.equal((await server.get('/metrics')).status, 200);
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      assert.equal((await server.get('/metrics', { [name]: '127.0.0.1' })).status, 404, name);
    if (elsewhere === undefined) return t.diagnostic('this machine has no other address');
    const { port } = new URL(server.url);
    assert.equal((await fetch(`http://${elsewhere.address}:${port}/healthz`)).status, 200);
    assert.equal((await fetch(`http://${elsewhere.address}:${port}/metrics`)).status, 404);
  } finally {
    await server.close();
  }
});

test('with a token it alone opens, from wherever it comes', async () => {
  const server = await listen({ open: broken, metricsToken: token });
  try {
    const statusOf = async (headers: Record<string, string>) => (await server.get('/metrics', headers)).status;
    assert.equal(await statusOf({}), 401);
    assert.equal(await statusOf({ authorization: 'Bearer ' }), 401);
    assert.equal(await statusOf({ authorization: `Bearer ${token}x` }), 401);
    assert.equal(await statusOf({ authorization: `Bearer ${token}` }), 200);
    assert.equal(await statusOf({ authorization: `Bearer ${token}`, 'x-forwarded-for': '10.0.0.1' }), 200);
  } finally {
    await server.close();
  }
});

test('the record tells of its log, its gate and its database', async () => {
  const registry = new Registry();
  let written = 3;
  recordMetrics(registry, {
    numbers: () => ({
      audit: { written, waiting: 2 },
      refusals: { role: 1, purpose: 0, scope: 0, emergency: 0, author: 0, citizen: 0, parameter: 0, hidden: 4 },
      pool: { total: 10, idle: 7, waiting: 0 },
    }),
    health: async () => ({ ok: false, code: 'RYG_RECORD_DATABASE_UNREACHABLE' }),
  });
  await registry.metrics();
  written = 5;
  const text = await registry.metrics();
  assert.equal(numberAt(text, 'rygforloeb_audit_entries_total'), 5);
  assert.equal(numberAt(text, 'rygforloeb_audit_waiting'), 2);
  assert.equal(numberAt(text, 'rygforloeb_gate_refusals_total{reason="hidden"}'), 4);
  assert.equal(numberAt(text, 'rygforloeb_gate_refusals_total{reason="role"}'), 1);
  assert.equal(numberAt(text, 'rygforloeb_database_up'), 0);
  assert.equal(numberAt(text, 'rygforloeb_database_connections{state="idle"}'), 7);
});
