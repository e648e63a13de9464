/** HZ-08 and HZ-11: treatment, reassurance and planned ways wait for what is acute. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingEntry } from '@rygforloeb/decision';
import { affirms, manySituations, programme, statusOf, withFinding, without } from './situations.ts';

const waits = [
  'manual-treatment',
  'supervised-activity',
  'municipal-activity',
  'stay-active-advice',
  'handle-in-practice-sector',
  'continue-plan',
  'explain-no-imaging',
  'herniation-package',
  'stenosis-package',
];
const suspicions: readonly FindingEntry[] = [
  'suspected-cauda-equina',
  'suspected-fracture',
  'suspected-malignancy',
  'suspected-infection',
  'suspected-spinal-bleeding',
  'suspected-cord-compression',
  'suspected-other-serious',
  'suspected-aaa',
  'progressive-deficit',
].map((code) => ({ code, value: true }));

test('no treatment or reassurance is opened while an acute finding or a suspicion stands', () => {
  for (const finding of suspicions) {
    for (const aCase of manySituations) {
      const answer = programme.decide(withFinding(without(aCase, finding.code), finding));
      const opened = waits.filter((code) => affirms(answer, code));
      assert.deepEqual(opened, [], `${finding.code} in ${aCase.id}`);
    }
  }
});

test('no planned imaging or planned referral stands beside the emergency department', () => {
  let acute = 0;
  for (const finding of [...suspicions, { code: 'strength-grade', value: 2 }]) {
    for (const aCase of manySituations.filter(({ actor }) => actor !== 'hospital')) {
      const answer = programme.decide(withFinding(without(aCase, finding.code), finding));
      if (statusOf(answer, 'refer-emergency-department') !== 'required') continue;
      acute += 1;
      const planned = ['refer-imaging', 'refer-rygcenter', 'consider-surgical-assessment'].filter((code) => affirms(answer, code));
      assert.deepEqual(planned, [], `${finding.code} in ${aCase.id}`);
    }
  }
  assert.ok(acute > 100);
});
