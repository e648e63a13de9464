import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAllowed } from './finding-value.ts';
import { asOf, codeLists, condition, icd, observation, own, patient, read, vocabulary } from './record-fixture.ts';
import { recordToFindings } from './record-to-findings.ts';

const keys = [
  'resourceType',
  'id',
  'status',
  'code',
  'coding',
  'system',
  'value',
  'valueBoolean',
  'valueInteger',
  'subject',
  'reference',
  'item',
  'answer',
  'linkId',
  'entry',
  'resource',
  'extension',
  'url',
  'provision',
  'actor',
  '__proto__',
  'constructor',
  'toString',
];
const words = [
  'Patient',
  'Condition',
  'Observation',
  'Bundle',
  'MedicationRequest',
  'ServiceRequest',
  'QuestionnaireResponse',
  'Consent',
  'ImagingStudy',
  'active',
  'final',
  'completed',
  'pain-nrs',
  'fever',
  'G83.4',
  'http://hl7.org/fhir/sid/icd-10',
  'https://rygforloeb.dk/fhir/CodeSystem/finding',
  'Patient/p1',
  '2024-02-30',
  '2024-03-01',
];
const anything = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constantFrom(...words), fc.integer(), fc.boolean(), fc.constant(null), fc.double(), fc.string()),
  node: fc.oneof(
    { maxDepth: 5 },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 6 }),
  ),
}));

test('no input, however wrong, throws or makes a value the vocabulary forbids', () => {
  fc.assert(
    fc.property(fc.array(anything.node, { maxLength: 8 }), (resources) => {
      const reading = recordToFindings(resources, { asOf, orders: resources }, codeLists, vocabulary);
      for (const { code, value } of reading.findings) {
        const definition = vocabulary.findings.get(code);
        assert.ok(definition !== undefined && isAllowed(definition, value), `${code}: ${JSON.stringify(value)}`);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('any one field of an ordinary record may be anything', () => {
  const record = [
    condition('c1', icd('M51.1'), {
      onsetDateTime: '2024-01-20',
      bodySite: [{ coding: [{ system: 'http://snomed.info/sct', code: '7771000' }] }],
    }),
    observation('o1', own('strength-grade'), { valueInteger: 4, bodySite: icd('x') }),
    {
      resourceType: 'QuestionnaireResponse',
      id: 'q1',
      status: 'completed',
      authored: '2024-03-01',
      item: [{ linkId: 'fever', answer: [{ valueBoolean: true }] }],
    },
  ];
  const text = JSON.stringify(record);
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\btrue\b|\b\d+\b/g)].filter((match) => text[match.index + match[0].length] !== ':');
  fc.assert(
    fc.property(fc.nat(places.length - 1), anything.node, (place, value) => {
      const at = places[place];
      assert.ok(at);
      const json = `${text.slice(0, at.index)}${JSON.stringify(value ?? null)}${text.slice(at.index + at[0].length)}`;
      read(JSON.parse(json));
    }),
    { numRuns: 1_000 },
  );
});

test('prototype keys of a record change nothing outside it', () => {
  read(
    JSON.parse(
      '[{"resourceType":"Observation","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"status":"final"}]',
    ),
  );
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test('a very deep form and a very long list are cut off and told', () => {
  let item: object = { linkId: 'fever', answer: [{ valueBoolean: true }] };
  for (let depth = 0; depth < 20_000; depth += 1) item = { linkId: 'g', item: [item] };
  const deep = read([{ resourceType: 'QuestionnaireResponse', id: 'q1', status: 'completed', authored: '2024-03-01', item: [item] }]);
  assert.deepEqual(
    deep.unread.map(({ reason }) => reason),
    ['too-much'],
  );
  const many = recordToFindings(
    Array.from({ length: 200_000 }, () => patient),
    { asOf },
    codeLists,
    vocabulary,
  );
  assert.deepEqual(
    many.unread.map(({ reason }) => reason),
    ['too-much'],
  );
  assert.ok(read(Array.from({ length: 3_000 }, (_, index) => condition(`c${index}`, icd('I10')))).unread.length <= 501);
});
