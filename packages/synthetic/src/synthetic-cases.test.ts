/** The citizens are real cases: they repeat, they read back as written, and together they leave nothing of the vocabulary out. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Case, copenhagenDate, type FindingDefinition, loadVocabulary, readCases, shippedProgramme } from '@rygforloeb/decision';
import { caseFileForm } from './case-file-form.ts';
import { randomCases, type SyntheticOptions, syntheticCases } from './synthetic-cases.ts';

const vocabulary = loadVocabulary(shippedProgramme);
const options: SyntheticOptions = { seed: 7, vocabulary };
const region = [...syntheticCases(3_000, options)];
const anyone = [...randomCases(600, options)];
const everyone = [...region, ...anyone];

test('the same seed gives the same citizens, and asking for fewer does not change them', () => {
  assert.deepEqual([...syntheticCases(50, options)], region.slice(0, 50));
  assert.notDeepEqual([...syntheticCases(50, { ...options, seed: 8 })], region.slice(0, 50));
});

test('every citizen written to a case file is read back without a fault as the same case', () => {
  const many = everyone.filter((_, index) => index % 5 === 0);
  const read = readCases(JSON.stringify(many.map((one) => caseFileForm(one, vocabulary))), 'region.json', vocabulary);
  assert.deepEqual(read.faults, []);
  assert.deepEqual(read.cases, many.map(withoutUnknown));
});

test('every finding occurs with every value, in the stories as in the noise', () => {
  for (const cases of [region, anyone]) {
    const seen = valuesSeen(cases);
    const lacking = [...vocabulary.findings.values()].flatMap((finding) =>
      valuesOf(finding)
        .filter((value) => !seen.has(`${finding.code}=${value}`))
        .map((value) => `${finding.code}=${value}`),
    );
    assert.deepEqual(lacking, []);
  }
});

test('every finding is unknown for somebody, and some are seen twice', () => {
  const codes = [...vocabulary.findings.keys()].filter((code) => region.every(({ findings }) => findings.some((one) => one.code === code)));
  assert.deepEqual(codes, []);
  assert.ok(region.some(({ findings }) => new Set(findings.map((one) => one.code)).size < findings.length));
});

test('all actors ask, all municipalities are there, some live elsewhere, some have no known home', () => {
  for (const cases of [region, anyone]) {
    assert.deepEqual(new Set(cases.map(({ actor }) => actor)), new Set(vocabulary.actors.keys()));
    const homes = new Set(cases.map(({ citizen }) => citizen.municipality));
    for (const name of vocabulary.municipalities) assert.ok(homes.has(name), name);
    assert.ok(homes.has('Aarhus') && homes.has(undefined));
  }
  for (const question of vocabulary.questions.keys())
    assert.ok(
      region.some((one) => one.question === question),
      question,
    );
});

test('citizens are 15 to 95 years old, and several turn a year older today or tomorrow', () => {
  const known = everyone.flatMap(({ citizen, asOf }) =>
    citizen.birthDate === undefined ? [] : [[citizen.birthDate, copenhagenDate(asOf)] as const],
  );
  const ages = known.map(
    ([birth, today]) => Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0),
  );
  assert.deepEqual([Math.min(...ages), Math.max(...ages)], [15, 95]);
  const turning18 = known.filter(([birth, today]) => Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) === 18);
  assert.ok(turning18.some(([birth, today]) => birth.slice(5) === today.slice(5)));
  assert.ok(turning18.some(([birth, today]) => birth.slice(5) > today.slice(5)));
});

test('there are moments near both clock changes, and times with and without an hour, in more than one offset', () => {
  const moments = everyone.map(({ asOf }) => asOf);
  for (const change of ['2024-03-31T01:00Z', '2024-10-27T01:00Z']) {
    const distance = (asOf: string) => Date.parse(asOf) - Date.parse(change);
    assert.ok(
      moments.some((asOf) => distance(asOf) >= 0 && distance(asOf) < 86_400_000),
      `after ${change}`,
    );
    assert.ok(
      moments.some((asOf) => distance(asOf) < 0 && distance(asOf) > -86_400_000),
      `before ${change}`,
    );
  }
  const onsets = everyone.flatMap(({ findings }) => findings.flatMap((one) => one.onset ?? []));
  for (const form of [/^.{10}$/, /\+01:00$/, /\+02:00$/, /Z$/])
    assert.ok(
      onsets.some((onset) => form.test(onset)),
      String(form),
    );
});

test('a moment given is everybody’s moment', () => {
  const asOf = '2024-10-27T02:30+01:00';
  for (const one of syntheticCases(20, { ...options, asOf })) assert.equal(one.asOf, asOf);
});

/** What a file says of an unknown consent is the same as saying nothing. */
function withoutUnknown(aCase: Case): Case {
  return { ...aCase, findings: aCase.findings.filter(({ value }) => value !== 'unknown') };
}

function valuesSeen(cases: readonly Case[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { findings, medications } of cases) {
    for (const { code, value } of findings)
      for (const one of Array.isArray(value) ? (value.length === 0 ? ['none'] : value) : [value]) seen.add(`${code}=${kindOf(code, one)}`);
    for (const drug of medications) {
      if (drug.atc) seen.add('medication-atc=some');
      if (drug.start) seen.add('medication-start=some');
      seen.add(`medication-stop-plan=${drug.stopPlan}`).add(`medication-daily-prescription=${drug.dailyPrescription}`);
      if (drug.followUps) seen.add(`medication-follow-ups=${drug.followUps.length === 0 ? 'none' : 'some'}`);
    }
  }
  return seen;
}

/** Long scales and dates are told apart only as there or not. */
function kindOf(code: string, value: unknown): string {
  const finding = vocabulary.findings.get(code);
  const counted = finding !== undefined && valuesOf(finding).includes(String(value));
  return counted ? String(value) : value === 'none' ? 'none' : 'some';
}

function valuesOf({ type, values, min, max, orFalse, orEmpty }: FindingDefinition): readonly string[] {
  switch (type) {
    case 'boolean':
      return ['true', 'false'];
    case 'code':
      return values ?? [];
    case 'list':
      return [...(values ?? ['some']), ...(orEmpty ? ['none'] : [])];
    case 'date':
      return ['some', ...(orFalse ? ['false'] : [])];
    case 'integer':
      return max !== undefined && max - (min ?? 0) <= 10
        ? Array.from({ length: max - (min ?? 0) + 1 }, (_, index) => String((min ?? 0) + index))
        : ['some'];
    default:
      return ['some'];
  }
}
