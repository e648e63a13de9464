// Bundles, hostile bodies, exports and the CapabilityStatement in one file, because every file starts a database.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { validate } from '@rygforloeb/record';
import { exportsIn } from './export/exports.ts';
import { recordServer } from './testing/record-server.ts';

const server = await recordServer();
const { get, post, put, remove, made, send } = server;
const system = 'urn:oid:1.2.208.176.1.2';
const aPatient = (cpr: string) => ({ resourceType: 'Patient', identifier: [{ system, value: cpr }], birthDate: '1970-01-01' });
const anObservation = (subject: string) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'leg-pain' }] },
  subject: { reference: subject },
  valueBoolean: true,
});
const uuid = (number: number) => `urn:uuid:0192f0c1-0000-7000-8000-00000000000${number}`;
const bundle = (type: string, ...entry: unknown[]) => post('/fhir', { resourceType: 'Bundle', type, entry });
const posts = (resource: { resourceType: string }, more: object = {}, fullUrl?: string) => ({
  ...(fullUrl !== undefined && { fullUrl }),
  resource,
  request: { method: 'POST', url: resource.resourceType, ...more },
});
const puts = (resource: { resourceType: string; id: string }, ifMatch?: string) => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}`, ...(ifMatch !== undefined && { ifMatch }) },
});
type Json = Record<string, unknown>;
const statuses = (reply: { json: { entry: { response: { status: string } }[] } }) =>
  reply.json.entry.map(({ response }) => Number(response.status.slice(0, 3)));
const total = async (type: string) => (await get(`/fhir/${type}?_summary=count`)).json.total as number;
const relative = (url: string) => url.replace(server.url, '');

describe('transaction', () => {
  test('what is new may refer to what is new, whatever the order', async () => {
    const reply = await bundle('transaction', posts(anObservation(uuid(1)), {}, uuid(2)), posts(aPatient('0101701234'), {}, uuid(1)), {
      request: { method: 'GET', url: `Observation?code=nothing` },
    });
    assert.deepEqual([reply.status, reply.json.type, statuses(reply)], [200, 'transaction-response', [201, 201, 200]]);
    const [observation, patient, found] = reply.json.entry;
    assert.equal(observation.resource.subject.reference, `Patient/${patient.resource.id}`);
    assert.match(patient.response.location, new RegExp(`/fhir/Patient/${patient.resource.id}/_history/1$`));
    assert.equal(found.resource.type, 'searchset');
    assert.equal((await get(`/fhir/Observation?patient=${patient.resource.id}&_summary=count`)).json.total, 1);
  });

  test('one that fails undoes all, and says which', async () => {
    const before = await total('Patient');
    const stale = await made(aPatient('0101701234'));
    for (const [entry, status] of [
      [posts({ ...aPatient('0101701234'), colour: 'red' } as never), 422],
      [puts({ ...stale, active: true }, 'W/"7"'), 412],
      [puts({ ...stale, active: true }), 428],
      [puts({ ...aPatient('0101701234'), id: 'nobody' }, 'W/"1"'), 404],
      [{ request: { method: 'GET', url: 'Patient/nobody' } }, 404],
      [{ request: { method: 'DELETE', url: `Patient/${stale.id}`, ifMatch: 'W/"2"' } }, 412],
      [{ request: { method: 'DELETE', url: 'Patient?identifier=a|b' } }, 405],
      [{ request: { method: 'GET', url: '$export' } }, 400],
      [{ request: { method: 'POST', url: '' }, resource: { resourceType: 'Bundle', type: 'batch' } }, 400],
      [{ request: { method: 'EXPLODE', url: 'Patient' } }, 400],
      [{ request: { method: 'POST', url: 'Patient' } }, 400],
      [posts(anObservation(uuid(9))), 400],
      [posts(anObservation('Patient?identifier=none|there')), 412],
      [posts(anObservation('Patient?colour=red')), 400],
      ['x', 400],
    ] as const) {
      const reply = await bundle('transaction', posts(aPatient('0606706789')), entry);
      assert.equal(reply.status, status, `${JSON.stringify(entry)} ${reply.text}`);
      assert.equal(reply.json.resourceType, 'OperationOutcome');
      assert.match(reply.json.issue[0].expression[0], /^Bundle\.entry\[1\]/);
    }
    assert.equal(await total('Patient'), before + 1);
  });

  test('deletions come first, then what is new, then changes, then what is read', async () => {
    const [one, other] = [await made(aPatient('0101701234')), await made(aPatient('0101701234'))];
    const data = Buffer.from(JSON.stringify([{ op: 'add', path: '/gender', value: 'female' }])).toString('base64');
    const reply = await bundle(
      'transaction',
      { request: { method: 'GET', url: `Patient/${one.id}` } },
      puts({ ...one, active: true }, 'W/"1"'),
      posts(aPatient('0707707890')),
      { request: { method: 'DELETE', url: `/Patient/${other.id}`, ifMatch: 'W/"1"' } },
    );
    assert.deepEqual(statuses(reply), [200, 200, 201, 204]);
    assert.equal(reply.json.entry[0].resource.active, true);
    const patched = await bundle('transaction', {
      resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data },
      request: { method: 'PATCH', url: `Patient/${one.id}`, ifMatch: 'W/"2"' },
    });
    assert.deepEqual([statuses(patched), patched.json.entry[0].resource.gender], [[200], 'female']);
  });

  test('conditions are met once: the same citizen sent twice, and by two at once, is one', async () => {
    const once = { ifNoneExist: `identifier=${system}|0808708901` };
    const both = () =>
      bundle(
        'transaction',
        posts(aPatient('0808708901'), once, uuid(1)),
        posts(aPatient('0808708901'), once, uuid(2)),
        posts(anObservation(uuid(1))),
        posts(anObservation(uuid(2))),
      );
    const replies = await Promise.all([both(), both(), both()]);
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200],
    );
    const subjects = replies.flatMap(({ json }) =>
      json.entry.slice(2).map(({ resource }: { resource: Json }) => (resource['subject'] as Json)['reference']),
    );
    assert.equal(new Set(subjects).size, 1);
    const found = await get(`/fhir/Patient?identifier=${encodeURIComponent(`${system}|0808708901`)}&_summary=count`);
    assert.equal(found.json.total, 1);
    const conditional = await bundle('transaction', posts(anObservation(`Patient?identifier=${system}|0808708901`)));
    assert.equal(conditional.json.entry[0].resource.subject.reference, subjects[0]);
  });

  test('who registers a citizen that is already known elsewhere is told which one it is, and refers to it', async () => {
    const { id } = await made(aPatient('1212701345'));
    const gp = { authorization: 'Bearer carl gp' };
    assert.equal((await get(`/fhir/Patient/${id}`, gp)).status, 404);
    const condition = `identifier=${system}|1212701345`;
    const message = {
      resourceType: 'Communication',
      status: 'preparation',
      sender: { reference: 'Practitioner/carl' },
      recipient: [{ reference: 'Organization/a' }],
    };
    const body = (about: object) => ({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [posts(aPatient('1212701345'), { ifNoneExist: condition }, uuid(1)), posts({ ...message, ...about })],
    });
    const registered = await post('/fhir', body({}), gp);
    assert.deepEqual([registered.status, registered.json.entry?.[0].resource.id], [200, id], registered.text);
    const refused = await post('/fhir', body({ subject: { reference: uuid(1) } }), gp);
    assert.deepEqual([refused.status, refused.json.issue[0].expression], [403, ['Bundle.entry[1]']]);
  });

  test('an update on condition gives its id to who refers to it, be it new or there', async () => {
    const url = `Patient?identifier=${encodeURIComponent(`${system}|0909709012`)}`;
    const sent = () =>
      bundle(
        'transaction',
        { fullUrl: uuid(1), resource: aPatient('0909709012'), request: { method: 'PUT', url } },
        posts(anObservation(uuid(1))),
      );
    const [first, second] = [await sent(), await sent()];
    assert.deepEqual(
      [statuses(first), statuses(second)],
      [
        [201, 201],
        [200, 201],
      ],
    );
    for (const { json } of [first, second])
      assert.equal(json.entry[1].resource.subject.reference, `Patient/${first.json.entry[0].resource.id}`);
  });

  test('two entries never write the same resource, nor share a fullUrl', async () => {
    const one = await made(aPatient('0101701234'));
    assert.equal((await bundle('transaction', puts(one, 'W/"1"'), puts(one, 'W/"1"'))).status, 400);
    const twice = posts(aPatient('0101701234'), {}, uuid(1));
    assert.equal((await bundle('transaction', twice, twice)).status, 400);
  });

  test('500 entries are taken, one more is not', async () => {
    const entries = (count: number) => Array.from({ length: count }, () => posts({ resourceType: 'Organization', name: 'Mange' } as never));
    const before = await total('Organization');
    assert.equal((await bundle('transaction', ...entries(501))).status, 413);
    assert.equal(await total('Organization'), before);
    const reply = await bundle('transaction', ...entries(500));
    assert.deepEqual([reply.status, reply.json.entry.length], [200, 500]);
  });
});

describe('batch', () => {
  test('every entry is answered on its own', async () => {
    const reply = await bundle(
      'batch',
      posts(aPatient('0101701234')),
      posts({ ...aPatient('0101701234'), colour: 'red' } as never),
      { request: { method: 'GET', url: 'Patient/nobody' } },
      { request: { method: 'GET', url: 'Patient?_count=1' } },
      { request: { method: 'GET', url: 'Nothing/here' } },
      { request: { method: 'GET', url: 'https://elsewhere.example/Patient/1' } },
      { request: { method: 'DELETE', url: 'Patient' } },
      null,
    );
    assert.deepEqual([reply.status, reply.json.type, statuses(reply)], [200, 'batch-response', [201, 422, 404, 200, 404, 400, 405, 400]]);
    const [, refused] = reply.json.entry;
    assert.deepEqual(refused.response.outcome.issue[0].expression, ['Bundle.entry[1].resource.colour']);
  });

  test('what is no batch and no transaction is refused', async () => {
    for (const body of [
      { resourceType: 'Bundle', type: 'collection' },
      { resourceType: 'Patient' },
      { resourceType: 'Bundle', type: 'batch', entry: {} },
      [],
    ])
      assert.equal((await post('/fhir', body)).status, 400);
    assert.equal((await bundle('batch')).json.entry, undefined);
    assert.equal((await get('/fhir')).status, 405);
    assert.equal((await post('/fhir/', { resourceType: 'Bundle', type: 'batch' })).status, 200);
  });
});

describe('hostile bodies', () => {
  test('are refused and change nothing', async () => {
    const before = await total('Patient');
    const patient = (inside: string) => `{"resourceType":"Patient",${inside}}`;
    const statusOf = async (body: string) => (await post('/fhir/Patient', body)).status;
    for (const [name, body] of Object.entries({
      'the same name twice': patient('"active":true,"active":false'),
      'the same name twice, once in disguise': patient('"active":true,"\\u0061ctive":false'),
      'a prototype': patient('"__proto__":{"active":true}'),
      'a prototype in disguise': patient('"__pr\\u006fto__":{"active":true}'),
      'a constructor': patient('"constructor":{"prototype":{"x":1}}'),
      'a number without end': patient('"multipleBirthInteger":1e999'),
      'a number of too many digits': patient('"multipleBirthInteger":123456789012345678'),
      'a number that vanishes': patient('"multipleBirthInteger":1e-999'),
      'a NUL': patient('"language":"da\\u0000"'),
      'half a character': patient('"language":"\\ud800"'),
      'a depth without end': `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      'lists without end': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'a contained chain': patient(`"contained":${'[{"resourceType":"Patient","contained":'.repeat(40)}[]${'}]'.repeat(40)}`),
      'an identifier longer than an index can hold': patient(
        `"identifier":[{"system":"urn:x","value":"${Array.from({ length: 20_000 }, () => Math.random().toString(36)).join('')}"}]`,
      ),
      'a comment': `/* x */${patient('"active":true')}`,
      'more than one': `${patient('"active":true')}${patient('"active":true')}`,
      'not a number': patient('"multipleBirthInteger":NaN'),
      'an open string': patient('"language":"da'),
      'a line break in a string': patient('"language":"da\n"'),
      'a leading zero': patient('"multipleBirthInteger":01'),
      'a wrong escape': patient('"language":"\\x"'),
    })) {
      const status = await statusOf(body);
      assert.ok(status >= 400 && status < 500, `${name}: ${status}`);
    }
    const bytes = (body: Uint8Array<ArrayBuffer>) =>
      send('/fhir/Patient', { method: 'POST', body, headers: { 'content-type': 'application/fhir+json' } });
    assert.equal((await bytes(Buffer.from(patient('"active":true'), 'utf16le'))).status, 400);
    assert.equal((await bytes(Buffer.from([0x7b, 0xff, 0x7d]))).status, 400);
    assert.equal((await post('/fhir/Patient', JSON.stringify('x'.repeat(2 * 1024 * 1024)))).status, 413);
    assert.equal(await total('Patient'), before);
    assert.equal(({} as { active?: boolean }).active, undefined);
  });

  test('strange addresses are refused calmly', async () => {
    for (const path of [
      '/fhir/Patient?_id=%00',
      '/fhir/Patient?%zz',
      '/fhir/Patient?identifier=%E0%A4%A',
      `/fhir/Patient?${'_id=a&'.repeat(300)}`,
      "/fhir/Patient?_id=a'%20or%201=1--",
      '/fhir/Patient/%00',
      '/fhir/Patient/..%2f..%2fetc',
      '/fhir/%5f_proto__/1',
      '/fhir/$export/..%2f..%2fetc/passwd',
      '/fhir/$export/AAAAAAAAAAAAAAAAAAAAAA/..%2fjob.json',
    ]) {
      const reply = await get(path);
      assert.ok(reply.status < 500, `${reply.status} ${path}`);
    }
  });
});

