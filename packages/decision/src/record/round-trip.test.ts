import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseToFhir } from '../case-file/case-to-fhir.ts';
import type { Case, FindingEntry } from '../model.ts';
import type { FindingDefinition } from '../vocabulary.ts';
import { asOf, codeLists, vocabulary } from './record-fixture.ts';
import { type RecordReading, recordToFindings } from './record-to-findings.ts';

/** A value of each kind that a finding may have, the calming ones included. */
function samples({ type, values = [], min = 0, max, orFalse, orEmpty }: FindingDefinition): readonly FindingEntry['value'][] {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'integer':
      return [min, max ?? 7];
    case 'decimal':
      return [min, 6.5];
    case 'code':
      return values.filter((value) => value !== 'unknown');
    case 'list':
      return [values, values.slice(0, 1), ...(orEmpty ? [[]] : [])];
    case 'date':
      return ['2024-03-01', ...(orFalse ? [false] : [])];
    case 'text':
      return ['M01AE01'];
  }
}

const whole = (findings: readonly FindingEntry[], medications: Case['medications'] = []): RecordReading => {
  const aCase: Case = {
    id: 'a',
    asOf,
    actor: 'gp',
    citizen: { birthDate: '1979-05-02', sex: 'female', municipality: 'Kolding' },
    findings,
    medications,
  };
  return recordToFindings(caseToFhir(aCase, vocabulary), { asOf, patient: 'citizen' }, codeLists, vocabulary);
};

test('every finding of the vocabulary, with every kind of value, comes back from its own FHIR form as it was', () => {
  for (const definition of vocabulary.findings.values()) {
    if (definition.in.startsWith('medications[]')) continue;
    for (const value of samples(definition)) {
      const entry: FindingEntry = { code: definition.code, value, recorded: '2024-03-11', onset: '2024-03-05' };
      const reading = whole([entry]);
      const [found] = reading.findings;
      assert.deepEqual(
        [found?.code, found?.value, found?.recorded, found?.onset],
        [entry.code, value, entry.recorded, entry.onset],
        definition.code,
      );
      assert.deepEqual(reading.unread, [], definition.code);
    }
  }
});

test('side, drug and citizen come back too', () => {
  const drug = {
    name: 'ibuprofen',
    atc: 'M01AE01',
    start: '2024-03-01',
    stopPlan: true,
    followUps: ['2024-03-05'],
    dailyPrescription: false,
  };
  const reading = whole([{ code: 'leg-pain', value: true, site: 'left', recorded: '2024-03-11' }], [drug, { ...drug, followUps: [] }]);
  assert.equal(reading.findings[0]?.site, 'left');
  assert.deepEqual(
    reading.medications.map(({ from: _from, ...medication }) => medication),
    [drug, { ...drug, followUps: [] }],
  );
  assert.deepEqual(reading.citizen, { birthDate: '1979-05-02', sex: 'female', municipality: 'Kolding' });
});
