/** HZ-04 and HZ-12: what nobody asked reassures nobody and refuses nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Case, FindingEntry } from '@rygforloeb/decision';
import { clinicians, manySituations, programme, sameDay, situation, statusOf, urgencyRank } from './situations.ts';

/** What says that something is not so. A grade 5 or a normal examination beside another grade places that one in time, and is no reassurance. */
const isReassuring = ({ code, value }: FindingEntry, _index: number, all: readonly FindingEntry[]): boolean =>
  (value === false && programme.vocabulary.findings.get(code)?.type === 'boolean') ||
  (code === 'neurological-examination' && value === 'normal' && !all.some((one) => one.code === 'strength-grade')) ||
  (code === 'strength-grade' && value === 5 && all.filter((one) => one.code === code).length === 1) ||
  (code === 'level-of-concern' && (value === 'none' || value === 'low')) ||
  (code === 'diagnostic-triage' && value !== 'serious');

/** Routine and elective are one here: what opens a planned referral may rest on a reassuring finding, and fall with it. */
const alarm = (answer: Answer): number => Math.max(urgencyRank(answer), sameDay - 1);

test('forgetting a reassuring finding never lowers the alarm', () => {
  let forgotten = 0;
  for (const aCase of manySituations) {
    const before = alarm(programme.decide(aCase));
    for (const finding of aCase.findings.filter(isReassuring)) {
      const after = alarm(programme.decide({ ...aCase, findings: aCase.findings.filter((one) => one !== finding) }));
      assert.ok(after >= before, `${finding.code} in ${aCase.id}: ${before} → ${after}`);
      forgotten += 1;
    }
  }
  assert.ok(forgotten > 100);
});

test('with nothing recorded, no acute route is said to be unnecessary', () => {
  for (const actor of clinicians) {
    const answer = programme.decide(situation([], { actor, question: 'refer:emergency-department' }));
    assert.equal(statusOf(answer, 'refer-emergency-department'), 'needs-judgement', actor);
  }
});

test("an unknown part of a referral's condition asks for a judgement and refuses nothing", () => {
  const whole = rootInVain();
  assert.equal(statusOf(programme.decide(whole), 'refer-imaging'), 'permitted');
  assert.equal(statusOf(programme.decide(whole), 'refer-rygcenter'), 'permitted');
  const parts = ['conservative-start', 'conservative-contents', 'conservative-effect'];
  for (const part of [...parts, 'considerable-limitation', 'high-pain-intensity']) {
    const answer = programme.decide({ ...whole, findings: whole.findings.filter(({ code }) => code !== part) });
    assert.equal(statusOf(answer, 'refer-imaging'), 'needs-judgement', `imaging without ${part}`);
    const hospital = parts.includes(part) ? 'needs-judgement' : 'permitted';
    assert.equal(statusOf(answer, 'refer-rygcenter'), hospital, `hospital without ${part}`);
  }
});

function rootInVain(): Case {
  return situation([
    { code: 'suspected-nerve-root', value: true },
    { code: 'diagnostic-triage', value: 'specific' },
    { code: 'neurological-examination', value: 'normal' },
    { code: 'considerable-limitation', value: true },
    { code: 'high-pain-intensity', value: true },
    { code: 'conservative-start', value: '2024-04-09' },
    { code: 'conservative-contents', value: ['guidance', 'exercise'] },
    { code: 'conservative-effect', value: 'unsatisfactory' },
    { code: 'consent-hospital', value: 'given' },
  ]);
}