describe('export', () => {
  const order = (path: string, headers = {}) => get(path, { prefer: 'respond-async', ...headers });
  const finished = async (place: string, headers = {}) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const reply = await get(place, headers);
      if (reply.status !== 202) return reply;
      assert.ok(reply.headers.get('retry-after') && reply.headers.get('x-progress'));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the export does not end');
  };

  test('is ordered, asked after, fetched by its owner alone, and removed', async () => {
    const { id, meta } = await made(aPatient('1010701123'));
    await made(anObservation(`Patient/${id}`));
    const ordered = await order('/fhir/$export?_type=Patient,Observation');
    assert.deepEqual([ordered.status, ordered.text], [202, '']);
    const place = relative(ordered.headers.get('content-location') ?? '');
    const { json: manifest, type } = await finished(place);
    assert.match(type, /^application\/json/);
    assert.deepEqual([manifest.requiresAccessToken, manifest.error], [true, []]);
    assert.match(manifest.request, /\/fhir\/\$export\?_type=Patient%2CObservation$/);
    assert.ok(manifest.transactionTime >= meta.lastUpdated);
    const { entry: looks } = (await get(`/fhir/AuditEvent?patient=${id}`)).json;
    const exported = looks.filter(({ resource }: { resource: { subtype?: { code: string }[] } }) =>
      JSON.stringify(resource).includes('110106'),
    );
    assert.ok(exported.length > 0, 'the citizen reads that it was an export');
    const patients = manifest.output.find((file: { type: string }) => file.type === 'Patient');
    const file = await get(relative(patients.url), { accept: 'application/fhir+ndjson' });
    assert.match(file.type, /^application\/fhir\+ndjson/);
    const lines = file.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, patients.count);
    assert.equal(lines.length, await total('Patient'));
    assert.ok(lines.some((line) => line.id === id));

    for (const authorization of ['Bearer bo all', 'Bearer anna nurse']) {
      assert.equal((await get(place, { authorization })).status, 404, authorization);
      assert.equal((await get(relative(patients.url), { authorization })).status, 404);
      assert.equal((await remove(place, { authorization })).status, 404);
    }
    assert.equal((await get(`${place}/job.json`)).status, 404);
    assert.equal((await get(`${place}/Task.ndjson`)).status, 404);
    assert.equal((await remove(place)).status, 202);
    assert.equal((await get(place)).status, 404);
    assert.equal((await get(relative(patients.url))).status, 404);
  });

  test('holds only what the role may see, and only what is about citizens when that is asked', async () => {
    const clerk = { authorization: 'Bearer bo clerk' };
    const place = relative((await order('/fhir/Patient/$export', clerk)).headers.get('content-location') ?? '');
    const { output } = (await finished(place, clerk)).json;
    const types = output.map(({ type }: { type: string }) => type);
    assert.deepEqual([types.includes('Patient'), types.includes('Observation'), types.includes('Organization')], [true, false, false]);
    assert.equal((await order('/fhir/$export?_type=Observation', clerk)).status, 403);
    await remove(place, clerk);
    const narrow = { authorization: 'Bearer bo narrow' };
    const other = relative((await order('/fhir/$export?_type=Organization', narrow)).headers.get('content-location') ?? '');
    assert.equal((await finished(other, narrow)).json.output[0].count, await total('Organization'));
    await remove(other, narrow);
  });

  test('takes only what has changed since a moment', async () => {
    const { meta } = await made({ resourceType: 'Organization', name: 'Ny' });
    const place = relative(
      (await order(`/fhir/$export?_type=Organization&_since=${meta.lastUpdated}`)).headers.get('content-location') ?? '',
    );
    assert.deepEqual(
      (await finished(place)).json.output.map(({ count }: { count: number }) => count),
      [1],
    );
    await remove(place);
  });

  test('what cannot be ordered is refused', async () => {
    assert.equal((await get('/fhir/$export')).status, 400);
    for (const wrong of ['_type=Nothing', '_type=AuditEvent', '_since=2026', '_outputFormat=csv', '_typeFilter=x'])
      assert.equal((await order(`/fhir/$export?${wrong}`)).status, 400, wrong);
    assert.equal((await order('/fhir/Task/$export')).status, 404);
    assert.equal((await get('/fhir/$export/AAAAAAAAAAAAAAAAAAAAAA')).status, 404);
  });

  test('one that was cut off by a restart says so; one that is too old is gone', async () => {
    const folder = join(server.exportFolder, 'restarted');
    const kept = { owner: 'anna', request: '', transactionTime: new Date().toISOString(), output: [] };
    const keep = async (id: string, job: object) => {
      await mkdir(join(folder, id), { recursive: true });
      await writeFile(join(folder, id, 'job.json'), JSON.stringify({ ...kept, id, ...job }));
    };
    const [cut, old] = ['A'.repeat(22), 'B'.repeat(22)];
    await keep(cut, { state: 'running', expires: new Date(Date.now() + 60_000).toISOString() });
    await keep(old, { state: 'done', expires: new Date(Date.now() - 1).toISOString() });
    const exports = exportsIn(folder, (error) => assert.fail(`${error}`));
    assert.equal((await exports.status(cut, 'anna'))?.state, 'interrupted');
    assert.equal(await exports.status(cut, 'bo'), undefined);
    assert.equal(await exports.status(old, 'anna'), undefined);
    assert.deepEqual(await readdir(folder), [cut]);
    await exports.close();
  });
});

