/** A whole story through the real server with every line logged: afterwards neither log nor metrics nor the database's own log names anybody. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import { type House, openHouse, openShipped, type RunningServer, startServer } from '@rygforloeb/server';
import { appTokenOf, type Signed, signedIn } from '@rygforloeb/server/testing';

const folder = await temporaryFolder();
const lines: string[] = [];
let server: RunningServer;
let house: House;
const signed: Signed[] = [];

/** What is said in this story and by nobody else. */
const said = {
  cpr: '6101700001',
  otherCpr: '111111-1118',
  name: 'Hemmeligsen',
  given: 'Xenophilia',
  note: 'Kan ikke mærke venstre fod efter fald på Storegade 17',
  reason: 'Bevidstløs på vejkanten ved Snoghøj',
  key: 'noegle-med-mening-4711',
  answer: 'Bange for at miste sit arbejde på slagteriet',
  comment: 'Patienten ønsker det ikke selv',
};

before(async () => {
  house = await openHouse({ RYG_DATA: folder, RYG_LOGINS_PER_MINUTE: '1000' }, { demo: true });
  server = await startServer({
    port: 0,
    log: 'info',
    logStream: { write: (line) => void lines.push(line) },
    rateLimit: false,
    house,
    open: openShipped,
    dataDirectory: folder,
  });
  await server.settled;
});
after(() => server?.close());

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly etag: string | null;
}

async function send(
  who: Signed | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/fhir+json' }), ...who?.headers, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') };
}

async function statusOf(...call: Parameters<typeof send>): Promise<number> {
  return (await send(...call)).status;
}

async function person(name: string): Promise<Signed> {
  const one = await signedIn(server.url, name);
  signed.push(one);
  return one;
}

const observation = {
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'leg-pain' }], text: said.note },
  subject: { reference: 'Patient/demo-karen' },
  effectiveDateTime: '2026-03-02T09:00:00+01:00',
  valueBoolean: true,
  note: [{ text: said.note }],
};
const citizen = {
  resourceType: 'Patient',
  identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: said.cpr }],
  name: [{ family: said.name, given: [said.given] }],
  birthDate: '1970-01-01',
};

test('people log in, read, write, fail and ask, and every answer is the one expected', async () => {
  const [gp, hospital, karen, jobcentre] = [
    await person('gp-anna'),
    await person('hospital-ida'),
    await person('karen'),
    await person('jobcentre-gert'),
  ];
  assert.equal(await statusOf(gp, 'POST', '/fhir/Observation', observation, { 'idempotency-key': said.key }), 201);
  const changing = await send(gp, 'GET', '/fhir/Observation/demo-karen.leg-pain');
  assert.equal(changing.status, 200);
  const patch = [{ op: 'add', path: '/note', value: [{ text: said.note }] }];
  const patching = { 'content-type': 'application/json-patch+json', 'if-match': changing.etag ?? '' };
  assert.equal(await statusOf(gp, 'PATCH', '/fhir/Observation/demo-karen.leg-pain', patch, patching), 200);
  assert.equal(await statusOf(gp, 'PATCH', '/fhir/Observation/demo-karen.leg-pain', patch, patching), 412);
  assert.equal(await statusOf(gp, 'GET', `/fhir/Patient?identifier=urn:oid:1.2.208.176.1.2|${said.cpr}&name=${said.name}`), 200);
  assert.equal(
    await statusOf(gp, 'POST', '/fhir/Patient', citizen, { 'if-none-exist': `identifier=urn:oid:1.2.208.176.1.2|${said.cpr}` }),
    201,
  );
  const entry = [
    { resource: { ...observation, valueString: said.note, valueBoolean: undefined }, request: { method: 'POST', url: 'Observation' } },
    { request: { method: 'GET', url: `Patient?name=${said.name}` } },
    { request: { method: 'GET', url: `Patient/${said.cpr}` } },
  ];
  assert.equal(await statusOf(gp, 'POST', '/fhir', { resourceType: 'Bundle', type: 'batch', entry }), 200);
  assert.equal(await statusOf(gp, 'POST', '/fhir', { resourceType: 'Bundle', type: 'transaction', entry }), 404);
  // Invalid, unreadable, too large, of another type, under another number.
  assert.equal(await statusOf(gp, 'POST', '/fhir/Observation', { ...observation, status: said.note, [said.name]: said.note }), 422);
  assert.equal(await statusOf(gp, 'POST', '/fhir/Observation', `{"note": "${said.note}`), 400);
  assert.equal(await statusOf(gp, 'POST', '/fhir/Observation', `"${said.note.repeat(50_000)}"`), 413);
  assert.equal(await statusOf(gp, 'POST', '/fhir/Observation', said.note, { 'content-type': `text/${said.name}` }), 415);
  assert.equal(await statusOf(gp, 'GET', `/fhir/Observation?code=${said.name}&${said.name}=${said.cpr}`), 400);
  assert.equal(await statusOf(gp, 'GET', `/fhir/Patient/${said.cpr}`), 404);
  assert.equal(await statusOf(undefined, 'GET', `/${said.otherCpr}/${said.name}?cpr=${said.cpr}`), 404);
  assert.equal(await statusOf(undefined, 'GET', `/fhir/${said.name}/${said.cpr}?name=${said.name}`), 401);
  assert.equal(await statusOf(gp, 'GET', '/fhir/Patient/demo-karen', undefined, { 'x-purpose-of-use': said.name }), 403);
  assert.equal(
    await statusOf(gp, 'GET', '/fhir/Patient/demo-karen', undefined, {
      'x-purpose-of-use': said.note.replaceAll('å', 'a').replaceAll('æ', 'a'),
    }),
    400,
  );
  // Acute access, refusals, the citizen's own list.
  const acute = { 'x-acute-patient': 'demo-yusuf', 'x-acute-reason': encodeURIComponent(said.reason) };
  assert.equal(await statusOf(hospital, 'GET', '/fhir/Patient/demo-yusuf', undefined, acute), 200);
  assert.equal(
    await statusOf(hospital, 'GET', '/fhir/Patient/demo-yusuf', undefined, { 'x-acute-reason': encodeURIComponent(said.reason) }),
    400,
  );
  assert.equal(await statusOf(jobcentre, 'GET', '/fhir/Condition?patient=demo-karen'), 403);
  assert.equal(await statusOf(karen, 'GET', '/fhir/AuditEvent?patient=demo-karen'), 200);
  // An app, with and without a good token; an export.
  const app = await appTokenOf(server.url, 'karen', 'launch/patient patient/Observation.rs');
  signed.push(app);
  assert.equal(await statusOf(app, 'GET', '/fhir/Observation?patient=demo-karen'), 200);
  assert.equal(await statusOf(undefined, 'GET', '/fhir/Observation', undefined, { authorization: `Bearer ${said.name}${said.cpr}` }), 401);
  assert.equal(
    await statusOf(undefined, 'POST', '/oauth/token', `code=${said.name}&client_id=${said.cpr}`, {
      'content-type': 'application/x-www-form-urlencoded',
    }),
    401,
  );
  assert.equal(await statusOf(gp, 'GET', '/fhir/$export?_type=Goal', undefined, { prefer: 'respond-async' }), 202);
});

