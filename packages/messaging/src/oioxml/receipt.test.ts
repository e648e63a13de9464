import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { interopPath, withoutExamples } from '../testing/interop.ts';
import { schemaFaults } from '../testing/schemas.ts';
import { type Receipt, readReceipt, writeReceipt } from './receipt.ts';

const positive: Receipt = {
  kind: 'positive',
  envelope: { sentAt: '2026-03-02T10:00', identifier: 'Kvit0001', receipt: 'only-negative' },
  identifier: 'Kvit0001',
  sender: '9990000000036',
  receiver: '9990000000029',
  original: {
    ...{ envelope: 'Kuv0001', sender: '9990000000029', receiver: '9990000000036' },
    letters: [{ identifier: 'Brv0001', version: 'XH0130R' }],
  },
};
const negative: Receipt = { ...positive, kind: 'negative', refusal: 'problem_med_version' };

test('a receipt is read as it was written', () => {
  for (const one of [positive, negative, { ...negative, kind: 'not-carried', refusal: 'ukendt_lokationsnummer' } as const])
    assert.deepEqual(readReceipt(writeReceipt(one)), one);
  assert.equal(readReceipt('<Emessage/>'), undefined);
  assert.equal(readReceipt('<a>'), undefined);
});

test('it obeys the published schema', withoutExamples, () => {
  for (const one of [positive, negative]) assert.deepEqual(schemaFaults('2005/08/07', writeReceipt(one)), []);
});

test('the published receipts are read', withoutExamples, () => {
  const read = ['CTL01_1', 'CTL02_1', 'CTL03_1'].map((name) =>
    readReceipt(readFileSync(interopPath('oioxml', 'examples', 'xml', `${name}.xml`))),
  );
  assert.deepEqual(
    read.map((one) => [one?.kind, one?.refusal, one?.original.envelope]),
    [
      ['not-carried', 'ukendt_lokationsnummer', 'MEDREF01095'],
      ['negative', 'problem_med_version', 'MEDREF01095'],
      ['positive', undefined, 'MEDREF01095'],
    ],
  );
});
