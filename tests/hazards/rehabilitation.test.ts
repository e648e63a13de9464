/** HZ-24: municipal rehabilitation starts in time, or the citizen may choose. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case, FindingEntry } from '@rygforloeb/decision';
import { affirms, programme, situation, statusOf } from './situations.ts';

const received = (date: string, actor: string, ...more: readonly FindingEntry[]): Case =>
  situation([{ code: 'spine-operation', value: '2024-04-20' }, { code: 'rehabilitation-plan-received', value: date }, ...more], { actor });

test('day 7 after receipt is in time', () => {
  const answer = programme.decide(received('2024-05-07', 'municipality_140'));
  assert.equal(statusOf(answer, 'start-rehabilitation'), 'required');
  assert.equal(answer.dispositions.find(({ code }) => code === 'start-rehabilitation')?.due, '2024-05-14');
  assert.ok(!affirms(answer, 'free-choice-supplier'));
});

test('on day 8 without a start the citizen may choose another supplier', () => {
  const notStarted = { code: 'own-course-started', value: false };
  const municipality = programme.decide(received('2024-05-06', 'municipality_140', notStarted));
  assert.equal(statusOf(municipality, 'start-rehabilitation'), 'overdue');
  assert.equal(statusOf(municipality, 'free-choice-supplier'), 'required');
  assert.equal(statusOf(programme.decide(received('2024-05-06', 'citizen', notStarted)), 'free-choice-supplier'), 'permitted');
});

test('on day 8, not known whether it has started, is a judgement and no all-clear', () => {
  const answer = programme.assess(received('2024-05-06', 'municipality_140'));
  assert.equal(statusOf(answer, 'start-rehabilitation'), 'needs-judgement');
  assert.ok(answer.missing.some(({ finding }) => finding === 'own-course-started'));
});

test('no answer sets a received plan aside', () => {
  for (const more of [[], [{ code: 'rehabilitation-need', value: false }], [{ code: 'conservative-effect', value: 'satisfactory' }]]) {
    const answer = programme.decide(received('2024-05-10', 'municipality_140', ...more));
    assert.equal(statusOf(answer, 'keep-rehabilitation-plan'), 'required');
    assert.ok(affirms(answer, 'start-rehabilitation'));
  }
});
