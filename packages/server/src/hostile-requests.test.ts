import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { hookRequest, prefetch } from './cds/prefetch-fixture.ts';
import { feedbackOf, listen, type TestServer } from './listening-server.ts';

let server: TestServer;
const lines: string[] = [];
let honest: string;
let kept: number;
before(async () => {
  server = await listen({ log: 'info', logStream: { write: (line) => lines.push(line) } });
  honest = await honestAnswer();
  kept = (await server.get('/healthz')).json.feedback;
});
after(() => server.close());

/** What an honest request is answered, without what is new each time. */
async function honestAnswer(): Promise<string> {
  const { text, status } = await server.post('/cds-services/rygforloeb-order-sign', hookRequest('order-sign'));
  assert.equal(status, 200);
  return text.replace(/"uuid":"[^"]+"/g, '');
}

const keys = [
  'hook',
  'hookInstance',
  'context',
  'prefetch',
  'userId',
  'patientId',
  'draftOrders',
  'selections',
  'resourceType',
  'entry',
  'resource',
  'coding',
  'code',
  'system',
  'parameter',
  'name',
  'findings',
  'value',
  'feedback',
  'extension',
  'constructor',
  'toString',
  'length',
  '',
];
const words = [
  'patient-view',
  'order-sign',
  'Patient/p1',
  'p1',
  'Bundle',
  'Patient',
  'Observation',
  'Parameters',
  'strength-grade',
  '2024-02-30',
  'x\u0000y',
  '’; drop table',
  '../../etc/passwd',
  '🙂',
  '0101701234',
];
const anything = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constantFrom(...words), fc.integer(), fc.boolean(), fc.constant(null), fc.double(), fc.string()),
  node: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 5 }),
  ),
})).node;

const targets: readonly (readonly [path: string, body: object])[] = [
  ['/cds-services/rygforloeb-patient-view', hookRequest('patient-view')],
  ['/cds-services/rygforloeb-order-select', hookRequest('order-select')],
  ['/cds-services/rygforloeb-order-sign', hookRequest('order-sign')],
  ['/cds-services/rygforloeb-order-sign/feedback', { feedback: [feedbackOf()] }],
  [
    '/fhir/PlanDefinition/$apply',
    {
      resourceType: 'Parameters',
      parameter: [
        { name: 'subject', valueString: 'Patient/p1' },
        { name: 'data', resource: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: prefetch().patient }] } },
      ],
    },
  ],
  [
    '/api/assess',
    {
      id: 'a',
      asOf: '2024-03-12T10:00+01:00',
      actor: 'gp',
      citizen: { birthDate: '1979-05-02' },
      findings: [{ code: 'strength-grade', value: 3 }],
    },
  ],
];

let acceptedFeedback = 0;

async function neverFails(path: string, body: string, type = 'application/json'): Promise<void> {
  const reply = await server.post(path, body, { 'content-type': type });
  if (path.endsWith('/feedback') && reply.status === 200) acceptedFeedback += JSON.parse(body).feedback.length;
  assert.ok(reply.status < 500, `${reply.status} ${path} ${body.slice(0, 300)} → ${reply.text.slice(0, 300)}`);
  assert.doesNotMatch(reply.text, /node_modules|\.ts:\d|\bat \w+ \(/, 'no stack');
  if (reply.status >= 400) assert.equal(reply.json.resourceType, 'OperationOutcome', reply.text);
}

test('400 requests of any JSON whatever: never a 5xx, never a stack, always an OperationOutcome', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...targets), anything, async ([path], body) => neverFails(path, JSON.stringify(body ?? null))),
    { numRuns: 400 },
  );
});

test('400 honest requests with one value replaced by anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...targets), fc.nat(), anything, async ([path, body], place, value) => {
      const text = JSON.stringify(body);
      const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\btrue\b|\bfalse\b|\bnull\b|-?\b\d+\b/g)].filter(
        (match) => text[match.index + match[0].length] !== ':',
      );
      const at = places[place % places.length];
      assert.ok(at);
      await neverFails(path, `${text.slice(0, at.index)}${JSON.stringify(value ?? null)}${text.slice(at.index + at[0].length)}`);
    }),
    { numRuns: 400 },
  );
});

test('150 honest requests cut off, torn or with bytes changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...targets), fc.nat(), fc.string(), async ([path, body], place, junk) => {
      const text = JSON.stringify(body);
      const at = place % text.length;
      await neverFails(path, `${text.slice(0, at)}${junk}${place % 2 ? '' : text.slice(at + 1)}`);
    }),
    { numRuns: 150 },
  );
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in a JSON value: the holder and the key. */
function placesIn(value: Json): readonly (readonly [holder: Json[] | { [key: string]: Json }, key: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as const, ...placesIn((value as { [key: string]: Json })[key] ?? null)]);
}

