import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse } from '../house.ts';
import { appTokenOf, signedIn } from '../identity/testing/signed-in.ts';
import { broken } from '../listening-server.ts';
import { type RunningServer, startServer } from '../start-server.ts';

/** The whole server over its own record, with the demo's people. */
const folder = mkdtempSync(join(tmpdir(), 'pathway-test-'));
let server: RunningServer;
type Headers = Readonly<Record<string, string>>;
let gp: Headers;

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const house = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, house });
  await server.settled;
  gp = (await signedIn(server.url, 'gp-anna')).headers;
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the answers of the server as tests read them
  readonly body: any;
}

async function send(path: string, headers: Headers, content?: unknown): Promise<Answer> {
  const post = { method: 'POST', body: JSON.stringify(content), headers: { 'content-type': 'application/json', ...headers } };
  const response = await fetch(`${server.url}/api/pathway${path}`, content === undefined ? { headers } : post);
  return { status: response.status, body: await response.json() };
}

const draft = { citizen: 'demo-karen', receiver: 'hospital', performer: 'Organization/demo-rygcenter' };
const alert = { citizen: 'demo-yusuf', receiver: 'Organization/demo-sygehus', reason: 'Mistanke om cauda equina' };
const refusalIn = ({ body }: Answer) => JSON.parse(body.extension[0].valueString);

test('whoever is not logged in gets 401, and a cookie without the token of its session 403', async () => {
  assert.equal((await send('/draft-referral', {}, { ...draft, key: 'a' })).status, 401);
  assert.equal((await send('/open-alerts', {})).status, 401);
  const { cookie = '' } = gp;
  assert.equal((await send('/draft-referral', { cookie }, { ...draft, key: 'a' })).status, 403);
});

test('a referral is drafted once under its key: 201, and then 200 with the same; what stands in it is read at /fhir', async () => {
  const first = await send('/draft-referral', gp, { ...draft, key: 'form-1' });
  const second = await send('/draft-referral', gp, { ...draft, key: 'form-1' });
  assert.deepEqual([first.status, second.status], [201, 200]);
  assert.equal(first.body.referral.id, second.body.referral.id);
  assert.deepEqual(first.body.referral.request, {
    id: first.body.referral.id,
    reference: `ServiceRequest/${first.body.referral.id}`,
    version: 1,
  });
  const seen = await send(`/referral?referral=${first.body.referral.id}`, gp);
  assert.deepEqual(seen.body.open, ['revise', 'check', 'cancel']);
  assert.equal((await send(`/story?referral=${first.body.referral.id}`, gp)).body.steps.length, 1);
});

test('what the programme has against it is told problem by problem, in both languages, with what is open', async () => {
  const { body } = await send('/draft-referral', gp, { ...draft, key: 'form-2' });
  const told = { referral: body.referral.id, key: 'check-2' };
  const checked = await send('/check-referral', gp, told);
  assert.equal(checked.status, 422);
  assert.equal(checked.body.resourceType, 'OperationOutcome');
  const codes = checked.body.issue.map(({ details }: { details: { coding: { code: string }[] } }) => details.coding[0]?.code);
  assert.deepEqual(codes, ['check', 'acute-unasked', 'content']);
  assert.match(JSON.stringify(checked.body.issue[1]), /Der er ikke spurgt til de akutte tegn.*have not been asked about/);
  assert.ok(refusalIn(checked).check.problems[0].findings.includes('progressive-deficit'));
  const early = await send('/send-referral', gp, { ...told, key: 'send-2' });
  assert.equal(early.status, 409);
  assert.deepEqual(refusalIn(early), { reason: 'illegal', state: 'draft', allowed: ['revise', 'check', 'cancel'] });
  const stale = await send('/cancel-referral', gp, { ...told, key: 'cancel-2', seen: 99, reason: 'Fortrudt' });
  assert.deepEqual([stale.status, refusalIn(stale).current], [409, 1]);
});

test('each fault names its place in Danish and English, without the value; an unknown name is refused', async () => {
  const faulty = {
    citizen: 'demo karen!',
    receiver: 'hospital',
    performer: 'demo-rygcenter',
    content: [{ field: 'bmi', text: 5 }],
    colour: 'red',
  };
  const { status, body } = await send('/draft-referral', gp, faulty);
  assert.equal(status, 422);
  const places = body.issue.map(({ expression, code }: { expression: string[]; code: string }) => `${expression[0]} ${code}`);
  assert.deepEqual(places.sort(), ['citizen value', 'colour structure', 'content[0].text value', 'key required', 'performer value']);
  const text = JSON.stringify(body);
  assert.match(text, /key mangler/);
  assert.match(text, /key is missing/);
  assert.doesNotMatch(text, /demo karen/);
  assert.equal((await send('/draft-referral', gp, [])).status, 422);
  assert.equal((await send('/story?referral=1&colour=red', gp)).status, 422);
});

