import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadVocabulary, shippedProgramme } from '@rygforloeb/decision';
import { readAssessmentForm } from './read-assessment-form.ts';

const vocabulary = loadVocabulary(shippedProgramme);

const situation = { actor: 'gp', 'asOf.day': '12', 'asOf.month': '3', 'asOf.year': '2024', 'asOf.time': '10.00' };

type Pairs = readonly (readonly [string, string])[];

function read(fields: Readonly<Record<string, string>>, more: Pairs = []) {
  const form = new URLSearchParams({ ...situation, ...fields });
  for (const [name, value] of more) form.append(name, value);
  return readAssessmentForm(form, vocabulary);
}

function findings(fields: Readonly<Record<string, string>>, more: Pairs = []) {
  const { faults, case: aCase } = read(fields, more);
  assert.deepEqual(faults, []);
  return aCase?.findings;
}

function reasons(fields: Readonly<Record<string, string>>, more: Pairs = []) {
  return read(fields, more).faults.map(({ field, reason }) => `${field}: ${reason}`);
}

const date = (name: string, day: string, month: string, year: string, time = '') => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
  [`${name}.time`]: time,
});

test('a form in which nothing was asked gives a case without findings', () => {
  assert.deepEqual(read({}).case, {
    id: 'workspace',
    asOf: '2024-03-12T10:00+01:00',
    actor: 'gp',
    citizen: {},
    findings: [],
    medications: [],
  });
});

test('yes, no and not asked stay three different things', () => {
  assert.deepEqual(findings({ 'saddle-anaesthesia': 'yes', 'bladder-disturbance': 'no', 'bowel-disturbance': '' }), [
    { code: 'saddle-anaesthesia', value: true },
    { code: 'bladder-disturbance', value: false },
  ]);
});

test('a summer moment carries the summer offset', () => {
  assert.equal(read(date('asOf', '1', '7', '2024', '8.15')).case?.asOf, '2024-07-01T08:15+02:00');
});

test('an onset with a clock time is an instant, without one it is a day', () => {
  const base = { 'strength-grade': '3', 'strength-grade.site': 'right' };
  assert.deepEqual(findings({ ...base, ...date('strength-grade.onset', '11', '3', '2024', '20') }), [
    { code: 'strength-grade', value: 3, onset: '2024-03-11T20:00+01:00', site: 'right' },
  ]);
  assert.deepEqual(findings({ ...base, ...date('strength-grade.onset', '11', '3', '2024') })?.[0]?.onset, '2024-03-11');
});

test('the same finding may be seen twice, each with its own day', () => {
  assert.deepEqual(findings({ 'strength-grade': '2', 'strength-grade~2': '4', ...date('strength-grade~2.recorded', '7', '3', '2024') }), [
    { code: 'strength-grade', value: 2 },
    { code: 'strength-grade', value: 4, recorded: '2024-03-07' },
  ]);
});

test('an onset after the moment described is refused, one at the moment is not', () => {
  const onset = (time: string) => ({ 'new-weakness': 'yes', ...date('new-weakness.onset', '12', '3', '2024', time) });
  assert.deepEqual(reasons(onset('9.59')), []);
  assert.deepEqual(reasons(onset('10.00')), []);
  assert.deepEqual(reasons(onset('10.01')), ['new-weakness.onset.day: date-future']);
});

test('an onset that cannot be read leaves the finding standing, its onset unknown', () => {
  const { case: aCase, faults } = read({ 'strength-grade': '3', ...date('strength-grade.onset', '31', '2', '2024') });
  assert.deepEqual(aCase?.findings, [{ code: 'strength-grade', value: 3 }]);
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['date-impossible'],
  );
});

test('an onset before birth is refused', () => {
  const fields = { ...date('birthDate', '2', '5', '1979'), 'leg-pain': 'yes', ...date('leg-pain.onset', '1', '5', '1979') };
  assert.deepEqual(reasons(fields), ['leg-pain.onset.day: date-before-birth']);
});

test('an onset without an answer is told, never read', () => {
  assert.deepEqual(reasons(date('leg-pain.onset', '1', '2', '2024')), ['leg-pain: answer-missing']);
});

test('a date that is known not to have happened is false, an empty one unknown', () => {
  assert.deepEqual(findings({ 'sick-leave-start': 'no' }), [{ code: 'sick-leave-start', value: false }]);
  assert.deepEqual(findings({ 'sick-leave-start': '' }), []);
  assert.deepEqual(findings({ 'sick-leave-start': 'yes', ...date('sick-leave-start', '1', '3', '2024') }), [
    { code: 'sick-leave-start', value: '2024-03-01' },
  ]);
});

