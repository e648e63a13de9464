import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Resource, StoredResource } from '../store/resource.ts';
import { openTemporaryRecord, saved } from '../testing/open-temporary-record.ts';
import { readSearch } from './read-search.ts';

/** A plain filter over a list, written without columns, spans or SQL: what FHIR says about each value, one by one. */

const store = await openTemporaryRecord();
const now = new Date('2026-03-10T12:00:00Z');

// Small pools, so that what is asked for is often there; the dates lie around a change to summer time and are of every precision.
const code = fc.constantFrom('a', 'b', 'a,b', 'x|y', 'c$d', 'Æ\\');
const system = fc.constantFrom(undefined, 'urn:s', 'urn:t');
const moment = fc.constantFrom(
  '2026',
  '2026-03',
  '2026-03-28',
  '2026-03-29',
  '2026-03-29T00:30:00+01:00',
  '2026-03-29T03:00:00.5+02:00',
  '2026-03-30T22:00:00Z',
);
const reference = fc.constantFrom('Practitioner/1', 'PractitionerRole/1', 'Organization/2', 'https://example.org/fhir/Organization/2');
const concept = fc.record({ coding: fc.array(fc.record({ system, code }), { minLength: 1, maxLength: 2 }) });
const period = fc.oneof(fc.record({ start: moment }), fc.record({ end: moment }), fc.constant({ start: '2026-03-01', end: '2026-03-29' }));
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

const task = fc.record({
  status: fc.constantFrom('requested', 'accepted', 'completed'),
  code: optional(concept),
  owner: optional(reference.map((one) => ({ reference: one }))),
  lastModified: optional(moment),
  end: optional(moment),
  basedOn: fc.array(
    reference.map((one) => ({ reference: one })),
    { maxLength: 2 },
  ),
});
const observation = fc.record({ code: concept, effectiveDateTime: optional(moment), effectivePeriod: optional(period) });
const patient = fc.record({
  family: optional(fc.constantFrom('Åkjær', 'akj', 'O’Hara', "d'Or", 'Øst Vest')),
  given: fc.array(fc.constantFrom('Karen', 'KAREN', 'é%_'), { maxLength: 2 }),
  birthDate: optional(fc.constantFrom('1970', '1970-02', '1970-02-28')),
});

const prefix = fc.constantFrom('', 'eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sa', 'eb');
const escaped = (text: string) => text.replace(/[\\,|$]/g, '\\$&');
const tokenValue = fc.oneof(
  code.map(escaped),
  fc.tuple(system, code).map(([one, other]) => `${one ?? ''}|${escaped(other)}`),
  fc.constantFrom('urn:s|', 'urn:u|'),
);
const dateValue = fc.tuple(prefix, moment).map(([one, other]) => one + other);
const birthValue = fc.tuple(prefix, fc.constantFrom('1970', '1970-02', '1970-02-28', '1970-03-01')).map(([one, other]) => one + other);
const referenceValue = fc.oneof(reference, fc.constantFrom('1', '2', '3'));
const nameValue = fc.constantFrom('ak', 'ÅKJÆR', 'k', 'karen', 'Karen', 'o’', "d'", 'øst v', 'vest', '%', '_', 'é', 'karen å');
const values = (arbitrary: fc.Arbitrary<string>) => fc.array(arbitrary, { minLength: 1, maxLength: 3 }).map((all) => all.join(','));
const asked = (name: string, arbitrary: fc.Arbitrary<string>, ...modifiers: readonly string[]) =>
  fc.oneof(
    values(arbitrary).map((value) => [name, value] as const),
    fc.constantFrom('true', 'false').map((value) => [`${name}:missing`, value] as const),
    ...modifiers.map((modifier) => values(arbitrary).map((value) => [`${name}:${modifier}`, value] as const)),
  );

type Pair = readonly [string, string];
type Query = readonly Pair[];
const query = (...pairs: readonly fc.Arbitrary<Pair>[]) => fc.array(fc.oneof(...pairs), { maxLength: 3 });

