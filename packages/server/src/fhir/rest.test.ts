// All interactions on single resources in one file, because every file starts a database.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { validate } from '@rygforloeb/record';
import { toAuditEvent } from './audit-event.ts';
import { recordServer } from './testing/record-server.ts';

const server = await recordServer();
const { get, post, put, patch, remove, made, send } = server;
const system = 'urn:oid:1.2.208.176.1.2';
const aPatient = (cpr = '0101701234') => ({
  resourceType: 'Patient',
  identifier: [{ system, value: cpr }],
  name: [{ family: 'Eksempel', given: ['Karen'] }],
  birthDate: '1970-01-01',
});
const aRole = (organization: string) => ({
  resourceType: 'PractitionerRole',
  practitioner: { reference: 'Practitioner/a' },
  organization: { reference: `Organization/${organization}` },
  code: [{ text: 'physiotherapist' }],
});
const anObservation = (patient: string) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'leg-pain' }] },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: '2026-03-02T09:00:00+01:00',
  valueBoolean: true,
});
const outcomeOf = ({
  status,
  type,
  json,
}: {
  status: number;
  type: string;
  json: { resourceType?: string; issue?: { code: string }[] };
}) => {
  assert.equal(json?.resourceType, 'OperationOutcome');
  assert.match(type, /fhir\+json/);
  return [status, json.issue?.[0]?.code];
};
const relative = (url: string) => url.replace(server.url, '');

describe('who asks', () => {
  test('nobody is let in without a token, and is told how to come', async () => {
    const reply = await send('/fhir/Patient/a', { headers: { authorization: '' } });
    assert.deepEqual(outcomeOf(reply), [401, 'login']);
    assert.equal(reply.headers.get('www-authenticate'), 'Bearer');
    assert.equal((await send('/fhir/metadata', { headers: { authorization: '' } })).status, 200);
  });

  test('what the role may not do is forbidden', async () => {
    const reader = { authorization: 'Bearer bo reader' };
    assert.deepEqual(outcomeOf(await post('/fhir/Patient', aPatient(), reader)), [403, 'forbidden']);
    assert.equal((await get('/fhir/Patient', reader)).status, 200);
  });
});

