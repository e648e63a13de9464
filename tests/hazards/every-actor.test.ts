/** HZ-05, HZ-14, HZ-15 and HZ-17: who asks, and what the citizen consents to, never stands in the way of safety. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case, FindingEntry } from '@rygforloeb/decision';
import {
  actors,
  affirms,
  cannotExamine,
  caudaSigns,
  groupOf,
  manySituations,
  programme,
  sameDay,
  situation,
  statusOf,
  urgencyRank,
  without,
} from './situations.ts';

const alarm: readonly FindingEntry[] = [
  ...caudaSigns.map((code) => ({ code, value: true })),
  { code: 'suspected-cauda-equina', value: true },
  { code: 'new-weakness', value: true },
  { code: 'strength-grade', value: 2 },
  { code: 'progressive-deficit', value: true },
];
const consents = ['consent-gp', 'consent-hospital', 'consent-municipality', 'consent-jobcentre', 'consent-practice'];
const withConsent = (aCase: Case, value: string): Case => {
  const bare = without(aCase, ...consents);
  return { ...bare, findings: [...bare.findings, ...consents.map((code) => ({ code, value }))] };
};

test('the same alarm sign is never below same-day, whoever sees it', () => {
  for (const actor of actors) {
    for (const sign of alarm) assert.ok(urgencyRank(programme.decide(situation([sign], { actor }))) >= sameDay, `${sign.code}, ${actor}`);
  }
});

test('whoever cannot examine is told to get help, not to clarify or measure', () => {
  for (const actor of cannotExamine) {
    for (const sign of alarm) {
      const answer = programme.decide(situation([sign], { actor }));
      assert.equal(statusOf(answer, 'seek-acute-help'), 'required', `${sign.code}, ${actor}`);
      const clinical = answer.dispositions.filter(
        ({ code }) => affirms(answer, code) && /^(clarify-|measure-|record-|refer-emergency)/.test(code),
      );
      assert.deepEqual(clinical, [], `${sign.code}, ${actor}`);
    }
  }
});

test('no answer about consent holds back a safety disposition', () => {
  const safety = (aCase: Case) =>
    programme.decide(aCase).dispositions.flatMap(({ code, status }) => (groupOf(code) === 'safety' ? [`${code}: ${status}`] : []));
  for (const aCase of manySituations) {
    const given = safety(withConsent(aCase, 'given'));
    assert.deepEqual(safety(withConsent(aCase, 'refused')), given, `${aCase.id}, refused`);
    assert.deepEqual(safety(without(aCase, ...consents)), given, `${aCase.id}, unknown`);
  }
});

test('a refused consent blocks every message that is not for safety', () => {
  const recipientOf = new Map(programme.dispositions.map(({ code, recipient }) => [code, recipient]));
  let blocked = 0;
  for (const aCase of manySituations) {
    const answer = programme.decide(withConsent(aCase, 'refused'));
    const messages = answer.dispositions.filter(({ code }) => recipientOf.get(code) !== undefined && groupOf(code) === 'communication');
    for (const { code } of messages) assert.ok(!affirms(answer, code), `${code} in ${aCase.id}`);
    blocked += messages.filter(({ status }) => status === 'blocked-consent').length;
  }
  assert.ok(blocked > 20);
});

test("the employer's answer holds no clinical disposition", () => {
  const allowed = ['work', 'information', 'scope'];
  for (const aCase of manySituations) {
    const answer = programme.decide({ ...aCase, actor: 'employer' });
    const clinical = answer.dispositions.filter(
      ({ code }) =>
        affirms(answer, code) && !allowed.includes(groupOf(code) ?? '') && code !== 'seek-acute-help' && code !== 'emergency-call-112',
    );
    assert.deepEqual(
      clinical.map(({ code }) => code).filter((code) => code !== 'supported-self-management'),
      [],
      aCase.id,
    );
  }
});

test('whoever may not refer is shown another way', () => {
  for (const actor of ['physiotherapist', 'municipality_119', 'municipality_140']) {
    for (const question of ['refer:hospital', 'refer:imaging-mri']) {
      const answer = programme.decide(situation([{ code: 'diagnostic-triage', value: 'specific' }], { actor, question }));
      const asked = programme.vocabulary.questions.get(question) ?? [];
      assert.ok(
        asked.some((code) => statusOf(answer, code) === 'not-permitted'),
        `${actor}, ${question}`,
      );
      assert.ok(affirms(answer, 'advise-see-gp'), `${actor}, ${question}`);
    }
  }
});
