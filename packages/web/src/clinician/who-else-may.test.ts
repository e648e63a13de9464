import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Case, StatusCode } from '@rygforloeb/decision';
import { whoElseMay } from './who-else-may.ts';

const aCase: Case = { id: 'a', asOf: '2024-03-12T10:00+01:00', actor: 'physiotherapist', citizen: {}, findings: [], medications: [] };

/** A programme in which only the GP and the hospital may refer, and the hospital has no grounds. */
function decide({ id, asOf, actor }: Case): Answer {
  const status: StatusCode = actor === 'gp' ? 'permitted' : actor === 'hospital' ? 'not-indicated' : 'not-permitted';
  const rest = { because: [], sources: [], requirements: [], conflicts: [] };
  const programme = { id: 'p', version: 'v', status: 's' };
  return { case: id, programme, asOf, inScope: true, urgency: 'routine', dispositions: [{ code: 'refer', status, ...rest }], missing: [] };
}

test('what the asking actor may not is shown with those who may', () => {
  const found = whoElseMay(aCase, decide(aCase), ['physiotherapist', 'gp', 'hospital', 'employer'], decide);
  assert.deepEqual([...found], [['refer', ['gp']]]);
});

test('nobody is asked when nothing is closed to the asking actor', () => {
  const gp = { ...aCase, actor: 'gp' };
  const found = whoElseMay(gp, decide(gp), ['hospital'], () => assert.fail('asked'));
  assert.equal(found.size, 0);
});