describe('read', () => {
  test('a resource comes with its version and time, and 304 when it is known', async () => {
    const { id, meta } = await made(aPatient());
    const reply = await get(`/fhir/Patient/${id}`);
    assert.deepEqual([reply.status, reply.headers.get('etag')], [200, 'W/"1"']);
    assert.equal(reply.headers.get('last-modified'), new Date(meta.lastUpdated).toUTCString());
    for (const known of ['W/"1"', '"1"', 'W/"7", W/"1"', '*']) {
      const again = await get(`/fhir/Patient/${id}`, { 'if-none-match': known });
      assert.deepEqual([again.status, again.text, again.headers.get('etag')], [304, '', 'W/"1"'], known);
    }
    assert.equal((await get(`/fhir/Patient/${id}`, { 'if-none-match': 'W/"2"' })).status, 200);
    const second = Math.floor(Date.parse(meta.lastUpdated) / 1000) * 1000;
    const since = async (time: number) => (await get(`/fhir/Patient/${id}`, { 'if-modified-since': new Date(time).toUTCString() })).status;
    assert.deepEqual([await since(second - 1000), await since(second), await since(second + 1000)], [200, 304, 304]);
    assert.equal((await send(`/fhir/Patient/${id}`, { method: 'HEAD' })).text, '');
  });

  test('an old version is read by its number; a deleted one is gone, one that never was is not found', async () => {
    const { id } = await made(aPatient());
    await put(`/fhir/Patient/${id}`, { ...aPatient(), id, active: true }, { 'if-match': 'W/"1"' });
    assert.equal((await get(`/fhir/Patient/${id}/_history/1`)).json.active, undefined);
    assert.equal((await get(`/fhir/Patient/${id}/_history/2`)).json.active, true);
    for (const version of ['0', '3', 'x', '99999999999'])
      assert.deepEqual(outcomeOf(await get(`/fhir/Patient/${id}/_history/${version}`)), [404, 'not-found']);
    await remove(`/fhir/Patient/${id}`, { 'if-match': 'W/"2"' });
    assert.deepEqual(outcomeOf(await get(`/fhir/Patient/${id}`)), [410, 'deleted']);
    assert.deepEqual(outcomeOf(await get(`/fhir/Patient/${id}/_history/3`)), [410, 'deleted']);
    assert.equal((await get(`/fhir/Patient/${id}/_history/2`)).status, 200);
  });

  test('unknown types, ids and operations are told apart', async () => {
    assert.deepEqual(outcomeOf(await get('/fhir/Patient/nobody')), [404, 'not-found']);
    assert.deepEqual(outcomeOf(await get('/fhir/Patient/with_underscore')), [404, 'not-found']);
    assert.deepEqual(outcomeOf(await get('/fhir/Medication/a')), [404, 'not-supported']);
    assert.deepEqual(outcomeOf(await get('/fhir/constructor/a')), [404, 'not-supported']);
    assert.deepEqual(outcomeOf(await get('/fhir/Patient/$explode')), [404, 'not-supported']);
    assert.deepEqual(outcomeOf(await get('/fhir/$explode')), [404, 'not-supported']);
    assert.deepEqual(outcomeOf(await get('/fhir/Task/a/$everything')), [404, 'not-supported']);
    assert.deepEqual(outcomeOf(await get('/fhir/Patient/a/b/c/d')), [404, 'not-found']);
    const wrong = await remove('/fhir/Patient', { 'if-match': 'W/"1"' });
    assert.deepEqual(outcomeOf(wrong), [405, 'not-supported']);
    assert.match(wrong.headers.get('allow') ?? '', /GET, POST, PUT/);
  });

  test('part of a resource is marked as a part', async () => {
    const { id } = await made(anObservation((await made(aPatient())).id));
    const part = (await get(`/fhir/Observation/${id}?_elements=value`)).json;
    assert.deepEqual(Object.keys(part).sort(), ['code', 'id', 'meta', 'resourceType', 'status', 'valueBoolean']);
    assert.equal(part.meta.tag[0].code, 'SUBSETTED');
    const summary = (await get(`/fhir/Observation/${id}?_summary=true`)).json;
    assert.deepEqual([summary.valueBoolean, summary.meta.tag[0].code], [true, 'SUBSETTED']);
    assert.equal((await get(`/fhir/Observation/${id}?_summary=maybe`)).status, 400);
  });
});

describe('form', () => {
  test('JSON is spoken under its names; XML is refused in so many words', async () => {
    const { id } = await made(aPatient());
    for (const accept of [
      'application/fhir+json',
      'application/json;q=0.5',
      '*/*',
      'text/html, application/*;q=0.8',
      'application/fhir+json; fhirVersion=4.0',
    ])
      assert.equal((await get(`/fhir/Patient/${id}`, { accept })).status, 200, accept);
    for (const accept of ['application/fhir+xml', 'text/html', 'application/json;q=0']) {
      assert.deepEqual(outcomeOf(await get(`/fhir/Patient/${id}`, { accept })), [406, 'not-supported'], accept);
    }
    assert.match((await get(`/fhir/Patient/${id}?_format=xml`)).text, /XML/);
    assert.equal((await get(`/fhir/Patient/${id}?_format=json`, { accept: 'text/html' })).status, 200);
    assert.equal((await get(`/fhir/Patient/${id}?_format=application/fhir+json`)).status, 200);
    for (const type of ['application/fhir+xml', 'text/plain', 'application/json; charset=latin1'])
      assert.deepEqual(outcomeOf(await post('/fhir/Patient', aPatient(), { 'content-type': type })), [415, 'not-supported'], type);
    assert.equal((await post('/fhir/Patient', aPatient(), { 'content-type': 'application/json; charset=UTF-8' })).status, 201);
  });

  test('a body that is no JSON is told by line and column, without its content', async () => {
    const reply = await post('/fhir/Patient', '{\n  "resourceType": "Patient",\n  "birthDate": 0101701234\n}');
    assert.deepEqual(outcomeOf(reply), [400, 'structure']);
    assert.match(reply.text, /linje 3, tegn 17/);
    assert.doesNotMatch(reply.text, /0101701234/);
  });
});

