import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Resource } from '../store/resource.ts';
import { parametersUsed } from './parameters-used.ts';
import { targetsOf } from './read-include.ts';
import { type ReadOptions, readSearch } from './read-search.ts';

test('several values are any of them, several parameters all of them', () => {
  assert.deepEqual(conditions('Task', 'status=requested,accepted&status=http://hl7.org/fhir/task-status|accepted&patient=Patient/karen'), [
    { parameter: 'status', filter: ['requested', 'accepted'] },
    { parameter: 'status', filter: 'accepted' },
    { parameter: 'patient', filter: 'karen' },
  ]);
});

test('an escaped comma, bar, dollar and backslash stand for themselves', () => {
  assert.deepEqual(conditions('Task', 'code=a\\,b,c\\$d\\\\e'), [{ parameter: 'code', filter: ['a,b', 'c$d\\e'] }]);
  assert.deepEqual(conditions('Task', 'identifier=https://example.org|a\\|b'), [
    { parameter: 'identifier', filter: 'https://example.org|a|b' },
  ]);
});

test('a date reaches as far as it is precise, in Copenhagen', () => {
  const span = (text: string) => {
    const [condition] = conditions('Observation', `date=${encodeURIComponent(text)}`);
    const { from, before } = (condition as { filter: { from: string; before: string } }).filter;
    return `${from} ${before}`;
  };
  assert.equal(span('2026'), '2025-12-31T23:00:00.000Z 2026-12-31T23:00:00.000Z');
  assert.equal(span('2026-03'), '2026-02-28T23:00:00.000Z 2026-03-31T22:00:00.000Z');
  assert.equal(span('2026-03-29'), '2026-03-28T23:00:00.000Z 2026-03-29T22:00:00.000Z');
  assert.equal(span('2026-12-31'), '2026-12-30T23:00:00.000Z 2026-12-31T23:00:00.000Z');
  assert.equal(span('2026-07-01T10:15'), '2026-07-01T08:15:00.000Z 2026-07-01T08:16:00.000Z');
  assert.equal(span('2026-10-25T02:30'), '2026-10-25T00:30:00.000Z 2026-10-25T00:31:00.000Z', 'the first of two');
  assert.equal(span('2026-03-29T02:30'), '2026-03-29T01:30:00.000Z 2026-03-29T01:31:00.000Z', 'an hour that was left out');
  assert.equal(span('2026-03-02T10:15:30Z'), '2026-03-02T10:15:30.000Z 2026-03-02T10:15:31.000Z');
  assert.equal(span('2026-03-02T10:15:30.5+01:00'), '2026-03-02T09:15:30.500Z 2026-03-02T09:15:30.600Z');
  assert.match(span('0001'), /^0001-01-01T00:00:00.000Z 0001-12-31T23:0/);
  assert.equal(span('9999-12'), '9999-11-30T23:00:00.000Z 9999-12-31T23:00:00.000Z');
});

test('about a date is a tenth of its distance from now wider', () => {
  const now = new Date('2026-03-11T00:00:00+01:00');
  assert.deepEqual(conditions('Observation', 'date=ap2026-03-01', { now })[0]?.filter, {
    prefix: 'ap',
    from: '2026-02-27T23:00:00.000Z',
    before: '2026-03-02T23:00:00.000Z',
  });
});

test('order, page, parts and includes are read', () => {
  const read = readSearch(
    'Task',
    pairs(
      '_sort=-modified,status,_lastUpdated&_count=50&_summary=false&_total=accurate&_elements=id,status&_include=Task:owner&_include=Task:focus:ServiceRequest&_revinclude=Provenance:target',
    ),
  );
  assert.deepEqual(read, {
    ok: true,
    query: {
      search: { conditions: [], sort: '-modified,status,recorded', count: 50 },
      include: [
        { type: 'Task', parameter: 'owner' },
        { type: 'Task', parameter: 'focus', target: 'ServiceRequest' },
      ],
      revinclude: [{ type: 'Provenance', parameter: 'target' }],
      summary: 'false',
      elements: ['id', 'status'],
      total: 'accurate',
      ignored: [],
    },
  });
  const none = readSearch('Task', pairs('_count=0'));
  assert.equal(none.ok && none.query.summary, 'count');
  const many = readSearch('Task', pairs('_count=100000'));
  assert.equal(many.ok && many.query.search.count, 1000);
});

