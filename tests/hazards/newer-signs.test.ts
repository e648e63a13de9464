/** HZ-02 and HZ-06: what is new counts, and a fall in strength is not overlooked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingEntry } from '@rygforloeb/decision';
import { manySituations, programme, situation, statusOf, urgencyRank, withFinding } from './situations.ts';

const alarming: readonly FindingEntry[] = [
  { code: 'new-weakness', value: true },
  { code: 'strength-grade', value: 3 },
  { code: 'progressive-deficit', value: true },
  { code: 'suspected-cauda-equina', value: true },
  { code: 'saddle-anaesthesia', value: true },
  { code: 'suspected-infection', value: true },
  { code: 'suspected-cord-compression', value: true },
  { code: 'suspected-aaa', value: true },
];

test('a newer sign never lowers the urgency', () => {
  for (const finding of alarming) {
    for (const aCase of manySituations) {
      const before = urgencyRank(programme.decide(aCase));
      const after = urgencyRank(programme.decide(withFinding(aCase, { ...finding, onset: aCase.asOf, recorded: aCase.asOf })));
      assert.ok(after >= before, `${finding.code} ${finding.value} in ${aCase.id}: ${before} → ${after}`);
    }
  }
});

test('a normal examination does not close weakness that came after it', () => {
  const answer = programme.decide(
    situation([
      { code: 'neurological-examination', value: 'normal', recorded: '2024-05-10' },
      { code: 'new-weakness', value: true, onset: '2024-05-13', recorded: '2024-05-14' },
    ]),
  );
  assert.equal(answer.urgency, 'same-day');
  assert.equal(statusOf(answer, 'measure-strength'), 'required');
});

test('a grade 5 from last week does not stand against a grade 3 from today', () => {
  const answer = programme.decide(
    situation([
      { code: 'strength-grade', value: 5, recorded: '2024-05-07', site: 'right' },
      { code: 'strength-grade', value: 3, onset: '2024-05-14T08:00+02:00', recorded: '2024-05-14', site: 'right' },
    ]),
  );
  assert.equal(answer.urgency, 'acute');
});

test('a falling pair of grades asks for a judgement the same day', () => {
  const answer = programme.assess(
    situation([
      { code: 'strength-grade', value: 5, recorded: '2024-05-01', site: 'left' },
      { code: 'strength-grade', value: 4, onset: '2024-05-05', recorded: '2024-05-14', site: 'left' },
    ]),
  );
  assert.equal(answer.urgency, 'same-day');
  assert.equal(statusOf(answer, 'acute-evaluation'), 'needs-judgement');
  assert.ok(answer.missing.some(({ finding }) => finding === 'progressive-deficit'));
});
