/** Explanations of made-up rules: what an answer does not name may be anything, and the answer stays. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compile, type DefineSupport } from '../index.ts';
import { type Facts, factsLibrary, recordOf, rowsLibrary, translated } from '../tables/small-programme.ts';

type Truth = boolean | null;

const TRUTHS = ['a', 'b', 'c', 'd'] as const;
const NUMBERS = ['m', 'n'] as const;
const RULES = 120;

type Grammar = { readonly rule: string; readonly number: string };

/**
 * Rules over facts that are true, false or not known. `steady` ones are made of operators whose answer names all it
 * rests on; the others also ask `is null` or choose, and of a choice only the way taken is named, and aggregates
 * pass over what is unknown.
 */
function rulesOf(steady: boolean): fc.Arbitrary<string> {
  const depth = { maxDepth: 3, depthIdentifier: 'rule' };
  const pick = (...arbitraries: readonly fc.Arbitrary<string>[]): readonly fc.Arbitrary<string>[] => (steady ? [] : arbitraries);
  return fc.letrec<Grammar>((tie) => {
    const rule = tie('rule');
    const number = tie('number');
    return {
      number: fc.oneof(
        { ...depth, maxDepth: 2 },
        fc.constantFrom(...NUMBERS.map((name) => `F."${name}"`), '1', '2'),
        fc.tuple(number, fc.constantFrom('+', '-', '*'), number).map(([one, sign, two]) => `(${one} ${sign} ${two})`),
        ...pick(
          fc.tuple(rule, number, number).map(([when, then, other]) => `(if ${when} then ${then} else ${other})`),
          fc.tuple(number, number).map(([one, two]) => `Coalesce(${one}, ${two})`),
          fc.tuple(number, number).map(([one, two]) => `Sum({${one}, ${two}})`),
          fc.tuple(number, number).map(([one, two]) => `Count(({${one}, ${two}}) X where X > 1)`),
        ),
      ),
      rule: fc.oneof(
        depth,
        fc.constantFrom(...TRUTHS.map((name) => `F."${name}"`)),
        fc.tuple(rule, fc.constantFrom('and', 'or', 'xor', 'implies'), rule).map(([one, word, two]) => `(${one} ${word} ${two})`),
        rule.map((one) => `(not ${one})`),
        fc.tuple(number, fc.constantFrom('<', '>=', '=', '!='), number).map(([one, word, two]) => `(${one} ${word} ${two})`),
        fc.tuple(rule, rule).map(([one, two]) => `"Both"(${one}, ${two})`),
        ...pick(
          fc.tuple(rule, fc.constantFrom('is null', 'is not null', 'is true', 'is not true')).map(([one, word]) => `(${one} ${word})`),
          fc.tuple(rule, rule, rule).map(([when, then, other]) => `(if ${when} then ${then} else ${other})`),
          fc.tuple(rule, rule, rule, rule).map(([a, b, c, d]) => `(case when ${a} then ${b} when ${c} then ${d} else false end)`),
          fc.tuple(rule, rule).map(([one, two]) => `Coalesce(${one}, ${two})`),
          fc.tuple(number, number, number).map(([one, two, three]) => `(${one} in {${two}, ${three}})`),
          fc.tuple(rule, rule).map(([one, two]) => `(exists (({${one}, ${two}}) X where X is true))`),
        ),
      ),
    };
  }).rule;
}

const functions = 'define function "Both"(x Boolean, y Boolean): x and (y or x)';
const rules = [...sampled(true), ...sampled(false)];

function sampled(steady: boolean): readonly string[] {
  return fc
    .sample(rulesOf(steady), { numRuns: RULES * 4, seed: 20_230_901 })
    .filter((text) => text.length > 25 && text.length < 140)
    .slice(0, RULES);
}

const absent: Facts = {
  ...Object.fromEntries(TRUTHS.map((name) => [name, { unknown: 'boolean' } as const])),
  ...Object.fromEntries(NUMBERS.map((name) => [name, { unknown: 'integer' } as const])),
};
const definitions = [functions, ...rules.map((text, i) => `define "rule ${i}": ${text}`)].join('\n');
const program = compile(await translated(factsLibrary(absent), rowsLibrary(definitions)), { facts: ['Facts'] });
const defines = rules.map((_, i) => ({ library: 'Rows', name: `rule ${i}` }));

const truth = fc.constantFrom<Truth>(true, false, null);
const number = fc.constantFrom<number | null>(0, 1, 2, null);
const situation = fc.record({
  ...Object.fromEntries(TRUTHS.map((name) => [name, truth])),
  ...Object.fromEntries(NUMBERS.map((name) => [name, number])),
}) as fc.Arbitrary<Readonly<Record<string, Truth | number>>>;

function explained(facts: Readonly<Record<string, Truth | number>>, i: number): DefineSupport {
  return program.explain(defines[i] as (typeof defines)[number], indexOf(facts), {});
}

function indexOf(facts: Readonly<Record<string, Truth | number>>) {
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  return program.index(recordOf(known as Facts));
}

const names = (list: readonly string[]): readonly string[] => list.map((name) => name.slice('Facts.'.length));

test('known facts are known and open facts are unknown', () => {
  fc.assert(
    fc.property(fc.nat(rules.length - 1), situation, (i, facts) => {
      const { known, unknown } = explained(facts, i);
      for (const name of names(known)) assert.notEqual(facts[name], null, `${name} in ${rules[i]}`);
      for (const name of names(unknown)) assert.equal(facts[name], null, `${name} in ${rules[i]}`);
    }),
    { numRuns: 5_000, seed: 1 },
  );
});

test('once there is an answer, the facts it does not name may become anything', () => {
  let tried = 0;
  fc.assert(
    fc.property(fc.nat(RULES - 1), situation, situation, (i, facts, others) => {
      const { value, known } = explained(facts, i);
      if (value === null) return;
      const named = new Set(names(known));
      const changed = Object.fromEntries(
        Object.entries(facts).map(([name, own]) => [name, named.has(name) ? own : (others[name] ?? null)]),
      );
      if (named.size < TRUTHS.length + NUMBERS.length) tried++;
      assert.equal(explained(changed, i).value, value, `${rules[i]}: ${JSON.stringify(facts)} names ${[...named].join()}`);
    }),
    { numRuns: 20_000, seed: 2 },
  );
  assert.ok(tried > 10_000);
});

test('an answer that is open names a fact that leaves it open', () => {
  const values = program.evaluator(defines, {});
  fc.assert(
    fc.property(fc.nat(rules.length - 1), situation, (i, facts) => {
      const { value, unknown } = explained(facts, i);
      assert.equal(values(indexOf(facts))[i], value);
      if (value === null) assert.ok(unknown.length > 0, `${rules[i]}: ${JSON.stringify(facts)}`);
    }),
    { numRuns: 10_000, seed: 3 },
  );
});

test('while only open facts become known, an answer that was not open stays', () => {
  fc.assert(
    fc.property(fc.nat(RULES - 1), situation, situation, (i, facts, others) => {
      const { value } = explained(facts, i);
      const more = Object.fromEntries(Object.entries(facts).map(([name, own]) => [name, own ?? others[name] ?? null]));
      if (value !== null) assert.equal(explained(more, i).value, value, `${rules[i]}: ${JSON.stringify(facts)}`);
    }),
    { numRuns: 5_000, seed: 4 },
  );
});