describe('create', () => {
  test('the answer is the resource, nothing, or an outcome, as the caller prefers', async () => {
    const plain = await post('/fhir/Patient', { ...aPatient(), id: 'mine' });
    assert.equal(plain.status, 201);
    assert.notEqual(plain.json.id, 'mine');
    assert.equal(relative(plain.headers.get('location') ?? ''), `/fhir/Patient/${plain.json.id}/_history/1`);
    const minimal = await post('/fhir/Patient', aPatient(), { prefer: 'return=minimal' });
    assert.deepEqual([minimal.status, minimal.text, minimal.headers.get('etag')], [201, '', 'W/"1"']);
    assert.ok(minimal.headers.get('location'));
    assert.deepEqual(outcomeOf(await post('/fhir/Patient', aPatient(), { prefer: 'return=OperationOutcome' })), [201, 'informational']);
  });

  test('what is not valid is refused with each fault in its place, and nothing is saved', async () => {
    const before = (await get('/fhir/Observation?_summary=count')).json.total;
    const reply = await post('/fhir/Observation', { ...anObservation('karen'), status: 'finished', colour: 'red' });
    assert.equal(reply.status, 422);
    assert.deepEqual(reply.json.issue.map(({ expression: [place] }: { expression: string[] }) => place).sort(), [
      'Observation.colour',
      'Observation.status',
    ]);
    assert.equal((await get('/fhir/Observation?_summary=count')).json.total, before);
    for (const body of ['[]', 'null', '"x"', '{}', '{"resourceType":7}', JSON.stringify(anObservation('a'))])
      assert.deepEqual(outcomeOf(await post('/fhir/Patient', body)), [400, 'value'], body);
    assert.deepEqual(outcomeOf(await post('/fhir/Patient', '')), [400, 'structure']);
  });

  test('with a key it happens once, also when it is sent ten times at once', async () => {
    const key = { 'idempotency-key': 'request-17' };
    const replies = await Promise.all(Array.from({ length: 10 }, () => post('/fhir/Patient', aPatient('0202702345'), key)));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [...Array(9).fill(200), 201]);
    assert.equal(new Set(replies.map(({ json }) => json.id)).size, 1);
    assert.deepEqual(outcomeOf(await post('/fhir/Patient', aPatient('0202702346'), key)), [422, 'processing']);
    assert.equal((await post('/fhir/Patient', aPatient('0202702346'), { ...key, authorization: 'Bearer bo all' })).status, 201);
    assert.equal((await post('/fhir/Patient', aPatient(), { 'idempotency-key': 'x'.repeat(200) })).status, 201);
    assert.equal((await post('/fhir/Patient', aPatient(), { 'idempotency-key': 'x'.repeat(201) })).status, 400);
  });

  test('on condition of an identifier it happens once, and never when several have it', async () => {
    const once = (value: string) => ({ 'if-none-exist': `identifier=${system}|${value}` });
    const replies = await Promise.all(Array.from({ length: 5 }, () => post('/fhir/Patient', aPatient('0303703456'), once('0303703456'))));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 200, 200, 200, 201]);
    await made(aPatient('0303703456'));
    assert.deepEqual(outcomeOf(await post('/fhir/Patient', aPatient('0303703456'), once('0303703456'))), [412, 'multiple-matches']);
    for (const wrong of ['name=Karen', 'identifier=x', 'identifier=a|b&identifier=c|d', ''])
      assert.equal((await post('/fhir/Patient', aPatient(), { 'if-none-exist': wrong })).status, 400, wrong);
    assert.equal((await post('/fhir/Patient', aPatient(), { ...once('x'), 'idempotency-key': 'y' })).status, 400);
  });
});

