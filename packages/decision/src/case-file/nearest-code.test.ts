/** Which known code a misspelt one meant. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, nearestCode } from './nearest-code.ts';

const codes = ['strength-grade', 'leg-pain', 'night-pain', 'suspected-cauda-equina', 'suspected-fracture', 'jobAtRisk', 'odi', 'onset'];

test('a letter missing, added, changed or swapped leads to the code', () => {
  for (const written of ['strenth-grade', 'strengthh-grade', 'strangth-grade', 'strenght-grade'])
    assert.equal(nearestCode(written, codes), 'strength-grade');
});

test('case and separators do not matter', () => {
  assert.equal(nearestCode('LegPain', codes), 'leg-pain');
  assert.equal(nearestCode('job-at-risk', codes), 'jobAtRisk');
});

test('a part of a code leads to the whole', () => {
  assert.equal(nearestCode('cauda-equina', codes), 'suspected-cauda-equina');
});

test('what resembles nothing leads nowhere', () => {
  for (const written of ['', '-', 'x', 'banana-split-with-cream', 'z'.repeat(500)]) assert.equal(nearestCode(written, codes), undefined);
});

test('Danish letters and their transliteration are one', () => {
  assert.equal(fold('Sønderborg'), fold('SOENDERBORG'));
  assert.equal(fold('Aabenraa'), fold('Åbenrå'));
});
