/** HZ-07, HZ-10 and HZ-25: serious causes are not planned away, flags alone do nothing, and nobody is falsely reassured. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  affirms,
  clinicians,
  manySituations,
  programme,
  sameDay,
  situation,
  statusOf,
  urgencyRank,
  withFinding,
  without,
} from './situations.ts';

const flags = [
  'trauma',
  'steroid-use',
  'previous-cancer',
  'unintended-weight-loss',
  'night-pain',
  'fever',
  'other-infection-sign',
  'recent-spinal-puncture',
];

test('infection, bleeding and cord compression with unknown concern are never elective', () => {
  for (const suspicion of ['suspected-infection', 'suspected-spinal-bleeding', 'suspected-cord-compression']) {
    for (const aCase of manySituations) {
      const asked = withFinding(without(aCase, suspicion, 'level-of-concern'), { code: suspicion, value: true });
      assert.ok(urgencyRank(programme.decide(asked)) >= sameDay, `${suspicion} in ${aCase.id}`);
    }
  }
});

test('a suspected serious cause with high concern is acute', () => {
  for (const suspicion of [
    'suspected-malignancy',
    'suspected-infection',
    'suspected-spinal-bleeding',
    'suspected-fracture',
    'suspected-other-serious',
  ]) {
    const answer = programme.decide(
      situation([
        { code: suspicion, value: true },
        { code: 'level-of-concern', value: 'high' },
      ]),
    );
    assert.equal(answer.urgency, 'acute', suspicion);
  }
});

test('a serious imaging result opens a work-up and silences reassurance', () => {
  for (const actor of ['gp', 'chiropractor', 'private_specialist', 'hospital']) {
    const answer = programme.decide(
      situation(
        [
          { code: 'imaging-done', value: ['mri'] },
          { code: 'imaging-result', value: 'serious-pathology' },
        ],
        { actor },
      ),
    );
    assert.equal(statusOf(answer, 'imaging-serious-finding'), 'required', actor);
    assert.equal(statusOf(answer, 'workup-underlying-cause'), 'required', actor);
    assert.ok(!affirms(answer, 'explain-no-imaging'), actor);
    assert.ok(!affirms(answer, 'stay-active-advice'), actor);
  }
});

test('the words about a serious or nerve finding are not those about a finding of age', () => {
  const told = programme.texts.dispositions.get('explain-imaging-findings')?.byValue;
  const wordsOf = (value: string) => told?.get(value)?.citizen.da;
  assert.ok(wordsOf('age-related') !== undefined);
  for (const value of ['serious-pathology', 'nerve-involvement']) {
    assert.ok(wordsOf(value) !== undefined, value);
    assert.notEqual(wordsOf(value), wordsOf('age-related'));
    assert.doesNotMatch(wordsOf(value) ?? '', /normal/i, value);
  }
});

test('no number of red flags opens imaging, work-up or an acute route', () => {
  for (const actor of clinicians) {
    for (let count = 1; count <= flags.length; count++) {
      const answer = programme.decide(
        situation(
          flags.slice(0, count).map((code) => ({ code, value: true })),
          { actor },
        ),
      );
      for (const code of ['refer-imaging', 'workup-underlying-cause', 'refer-emergency-department', 'acute-evaluation']) {
        assert.ok(!affirms(answer, code), `${code} from ${count} flags, ${actor}`);
      }
    }
  }
});
