/** HZ-03: weakness of grade 3 or less stands on the right side of 48 hours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, readCases } from '@rygforloeb/decision';
import { programme, situation, statusOf } from './situations.ts';

const paresis = (asOf: string, onset: string | undefined): Answer =>
  programme.decide(situation([{ code: 'strength-grade', value: 3, site: 'right', ...(onset !== undefined && { onset }) }], { asOf }));
const isWithin = (answer: Answer): boolean => statusOf(answer, 'refer-emergency-department') === 'required' && answer.urgency === 'acute';
const isOlder = (answer: Answer): boolean =>
  statusOf(answer, 'call-hospital-same-day') === 'required' && statusOf(answer, 'refer-emergency-department') === 'needs-judgement';

test('48:00 hours is within, one minute more is not', () => {
  assert.ok(isWithin(paresis('2024-05-14T10:00+02:00', '2024-05-12T10:01+02:00')));
  assert.ok(isWithin(paresis('2024-05-14T10:00+02:00', '2024-05-12T10:00+02:00')));
  assert.ok(isOlder(paresis('2024-05-14T10:00+02:00', '2024-05-12T09:59+02:00')));
});

test('a clock change moves nothing', () => {
  assert.ok(isWithin(paresis('2024-03-31T12:00+02:00', '2024-03-29T11:00+01:00')), 'spring, 48:00 hours by the clock and one hour lost');
  assert.ok(isOlder(paresis('2024-03-31T12:00+02:00', '2024-03-29T10:59+01:00')), 'spring, 48:01');
  assert.ok(isWithin(paresis('2024-10-28T12:00+01:00', '2024-10-26T13:00+02:00')), 'autumn, 48:00');
  assert.ok(isOlder(paresis('2024-10-28T12:00+01:00', '2024-10-26T12:59+02:00')), 'autumn, 48:01');
});

test('the same instant in another offset is the same answer', () => {
  assert.ok(isWithin(paresis('2024-05-14T10:00+02:00', '2024-05-12T08:00Z')));
  assert.ok(isOlder(paresis('2024-05-14T10:00+02:00', '2024-05-12T07:59Z')));
});

test('an onset by date alone, or none, counts as within unless the whole day lies outside', () => {
  assert.ok(isWithin(paresis('2024-05-14T10:00+02:00', '2024-05-12')), 'the day lies on both sides');
  assert.ok(isWithin(paresis('2024-05-14T10:00+02:00', undefined)), 'no onset');
  assert.ok(isOlder(paresis('2024-05-14T10:00+02:00', '2024-05-11')), 'the whole day lies outside');
});

test('an onset after the moment of the case is refused', () => {
  const text = `id: x
asOf: 2024-05-14T10:00+02:00
actor: gp
citizen: {birthDate: 1977-05-02, municipality: Kolding}
findings: [{code: strength-grade, value: 3, onset: 2024-05-14T10:01+02:00}]
`;
  const { cases, faults } = readCases(text, 'x.yaml', programme.vocabulary);
  assert.equal(cases.length, 0);
  assert.equal(faults[0]?.line, 5);
});
