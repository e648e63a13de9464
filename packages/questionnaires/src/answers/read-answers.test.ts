import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyItem, isQuestion } from '../form/questionnaire.ts';
import { readInstrument } from '../instruments/read-instrument.ts';
import { readInstruments } from '../instruments/shelf.ts';
import { toQuestionnaire } from '../instruments/to-questionnaire.ts';
import { enabledItems, progressOf } from './enabled.ts';
import { faultText } from './fault.ts';
import { fieldsOfAnswers } from './fields-of-answers.ts';
import { prefill } from './prefill.ts';
import { readAnswers } from './read-answers.ts';
import { answersIn } from './response.ts';

const text = (da: string) => `text: {da: ${da}, en: ${da}}`;
const reading = readInstrument(
  `
id: every-type
version: '1'
title: {da: Alle, en: All}
about: {da: Alle, en: All}
minutes: 1
texts: own
sources: [{source: a test, verified: seen}]
items:
  - {id: smokes, type: yes-no, required: true, ${text('ryger')}}
  - {id: how-many, type: integer, min: 1, max: 99, ${text('antal')}, when: {all: [{item: smokes, is: true}]}}
  - {id: pain, type: nrs, required: true, ${text('smerte')}, low: {da: a, en: a}, high: {da: b, en: b}}
  - {id: weight, type: decimal, min: 20, max: 300, ${text('vægt')}}
  - {id: since, type: date, required: true, ${text('siden')}}
  - {id: bed, type: time, ${text('i seng')}}
  - {id: job, type: open-choice, ${text('arbejde')}, options: [{code: desk, ${text('kontor')}}, {code: yard, ${text('gård')}}]}
  - {id: places, type: body-map, ${text('steder')}, options: [{code: back, ${text('ryg')}}, {code: leg, ${text('ben')}}, {code: nowhere, exclusive: true, ${text('ingen')}}]}
  - {id: short, type: line, longest: 5, ${text('kort')}}
  - id: more
    type: group
    ${text('mere')}
    when: {any: [{item: pain, atLeast: 7}, {item: places, is: leg}]}
    items:
      - {id: story, type: text, required: true, ${text('historie')}}
`,
  'every-type.yaml',
);
assert.ok(reading.ok, JSON.stringify(reading));
const form = toQuestionnaire(reading.instrument);
const good = {
  smokes: 'yes',
  'how-many': '10',
  pain: '8',
  weight: '71,5',
  'since.day': '3',
  'since.month': '2',
  'since.year': '2026',
  bed: '22.30',
  job: 'desk',
  places: 'back',
  short: 'kort',
  story: 'Det begyndte i haven.\r\nSå blev det værre.',
};
const read = (fields: Readonly<Record<string, string>>) => readAnswers(form, new URLSearchParams(fields));
const faultsOf = (changes: Readonly<Record<string, string>>) => read({ ...good, ...changes }).faults;

test('a form that is filled in has no faults and becomes the answers of every type', () => {
  const { handedIn, kept, faults, leftOut } = read(good);
  assert.deepEqual([faults, leftOut], [[], []]);
  assert.deepEqual(handedIn, kept);
  const answers = answersIn({ item: handedIn });
  assert.deepEqual(answers.get('smokes'), [{ valueBoolean: true }]);
  assert.deepEqual(answers.get('weight'), [{ valueDecimal: 71.5 }]);
  assert.deepEqual(answers.get('since'), [{ valueDate: '2026-02-03' }]);
  assert.deepEqual(answers.get('bed'), [{ valueTime: '22:30:00' }]);
  assert.equal(answers.get('job')?.[0]?.valueCoding?.code, 'desk');
  assert.deepEqual(answers.get('story'), [{ valueString: 'Det begyndte i haven.\nSå blev det værre.' }]);
});

test('an empty form holds no answer at all, and what is required is told in the order of the form', () => {
  const { handedIn, kept, faults } = read({});
  assert.deepEqual([handedIn, kept], [[], []]);
  assert.deepEqual(
    faults.map(({ field, kind }) => `${field} ${kind}`),
    ['smokes required', 'pain required', 'since.day required'],
  );
});

test('not answered stays not answered: the third answer to yes and no is none', () => {
  assert.equal(answersIn({ item: read({ ...good, smokes: '' }).kept }).has('smokes'), false);
});

