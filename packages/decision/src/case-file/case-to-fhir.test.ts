/** A case as FHIR resources: one of each type of finding, in the form the rules read. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingSystem, findingValueSystem } from '../fhir-names.ts';
import type { Case, FindingEntry } from '../model.ts';
import { caseToFhir, UnknownFindingError } from './case-to-fhir.ts';
import { testVocabulary } from './test-vocabulary.ts';

const base: Case = { id: 'a', asOf: '2024-07-01T08:15Z', actor: 'gp', citizen: {}, findings: [], medications: [] };

const coded = (code: string) => ({ coding: [{ system: findingValueSystem, code }] });

function observation(finding: FindingEntry): Record<string, unknown> {
  const [, found] = caseToFhir({ ...base, findings: [finding] }, testVocabulary);
  return found as Record<string, unknown>;
}

test('the citizen is a patient with birth date, sex and municipality; what is unknown is not there', () => {
  const citizen = { birthDate: '1979-05-02', sex: 'female', municipality: 'Kolding' } as const;
  assert.deepEqual(caseToFhir({ ...base, citizen }, testVocabulary), [
    { resourceType: 'Patient', id: 'citizen', birthDate: '1979-05-02', gender: 'female', address: [{ district: 'Kolding' }] },
  ]);
  assert.deepEqual(caseToFhir(base, testVocabulary), [{ resourceType: 'Patient', id: 'citizen' }]);
});

test('a finding is a coded observation, recorded at asOf in Danish time unless it says otherwise', () => {
  assert.deepEqual(observation({ code: 'fever', value: false }), {
    resourceType: 'Observation',
    id: 'finding-1',
    status: 'final',
    code: { coding: [{ system: findingSystem, code: 'fever' }] },
    subject: { reference: 'Patient/citizen' },
    effectiveDateTime: '2024-07-01T10:15:00+02:00',
    valueBoolean: false,
  });
  assert.equal(observation({ code: 'fever', value: true, recorded: '2024-06-30' }).effectiveDateTime, '2024-06-30');
});

test('an onset opens a period that ends when it was recorded; a day stays a day', () => {
  const weak = observation({ code: 'strength-grade', value: 3, onset: '2024-06-30T20:00Z', site: 'right' });
  assert.deepEqual(weak.effectivePeriod, { start: '2024-06-30T22:00:00+02:00', end: '2024-07-01T10:15:00+02:00' });
  assert.equal(weak.effectiveDateTime, undefined);
  assert.equal(weak.valueInteger, 3);
  assert.equal((weak.bodySite as { coding: { code: string }[] }).coding[0]?.code, 'right');
  const known = observation({ code: 'previous-cancer', value: true, since: '2017-03-01', recorded: '2024-06-01' });
  assert.deepEqual(known.effectivePeriod, { start: '2017-03-01', end: '2024-06-01' });
});

test('every type of value has its own form', () => {
  assert.deepEqual(observation({ code: 'odi', value: 42 }).valueQuantity, { value: 42, unit: '%' });
  assert.deepEqual(observation({ code: 'level-of-concern', value: 'low' }).valueCodeableConcept, coded('low'));
  assert.equal(observation({ code: 'own-course-started', value: '2024-06-30T23:30Z' }).valueDateTime, '2024-07-01');
  assert.equal(observation({ code: 'own-course-started', value: false }).valueBoolean, false);
});

test('a list is a component a member, a list known to be empty is false', () => {
  const some = observation({ code: 'pain-site', value: ['lumbar', 'neck'] });
  assert.deepEqual(some.component, [
    { code: coded('lumbar'), valueBoolean: true },
    { code: coded('neck'), valueBoolean: true },
  ]);
  assert.equal(some.valueBoolean, undefined);
  const none = observation({ code: 'municipal-offers', value: [] });
  assert.equal(none.valueBoolean, false);
  assert.equal(none.component, undefined);
});

test('a drug is an order with its plan as extensions; "no follow-ups" and "follow-ups unknown" stay apart', () => {
  const orderOf = (drug: Case['medications'][number]) => caseToFhir({ ...base, medications: [drug] }, testVocabulary)[1];
  const url = (name: string) => `https://rygforloeb.dk/fhir/StructureDefinition/${name}`;
  assert.deepEqual(orderOf({ name: 'ibuprofen', atc: 'M01AE01', start: '2024-06-01', stopPlan: false, followUps: ['2024-06-05'] }), {
    resourceType: 'MedicationRequest',
    id: 'medication-1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/citizen' },
    medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code: 'M01AE01' }], text: 'ibuprofen' },
    authoredOn: '2024-06-01',
    extension: [
      { url: url('stop-plan'), valueBoolean: false },
      { url: url('follow-ups-known'), valueBoolean: true },
      { url: url('follow-up'), valueDateTime: '2024-06-05' },
    ],
  });
  assert.deepEqual(orderOf({ atc: 'M01AE01', followUps: [] })?.extension, [{ url: url('follow-ups-known'), valueBoolean: true }]);
  assert.equal(orderOf({ atc: 'M01AE01' })?.extension, undefined);
});

test('a finding the vocabulary does not know stops the mapping with a stable code', () => {
  const unknown: Case = { ...base, findings: [{ code: 'no-such-thing', value: true }] };
  assert.throws(
    () => caseToFhir(unknown, testVocabulary),
    (error: unknown) => error instanceof UnknownFindingError && error.code === 'RYG_UNKNOWN_FINDING',
  );
});
