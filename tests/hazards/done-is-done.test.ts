/** HZ-13: what is done is not asked for again, and what was done before its reason arose does not count. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case, FindingEntry } from '@rygforloeb/decision';
import { programme, situation, statusOf } from './situations.ts';

const careInVain = (...more: readonly FindingEntry[]): Case =>
  situation([
    { code: 'suspected-nerve-root', value: true },
    { code: 'diagnostic-triage', value: 'specific' },
    { code: 'neurological-examination', value: 'normal' },
    { code: 'conservative-start', value: '2024-03-05' },
    { code: 'conservative-contents', value: ['guidance', 'exercise'] },
    { code: 'conservative-effect', value: 'unsatisfactory' },
    ...more,
  ]);
const decision = (...more: readonly FindingEntry[]) => statusOf(programme.decide(careInVain(...more)), 'decide-next-step');

test('what is recorded as done is not overdue', () => {
  assert.equal(decision(), 'overdue', 'day 70, nothing recorded');
  assert.notEqual(decision({ code: 'next-step-decided', value: '2024-05-13' }), 'overdue');
  assert.notEqual(decision({ code: 'hospital-referral-sent', value: '2024-05-13' }), 'overdue');
});

test('an act from before the reason arose settles nothing', () => {
  assert.equal(decision({ code: 'next-step-decided', value: '2024-03-01' }), 'overdue');
  const paresis: FindingEntry = { code: 'strength-grade', value: 2, onset: '2024-05-13T20:00+02:00', site: 'left' };
  const emergency = (sent: string) =>
    statusOf(programme.decide(situation([paresis, { code: 'acute-referral-sent', value: sent }])), 'refer-emergency-department');
  assert.equal(emergency('2024-05-10'), 'required');
  assert.notEqual(emergency('2024-05-14'), 'required');
});

test('known not to have been done is not done', () => {
  assert.equal(decision({ code: 'next-step-decided', value: false }), 'overdue');
});
