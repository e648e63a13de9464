/** Between them the citizens reach every disposition, every rule and every way in which an answer can come out. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseParameters, createDecider, type Decision, indexCase, openProgramme } from '@rygforloeb/decision';
import { syntheticCases } from './synthetic-cases.ts';

const citizens = 10_000;
const programme = await openProgramme();
const decide = createDecider(programme.program, programme);
const decisions: readonly Decision[] = Array.from(syntheticCases(citizens, { seed: 1, vocabulary: programme.vocabulary }), (one) =>
  decide(indexCase(programme.program, programme, one), caseParameters(one)),
);
const reached = new Set(
  decisions.flatMap(({ decided }) => decided.map(({ disposition, outcome }) => `${disposition.code}: ${outcome.rule?.id ?? outcome.how}`)),
);

test('every rule of the programme decides for somebody', () => {
  const never = programme.dispositions
    .flatMap(({ code, rules }) => rules.map((rule) => `${code}: ${rule.id}`))
    .filter((rule) => !reached.has(rule));
  assert.deepEqual(never, []);
});

test('every status, urgency and scope is somebody’s', () => {
  const statuses = new Set(decisions.flatMap(({ decided }) => decided.map(({ outcome }) => outcome.status)));
  assert.deepEqual(statuses, new Set(programme.vocabulary.statuses.keys()));
  assert.deepEqual(new Set(decisions.map(({ urgency }) => urgency)), new Set(programme.vocabulary.urgency.keys()));
  assert.deepEqual(new Set(decisions.map(({ inScope }) => inScope)), new Set([true, false, 'not-covered']));
});

test('answers are given, refused, held open, withheld and settled', () => {
  const ways = new Set(decisions.flatMap(({ decided }) => decided.map(({ outcome }) => outcome.how)));
  for (const how of ['rule', 'unknown', 'refused', 'unasked', 'notPermitted', 'notCovered', 'withheld', 'settled', 'noGround'])
    assert.ok(ways.has(how as never), how);
});
