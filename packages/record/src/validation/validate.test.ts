import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceTypeNames } from '../store/resource-types.ts';
import { anObservation, aPatient, aTask } from '../testing/examples.ts';
import { validate } from './validate.ts';
import { codesOf } from './value-set.ts';

const observation = anObservation('karen');

test('valid resources have no issue', () => {
  for (const resource of [aPatient(), observation, aTask('Organization/a', 'requested', '2026-03-02T10:00:00Z', 'karen')]) {
    assert.deepEqual(validate(resource), []);
  }
});

test('a code outside a required value set is told, in a code, a concept and a part of a part', () => {
  assert.deepEqual(faults({ ...observation, status: 'finished' }), ['code-invalid Observation.status']);
  assert.deepEqual(faults({ ...aPatient(), name: [{ use: 'official' }, { use: 'nickname-of-mine' }] }), [
    'code-invalid Patient.name[1].use',
  ]);
  const condition = { resourceType: 'Condition', subject: { reference: 'Patient/karen' }, code: { text: 'sciatica' } };
  const clinicalStatus = (system: string, code: string) => ({ ...condition, clinicalStatus: { coding: [{ system, code }] } });
  const system = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
  assert.deepEqual(faults(clinicalStatus(system, 'active')), []);
  assert.deepEqual(faults(clinicalStatus(system, 'busy')), ['code-invalid Condition.clinicalStatus']);
  assert.deepEqual(faults(clinicalStatus('https://example.org', 'active')), ['code-invalid Condition.clinicalStatus']);
  assert.deepEqual(faults({ ...condition, clinicalStatus: { text: 'active' } }), ['code-invalid Condition.clinicalStatus']);
});

test('two values of one choice are told, also where one of them is only an extension', () => {
  assert.deepEqual(faults({ ...observation, valueString: 'yes' }), ['structure Observation.value']);
  const absent = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] };
  assert.deepEqual(faults({ ...observation, _valueString: absent }), ['structure Observation.value']);
  const component = [
    { code: { text: 'a' }, valueInteger: 1 },
    { code: { text: 'b' }, valueInteger: 1, valueBoolean: true },
  ];
  assert.deepEqual(faults({ ...observation, component }), ['structure Observation.component[1].value']);
});

test('a reference to a type that may not stand there is told, whatever its form', () => {
  const subject = (reference: object) => faults({ ...observation, subject: reference });
  const performer = (reference: object) => faults({ ...observation, performer: [reference] });
  for (const reference of [
    'Patient/karen',
    'https://example.org/fhir/Patient/karen/_history/2',
    'urn:uuid:0192f0c1-0000-7000-8000-000000000000',
  ]) {
    assert.deepEqual(performer({ reference }), [], reference);
  }
  assert.deepEqual(performer({ identifier: { value: '0101701234' } }), []);
  assert.deepEqual(subject({ reference: 'Organization/a' }), ['structure Observation.subject']);
  assert.deepEqual(subject({ reference: 'https://example.org/fhir/Task/a' }), ['structure Observation.subject']);
  assert.deepEqual(subject({ reference: 'Patient/karen', type: 'Group' }), ['structure Observation.subject']);
  assert.deepEqual(subject({ type: 'Organization', display: 'a' }), ['structure Observation.subject']);
  assert.deepEqual(subject({ reference: 'karen' }), ['value Observation.subject.reference']);
  assert.deepEqual(subject({ reference: '#nobody' }), ['value Observation.subject.reference']);
});

test('a day that does not exist is told, the day before it is not', () => {
  assert.deepEqual(faults({ ...aPatient(), birthDate: '1970-02-28' }), []);
  assert.deepEqual(faults({ ...aPatient(), birthDate: '1970-02-29' }), ['structure Patient.birthDate']);
});

test('what is required, unknown or against a rule of the standard is told with its place', () => {
  const { code: _, ...codeless } = observation;
  assert.deepEqual(faults(codeless), ['structure Observation.code']);
  assert.deepEqual(faults({ ...observation, colour: 'red' }), ['structure Observation.colour']);
  assert.deepEqual(faults({ ...observation, referenceRange: [{ age: { low: { value: 1 } } }] }), [
    'invariant Observation.referenceRange[0]',
  ]);
  assert.deepEqual(faults({ ...observation, status: ['final'] }).length > 0, true);
});

test('what is searched by has at most a thousand characters; a note may be long', () => {
  const long = (length: number) => 'x'.repeat(length);
  const named = (given: string) => ({ ...aPatient(), name: [{ family: 'Eksempel', given: ['Karen', given] }] });
  assert.deepEqual(faults(named(long(999))), []);
  assert.deepEqual(faults(named(long(1_000))), []);
  assert.deepEqual(faults(named(long(1_001))), ['too-long Patient.name[0].given[1]']);
  const places = [
    [{ identifier: [{ system: 'urn:x', value: long(1_001) }] }, 'Observation.identifier[0].value'],
    [{ identifier: [{ system: `urn:${long(1_001)}`, value: 'x' }] }, 'Observation.identifier[0].system'],
    [{ code: { coding: [{ system: 'urn:x', code: long(1_001) }] } }, 'Observation.code.coding[0].code'],
    [{ performer: [{ reference: `https://example.org/${long(1_001)}` }] }, 'Observation.performer[0].reference'],
  ] as const;
  for (const [change, place] of places) assert.deepEqual(faults({ ...observation, ...change }), [`too-long ${place}`]);
  assert.deepEqual(faults({ ...observation, note: [{ text: long(300_000) }] }), []);
  const begun = performance.now();
  faults(named(long(1_000_000)));
  assert.ok(performance.now() - begun < 200, 'told at once');
});

test('keys that reach for the language itself are unknown elements', () => {
  for (const key of ['__proto__', 'constructor', 'toString']) {
    const hostile = JSON.parse(`{"resourceType":"Patient","${key}":{"polluted":true}}`) as { resourceType: string };
    assert.notDeepEqual(validate(hostile), [], key);
  }
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test('no text repeats a value of the resource', () => {
  const secret = 'Karen-0101701234';
  const places = [
    { status: secret },
    { valueString: secret },
    { subject: { reference: secret } },
    { subject: secret },
    { effectiveDateTime: secret },
    { issued: secret },
  ];
  for (const change of places) {
    const issues = validate({ ...observation, ...change });
    assert.ok(issues.length > 0, Object.keys(change)[0]);
    assert.doesNotMatch(JSON.stringify(issues), /0101701234/);
  }
});

test('a value set of media types cannot be told, the states of a task can', () => {
  assert.equal(codesOf('http://hl7.org/fhir/ValueSet/mimetypes|4.0.1'), undefined);
  assert.deepEqual(codesOf('http://hl7.org/fhir/ValueSet/task-status|4.0.1')?.codes.has('in-progress'), true);
});

test('an empty resource of every type is told apart from a valid one without a fault of ours', () => {
  for (const resourceType of resourceTypeNames) assert.ok(Array.isArray(validate({ resourceType })));
});

function faults(resource: { resourceType: string } & Record<string, unknown>): readonly string[] {
  return validate(resource).map(({ code, expression }) => `${code} ${expression.join(', ')}`);
}