test('what is not known is refused by its name, or passed over where the sender allows it; a modifier is never passed over', () => {
  assert.deepEqual(faults('Task', 'colour=red'), ['not-supported http.colour']);
  assert.deepEqual(readSearch('Task', pairs('colour=red&0101701234=x'), { lenient: true }), {
    ok: true,
    query: {
      search: { conditions: [] },
      include: [],
      revinclude: [],
      summary: 'false',
      elements: [],
      total: 'none',
      ignored: ['colour', 'unnamed'],
    },
  });
  for (const query of [
    'code:above=x',
    'code:text=x',
    'status:exact=x',
    'owner:Device=x',
    'owner:identifier=x',
    'modified:not=2026',
    '_id:not=x',
    '_id:missing=true',
    'owner:=x',
  ]) {
    assert.match(faults('Task', query, { lenient: true }).join(), /^not-supported http\./, query);
  }
});

test('what cannot be read is refused by its name, and no text repeats a value', () => {
  const wrong = [
    'modified=today',
    'modified=2026-02-30',
    'modified=xx2026',
    'modified=2026-03-02T10',
    'status=',
    'status=a,',
    'status=a|b|c',
    'status=|',
    'owner=a b',
    'owner=Type/',
    'code=a\u0000b',
    'code=\ud800',
    'owner:missing=yes',
    '_count=-1',
    '_count=x',
    '_sort=owner',
    '_sort=nothing',
    '_sort=',
    '_summary=text',
    '_total=all',
    '_elements=a b',
    '_include=Task',
    '_include=Task:status',
    '_include=ServiceRequest:requester',
    '_include=*',
    '_include=Task:owner:Observation',
    '_include=Task:owner:Patient:x',
    '_revinclude=Observation:code',
    '_revinclude=PractitionerRole:practitioner',
    '_include:iterate=Task:owner',
    '_sort=status&_sort=status',
    '_sort=status,modified,due,_id,_lastUpdated',
    `_id=${'x,'.repeat(1001)}x`,
  ];
  for (const query of wrong) assert.match(faults('Task', query).join(), /^(value|not-supported|too-long) http\.[_a-z]+$/i, query);
  for (const query of [
    'modified=0101701234',
    'owner=Karen 0101701234',
    '0101701234=x',
    '_sort=0101701234',
    '_include=0101701234',
    'code:0101701234=x',
    '__proto__=0101701234',
  ]) {
    const read = readSearch('Task', pairs(query));
    assert.equal(read.ok, false, query);
    assert.doesNotMatch(JSON.stringify(read), /0101701234/);
  }
  assert.equal(
    readSearch(
      'Task',
      Array.from({ length: 51 }, () => ['status', 'draft'] as const),
    ).ok,
    false,
  );
});

test('the parameters of a search can be told by name, however it was written', () => {
  const read = readSearch('Observation', pairs('code=leg-pain&date=ge2026&code=x&_sort=-date'));
  assert.deepEqual(read.ok && parametersUsed('Observation', read.query.search), ['code', 'date']);
  assert.deepEqual(parametersUsed('Observation', { where: { patient: 'karen', codes: 'x', recorded: {} }, sort: '-event,status' }), [
    'patient',
    'code',
    '_lastUpdated',
    'date',
    'status',
  ]);
});

test('what a resource leads to is told by the parameter and, where one is named, the type', () => {
  const task: Resource = {
    resourceType: 'Task',
    id: 'a',
    for: { reference: 'Patient/karen' },
    owner: { reference: 'PractitionerRole/b/_history/3' },
    basedOn: [{ reference: 'ServiceRequest/c' }, { reference: 'https://example.org/fhir/ServiceRequest/d' }, { reference: 'CarePlan/e' }],
  };
  assert.deepEqual(targetsOf({ type: 'Task', parameter: 'patient' }, task), ['Patient/karen']);
  assert.deepEqual(targetsOf({ type: 'Task', parameter: 'owner' }, task), ['PractitionerRole/b']);
  assert.deepEqual(targetsOf({ type: 'Task', parameter: 'owner', target: 'Patient' }, task), []);
  assert.deepEqual(targetsOf({ type: 'Task', parameter: 'based-on' }, task), ['ServiceRequest/c', 'CarePlan/e']);
  assert.deepEqual(targetsOf({ type: 'Task', parameter: 'based-on', target: 'CarePlan' }, task), ['CarePlan/e']);
  assert.deepEqual(targetsOf({ type: 'CarePlan', parameter: 'goal' }, task), []);
});

function pairs(query: string): readonly (readonly [string, string])[] {
  return query.split('&').map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), pair.includes('%') ? decodeURIComponent(pair.slice(equals + 1)) : pair.slice(equals + 1)];
  });
}

function conditions(type: string, query: string, options?: ReadOptions) {
  const read = readSearch(type, pairs(query), options);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.query.search.conditions ?? [];
}

function faults(type: string, query: string, options?: ReadOptions): readonly string[] {
  const read = readSearch(type, pairs(query), options);
  return read.ok ? [] : read.issues.map(({ code, expression }) => `${code} ${expression.join()}`);
}