/** Ways to spoil one place of an honest request. */
const spoilers: readonly ((holder: { [key: string]: Json }, key: string) => void)[] = [
  (holder, key) => void Reflect.deleteProperty(holder, key),
  ...[null, true, 0, -1e308, '', ' ', 'x'.repeat(20_000), '\uD800', '{{7*7}}', [], {}, [[]], [null], { resourceType: 'Patient' }].map(
    (value) => (holder: { [key: string]: Json }, key: string) => {
      holder[key] = structuredClone(value) as Json;
    },
  ),
  (holder, key) => {
    holder[key] = [holder[key] ?? null, holder[key] ?? null];
  },
  (holder, key) => {
    holder[key] = { [key]: holder[key] ?? null };
  },
  (holder, key) => {
    holder[`${key} `] = holder[key] ?? null;
  },
  (holder) => {
    for (const name of ['hasOwnProperty', 'valueOf', 'then', '__defineGetter__', 'toJSON']) holder[name] = 'x';
  },
  (holder, key) => {
    let deep: Json = 'x';
    for (let depth = 0; depth < 60; depth += 1) deep = depth % 2 === 0 ? [deep] : { extension: deep };
    holder[key] = deep;
  },
  (holder, key) => {
    holder[key] = Array.from({ length: 2_000 }, () => ({ resource: { resourceType: 'Condition', code: { coding: [{}] } } }));
  },
];

test('300 honest requests spoiled in one to three places', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...targets),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...spoilers)), { minLength: 1, maxLength: 3 }),
      async ([path, body], spoils) => {
        const spoiled = structuredClone(body) as Json;
        for (const [at, spoil] of spoils) {
          const places = placesIn(spoiled);
          const place = places[at % Math.max(1, places.length)];
          if (place !== undefined) spoil(place[0] as { [key: string]: Json }, place[1]);
        }
        await neverFails(path, JSON.stringify(spoiled));
      },
    ),
    { numRuns: 300 },
  );
});

test('requests in other encodings and under strange content types are refused, never guessed at', async () => {
  const [[path, body]] = targets as [(typeof targets)[number]];
  const text = JSON.stringify(body);
  const send = (headers: Record<string, string>, content: string | Uint8Array<ArrayBuffer> = text) =>
    server.send(path, { method: 'POST', body: content, headers });
  const json = { 'content-type': 'application/json' };
  for (const [headers, content, status] of [
    [{ 'content-type': 'application/json; charset=utf-8' }, text, 200],
    [{ 'content-type': 'application/fhir+json;fhirVersion=4.0' }, text, 200],
    [{ 'content-type': 'text/html' }, text, 415],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 415],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'hook=patient-view', 415],
    [{ 'content-type': 'application/json/../x' }, text, 415],
    [{ 'content-type': ';;;' }, text, 415],
    [json, Buffer.from(text, 'utf16le'), 400],
    [json, Buffer.from([0xff, 0xfe, 0x00]), 400],
    [json, Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(text)]), 400],
    [json, `${text}${text}`, 400],
    [json, `/* x */${text}`, 400],
    [json, 'NaN', 400],
  ] as const) {
    const reply = await send(headers, content);
    assert.equal(reply.status, status, `${JSON.stringify(headers)} ${reply.text.slice(0, 200)}`);
    if (status !== 200) assert.equal(reply.json.resourceType, 'OperationOutcome');
  }
});

test('wrong types, encodings, prototypes, depth and size are refused, each with its status', async () => {
  const path = '/cds-services/rygforloeb-patient-view';
  const status = async (body: string, type = 'application/json') => {
    await neverFails(path, body, type);
    return (await server.post(path, body, { 'content-type': type })).status;
  };
  assert.equal(await status('<Patient/>', 'application/fhir+xml'), 415);
  assert.equal(await status('a=b', 'text/plain'), 415);
  assert.equal(await status(''), 400);
  assert.equal(await status('{"__proto__":{"x":1}}'), 400);
  assert.equal(await status('{"constructor":{"prototype":{"x":1}}}'), 400);
  assert.equal(await status(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 400);
  assert.equal(await status(`{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`), 400);
  assert.equal(await status(JSON.stringify('x'.repeat(2 * 1024 * 1024))), 413);
  assert.equal(await status(Buffer.from('{"hook":"patient-view"}', 'utf16le').toString('latin1')), 400);
  assert.equal(({} as { x?: number }).x, undefined);
});

test('a record of thousands of resources is answered, and fast enough', async () => {
  const many = Array.from({ length: 4_000 }, (_, index) => ({
    resource: { resourceType: 'Observation', id: `o${index}`, status: 'final' },
  }));
  const started = performance.now();
  await neverFails(
    '/cds-services/rygforloeb-patient-view',
    JSON.stringify(hookRequest('patient-view', { prefetch: prefetch({ observations: { resourceType: 'Bundle', entry: many } }) })),
  );
  assert.ok(performance.now() - started < 3_000);
});

test('strange addresses are refused calmly', async () => {
  for (const path of [
    '/%',
    '/%E0%A4%A',
    '/fhir/%00',
    '/cds-services/../../etc/passwd',
    '/assets/..%2f..%2fpackage.json',
    `/fhir/PlanDefinition/${'x'.repeat(5_000)}`,
    '/fhir/PlanDefinition?_id=a&_id=b&url[]=c',
    '/?sprog=%ff',
  ]) {
    const reply = await server.get(path);
    assert.ok(reply.status < 500, `${reply.status} ${path}`);
  }
});

test('after all of this an honest request is answered as before, and only feedback that was accepted is counted', async () => {
  assert.equal(await honestAnswer(), honest);
  assert.equal((await server.get('/healthz')).json.feedback, kept + acceptedFeedback);
  assert.deepEqual(Object.keys(Object.prototype), []);
});

test('no line of the log holds anything of what was sent', () => {
  assert.ok(lines.length > 900, `${lines.length} lines`);
  const whole = lines.join('');
  for (const secret of ['0101701234', 'Karen', 'Prøve', 'passwd', 'drop table', 'Nye symptomer', 'sprog', 'strength-grade'])
    assert.ok(!whole.includes(secret), secret);
});