describe('update, patch and delete', () => {
  test('an update names the version that it has seen; without it 428, with an old one 412', async () => {
    const { id } = await made(aPatient());
    const body = { ...aPatient(), id, active: true };
    assert.deepEqual(outcomeOf(await put(`/fhir/Patient/${id}`, body)), [428, 'required']);
    for (const wrong of ['*', '1', 'W/"x"', 'W/"1", W/"2"'])
      assert.deepEqual(outcomeOf(await put(`/fhir/Patient/${id}`, body, { 'if-match': wrong })), [400, 'value'], wrong);
    const reply = await put(`/fhir/Patient/${id}`, body, { 'if-match': 'W/"1"' });
    assert.deepEqual([reply.status, reply.headers.get('etag'), reply.json.meta.versionId], [200, 'W/"2"', '2']);
    for (const other of ['W/"1"', 'W/"3"'])
      assert.deepEqual(outcomeOf(await put(`/fhir/Patient/${id}`, body, { 'if-match': other })), [412, 'conflict'], other);
    assert.equal((await put(`/fhir/Patient/${id}`, { ...body, id: 'other' }, { 'if-match': 'W/"2"' })).status, 400);
    assert.deepEqual(outcomeOf(await put('/fhir/Patient/nobody', { ...body, id: 'nobody' }, { 'if-match': 'W/"1"' })), [404, 'not-found']);
  });

  test('a resource never moves to another citizen', async () => {
    const [one, other] = [await made(aPatient()), await made(aPatient())];
    const { id } = await made(anObservation(one.id));
    const moved = await put(`/fhir/Observation/${id}`, { ...anObservation(other.id), id }, { 'if-match': 'W/"1"' });
    assert.deepEqual(outcomeOf(moved), [422, 'business-rule']);
  });

  test('an update on condition creates when nothing fits, updates what fits, and is refused when several do', async () => {
    const url = `/fhir/Patient?identifier=${encodeURIComponent(`${system}|0404704567`)}`;
    const body = aPatient('0404704567');
    assert.equal((await put(url, { ...body, id: 'mine' })).status, 400);
    const first = await put(url, body);
    assert.equal(first.status, 201);
    const second = await put(url, { ...body, active: true });
    assert.deepEqual([second.status, second.json.id, second.json.meta.versionId], [200, first.json.id, '2']);
    assert.equal((await put(url, { ...body, id: 'mine' })).status, 400);
    assert.equal((await put(url, { ...body, id: first.json.id }, { 'if-match': 'W/"1"' })).status, 412);
    await made(body);
    assert.deepEqual(outcomeOf(await put(url, body)), [412, 'multiple-matches']);
    for (const wrong of ['', '?_count=1', '?identifier=', '?unknown=1'])
      assert.equal((await put(`/fhir/Patient${wrong}`, body)).status, 400, wrong);
  });

  test('a patch changes what it names, if its tests hold', async () => {
    const { id } = await made(aPatient());
    const ifMatch = { 'if-match': 'W/"1"' };
    const active = [{ op: 'add', path: '/active', value: true }];
    assert.deepEqual(outcomeOf(await patch(`/fhir/Patient/${id}`, active)), [428, 'required']);
    const failing = [{ op: 'test', path: '/birthDate', value: '1970-01-02' }, ...active];
    assert.deepEqual(outcomeOf(await patch(`/fhir/Patient/${id}`, failing, ifMatch)), [422, 'processing']);
    const holding = [{ op: 'test', path: '/birthDate', value: '1970-01-01' }, ...active, { op: 'copy', from: '/name/0', path: '/name/1' }];
    const reply = await patch(`/fhir/Patient/${id}`, holding, ifMatch);
    assert.deepEqual([reply.status, reply.json.active, reply.json.name.length, reply.headers.get('etag')], [200, true, 2, 'W/"2"']);
    assert.deepEqual(outcomeOf(await patch(`/fhir/Patient/${id}`, active, ifMatch)), [412, 'conflict']);
    assert.equal((await patch(`/fhir/Patient/${id}`, active, { ...ifMatch, 'content-type': 'application/json' })).status, 415);
  });

  test('a patch cannot reach the id, the type, the version, the language itself or the memory', async () => {
    const { id } = await made(aPatient());
    const status = async (...operations: object[]) => (await patch(`/fhir/Patient/${id}`, operations, { 'if-match': 'W/"1"' })).status;
    for (const path of ['/id', '/resourceType', '/meta/versionId'])
      assert.equal(await status({ op: 'replace', path, value: 'x' }), 422, path);
    assert.equal(await status({ op: 'remove', path: '/meta' }), 422);
    for (const path of ['/__proto__/x', '/constructor/prototype/x', '/name/__proto__', '', 'name', '/a~2b'])
      assert.equal(await status({ op: 'add', path, value: 1 }), 400, path);
    assert.equal(await status({ op: 'copy', from: '/__proto__', path: '/name' }), 400);
    for (const document of [[], {}, [1], [{ op: 'add', path: '/active' }], [{ op: 'explode', path: '/active', value: 1 }]])
      assert.equal((await patch(`/fhir/Patient/${id}`, document, { 'if-match': 'W/"1"' })).status, 400, JSON.stringify(document));
    for (const path of ['/nothing/here', '/name/7', '/name/x']) assert.equal(await status({ op: 'replace', path, value: 1 }), 422, path);
    for (const path of ['/resourceType/-', '/birthDate/0', '/active/x'])
      assert.equal(await status({ op: 'add', path, value: 1 }), 422, `${path} leads into a text`);
    const bomb = Array.from({ length: 60 }, () => ({ op: 'copy', from: '/extension', path: '/extension/-' }));
    assert.equal(await status({ op: 'add', path: '/extension', value: [{ url: 'urn:x', valueString: 'x'.repeat(1000) }] }, ...bomb), 422);
    assert.equal((await get(`/fhir/Patient/${id}`)).headers.get('etag'), 'W/"1"');
    assert.equal(({} as { x?: number }).x, undefined);
  });

  test('a deletion names its version too, and may be repeated', async () => {
    const { id } = await made(aPatient());
    assert.deepEqual(outcomeOf(await remove(`/fhir/Patient/${id}`)), [428, 'required']);
    assert.deepEqual(outcomeOf(await remove(`/fhir/Patient/${id}`, { 'if-match': 'W/"2"' })), [412, 'conflict']);
    const gone = await remove(`/fhir/Patient/${id}`, { 'if-match': 'W/"1"' });
    assert.deepEqual([gone.status, gone.text, gone.headers.get('etag')], [204, '', 'W/"2"']);
    assert.equal((await remove(`/fhir/Patient/${id}`, { 'if-match': 'W/"1"' })).status, 204);
    assert.deepEqual(outcomeOf(await put(`/fhir/Patient/${id}`, { ...aPatient(), id }, { 'if-match': 'W/"2"' })), [410, 'deleted']);
    assert.deepEqual(outcomeOf(await remove('/fhir/Patient/nobody', { 'if-match': 'W/"1"' })), [404, 'not-found']);
  });

  test('who did what is written once: a Provenance is never changed', async () => {
    const { id } = await made(aPatient());
    const provenance = await made({
      resourceType: 'Provenance',
      target: [{ reference: `Patient/${id}` }],
      recorded: '2026-03-02T09:00:00Z',
      agent: [{ who: { display: 'Anna' } }],
    });
    const place = `/fhir/Provenance/${provenance.id}`;
    assert.deepEqual(outcomeOf(await put(place, provenance, { 'if-match': 'W/"1"' })), [405, 'not-supported']);
    assert.equal((await remove(place, { 'if-match': 'W/"1"' })).status, 405);
  });
});

