/** Three-valued logic: true, false and unknown stay three different things in every operator. */

import type { Facts } from './small-programme.ts';
import { type Row, type Table, tableTests } from './table-tests.ts';

const facts: Facts = { yes: true, no: false, 'not asked': { unknown: 'boolean' }, seven: 7, word: 'word' };

/** Truth values as they may stand in a rule: written out, as a fact, and as something worked out. */
const WAYS = new Map<boolean | null, readonly string[]>([
  [true, ['true', 'F."yes"', '(F."seven" > 6)']],
  [false, ['false', 'F."no"', '(F."seven" < 6)']],
  [null, ['(null as Boolean)', 'F."not asked"', '(F."seven" > (null as Integer))']],
]);

type Truth = boolean | null;
const TRUTHS: readonly Truth[] = [true, false, null];

const not = (a: Truth): Truth => (a === null ? null : !a);
const and = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a === null || b === null ? null : true);
const or = (a: Truth, b: Truth): Truth => not(and(not(a), not(b)));
const xor = (a: Truth, b: Truth): Truth => (a === null || b === null ? null : a !== b);

function everyPair(operator: string, meaning: (a: Truth, b: Truth) => Truth): readonly Row[] {
  return TRUTHS.flatMap((a) =>
    TRUTHS.flatMap((b) =>
      (WAYS.get(a) ?? []).flatMap((left) => (WAYS.get(b) ?? []).map((right): Row => [`${left} ${operator} ${right}`, meaning(a, b)])),
    ),
  );
}

function everyOne(write: (operand: string) => string, meaning: (a: Truth) => unknown): readonly Row[] {
  return TRUTHS.flatMap((a) => (WAYS.get(a) ?? []).map((operand): Row => [write(operand), meaning(a)]));
}

const table: Table = {
  'and is false as soon as one side is false, and unknown when nothing but an unknown stands in the way': everyPair('and', and),
  'or is true as soon as one side is true, and unknown when only an unknown could make it so': everyPair('or', or),
  'xor is unknown as soon as one side is': everyPair('xor', xor),
  'implies is true when the condition is false or the consequence is true': everyPair('implies', (a, b) => or(not(a), b)),
  'not of unknown is unknown': everyOne((a) => `not ${a}`, not),
  'is null, is true and is false always answer': [
    ...everyOne(
      (a) => `${a} is null`,
      (a) => a === null,
    ),
    ...everyOne(
      (a) => `${a} is not null`,
      (a) => a !== null,
    ),
    ...everyOne(
      (a) => `${a} is true`,
      (a) => a === true,
    ),
    ...everyOne(
      (a) => `${a} is not true`,
      (a) => a !== true,
    ),
    ...everyOne(
      (a) => `${a} is false`,
      (a) => a === false,
    ),
    ...everyOne(
      (a) => `${a} is not false`,
      (a) => a !== false,
    ),
  ],
  'if takes its then only for true; unknown goes to else': [
    ...everyOne(
      (a) => `if ${a} then 'then' else 'else'`,
      (a) => (a === true ? 'then' : 'else'),
    ),
    ...everyOne(
      (a) => `if ${a} then F."seven" + 1 else F."seven"`,
      (a) => (a === true ? 8 : 7),
    ),
    ['if true then null else 1', null],
  ],
  'case takes the first way that is true; unknown is passed over': [
    ...everyOne(
      (a) => `case when ${a} then 1 when F."yes" then 2 else 3 end`,
      (a) => (a === true ? 1 : 2),
    ),
    ...everyOne(
      (a) => `case when F."not asked" then 1 when ${a} then 2 else null end`,
      (a) => (a === true ? 2 : null),
    ),
    [`case F."seven" when 6 then 'six' when 7 then 'seven' else 'other' end`, 'seven'],
    [`case F."seven" when (null as Integer) then 'unknown' else 'other' end`, 'other'],
    [`case F."not asked" when true then 'yes' when false then 'no' else 'not asked' end`, 'not asked'],
    [`case F."word" when 'Word' then 1 when 'word' then 2 else 3 end`, 2],
  ],
  'coalesce gives the first that is known': [
    ['Coalesce(F."not asked", F."no", F."yes")', false],
    ['Coalesce(F."not asked", (null as Boolean))', null],
    ['Coalesce({null, 3, 4})', 3],
    ['Coalesce({(null as Integer)})', null],
    ['Coalesce(0, 1)', 0],
    [`Coalesce((null as String), '')`, ''],
  ],
  'equal is unknown beside an unknown, equivalent is not': [
    ['1 = 1', true],
    ['1 = 2', false],
    ['1 = (null as Integer)', null],
    ['1 != (null as Integer)', null],
    ['1 != 2', true],
    ['1 ~ (null as Integer)', false],
    ['(null as Integer) ~ (null as Integer)', true],
    ['1 !~ 2', true],
    ['1.0 = 1', true],
    ['1.50 = 1.5', true],
    [`'a' = 'A'`, false],
    [`'a' ~ 'A'`, true],
    [`'a b' ~ 'A\\tb'`, true],
    [`F."word" = 'word'`, true],
    ['F."not asked" = F."yes"', null],
    ['F."not asked" ~ F."not asked"', true],
    ['F."no" ~ F."not asked"', false],
  ],
  'in asks for an equal member; unknown is a member only where the list holds an unknown': [
    ['3 in {1, 2, 3}', true],
    ['3 in {1, 2}', false],
    ['3 in {1, (null as Integer)}', false],
    ['(null as Integer) in {1, (null as Integer)}', true],
    ['(null as Integer) in {1, 2}', false],
    ['3 in (null as List<Integer>)', false],
    [`F."word" in {'other', 'word'}`, true],
    ['{1, 2} contains 2', true],
    ['{1, 2} contains F."seven"', false],
    ['F."seven" in {6, 7}', true],
  ],
  'exists is false for nothing but unknowns': [
    ['exists ({} as List<Integer>)', false],
    ['exists {1}', true],
    ['exists {(null as Integer)}', false],
    ['exists {(null as Integer), 1}', true],
    ['exists (null as List<Integer>)', false],
  ],
  'order is unknown beside an unknown': [
    ['F."seven" < 8', true],
    ['F."seven" < 7', false],
    ['F."seven" <= 7', true],
    ['F."seven" > 7', false],
    ['F."seven" >= 7', true],
    ['F."seven" >= (null as Integer)', null],
    [`'a' < 'b'`, true],
    [`'B' < 'a'`, true],
    ['7 < 7.5', true],
    ['7 between 7 and 8', true],
    ['F."seven" properly between 7 and 8', false],
  ],
};

await tableTests(table, { facts });
