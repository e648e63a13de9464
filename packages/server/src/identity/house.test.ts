import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse } from '../house.ts';
import { broken } from '../listening-server.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import { appTokenOf, signedIn } from './testing/signed-in.ts';

/** The whole server over its own record, with the demo's people: what a login and an app really open. */
const folder = mkdtempSync(join(tmpdir(), 'house-test-'));
let server: RunningServer;
const lines: string[] = [];

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const house = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
  const logStream = { write: (line: string) => void lines.push(line) };
  server = await startServer({ port: 0, log: 'info', logStream, rateLimit: false, open: broken, house });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = async (path: string, headers: Record<string, string>) => {
  const response = await fetch(`${server.url}/fhir/${path}`, { headers });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
};

const cookieOf = async (person: string) => (await signedIn(server.url, person)).headers;

test('a login opens what role, relation and consent open, and nothing else', async () => {
  assert.equal((await read('Patient/demo-karen', {})).status, 401);
  const gp = await cookieOf('gp-anna');
  assert.equal((await read('Patient/demo-karen', gp)).body.name[0].family, 'Demoeksempel');
  assert.equal((await read('Observation?patient=demo-karen', gp)).body.entry.length, 3);
  assert.equal((await read('Patient/demo-karen', await cookieOf('chiropractor-bo'))).status, 404, 'no relation');
  const jobcentre = await cookieOf('jobcentre-gert');
  const seen = await read('Patient/demo-karen', jobcentre);
  assert.equal(seen.status, 200);
  assert.equal((await read('Condition?patient=demo-karen', jobcentre)).status, 403, 'not for its purpose');
  assert.equal((await read('Patient/demo-peter', jobcentre)).status, 404);
  const citizen = await cookieOf('karen');
  assert.equal((await read('Patient/demo-karen', citizen)).status, 200);
  assert.equal((await read('Patient/demo-yusuf', citizen)).status, 404);
});

test('acute access opens a citizen without relation, for a reason', async () => {
  const hospital = await cookieOf('hospital-ida');
  const acute = { ...hospital, 'x-acute-patient': 'demo-yusuf', 'x-acute-reason': encodeURIComponent('Bevidstløs') };
  assert.equal((await read('Patient/demo-yusuf', hospital)).status, 404);
  assert.equal((await read('Patient/demo-yusuf', acute)).status, 200);
  assert.equal((await read('Patient/demo-yusuf', { ...hospital, 'x-acute-patient': 'demo-yusuf' })).status, 400);
});

test("an app in a citizen's hands opens less than the citizen may", async () => {
  const { headers: bearer } = await appTokenOf(server.url, 'karen', 'launch/patient patient/Observation.rs');
  assert.equal((await read('Observation?patient=demo-karen', bearer)).body.entry.length, 3);
  assert.equal((await read('Goal?patient=demo-karen', bearer)).status, 403, 'not asked for');
  assert.equal((await read('Patient/demo-karen', { authorization: `Bearer ${'x'.repeat(43)}` })).status, 401);
});

test('no line of the log names anybody', () => {
  assert.ok(lines.length > 20);
  for (const line of lines) assert.doesNotMatch(line, /Demo|demo-(?!login)|Karen|\d{10}|Bevidstl/);
});