describe('history', () => {
  test('the versions of one resource, latest first, a page at a time', async () => {
    const { id } = await made(aPatient());
    await put(`/fhir/Patient/${id}`, { ...aPatient(), id, active: true }, { 'if-match': 'W/"1"' });
    await remove(`/fhir/Patient/${id}`, { 'if-match': 'W/"2"' });
    const all = (await get(`/fhir/Patient/${id}/_history`)).json;
    const told = all.entry.map(({ request, response, resource }: never) => [
      (request as { method: string }).method,
      (response as { etag: string }).etag,
      resource === undefined,
    ]);
    assert.deepEqual(told, [
      ['DELETE', 'W/"3"', true],
      ['PUT', 'W/"2"', false],
      ['POST', 'W/"1"', false],
    ]);
    const first = (await get(`/fhir/Patient/${id}/_history?_count=2`)).json;
    const next = first.link.find(({ relation }: { relation: string }) => relation === 'next').url;
    const second = (await get(relative(next))).json;
    assert.deepEqual(
      [...first.entry, ...second.entry].map(({ response: { etag } }) => etag),
      ['W/"3"', 'W/"2"', 'W/"1"'],
    );
    assert.equal(second.link.length, 1);
    assert.deepEqual(outcomeOf(await get('/fhir/Patient/nobody/_history')), [404, 'not-found']);
    for (const wrong of ['_count=0', '_count=-1', '_count=x', '_since=2026', '_since=x', '_at=2026', '_page=x', '_count=1&_count=2'])
      assert.equal((await get(`/fhir/Patient/${id}/_history?${wrong}`)).status, 400, wrong);
  });

  test('the versions of a type, since a moment', async () => {
    const { meta, id } = await made({ resourceType: 'Organization', name: 'Fysioterapi Eksempel' });
    const since = encodeURIComponent(meta.lastUpdated);
    const { entry, type } = (await get(`/fhir/Organization/_history?_since=${since}`)).json;
    assert.deepEqual([type, entry.length, entry[0].resource.id], ['history', 1, id]);
    const later = new Date(Date.parse(meta.lastUpdated) + 1).toISOString();
    assert.equal((await get(`/fhir/Organization/_history?_since=${later}`)).json.entry, undefined);
  });
});