test('yes to a date without the date is told, and so is a date without yes', () => {
  assert.deepEqual(reasons({ 'sick-leave-start': 'yes' }), ['sick-leave-start.day: date-missing']);
  assert.deepEqual(reasons({ 'sick-leave-start': '', ...date('sick-leave-start', '1', '3', '2024') }), [
    'sick-leave-start: answer-missing',
  ]);
});

test('ticks are the list, none is the empty list, nothing is unknown', () => {
  assert.deepEqual(
    findings({}, [
      ['imaging-done', 'mri'],
      ['imaging-done', 'xray'],
    ]),
    [{ code: 'imaging-done', value: ['xray', 'mri'] }],
  );
  assert.deepEqual(findings({ 'imaging-done.none': 'none' }), [{ code: 'imaging-done', value: [] }]);
  assert.deepEqual(findings({ 'imaging-done.none': '' }), []);
});

test('none beside a tick is a contradiction', () => {
  assert.deepEqual(reasons({ 'imaging-done.none': 'none', 'imaging-done': 'mri' }), ['imaging-done: list-contradiction']);
});

test('numbers below, at and above their bounds', () => {
  assert.deepEqual(reasons({ odi: '-1' }), ['odi: number-range']);
  assert.deepEqual(reasons({ odi: '0' }), []);
  assert.deepEqual(reasons({ odi: '100' }), []);
  assert.deepEqual(reasons({ odi: '100,5' }), ['odi: number-range']);
  assert.deepEqual(findings({ odi: '42,5' }), [{ code: 'odi', value: 42.5 }]);
  assert.deepEqual(reasons({ rmdq: '3,5' }), ['rmdq: number-not-whole']);
  assert.deepEqual(reasons({ 'walking-distance': 'langt' }), ['walking-distance: number-unreadable']);
});

test('consent that is not known is no finding', () => {
  assert.deepEqual(findings({ 'consent-gp': '' }), []);
  assert.deepEqual(findings({ 'consent-gp': 'unknown' }), []);
  assert.deepEqual(findings({ 'consent-gp': 'refused' }), [{ code: 'consent-gp', value: 'refused' }]);
});

test('who asks and when must be known for a case, and each is told', () => {
  const { case: aCase, faults } = readAssessmentForm(new URLSearchParams({ 'saddle-anaesthesia': 'yes' }), vocabulary);
  assert.equal(aCase, undefined);
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['moment-missing', 'actor-missing'],
  );
});

test('a value that no button offers is refused', () => {
  assert.deepEqual(reasons({ 'work-status': 'astronaut' }), ['work-status: choice-unknown']);
  assert.deepEqual(reasons({ fever: 'maybe' }), ['fever: choice-unknown']);
});

test('a municipality outside the region is told by its name', () => {
  assert.equal(read({ municipality: 'other', 'municipality.other': 'Aarhus' }).case?.citizen.municipality, 'Aarhus');
  assert.equal(read({ municipality: 'Kolding' }).case?.citizen.municipality, 'Kolding');
  assert.equal(read({ municipality: '' }).case?.citizen.municipality, undefined);
});

test('a civil registration number in a text is refused and not carried on', () => {
  const { case: aCase, faults } = read({ 'medication.1.name': '010190-1234', 'medication.1.atc': 'N02BE01' });
  assert.deepEqual(aCase?.medications, [{ atc: 'N02BE01' }]);
  assert.equal(faults[0]?.reason, 'civil-number');
});

test('follow-ups of a drug: none, some, or unknown', () => {
  const drug = { 'medication.1.atc': 'm01ae02', ...date('medication.1.start', '1', '3', '2024') };
  const followUps = (fields: Readonly<Record<string, string>>) => read({ ...drug, ...fields }).case?.medications[0]?.followUps;
  assert.deepEqual(followUps({ 'medication.1.followUps': 'no' }), []);
  assert.deepEqual(followUps({ 'medication.1.followUps': 'yes', ...date('medication.1.followUps.1', '5', '3', '2024') }), ['2024-03-05']);
  assert.equal(followUps({ 'medication.1.followUps': '' }), undefined);
  assert.equal(read(drug).case?.medications[0]?.atc, 'M01AE02');
});

test('every field is given back as it was typed', () => {
  const { form } = read({ odi: 'mange', ...date('leg-pain.onset', '31', '2', 'tyve') });
  assert.equal(form.get('odi'), 'mange');
  assert.equal(form.get('leg-pain.onset.year'), 'tyve');
});
