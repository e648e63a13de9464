/** HZ-18 to HZ-21: pregnancy, language and severe depression are not run over by a rule. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingEntry } from '@rygforloeb/decision';
import { affirms, caudaSigns, programme, situation, statusOf } from './situations.ts';

test('pain medicine for a pregnant citizen is a judgement', () => {
  const findings: readonly FindingEntry[] = [
    { code: 'pain-pattern', value: 'first-episode' },
    { code: 'medication-wanted', value: true },
  ];
  const asked = (...more: readonly FindingEntry[]) =>
    statusOf(programme.decide(situation([...findings, ...more], { question: 'do:prescribe' })), 'prescribe-pain-medication');
  assert.equal(asked({ code: 'pregnant', value: false }), 'permitted');
  assert.equal(asked({ code: 'pregnant', value: true }), 'needs-judgement');
});

test('X-ray and CT of a pregnant citizen are a judgement', () => {
  const findings: readonly FindingEntry[] = [
    { code: 'suspected-malignancy', value: true },
    { code: 'level-of-concern', value: 'moderate' },
    { code: 'pregnant', value: true },
  ];
  for (const question of ['refer:imaging-xray', 'refer:imaging-ct']) {
    assert.equal(statusOf(programme.decide(situation(findings, { question })), 'refer-imaging'), 'needs-judgement', question);
  }
  assert.equal(statusOf(programme.decide(situation(findings, { question: 'refer:imaging-mri' })), 'refer-imaging'), 'permitted');
});

test('a known need of interpreter is acted on and closes no alarm question', () => {
  const sign = { code: caudaSigns[0] ?? '', value: true };
  const answer = programme.decide(situation([{ code: 'interpreter-need', value: true }, sign]));
  assert.equal(statusOf(answer, 'arrange-interpreter'), 'recommended');
  assert.equal(statusOf(answer, 'clarify-cauda-equina'), 'required');
});

test('severe depression does not open a municipal course before a doctor', () => {
  const offered = { code: 'municipal-offers', value: ['depression-programme'] };
  const course = (value: string) =>
    programme.decide(
      situation([{ code: 'depression', value }, offered, { code: 'own-course-started', value: '2024-05-01' }], {
        actor: 'municipality_119',
      }),
    );
  assert.ok(affirms(course('moderate'), 'depression-programme'));
  assert.ok(!affirms(course('severe'), 'depression-programme'));
  assert.ok(affirms(course('severe'), 'advise-see-gp'));
});