test('a form, a hook and a case are assessed', async () => {
  const form = new URLSearchParams({ actor: 'gp', citizen: said.cpr, [said.name]: said.answer, 'finding.leg-pain': said.answer });
  const posted = await send(undefined, 'POST', '/kliniker/vurdering', `${form}`, { 'content-type': 'application/x-www-form-urlencoded' });
  assert.ok(posted.status === 200 || posted.status === 422, `${posted.status}`);
  const hook = {
    hook: 'patient-view',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: { userId: `Practitioner/${said.name}`, patientId: said.cpr },
    prefetch: {
      patient: { ...citizen, id: said.cpr },
      conditions: null,
      medications: null,
      observations: {
        resourceType: 'Bundle',
        type: 'searchset',
        entry: [{ resource: { ...observation, subject: { reference: `Patient/${said.cpr}` } } }],
      },
    },
  };
  assert.equal(
    await statusOf(undefined, 'POST', '/cds-services/rygforloeb-patient-view', hook, { 'content-type': 'application/json' }),
    200,
  );
  const feedback = {
    feedback: [
      {
        card: '4e0a3a1e-3283-4575-ab82-028d55fe2719',
        outcome: 'overridden',
        outcomeTimestamp: '2026-03-12T09:01:00Z',
        overrideReason: { userComment: said.comment },
      },
    ],
  };
  assert.equal(
    await statusOf(undefined, 'POST', '/cds-services/rygforloeb-order-sign/feedback', feedback, { 'content-type': 'application/json' }),
    200,
  );
  assert.equal(await statusOf(undefined, 'POST', '/api/assess', { [said.name]: said.note }, { 'content-type': 'application/json' }), 422);
});

test('a failure of the house itself is logged, and says of whom as little', async () => {
  const before = lines.length;
  const anna = await person('gp-anna');
  await house.record.close(); // The record is gone while the server still listens.
  const failed = await send(anna, 'POST', '/fhir/Observation', observation);
  assert.ok(failed.status >= 500, `${failed.status}`);
  assert.ok(lines.slice(before).some((line) => (JSON.parse(line) as { level: number }).level >= 50 || line.includes('"status":5')));
});

test('nothing of it stands in the log, in the metrics or in the log of the database', async () => {
  const metrics = (await send(undefined, 'GET', '/metrics')).text.replaceAll(/ \S+$/gm, ' 1'); // Labels matter, bytes may look like a number.
  assert.match(metrics, /http_requests_total\{method="GET",route="\/fhir\/:type\/:id",status="404"\}/);
  assert.match(metrics, /rygforloeb_gate_refusals_total\{reason="purpose"\}/);
  const databaseLog = readFileSync(logOfDatabase(), 'utf8');
  assert.match(databaseLog, /database system is ready/);
  const names = [/Demo(?!-)/i, /Karen|Anna|Gert|Yusuf/, /\b\d{6}-?\d{4}\b/, /demo-(?!login)/];
  const secrets = [...Object.values(said), ...signed.flatMap((one) => one.secrets)];
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), ...secret.split(' ').filter((word) => word.length > 7)]);
  assert.ok(lines.length > 60, `${lines.length} lines`);
  for (const [where, text] of [
    ['log', lines.join('')],
    ['metrics', metrics],
    ['database', databaseLog],
  ] as const) {
    for (const name of names) assert.doesNotMatch(text.replaceAll('/demo-login', ''), name, `${where}: a name or a number`);
    for (const form of forms) assert.ok(!text.includes(form), `${where} holds ${form}`);
  }
});

function logOfDatabase(): string {
  return join(folder, 'record', 'server.log');
}
