/** Lists, tuples, intervals and queries over them, unknown members included. */

import type { Facts } from './small-programme.ts';
import { type Table, tableTests } from './table-tests.ts';

const facts: Facts = { three: 3, unknown: { unknown: 'integer' } };
const definitions = `
define "Gap": {1, null as Integer, 3}
define "Absent": null as List<Integer>
define "Empty": {} as List<Integer>
define "Pairs": {Tuple {k: 'b', v: 2}, Tuple {k: 'a', v: 3}, Tuple {k: 'c', v: null as Integer}, Tuple {k: 'a', v: 1}}
define "Person": Tuple {name: 'Karen', age: 52, note: null as String}
`;

const table: Table = {
  'first, last and indexes stay inside the list': [
    ['First("Gap")', 1],
    ['Last("Gap")', 3],
    ['First("Empty")', null],
    ['Last("Absent")', null],
    ['First({null as Integer, 2})', null],
    ['"Gap"[2]', 3],
    ['"Gap"[1]', null],
    ['"Gap"[3]', null],
    ['"Absent"[0]', null],
    ['IndexOf({5, 6, 7}, 7)', 2],
    ['IndexOf({5, 6, 7}, 8)', -1],
    ['IndexOf({5, 6}, null as Integer)', null],
  ],
  'singleton from gives the one there is': [
    ['singleton from {5}', 5],
    ['singleton from "Empty"', null],
    ['singleton from "Absent"', null],
    ['singleton from {null as Integer}', null],
  ],
  'lists with an unknown member are not equal for sure, but may be equivalent': [
    ['{1, 2} = {1, 2}', true],
    ['{1, 2} = {2, 1}', false],
    ['{1, 2} = {1, 2, 3}', false],
    ['"Gap" = "Gap"', null],
    ['"Gap" ~ "Gap"', true],
    ['{1, 2} ~ {1, 3}', false],
    ['"Absent" = {1}', null],
    ['"Empty" = "Empty"', true],
  ],
  'union, intersect and except leave each member once': [
    ['{1, 2, 2} union {2, 3}', [1, 2, 3]],
    ['"Absent" union {1}', [1]],
    ['{1, 2, 3} intersect {3, 2}', [2, 3]],
    ['{1, 2, 2, 3} except {3}', [1, 2]],
    ['distinct {1, 1, 2, null as Integer, null as Integer}', [1, 2, null]],
    ['flatten {{1, 2}, {3}, {} as List<Integer>}', [1, 2, 3]],
  ],
  'included in asks for every member': [
    ['{1, 2} included in {1, 2, 3}', true],
    ['{1, 4} included in {1, 2, 3}', false],
    ['{1, 2} properly included in {1, 2}', false],
    ['{1, 2} properly included in {1, 2, 3}', true],
    ['"Empty" included in {1}', true],
    ['{1, 2, 3} includes {3}', true],
    ['"Absent" included in {1}', null],
  ],
  'where keeps what is true, not what is unknown': [
    ['"Gap" X where X > 1', [3]],
    ['"Gap" X where not (X > 1)', [1]],
    ['"Gap" X where X is null', [null]],
    ['"Gap" X where X >= F."three"', [3]],
    ['"Gap" X where X >= F."unknown"', []],
    ['"Absent" X where X > 1', null],
    ['"Empty" X where X > 1', []],
  ],
  'return makes each value once, return all every one': [
    ['({1, 2, 3}) X return X mod 2', [1, 0]],
    ['({1, 2, 3}) X return all X mod 2', [1, 0, 1]],
    ['"Gap" X return X + 1', [2, null, 4]],
    ['"Pairs" P return P.k', ['b', 'a', 'c']],
    [
      '"Pairs" P where P.v > 1 return Tuple {name: P.k, twice: P.v * 2}',
      [
        { name: 'b', twice: 4 },
        { name: 'a', twice: 6 },
      ],
    ],
  ],
  'a field of a list leaves out where it is unknown': [
    ['"Pairs".v', [2, 3, 1]],
    ['(null as List<Tuple {v Integer}>).v', null],
  ],
  'let names a value for the rest of the query': [
    ['({1, 2, 3}) X let Y: X * X where Y > 3 return X + Y', [6, 12]],
    ['({1, 2}) X let Y: X + 1, Z: Y + 1 return Z', [3, 4]],
    ['"Gap" X let Y: X + F."unknown" return all Y', [null, null, null]],
  ],
  'sort puts the unknown first, and last when it goes down': [
    ['({3, 1, 2}) X return all X sort asc', [1, 2, 3]],
    ['({3, 1, 2}) X return all X sort desc', [3, 2, 1]],
    ['({3, null as Integer, 2}) X return all X sort asc', [null, 2, 3]],
    ['({3, null as Integer, 2}) X return all X sort desc', [3, 2, null]],
    ['("Pairs" P return all P sort by v).k', ['c', 'a', 'b', 'a']],
    ['("Pairs" P return all P sort by k, v desc) P return all P.v', [3, 1, 2, null]],
    ['("Pairs" P return all P sort by (v mod 2), k) P return all P.v', [null, 2, 3, 1]],
    ['First("Pairs" P return all P sort by k desc).k', 'c'],
    ['"Absent" X return all X sort desc', null],
  ],
  'with keeps what has a counterpart, without what has none': [
    ['({1, 2, 3}) X with ({2, 3, 4}) Y such that X = Y', [2, 3]],
    ['({1, 2, 3}) X without ({2, 3, 4}) Y such that X = Y', [1]],
    ['({1, 2, 3}) X with "Gap" Y such that Y > X', [1, 2]],
    ['({1, 2, 3}) X without "Gap" Y such that Y > X', [3]],
    ['({1, 2}) X with ({5}) Y such that Y = F."unknown"', []],
    ['({1, 2}) X without ({5}) Y such that Y = F."unknown"', [1, 2]],
    ['({1, 2}) X with "Empty" Y such that Y = X', []],
    ['({1, 2, 3}) X with ({2, 3}) Y such that X = Y with ({3}) Z such that X = Z where X > 0', [3]],
  ],
  'several sources are combined each with each': [
    ['from ({1, 2}) A, ({10, 20}) B return A + B', [11, 21, 12, 22]],
    [
      `from ({1, 2}) A,  ({'x'}) B`,
      [
        { A: 1, B: 'x' },
        { A: 2, B: 'x' },
      ],
    ],
    ['from ({1, 2}) A, ({1, 2}) B where A < B return Tuple {a: A, b: B}', [{ a: 1, b: 2 }]],
  ],
  'a query over one thing gives one thing': [
    ['"Person" P return P.age', 52],
    ['"Person" P where P.age > 60 return P.age', null],
    ['(null as Tuple {age Integer}) P return P.age', null],
    ['(F."three") X return X + 1', 4],
  ],
  'queries may stand within queries': [
    ['({1, 2, 3}) X return all Count(({1, 2, 3}) Y where Y < X)', [0, 1, 2]],
    ['({1, 2, 3}) X where exists (({2}) Y where Y = X) return X', [2]],
    ['Sum(({1, 2}) X return all Sum(({10, 20}) Y return all X * Y))', 90],
  ],
  'tuples are read by field, and equal when all their fields are': [
    ['"Person".name', 'Karen'],
    ['"Person".note', null],
    ['(null as Tuple {age Integer}).age', null],
    [`Tuple {a: 1} = Tuple {a: 1}`, true],
    [`Tuple {a: 1} = Tuple {a: 2}`, false],
    [`Tuple {a: 1, b: null as Integer} = Tuple {a: 2, b: 1}`, false],
    [`Tuple {a: 1, b: null as Integer} = Tuple {a: 1, b: 1}`, null],
    [`Tuple {a: 1, b: null as Integer} ~ Tuple {a: 1, b: null as Integer}`, true],
  ],
  'intervals hold their closed bounds and not their open ones': [
    ['3 in Interval[3, 5]', true],
    ['3 in Interval(3, 5]', false],
    ['5 in Interval[3, 5)', false],
    ['6 in Interval[3, 5]', false],
    ['(null as Integer) in Interval[3, 5]', null],
    ['4 in Interval[3, null]', true],
    ['4 in Interval[3, null)', null],
    ['2 in Interval[3, null)', false],
    ['4 in Interval[null, 3]', false],
    ['F."three" in Interval[F."three", 9]', true],
    ['@2024-05-14 in Interval[@2024-05-01, @2024-05-31]', true],
    ['start of Interval(3, 5]', 4],
    ['end of Interval[3, 5)', 4],
    ['start of Interval[3, 5]', 3],
    ['end of Interval[@2024-05-01, @2024-06-01)', '2024-05-31'],
    ['Interval[1, 4] contains 4', true],
  ],
};

await tableTests(table, { facts, definitions });