test('a triage that rests on no examination is not concluded by an app either, and what it needs is told in Danish', async () => {
  const findings = [{ code: 'diagnostic-triage', value: 'serious' }];
  const { status, body } = await send('/record-findings', gp, { citizen: 'demo-karen', key: 'unexamined', findings });
  assert.equal(status, 422);
  assert.match(body.issue[1].details.text, /^findings\[0\]\.value kræver, at en klinisk undersøgelse er noteret/);
});

test('what there is not and what one may not see are told alike', async () => {
  const physio = (await signedIn(server.url, 'chiropractor-bo')).headers;
  const { body } = await send('/draft-referral', gp, { ...draft, key: 'form-3' });
  for (const referral of [body.referral.id, 'no-such']) {
    const answer = await send('/check-referral', physio, { referral, key: 'x' });
    assert.deepEqual([answer.status, refusalIn(answer)], [404, { reason: 'not-found' }]);
    assert.equal((await send(`/referral?referral=${referral}`, physio)).status, 404);
  }
});

test('an app does what its scopes let it, and no more', async () => {
  const reads = (await appTokenOf(server.url, 'gp-anna', 'openid user/ServiceRequest.rs user/Task.rs user/Patient.rs')).headers;
  const told = { citizen: 'demo-karen', key: 'course-4', start: '2026-11-21', permits: [{ to: { role: 'gp' } }] };
  const answer = await send('/start-course', reads, told);
  assert.deepEqual([answer.status, refusalIn(answer).why], [403, 'scope']);
});

test('an alert is raised without a key, with a time that cannot be read and a name that nobody knows; what was passed over is told', async () => {
  const answer = await send('/raise-alert', gp, { ...alert, occurred: 'i nat', colour: 'red', onset: 3 });
  assert.equal(answer.status, 201);
  assert.deepEqual(answer.body.passedOver.sort(), ['colour', 'occurred']);
  assert.equal(answer.body.referral.state, 'sent');
  const hospital = (await signedIn(server.url, 'hospital-ida')).headers;
  const { body } = await send('/open-alerts', hospital);
  assert.ok(body.alerts.some(({ referral }: { referral: string }) => referral === answer.body.referral.id));
  const again = { ...alert, key: 'one' };
  assert.deepEqual([(await send('/raise-alert', gp, again)).status, (await send('/raise-alert', gp, again)).status], [201, 200]);
});

test('without a reason there is no alert, and who is no clinician is told to seek acute help', async () => {
  const without = await send('/raise-alert', gp, { ...alert, reason: undefined });
  assert.deepEqual([without.status, without.body.issue[0].expression], [422, ['reason']]);
  const citizen = (await signedIn(server.url, 'karen')).headers;
  const lay = await send('/raise-alert', citizen, { ...alert, citizen: 'demo-karen', key: 'lay' });
  assert.deepEqual([lay.status, refusalIn(lay).instead], [403, 'seek-acute-help']);
});

test('GET /api/pathway tells every act with its schema and who may', async () => {
  const { status, body } = await send('', {});
  assert.equal(status, 200);
  const draftAct = body.acts.find(({ address }: { address: string }) => address.endsWith('/draft-referral'));
  assert.deepEqual(draftAct.told.required, ['citizen', 'receiver', 'performer', 'key']);
  assert.equal(draftAct.told.additionalProperties, false);
  assert.ok(draftAct.who.roles.includes('gp') && !draftAct.who.roles.includes('jobcentre'));
  assert.ok(body.views.some(({ address }: { address: string }) => address.endsWith('/open-alerts')));
});

test('while the programme is not there, whoever alerts is told to telephone', async () => {
  const house = await openHouse({ RYG_DATA: join(folder, 'other') }, { demo: true });
  const other = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open: broken });
  await other.settled;
  const { headers } = await signedIn(other.url, 'gp-anna');
  const response = await fetch(`${other.url}/api/pathway/raise-alert`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(alert),
  });
  assert.equal(response.status, 503);
  assert.match(await response.text(), /Ring til akutmodtagelsen nu/);
  await other.close();
});
