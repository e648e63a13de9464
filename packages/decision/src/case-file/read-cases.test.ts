/** Reading a case file: what a good case becomes, and how one faulty case leaves the others alone. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../model.ts';
import { readCases } from './read-cases.ts';
import { fullCase, head, testVocabulary } from './test-vocabulary.ts';

const read = (text: string) => readCases(text, 'file.yaml', testVocabulary);

function onlyFault(text: string): Fault {
  const { cases, faults } = read(text);
  assert.equal(faults.length, 1);
  assert.deepEqual(cases, []);
  return faults[0] as Fault;
}

test('a case with every key is read as it stands, block keys as findings recorded at asOf', () => {
  const { cases, faults } = read(fullCase);
  assert.deepEqual(faults, []);
  const [full] = cases;
  assert.equal(full?.question, 'refer:imaging-mri');
  assert.deepEqual(full?.citizen, { birthDate: '1979-05-02', sex: 'female', municipality: 'Kolding' });
  assert.deepEqual(full?.findings[1], { code: 'leg-pain', value: true, onset: '2024-01-23', recorded: '2024-03-10', site: 'left' });
  const asOf = '2024-03-12T10:00+01:00';
  const codes = full?.findings.map(({ code }) => code) ?? [];
  assert.deepEqual(codes.slice(7, 10), ['conservative-start', 'conservative-contents', 'conservative-effect']);
  assert.deepEqual(
    full?.findings.find(({ code }) => code === 'sick-leave-start'),
    { code: 'sick-leave-start', value: false, recorded: asOf },
  );
  assert.deepEqual(full?.medications, [
    { name: 'ibuprofen', atc: 'M01AE01', start: '2024-03-01', stopPlan: true, followUps: ['2024-03-05'], dailyPrescription: false },
  ]);
});

test('what is not written is not there: no finding, no medication, no question', () => {
  const [only] = read(head).cases;
  assert.deepEqual(only, {
    id: 'a',
    asOf: '2024-03-12T10:00+01:00',
    actor: 'gp',
    citizen: { birthDate: '1979-05-02' },
    findings: [],
    medications: [],
  });
});

test('consent "unknown" is the same as no word about consent', () => {
  const [only] = read(`${head}consent: {gp: unknown, hospital: given}\n`).cases;
  assert.deepEqual(
    only?.findings.map(({ code, value }) => [code, value]),
    [['consent-hospital', 'given']],
  );
});

test('a municipality of another region is a municipality', () => {
  assert.equal(read(head.replace('}', ', municipality: Aarhus}')).cases[0]?.citizen.municipality, 'Aarhus');
});

test('an empty list is known none, also of drugs', () => {
  const [only] = read(
    `${head}findings: [{code: municipal-offers, value: []}, {code: comorbidity, value: []}]\nmedications: [{followUps: []}]\n`,
  ).cases;
  assert.deepEqual(
    only?.findings.map(({ value }) => value),
    [[], []],
  );
  assert.deepEqual(only?.medications, [{ followUps: [] }]);
  const [none] = read(`${head}medications: []\n`).cases;
  assert.deepEqual(none?.findings, [{ code: 'medication-atc', value: false }]);
});

test('an onset on the day of the case is no fault, the day after is', () => {
  assert.deepEqual(read(`${head}findings: [{code: fever, value: true, onset: 2024-03-12}]`).faults, []);
  assert.match(onlyFault(`${head}findings: [{code: fever, value: true, onset: 2024-03-13}]`).message, /after the moment of the case/);
});

test('an onset is held against asOf to the minute, whatever the offset it is written in', () => {
  assert.deepEqual(read(`${head}findings: [{code: fever, value: true, onset: 2024-03-12T09:00Z}]`).faults, []);
  assert.match(onlyFault(`${head}findings: [{code: fever, value: true, onset: 2024-03-12T09:01Z}]`).message, /after the moment/);
});

test('an onset on the day of birth is no fault, the day before is', () => {
  assert.deepEqual(read(`${head}findings: [{code: trauma, value: true, onset: 1979-05-02}]`).faults, []);
  assert.match(onlyFault(`${head}findings: [{code: trauma, value: true, onset: 1979-05-01}]`).message, /before the citizen was born/);
});

test('JSON is read as well as YAML, one case or a list of them', () => {
  const json = { id: 'j', asOf: '2024-03-12T10:00+01:00', actor: 'gp', citizen: {}, findings: [{ code: 'fever', value: false }] };
  assert.deepEqual(read(JSON.stringify(json, null, '\t')).cases[0]?.findings, [{ code: 'fever', value: false }]);
  assert.deepEqual(
    read(JSON.stringify([json, { ...json, id: 'k' }])).cases.map(({ id }) => id),
    ['j', 'k'],
  );
});

test('cases come in the order of the file, documents and lists mixed', () => {
  const item = (id: string) => head.replace('id: a', `- id: ${id}`).replaceAll('\n', '\n  ').trimEnd();
  const text = `# remark\n---\n${head}---\n${item('b')}\n${item('c')}\n---\n# nothing here\n---\n${head.replace('id: a', 'id: d')}`;
  const { cases, faults } = read(text);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    cases.map(({ id }) => id),
    ['a', 'b', 'c', 'd'],
  );
});

test('a faulty case stops no other, not even when its quotes are never closed', () => {
  const { cases, faults } = read(
    `${head}title: "open\n---\n${head.replace('id: a', 'id: b')}---\n{id: c\n---\n${head.replace('id: a', 'id: d')}`,
  );
  assert.deepEqual(
    cases.map(({ id }) => id),
    ['b', 'd'],
  );
  assert.equal(faults.length, 2);
  assert.ok(faults.every(({ message }) => message.startsWith('this is not readable YAML')));
});

test('in a list with a syntax error the other items still stand', () => {
  const item = (id: string) => head.replace('id: a', `- id: ${id}`).replaceAll('\n', '\n  ').trimEnd();
  const { cases, faults } = read(`${item('a')}\n- {id: b\n${item('c')}\n`);
  assert.deepEqual(
    cases.map(({ id }) => id),
    ['a', 'c'],
  );
  assert.deepEqual(
    faults.map(({ line }) => line),
    [6],
  );
});

test('the actor and the moment can be set from outside, and dates are held against the moment set', () => {
  const text = `${head.replace(/asOf.*\n/, '')}findings: [{code: fever, value: true, onset: 2024-03-14}]`;
  const [only] = readCases(text, 'f', testVocabulary, { actor: 'citizen', asOf: '2024-03-15T08:00+01:00' }).cases;
  assert.equal(only?.actor, 'citizen');
  assert.equal(only?.asOf, '2024-03-15T08:00+01:00');
  assert.equal(readCases(text, 'f', testVocabulary, { asOf: '2024-03-13T08:00+01:00' }).cases.length, 0);
});

test('an id used in an earlier file of the same run is refused, and the place of the first is told', () => {
  const usedIds = new Map<string, string>();
  assert.equal(readCases(head, 'one.yaml', testVocabulary, { usedIds }).cases.length, 1);
  const second = readCases(head, 'two.yaml', testVocabulary, { usedIds });
  assert.deepEqual(second.cases, []);
  assert.match(second.faults[0]?.message ?? '', /id a is already used \(one\.yaml:1\)/);
});

test('the same words written as an alias are read like the words themselves', () => {
  const { cases, faults } = read(`${head}findings:\n- {code: fever, value: &yes true}\n- {code: trauma, value: *yes}\n`);
  assert.deepEqual(faults, []);
  assert.equal(cases[0]?.findings[1]?.value, true);
});

test('keys of an example (expect, source, rationale, ambiguity) say nothing about the citizen and are passed over', () => {
  assert.deepEqual(read(`${head}source: FP 4.1\nrationale: x\nambiguity: y\nexpect: {urgency: routine}\n`).faults, []);
});