const statusValue = fc.constantFrom('requested', 'accepted', 'http://hl7.org/fhir/task-status|completed', 'urn:s|requested');
const kinds = {
  Task: {
    resources: fc.array(task, { maxLength: 8 }).map((all) =>
      all.map(({ end, ...rest }) =>
        present({
          resourceType: 'Task',
          intent: 'order',
          ...rest,
          restriction: end && { period: { end } },
          basedOn: rest.basedOn.length > 0 ? rest.basedOn : undefined,
        }),
      ),
    ),
    query: query(
      asked('status', statusValue, 'not'),
      asked('code', tokenValue, 'not'),
      asked('owner', referenceValue),
      values(fc.constantFrom('1', '2')).map((value) => ['owner:Organization', value] as const),
      asked('based-on', referenceValue),
      asked('modified', dateValue),
      asked('due', dateValue),
    ),
    sorts: ['-modified', 'modified', 'due,-modified', '-status,modified,due', 'status', '_id', '-_lastUpdated', '-authored-on'],
    read: {
      status: 'status http://hl7.org/fhir/task-status',
      code: 'code',
      owner: 'owner',
      'based-on': 'basedOn',
      modified: 'lastModified',
      due: 'restriction.period.end',
    },
  },
  Observation: {
    resources: fc.array(observation, { maxLength: 8 }).map((all) =>
      all.map(({ effectivePeriod, ...one }) =>
        present({
          resourceType: 'Observation',
          status: 'final',
          subject: { reference: 'Patient/p' },
          ...one,
          effectivePeriod: one.effectiveDateTime === undefined ? effectivePeriod : undefined,
        }),
      ),
    ),
    query: query(asked('code', tokenValue, 'not'), asked('date', dateValue)),
    sorts: ['-date', 'date', 'status,-date'],
    read: { code: 'code', date: 'effectiveDateTime effectivePeriod' },
  },
  Patient: {
    resources: fc.array(patient, { maxLength: 8 }).map((all) =>
      all.map(({ birthDate, family, given }) =>
        present({
          resourceType: 'Patient',
          identifier: [{ value: 'one' }],
          birthDate,
          name: family === undefined && given.length === 0 ? undefined : [present({ family, given: given.length > 0 ? given : undefined })],
        }),
      ),
    ),
    query: query(
      asked('name', nameValue, 'exact', 'contains'),
      asked('family', nameValue, 'exact', 'contains'),
      asked('birthdate', birthValue),
    ),
    sorts: ['-birthdate', '_id'],
    read: { name: 'name', family: 'name.family', birthdate: 'birthDate' },
  },
} as const;

for (const [type, { resources, query: queries, sorts, read }] of Object.entries(kinds)) {
  test(`whatever is asked of ${type}, what is found is what a plain filter finds, page by page in order`, async () => {
    const property = fc.asyncProperty(
      resources as fc.Arbitrary<readonly object[]>,
      fc.array(queries, { minLength: 5, maxLength: 8 }),
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 4 }),
      async (all, many, sort, count) => {
        const kept: StoredResource[] = [];
        for (const one of all) kept.push(await saved(store, one as Resource));
        const own = ['_id', kept.map(({ id }) => id).join(',') || 'none'] as const;
        for (const pairs of many) {
          const expected = kept.filter((resource) => pairs.every((pair) => holds(resource, pair, read)));
          const found = await walk(type, [own, ...pairs, ['_sort', sort], ['_count', `${count}`]]);
          const message = JSON.stringify({ pairs, kept });
          assert.deepEqual(found.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), message);
          const whole = await walk(type, [own, ...pairs, ['_sort', sort], ['_count', '1000']]);
          assert.deepEqual(found, whole);
          assert.equal(await store.count(type, searchOf(type, [own, ...pairs])), expected.length);
          for (const name of sort.split(',').slice(0, 1)) assertSorted(found, name, read, message);
        }
      },
    );
    await fc.assert(property, { numRuns: 25 });
  });
}

type Paths = Readonly<Record<string, string>>;

function holds(resource: Resource, [key, text]: Pair, read: Paths): boolean {
  const [name = '', modifier] = key.split(':');
  const [path = '', fixed] = (read[name] ?? '').split(' ');
  const kept = (read[name] ?? '').split(' ').flatMap((one) => (one.includes('://') ? [] : valuesAt(resource, one)));
  if (modifier === 'missing') return (kept.length === 0) === (text === 'true');
  const any = text.split(/(?<=(?:^|[^\\])(?:\\\\)*),/);
  const matches = (value: unknown, one: string): boolean => {
    if (['modified', 'due', 'date', 'birthdate'].includes(name)) return dateHolds(value, one);
    if (['name', 'family'].includes(name)) return nameHolds(value, one.replace(/\\(.)/g, '$1'), modifier);
    if (['owner', 'based-on'].includes(name)) return referenceHolds((value as { reference: string }).reference, one, modifier);
    const codings =
      typeof value === 'string' ? [{ system: fixed, code: value }] : (value as { coding: { system?: string; code: string }[] }).coding;
    return codings.some((coding) => tokenHolds(coding, one, path));
  };
  const found = kept.some((value) => any.some((one) => matches(value, one)));
  return modifier === 'not' ? !found : found;
}

function tokenHolds({ system: of, code: own }: { system?: string | undefined; code: string }, text: string, path: string): boolean {
  const bar = /(?<!\\)\|/.exec(text)?.index;
  const plain = (part: string) => part.replace(/\\(.)/g, '$1');
  // A bare code that holds a bar is not found: it could not be told from a system and a code.
  if (bar === undefined) return plain(text) === own && (path === 'status' || !own.includes('|'));
  const [left, right] = [plain(text.slice(0, bar)), plain(text.slice(bar + 1))];
  return (of ?? '') === left && (right === '' || right === own);
}

