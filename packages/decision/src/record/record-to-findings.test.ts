import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOf, codeLists, condition, icd, observation, own, patient, read, sks, valueIn, vocabulary } from './record-fixture.ts';
import { recordToFindings } from './record-to-findings.ts';

const status = (code: string) => ({ coding: [{ code, system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status' }] });
const reasons = (reading: ReturnType<typeof read>) => reading.unread.map(({ reference, reason }) => `${reference} ${reason}`);

test('the citizen is born, has a sex and lives in the municipality of the dk-core code', () => {
  assert.deepEqual(read([]).citizen, { birthDate: '1979-05-02', sex: 'female', municipality: 'Kolding' });
});

test('a municipality outside the region keeps its code, so that it is not taken for unknown', () => {
  const text = JSON.stringify(patient).replace('0621', '0219');
  assert.equal(recordToFindings([JSON.parse(text)], { asOf }, codeLists, vocabulary).citizen.municipality, '0219');
});

test('without a code the district names the municipality', () => {
  const living = (district: string) =>
    recordToFindings([{ ...patient, address: [{ district }] }], { asOf }, codeLists, vocabulary).citizen.municipality;
  assert.deepEqual([living('Ærø Kommune'), living('kolding'), living('Gentofte')], ['Ærø', 'Kolding', 'Gentofte']);
});

test('a record without diagnoses says nothing about any finding', () => {
  assert.deepEqual(read([]).findings, []);
});

test('lumbar disc herniation with radiculopathy on the right is a suspected root with right leg pain', () => {
  const reading = read([condition('c1', sks('DM511+TUL1'), { onsetDateTime: '2024-01-20' })]);
  assert.deepEqual(
    reading.findings.map(({ code, value, onset, site, recorded, from }) => ({ code, value, onset, site, recorded, from })),
    [
      { code: 'suspected-nerve-root', value: true, onset: '2024-01-20', site: 'right', recorded: '2024-03-01', from: ['Condition/c1'] },
      { code: 'leg-pain', value: true, onset: '2024-01-20', site: 'right', recorded: '2024-03-01', from: ['Condition/c1'] },
    ],
  );
});

test('the Danish names of SKS and ICPC-2 in dk-core are read as the same systems', () => {
  const reading = read([
    condition('c1', { coding: [{ system: 'urn:oid:1.2.208.176.2.4.12', code: 'DM545' }] }),
    condition('c2', { coding: [{ system: 'urn:oid:1.2.208.176.2.31', code: 'L86' }] }),
  ]);
  assert.deepEqual(valueIn(reading, 'pain-site'), ['lumbar']);
  assert.equal(valueIn(reading, 'leg-pain'), true);
});

test('a refuted suspicion is false, from the day it was refuted', () => {
  const reading = read([condition('c1', icd('G83.4'), { verificationStatus: status('refuted') })]);
  assert.deepEqual(reading.findings, [{ code: 'suspected-cauda-equina', value: false, recorded: '2024-03-01', from: ['Condition/c1'] }]);
});

test('a refuted suspicion without a date closes nothing', () => {
  const reading = read([condition('c1', icd('G83.4'), { verificationStatus: status('refuted'), recordedDate: undefined })]);
  assert.deepEqual(reading.findings, []);
  assert.deepEqual(reasons(reading), ['Condition/c1 no-date']);
});

test('a refuted fracture does not outweigh another fracture that stands', () => {
  const reading = read([
    condition('c1', icd('M80'), { verificationStatus: status('refuted'), recordedDate: '2024-03-10' }),
    condition('c2', icd('S32.0'), { verificationStatus: status('provisional') }),
  ]);
  assert.equal(valueIn(reading, 'suspected-fracture'), true);
  assert.equal(reading.findings.filter((finding) => finding.code === 'suspected-fracture').length, 1);
});

test('a refuted sciatica does not say that there is no leg pain', () => {
  assert.deepEqual(read([condition('c1', icd('M54.3'), { verificationStatus: status('refuted') })]).findings, []);
});

test('a diagnosis entered in error does not exist', () => {
  const reading = read([condition('c1', icd('G83.4'), { verificationStatus: status('entered-in-error') })]);
  assert.deepEqual([reading.findings, reading.unread], [[], []]);
});

test('a resolved diagnosis is no current finding, but a cured cancer is previous cancer', () => {
  const resolved = { clinicalStatus: status('resolved') };
  const reading = read([condition('c1', icd('M51.1'), resolved), condition('c2', icd('C50.9'), resolved)]);
  assert.deepEqual(
    reading.findings.map(({ code }) => code),
    ['previous-cancer'],
  );
});

test('urinary retention counts only when it arose in the present trouble', () => {
  const retention = condition('c1', icd('R33'), { onsetDateTime: '2024-03-08' });
  assert.equal(valueIn(read([retention]), 'bladder-disturbance'), undefined);
  const since = (day: string) => observation('o1', own('symptom-onset'), { valueDateTime: day });
  assert.equal(valueIn(read([retention, since('2024-03-09')]), 'bladder-disturbance'), undefined);
  assert.equal(valueIn(read([retention, since('2024-03-08')]), 'bladder-disturbance'), true);
  assert.equal(valueIn(read([retention, since('2024-03-01')]), 'bladder-disturbance'), true);
});

test('a root lesion of unstated level is not read as lumbar when the trouble is in the neck alone', () => {
  assert.equal(valueIn(read([condition('c1', icd('M54.1')), condition('c2', icd('M54.2'))]), 'suspected-nerve-root'), undefined);
  assert.equal(valueIn(read([condition('c1', icd('M54.1')), condition('c2', icd('M54.5'))]), 'suspected-nerve-root'), true);
});

test('a pregnancy recorded more than 42 weeks ago no longer counts', () => {
  assert.equal(valueIn(read([condition('c1', icd('Z34'), { recordedDate: '2023-05-22' })]), 'pregnant'), undefined);
  assert.equal(valueIn(read([condition('c1', icd('Z34'), { recordedDate: '2023-05-23' })]), 'pregnant'), true);
});

test('three diagnoses are three kinds of comorbidity with all their references', () => {
  const reading = read([
    condition('c1', icd('E11.9')),
    condition('c2', icd('J44')),
    condition('c3', icd('I50'), { recordedDate: '2010-02-03' }),
  ]);
  const found = reading.findings.find((finding) => finding.code === 'comorbidity');
  assert.deepEqual(found, {
    code: 'comorbidity',
    value: ['diabetes', 'lung', 'heart'],
    recorded: '2024-03-01',
    from: ['Condition/c1', 'Condition/c2', 'Condition/c3'],
  });
});

test('smoking as a diagnosis is not taken for the whole list of lifestyle factors', () => {
  assert.equal(valueIn(read([condition('c1', icd('Z72.0'))]), 'lifestyle'), undefined);
});

test('a diagnosis outside the code lists is left unread with its code', () => {
  assert.deepEqual(read([condition('c1', icd('I10'))]).unread, [{ reference: 'Condition/c1', reason: 'unknown-code', code: 'I10' }]);
  assert.deepEqual(read([condition('c1', icd('M51.2'))]).unread, [], 'looked at and deliberately silent');
});

test('an onset after today or before birth is an unknown onset, and the sign stands', () => {
  for (const [day, reason] of [
    ['2024-03-13', 'in-the-future'],
    ['1979-05-01', 'before-birth'],
  ] as const) {
    const reading = read([
      observation('o1', own('new-weakness'), {
        valueBoolean: true,
        effectiveDateTime: undefined,
        effectivePeriod: { start: day, end: '2024-03-12' },
      }),
    ]);
    assert.deepEqual(reading.findings, [{ code: 'new-weakness', value: true, recorded: '2024-03-12', from: ['Observation/o1'] }]);
    assert.deepEqual(reasons(reading), [`Observation/o1 ${reason}`]);
  }
});

test('resources of another patient are never read', () => {
  const reading = read([{ ...condition('c1', icd('G83.4')), subject: { reference: 'Patient/p2' } }]);
  assert.deepEqual([reading.findings, reasons(reading)], [[], ['Condition/c1 other-patient']]);
});

test('a modifier that nobody knows leaves the resource unread', () => {
  const reading = read([condition('c1', icd('G83.4'), { modifierExtension: [{ url: 'urn:x', valueBoolean: true }] })]);
  assert.deepEqual([reading.findings, reasons(reading)], [[], ['Condition/c1 unknown-modifier']]);
});