test('every fault names its field and says what would be right, in both languages', () => {
  for (const [changes, field, kind] of [
    [{ smokes: 'maybe' }, 'smokes', 'option'],
    [{ 'how-many': 'ti' }, 'how-many', 'number'],
    [{ 'how-many': '2,5' }, 'how-many', 'whole'],
    [{ 'how-many': '0' }, 'how-many', 'low'],
    [{ 'how-many': '100' }, 'how-many', 'high'],
    [{ pain: '11' }, 'pain', 'option'],
    [{ 'since.month': '' }, 'since.month', 'date-part'],
    [{ 'since.day': '31' }, 'since.day', 'date'],
    [{ 'since.month': '13' }, 'since.month', 'date'],
    [{ 'since.year': '26' }, 'since.year', 'date'],
    [{ bed: '25.00' }, 'bed', 'time'],
    [{ job: 'sea' }, 'job', 'option'],
    [{ job: 'other' }, 'job.other', 'other'],
    [{ short: 'for langt' }, 'short', 'long'],
    [{ story: '' }, 'story', 'required'],
  ] as const) {
    const [fault] = faultsOf(changes);
    assert.deepEqual([fault?.field, fault?.kind], [field, kind], JSON.stringify(changes));
    assert.ok(fault && faultText(fault, 'da').length > 5 && faultText(fault, 'da') !== faultText(fault, 'en'));
  }
  const fields = new URLSearchParams(good);
  fields.append('places', 'nowhere');
  assert.deepEqual(
    readAnswers(form, fields).faults.map(({ kind }) => kind),
    ['exclusive'],
  );
});

test('who writes an answer of her own is taken at her word, with the list left alone or not', () => {
  for (const job of ['', 'other'])
    assert.deepEqual(answersIn({ item: read({ ...good, job, 'job.other': 'Fisker' }).kept }).get('job'), [{ valueString: 'Fisker' }]);
});

test('what cannot be read is kept as it was typed, and comes back into its fields', () => {
  const typed = { ...good, 'how-many': 'ti', 'since.day': '40', bed: 'sent', job: 'other' };
  const { kept } = read(typed);
  const back = fieldsOfAnswers(form, { item: JSON.parse(JSON.stringify(kept)) });
  for (const [name, value] of Object.entries(typed)) assert.equal(back.get(name), value.replaceAll('\r\n', '\n'), name);
});

test('an answer whose condition does not hold is kept while one goes on, and not handed in', () => {
  const { handedIn, kept, leftOut, faults } = read({ ...good, smokes: 'no', pain: '3' });
  assert.deepEqual(faults, []);
  assert.deepEqual(leftOut, ['how-many', 'story']);
  assert.equal(answersIn({ item: kept }).has('how-many'), true);
  assert.equal(answersIn({ item: handedIn }).has('how-many'), false);
  assert.equal(answersIn({ item: handedIn }).has('story'), false);
});

test('any of several conditions opens a group; what stands in a closed group is closed', () => {
  const asked = (fields: Readonly<Record<string, string>>) => enabledItems(form, answersIn({ item: read(fields).kept })).has('story');
  assert.equal(asked({}), false);
  assert.equal(asked({ pain: '6' }), false);
  assert.equal(asked({ pain: '7' }), true);
  assert.equal(asked({ places: 'leg' }), true);
});

test('progress counts the questions that are asked', () => {
  assert.deepEqual(progressOf(form, answersIn({ item: read({}).kept })), { answered: 0, asked: 8 });
  assert.deepEqual(progressOf(form, answersIn({ item: read(good).kept })), { answered: 10, asked: 10 });
});

test('only what is asked again is filled in from the time before', () => {
  const own = readInstruments().find(({ id }) => id === 'patient-specific-function');
  assert.ok(own);
  const questionnaire = toQuestionnaire(own);
  const before = readAnswers(questionnaire, new URLSearchParams({ 'what-1': 'Cykle', 'how-1': '3' })).kept;
  const { fields, questions } = prefill(questionnaire, { item: before });
  assert.deepEqual([[...fields], questions], [[['what-1', 'Cykle']], ['what-1']]);
});

test('whatever is posted is read without failing, and comes back as it was', () => {
  const names = everyItem(form).flatMap(({ item }) => [item.linkId, `${item.linkId}.day`, `${item.linkId}.month`, `${item.linkId}.other`]);
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('yes', 'no', '7', 'desk', 'other', 'leg', '2026', '22.30'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 25 }), (pairs) => {
      const first = readAnswers(form, new URLSearchParams(pairs));
      const again = readAnswers(form, fieldsOfAnswers(form, { item: first.kept }));
      assert.deepEqual(again, first);
    }),
    { numRuns: 500 },
  );
});

test('no question has the name of a finding, or an answer would be read as one', async () => {
  const { loadVocabulary, shippedProgramme } = await import('@rygforloeb/decision');
  const { findings } = loadVocabulary(shippedProgramme);
  for (const instrument of readInstruments())
    for (const { item } of everyItem(toQuestionnaire(instrument)))
      if (isQuestion(item)) assert.equal(findings.has(item.linkId), false, `${instrument.id} ${item.linkId}`);
});