describe('the CapabilityStatement is true', () => {
  test('every interaction, search parameter, include and operation that it claims is answered', async () => {
    const { json: statement } = await get('/fhir/metadata');
    const [rest] = statement.rest;
    assert.deepEqual(
      validate(statement).filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.equal(rest.security.service[0].coding[0].code, 'SMART-on-FHIR');
    const profiles = rest.resource.flatMap(({ supportedProfile = [] }: { supportedProfile?: string[] }) => supportedProfile);
    assert.ok(profiles.length > 10);
    for (const url of profiles) {
      const { json } = await send(`/fhir/StructureDefinition?url=${encodeURIComponent(url)}`, { headers: { authorization: '' } });
      assert.equal(json.entry[0].resource.url, url);
      assert.deepEqual((await get(relative(json.entry[0].fullUrl))).json, json.entry[0].resource);
    }
    assert.deepEqual(
      rest.security.extension[0].extension.map(({ url }: { url: string }) => url),
      ['authorize', 'token', 'revoke'],
    );
    const answers = async (path: string, init: RequestInit = {}) => {
      const reply = await send(path, { ...init, headers: { 'content-type': 'application/fhir+json', ...(init.headers as object) } });
      assert.ok(![404, 405, 415, 500].includes(reply.status), `${init.method ?? 'GET'} ${path}: ${reply.status} ${reply.text}`);
    };
    const tried: Record<string, (type: string) => Promise<void>> = {
      'search-type': (type) => answers(`/fhir/${type}${type === 'AuditEvent' ? '?patient=a' : ''}`),
      'history-type': (type) => answers(`/fhir/${type}/_history`),
      create: (type) => answers(`/fhir/${type}`, { method: 'POST', body: '{}' }),
      'history-instance': async (type) => told404(await get(`/fhir/${type}/a/_history`)),
      read: async (type) => told404(await get(`/fhir/${type}/a`)),
      vread: async (type) => told404(await get(`/fhir/${type}/a/_history/1`)),
      update: (type) => answers(`/fhir/${type}/a`, { method: 'PUT', body: JSON.stringify({ resourceType: type, id: 'a' }) }),
      patch: async (type) => told404(await server.patch(`/fhir/${type}/a`, [{ op: 'remove', path: '/text' }], { 'if-match': 'W/"1"' })),
      delete: async (type) => told404(await remove(`/fhir/${type}/a`, { 'if-match': 'W/"1"' })),
    };
    const told404 = ({ status, json }: { status: number; json: { issue: { code: string }[] } }) =>
      assert.deepEqual([status, json.issue[0]?.code], [404, 'not-found']);
    assert.ok(rest.resource.length > 15);
    for (const { type, interaction, searchParam = [], searchInclude = [], searchRevInclude = [], operation = [] } of rest.resource) {
      if (type === 'PlanDefinition' || type === 'StructureDefinition') continue; // They hold no record, and are tried apart.
      for (const { code } of interaction) await tried[code]?.(type);
      assert.deepEqual(
        interaction.filter(({ code }: { code: string }) => tried[code] === undefined),
        [],
      );
      for (const { name, type: kind } of searchParam) {
        const value = kind === 'date' ? '2026-01-01' : 'a';
        const { status, text } = await get(`/fhir/${type}?${name}=${value}`);
        assert.equal(status, 200, `${type} ${name} ${text}`);
      }
      for (const include of searchInclude) assert.equal((await get(`/fhir/${type}?_include=${include}&_count=1`)).status, 200, include);
      for (const include of searchRevInclude)
        assert.equal((await get(`/fhir/${type}?_revinclude=${include}&_count=1`)).status, 200, include);
      for (const { name } of operation) {
        if (name === 'validate') await answers(`/fhir/${type}/$validate`, { method: 'POST', body: JSON.stringify({ resourceType: type }) });
        if (name === 'everything')
          assert.equal((await get(`/fhir/${type}/${(await made(aPatient('0101701234'))).id}/$everything`)).status, 200);
        if (name === 'export') assert.equal((await get(`/fhir/${type}/$export`)).status, 400);
      }
    }
    assert.deepEqual(
      rest.interaction.map(({ code }: { code: string }) => code),
      ['transaction', 'batch'],
    );
  });

  test('what it does not claim is refused', async () => {
    const [rest] = (await get('/fhir/metadata')).json.rest;
    const provenance = rest.resource.find(({ type }: { type: string }) => type === 'Provenance');
    assert.equal(
      provenance.interaction.some(({ code }: { code: string }) => code === 'update'),
      false,
    );
    assert.equal((await put('/fhir/Patient/new', { ...aPatient('0101701234'), id: 'new' }, { 'if-match': 'W/"1"' })).status, 404);
  });
});

test('every command of the README for the record works as it stands', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const commands = [...readme.matchAll(/```bash\n([\s\S]*?)```/g)]
    .map(([, command = '']) => command)
    .filter((command) => command.includes('/fhir'));
  assert.equal(commands.length, 4);
  const run = promisify(execFile);
  const env = { ...process.env, TOKEN: 'anna all' };
  const told = [];
  for (const command of commands)
    told.push((await run('sh', ['-ec', command.replaceAll('http://127.0.0.1:8080', server.url)], { env })).stdout);
  const [patient = '', found = '', transaction = '', exported = ''] = told;
  assert.equal(JSON.parse(patient).resourceType, 'Patient');
  assert.ok(JSON.parse(found).entry.length > 0);
  assert.equal(JSON.parse(transaction).type, 'transaction-response');
  assert.match(exported, /content-location: .*\$export\//);
});

test('no line of the log holds a citizen', () => {
  const whole = server.lines.join('');
  for (const secret of ['0101701234', '0808708901', '1010701123', 'Lægehuset', system]) assert.ok(!whole.includes(secret), secret);
  assert.deepEqual(
    server.lines.filter((line) => line.includes('"level":50') && !line.includes('the programme')),
    [],
  );
});