function referenceHolds(kept: string, text: string, modifier: string | undefined): boolean {
  return text.includes('/')
    ? kept === text
    : modifier === undefined
      ? /^[A-Z]/.test(kept) && kept.endsWith(`/${text}`)
      : kept === `${modifier}/${text}`;
}

function nameHolds(value: unknown, text: string, modifier: string | undefined): boolean {
  const { family, given = [] } = typeof value === 'string' ? { family: value } : (value as { family?: string; given?: string[] });
  const parts = [...given, ...(family === undefined ? [] : [family])];
  const all = typeof value === 'string' ? [value] : [...parts, parts.join(' ')];
  const plain = (one: string) => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (modifier === 'exact') return all.includes(text);
  return all.some((one) => (modifier === 'contains' ? plain(one).includes(plain(text)) : plain(one).startsWith(plain(text))));
}

/** Begin and end, written out for the few dates that are used here. */
const known: Readonly<Record<string, readonly [string, string]>> = {
  '1970': ['1969-12-31T23:00Z', '1970-12-31T23:00Z'],
  '1970-02': ['1970-01-31T23:00Z', '1970-02-28T23:00Z'],
  '1970-02-28': ['1970-02-27T23:00Z', '1970-02-28T23:00Z'],
  '1970-03-01': ['1970-02-28T23:00Z', '1970-03-01T23:00Z'],
  '2026': ['2025-12-31T23:00Z', '2026-12-31T23:00Z'],
  '2026-03': ['2026-02-28T23:00Z', '2026-03-31T22:00Z'],
  '2026-03-01': ['2026-02-28T23:00Z', '2026-03-01T23:00Z'],
  '2026-03-28': ['2026-03-27T23:00Z', '2026-03-28T23:00Z'],
  '2026-03-29': ['2026-03-28T23:00Z', '2026-03-29T22:00Z'],
  '2026-03-29T00:30:00+01:00': ['2026-03-28T23:30Z', '2026-03-28T23:30:01Z'],
  '2026-03-29T03:00:00.5+02:00': ['2026-03-29T01:00:00.5Z', '2026-03-29T01:00:00.6Z'],
  '2026-03-30T22:00:00Z': ['2026-03-30T22:00Z', '2026-03-30T22:00:01Z'],
};

function spanOf(value: unknown): readonly [number, number] {
  if (typeof value === 'string') return (known[value] ?? []).map(Date.parse) as [number, number];
  const { start, end } = value as { start?: string; end?: string };
  return [start === undefined ? -Infinity : spanOf(start)[0], end === undefined ? Infinity : spanOf(end)[1]];
}

function dateHolds(value: unknown, text: string): boolean {
  const [, sign = '', day = ''] = /^([a-z]*)(.*)$/.exec(text) ?? [];
  const [[low, high], [from, to]] = [spanOf(value), spanOf(day)];
  const inside = low >= from && high <= to;
  switch (sign) {
    case 'ne':
      return !inside;
    case 'gt':
      return high > to;
    case 'ge':
      return high > from;
    case 'lt':
      return low < from;
    case 'le':
      return low < to;
    case 'sa':
      return low >= to;
    case 'eb':
      return high <= from;
    default:
      return inside;
  }
}

function assertSorted(found: readonly Resource[], name: string, read: Paths, message: string): void {
  const path = read[name.replace('-', '')];
  if (path === undefined || !['modified', 'due', 'date', 'birthdate'].includes(name.replace('-', ''))) return;
  const absent = name.endsWith('due') ? Infinity : -Infinity;
  const keys = found.map(
    (resource) =>
      path
        .split(' ')
        .flatMap((one) => valuesAt(resource, one))
        .map((value) => spanOf(value)[0])[0] ?? absent,
  );
  const sign = name.startsWith('-') ? -1 : 1;
  for (const [index, key] of keys.entries()) assert.ok(index === 0 || sign * (keys[index - 1] ?? 0) <= sign * key, `${name} ${message}`);
}

function valuesAt(resource: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>((all, name) => all.flatMap((value) => (value as Record<string, unknown>)[name] ?? []), [resource]);
}

function searchOf(type: string, pairs: Query) {
  const read = readSearch(type, pairs, { now });
  if (!read.ok) throw new Error(JSON.stringify([pairs, read.issues]));
  return read.query.search;
}

async function walk(type: string, pairs: Query): Promise<readonly StoredResource[]> {
  const found: StoredResource[] = [];
  let after: string | undefined;
  do {
    const page = await store.search(type, { ...searchOf(type, pairs), ...(after !== undefined && { after }) });
    found.push(...page.entries);
    after = page.next;
  } while (after !== undefined);
  return found;
}

function present<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value;
}