describe('search', () => {
  test('pages go on by an opaque link that holds no identifier', async () => {
    const { id } = await made(aPatient());
    for (let number = 0; number < 5; number += 1) await made(anObservation(id));
    const found: string[] = [];
    let path = `/fhir/Observation?patient=Patient/${id}&_count=2`;
    for (let page = 0; page < 3; page += 1) {
      const { status, json } = await get(path);
      assert.deepEqual([status, json.type, json.total], [200, 'searchset', undefined]);
      found.push(
        ...json.entry.map(({ resource, search, fullUrl }: never) => {
          assert.equal((search as { mode: string }).mode, 'match');
          assert.match(fullUrl, /^http.*\/fhir\/Observation\/[^/]+$/);
          return (resource as { id: string }).id;
        }),
      );
      assert.match(json.link[0].url, new RegExp(`/fhir/Observation\\?patient=Patient%2F${id}&_count=2$`));
      const next = json.link.find(({ relation }: { relation: string }) => relation === 'next');
      assert.equal(next === undefined, page === 2);
      if (next !== undefined) assert.doesNotMatch(next.url, new RegExp(id));
      path = relative(next?.url ?? '');
    }
    assert.equal(new Set(found).size, 5);
    for (const wrong of ['_page=x', `_page=${'A'.repeat(80)}`]) assert.equal((await get(`/fhir/Observation?${wrong}`)).status, 400);
  });

  test('by form as by address', async () => {
    const { id } = await made(aPatient('0505705678'));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const value = encodeURIComponent(`${system}|0505705678`);
    for (const [path, body] of [
      ['/fhir/Patient/_search', `identifier=${value}`],
      [`/fhir/Patient/_search?identifier=${value}`, '_count=5'],
    ] as const) {
      const { json } = await post(path, body, form);
      assert.deepEqual(
        json.entry.map(({ resource }: { resource: { id: string } }) => resource.id),
        [id],
      );
    }
    assert.equal((await post('/fhir/Patient/_search', '{}')).status, 415);
    assert.equal((await post('/fhir/Patient/_search', 'identifier=%zz', form)).status, 400);
    assert.equal((await post('/fhir/Patient/_search', 'identifier=a%00', form)).status, 400);
  });

  test('what is counted is only counted', async () => {
    const { id } = await made(aPatient());
    await made(anObservation(id));
    for (const count of ['_summary=count', '_count=0']) {
      const { json } = await get(`/fhir/Observation?patient=${id}&${count}`);
      assert.deepEqual([json.total, json.entry], [1, undefined]);
    }
    assert.equal((await get(`/fhir/Observation?patient=${id}&_total=accurate`)).json.total, 1);
    assert.equal((await get(`/fhir/Observation?patient=${id}&_total=none`)).json.total, undefined);
  });

  test('an unknown parameter is refused, or passed over and told when the caller is lenient', async () => {
    assert.deepEqual(outcomeOf(await get('/fhir/Patient?colour=red')), [400, 'not-supported']);
    const { json } = await get('/fhir/Patient?colour=red&_count=1', { prefer: 'handling=lenient' });
    const told = json.entry.at(-1);
    assert.deepEqual([told.search.mode, told.resource.issue[0].severity], ['outcome', 'warning']);
    assert.doesNotMatch(json.link[0].url, /colour/);
    assert.equal((await get(relative(json.link[1].url))).status, 200);
  });

  test('what the matches name, and who names them, comes along once', async () => {
    const organization = await made({ resourceType: 'Organization', name: 'Lægehuset' });
    const role = await made(aRole(organization.id));
    const { id } = await made(aPatient());
    const task = { resourceType: 'Task', status: 'requested', intent: 'order', for: { reference: `Patient/${id}` } };
    for (let number = 0; number < 2; number += 1) await made({ ...task, owner: { reference: `PractitionerRole/${role.id}` } });
    const modes = async (query: string) =>
      (await get(query)).json.entry.map(({ resource, search }: never) => [
        (resource as { resourceType: string }).resourceType,
        (search as { mode: string }).mode,
      ]);
    assert.deepEqual(await modes(`/fhir/Task?patient=${id}&_include=Task:owner&_include=Task:patient`), [
      ['Task', 'match'],
      ['Task', 'match'],
      ['PractitionerRole', 'include'],
      ['Patient', 'include'],
    ]);
    assert.equal((await modes(`/fhir/Task?patient=${id}&_include=Task:owner:Organization`)).length, 2);
    assert.deepEqual(await modes(`/fhir/Patient?_id=${id}&_revinclude=Task:patient`), [
      ['Patient', 'match'],
      ['Task', 'include'],
      ['Task', 'include'],
    ]);
  });
});

