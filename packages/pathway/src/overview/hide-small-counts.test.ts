import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counted, hideSmallCounts, toldTooMuch } from './hide-small-counts.ts';

const people = (count: number): Counted => ({ count, people: count });
const shownOf = (counts: Readonly<Record<string, number>>, sums: Parameters<typeof hideSmallCounts>[1] = []) =>
  Object.fromEntries(hideSmallCounts(new Map(Object.entries(counts).map(([name, count]) => [name, people(count)])), sums));

test('nought is shown, one to four are few, five is shown', () => {
  assert.deepEqual(shownOf({ a: 0, b: 1, c: 4, d: 5 }), { a: 0, b: 'few', c: 'few', d: 5 });
});

test('it is people who count: nine tasks of four citizens are few', () => {
  const shown = hideSmallCounts(new Map([['a', { count: 9, people: 4 }]]), []);
  assert.equal(shown.get('a'), 'few');
});

test('one small part of a shown total takes the smallest other part with it', () => {
  const sums = [{ total: 'all', parts: ['a', 'b', 'c', 'd'] }];
  assert.deepEqual(shownOf({ all: 64, a: 4, b: 20, c: 40, d: 0 }, sums), { all: 64, a: 'few', b: 'withheld', c: 40, d: 0 });
});

test('a part that stands five above nothing does not hide a one beside it: more is hidden', () => {
  const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }];
  // With a and b hidden, 6 could be nothing but 1 and 5.
  const shown = shownOf({ all: 26, a: 1, b: 5, c: 20 }, sums);
  assert.deepEqual(shown, { all: 26, a: 'few', b: 'withheld', c: 'withheld' });
});

test('two small parts that can only be one each are hidden further; two that can be anything from one to four are not', () => {
  const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }];
  assert.equal(shownOf({ all: 32, a: 1, b: 1, c: 30 }, sums).c, 'withheld');
  assert.deepEqual(shownOf({ all: 35, a: 1, b: 4, c: 30 }, sums), { all: 35, a: 'few', b: 'few', c: 30 });
});

test('what is about few people is not cut further, not even to show where they are not', () => {
  const sums = [{ total: 'all', parts: ['a', 'b'] }];
  assert.deepEqual(shownOf({ all: 4, a: 4, b: 0 }, sums), { all: 'few', a: 'withheld', b: 'withheld' });
});

test('the same total cut in two ways does not tell in the one what is hidden in the other', () => {
  const sums = [
    { total: 'all', parts: ['gp', 'hospital'] },
    { total: 'all', parts: ['Kolding', 'Vejen', 'Esbjerg'] },
  ];
  const shown = shownOf({ all: 40, gp: 15, hospital: 25, Kolding: 3, Vejen: 7, Esbjerg: 30 }, sums);
  assert.equal(shown.Kolding, 'few');
  assert.equal(shown.Vejen, 'withheld');
  assert.equal(shown.all, 40);
});

test('of any table with totals on both sides nothing small can be worked out', () => {
  let seed = 7;
  const chance = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 300; round += 1) {
    const [wide, high] = [2 + chance(4), 2 + chance(4)];
    const counts = new Map<string, Counted>();
    const sums: { total: string; parts: string[] }[] = [];
    const cell = (row: number, column: number) => `${row},${column}`;
    const rows = Array.from({ length: high }, (_, row) => row);
    const columns = Array.from({ length: wide }, (_, column) => column);
    for (const row of rows) for (const column of columns) counts.set(cell(row, column), people(chance(3) === 0 ? chance(40) : chance(6)));
    const sum = (names: readonly string[]) => people(names.reduce((total, name) => total + (counts.get(name)?.count ?? 0), 0));
    for (const row of rows) sums.push({ total: `row ${row}`, parts: columns.map((column) => cell(row, column)) });
    for (const column of columns) sums.push({ total: `column ${column}`, parts: rows.map((row) => cell(row, column)) });
    for (const { total, parts } of sums) counts.set(total, sum(parts));
    sums.push(
      { total: 'all', parts: rows.map((row) => `row ${row}`) },
      { total: 'all', parts: columns.map((column) => `column ${column}`) },
    );
    counts.set('all', sum(rows.map((row) => `row ${row}`)));
    const shown = hideSmallCounts(counts, sums);
    assert.equal(toldTooMuch(shown, sums), undefined);
    for (const [name, { count }] of counts) {
      const told = shown.get(name);
      if (count > 0 && count < 5) assert.equal(typeof told, 'string', name);
      else if (told !== 'withheld') assert.equal(told, count, name);
    }
  }
});
