import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAccessPolicy } from './access-policy.ts';
import { shippedProgramme } from './open-programme.ts';
import { loadVocabulary } from './vocabulary.ts';

const shipped = readFileSync(join(shippedProgramme, 'access.yaml'), 'utf8');
const { policy } = readAccessPolicy(shippedProgramme);

test('every actor of the programme but the employer has a role, and the employer has none', () => {
  const actors = [...loadVocabulary(shippedProgramme).actors.keys()];
  assert.deepEqual(
    actors.filter((actor) => !Object.hasOwn(policy.roles, actor)),
    ['employer'],
  );
});

test('the jobcentre sees no diagnosis, no medicine, no questionnaire and no observation of the body', () => {
  const types = policy.roles.jobcentre?.types ?? {};
  for (const type of ['Condition', 'MedicationRequest', 'QuestionnaireResponse']) assert.equal(Object.hasOwn(types, type), false, type);
  const codes = types.Observation?.codes ?? [];
  assert.ok(codes.some((code) => code.endsWith('|job-at-risk')));
  for (const clinical of ['pain-nrs', 'depression', 'strength-grade', 'suspected-malignancy', 'odi']) {
    assert.ok(!codes.some((code) => code.endsWith(`|${clinical}`)), clinical);
  }
});

test('only our own jobs see everybody, and only clinicians may use acute access', () => {
  const roles = Object.entries(policy.roles);
  assert.deepEqual(
    roles.filter(([, { citizens }]) => citizens === 'every').map(([name]) => name),
    ['operations'],
  );
  const { actors } = loadVocabulary(shippedProgramme);
  for (const [name, { emergency }] of roles) {
    if (emergency && name !== 'rygcenter') assert.ok(actors.get(name)?.clinician, name);
  }
});

for (const [fault, change, message] of [
  ['a view that does not exist', ['view: jobcentre,', 'view: nowhere,'], /roles\.jobcentre: there is no view nowhere/],
  ['a purpose that does not exist', ['purposes: [rehabilitation]', 'purposes: [curiosity]'], /roles\.municipality_140: .*curiosity/],
  [
    'a list of findings that does not exist',
    ['findings: [work, participation]', 'findings: [everything]'],
    /views\.jobcentre\.Observation: .*everything/,
  ],
  [
    'a partial view that may be written back',
    ['Goal: {may: [read], show', 'Goal: {may: [read, update], show'],
    /views\.jobcentre\.Goal: .*may not update/,
  ],
] as const) {
  test(`${fault} is refused with its place`, () => {
    const [wanted, wrong] = change;
    assert.ok(shipped.includes(wanted));
    const folder = mkdtempSync(join(tmpdir(), 'access-policy-'));
    writeFileSync(join(folder, 'access.yaml'), shipped.replace(wanted, wrong));
    assert.throws(() => readAccessPolicy(folder), { code: 'RYG_PROGRAMME_ACCESS', message });
    rmSync(folder, { recursive: true });
  });
}