describe('operations', () => {
  test('everything of a citizen, with who is named in it, over pages without a gap', async () => {
    const organization = await made({ resourceType: 'Organization', name: 'Fysioterapi Vest' });
    const role = await made(aRole(organization.id));
    const { id } = await made({ ...aPatient(), generalPractitioner: [{ reference: `PractitionerRole/${role.id}` }] });
    for (let number = 0; number < 5; number += 1) await made(anObservation(id));
    await made({ resourceType: 'Task', status: 'requested', intent: 'order', for: { reference: `Patient/${id}` } });
    await made(anObservation((await made(aPatient())).id));
    const all: string[] = [];
    let path = `/fhir/Patient/${id}/$everything?_count=2`;
    for (let page = 0; path !== ''; page += 1) {
      assert.ok(page < 10);
      const { json } = await get(path);
      all.push(
        ...(json.entry ?? []).map(
          ({ resource, search }: never) => `${(resource as { resourceType: string }).resourceType} ${(search as { mode: string }).mode}`,
        ),
      );
      path = relative(json.link?.[0].url ?? '');
    }
    assert.deepEqual([...all].sort(), [
      ...Array(5).fill('Observation match'),
      'Organization include',
      'Patient match',
      'PractitionerRole include',
      'Task match',
    ]);
    const only = (await get(`/fhir/Patient/${id}/$everything?_type=Task`)).json;
    assert.deepEqual(
      only.entry.map(({ resource }: { resource: { resourceType: string } }) => resource.resourceType),
      ['Task'],
    );
    assert.equal((await get(`/fhir/Patient/${id}/$everything?_since=2999-01-01T00:00:00Z`)).json.entry, undefined);
    assert.deepEqual(outcomeOf(await get('/fhir/Patient/nobody/$everything')), [404, 'not-found']);
    for (const wrong of ['_type=Nothing', '_count=x', '_since=2026', 'start=2026'])
      assert.equal((await get(`/fhir/Patient/${id}/$everything?${wrong}`)).status, 400, wrong);
    const clerk = (await get(`/fhir/Patient/${id}/$everything`, { authorization: 'Bearer bo clerk' })).json;
    assert.equal(
      clerk.entry.some(({ resource }: { resource: { resourceType: string } }) => resource.resourceType === 'Observation'),
      false,
    );
  });

  test('a resource is checked without being saved, and the answer is always an outcome', async () => {
    const before = (await get('/fhir/Observation?_summary=count')).json.total;
    const parameters = (resource: object, mode?: string) => ({
      resourceType: 'Parameters',
      parameter: [{ name: 'resource', resource }, ...(mode === undefined ? [] : [{ name: 'mode', valueCode: mode }])],
    });
    const good = anObservation('a');
    const bad = { ...good, status: 'finished' };
    for (const [body, severity] of [
      [good, 'information'],
      [bad, 'error'],
      [parameters(good), 'information'],
      [parameters(bad, 'create'), 'error'],
      [aPatient(), 'error'],
    ] as const) {
      const reply = await post('/fhir/Observation/$validate', body);
      assert.deepEqual([reply.status, reply.json.issue[0].severity], [200, severity]);
    }
    assert.equal((await post('/fhir/Observation/a/$validate', { ...good, id: 'a' })).json.issue[0].severity, 'information');
    assert.equal((await post('/fhir/Observation/a/$validate', { ...good, id: 'b' })).json.issue[0].severity, 'error');
    assert.equal((await post('/fhir/Observation/a/$validate?mode=delete', {})).json.issue[0].code, 'not-found');
    assert.equal((await post('/fhir/Observation/$validate?mode=explode', good)).status, 400);
    assert.equal((await get('/fhir/Observation?_summary=count')).json.total, before);
  });

  test('who looked at a citizen is told as AuditEvents, latest first', async () => {
    const { id } = await made(aPatient());
    await get(`/fhir/Patient/${id}`, { authorization: 'Bearer bo reader' });
    await put(`/fhir/Patient/${id}`, { ...aPatient(), id, active: true }, { 'if-match': 'W/"1"' });
    await get(`/fhir/Patient/${id}/_history`);
    const first = (await get(`/fhir/AuditEvent?patient=Patient/${id}&_count=2`)).json;
    const rest = (await get(relative(first.link[1].url))).json;
    const events = [...first.entry, ...rest.entry].map(({ resource }) => resource);
    assert.deepEqual(
      events.slice(0, 4).map(({ subtype, action }) => `${action} ${subtype[0].code}`),
      ['R history', 'U update', 'R read', 'C create'],
    );
    assert.deepEqual(events[2].agent[0].who, { reference: 'Practitioner/bo', display: 'bo' });
    assert.deepEqual(events[2].entity[0].what, { reference: `Patient/${id}` });
    const full = toAuditEvent({
      seq: 4,
      action: 'search',
      outcome: 'denied',
      recorded: '2026-03-02T09:00:01.000Z',
      who: 'Practitioner/anna',
      name: 'Anna',
      role: 'gp',
      purpose: 'treatment',
      patients: ['karen', 'jens'],
      type: 'Observation',
      query: ['code'],
      reason: 'bevidstløs',
      organization: 'Organization/a',
      client: 'app',
      request: 'r',
    });
    for (const event of [...events, full])
      assert.deepEqual(
        validate(event).filter(({ severity }) => severity === 'error'),
        [],
      );
    assert.match(JSON.stringify(full), /bevidstløs/);
    assert.deepEqual(outcomeOf(await get('/fhir/AuditEvent')), [400, 'required']);
    assert.equal((await post('/fhir/AuditEvent', events[0])).status, 405);
    assert.deepEqual(outcomeOf(await get('/fhir/AuditEvent/4')), [404, 'not-supported']);
  });

  test('who may search by little is still given what comes along, and what has changed', async () => {
    const narrow = { authorization: 'Bearer bo narrow' };
    const { id, meta } = await made(aPatient());
    await made(anObservation(id));
    assert.deepEqual(outcomeOf(await get('/fhir/Patient?birthdate=1970-01-01', narrow)), [403, 'forbidden']);
    const typesIn = async (path: string) =>
      (await get(path, narrow)).json.entry?.map(({ resource }: { resource: { resourceType: string } }) => resource.resourceType);
    assert.deepEqual(await typesIn(`/fhir/Observation?patient=${id}&_include=Observation:patient`), ['Observation', 'Patient']);
    assert.deepEqual(await typesIn(`/fhir/Patient/${id}/$everything?_since=${meta.lastUpdated}`), ['Patient', 'Observation']);
  });
});
