/** The programme's words: read strictly, every contradiction named. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testVocabulary, vocabularyFrom } from './case-file/test-vocabulary.ts';
import { VocabularyError } from './vocabulary.ts';

const statuses =
  'statuses: [{code: required, meaning: x}]\naffirming: [required]\nurgency: []\nactors: [{code: gp, clinician: true}]\nmunicipalities: [Vejle]\n';
const finding = '{code: fever, da: Feber, en: Fever, type: boolean, kind: observation, in: findings}';

function problemsOf(replaced: Readonly<Record<string, string>>): string {
  try {
    vocabularyFrom(replaced);
  } catch (error) {
    assert.ok(error instanceof VocabularyError);
    assert.equal(error.code, 'RYG_VOCABULARY');
    return error.problems.join('\n');
  }
  return 'none';
}

test('the programme gives findings with their place, dispositions with their questions, actors and municipalities', () => {
  assert.ok(testVocabulary.findings.size > 100);
  assert.equal(testVocabulary.findings.get('strength-grade')?.max, 5);
  assert.equal(testVocabulary.blocks.get('work')?.get('jobAtRisk')?.code, 'job-at-risk');
  assert.equal(testVocabulary.blocks.get('medications')?.get('atc')?.code, 'medication-atc');
  assert.deepEqual(testVocabulary.questions.get('refer:hospital'), ['refer-rygcenter']);
  assert.equal(testVocabulary.actors.get('gp')?.clinician, true);
  assert.equal(testVocabulary.actors.get('citizen')?.clinician, false);
  assert.equal(testVocabulary.municipalities.length, 22);
  assert.deepEqual(testVocabulary.affirming, ['required', 'recommended', 'permitted', 'overdue']);
});

for (const [name, path, text, says] of [
  ['a finding twice', 'vocabulary/findings.yaml', `findings: [${finding}, ${finding}]`, /fever occurs twice/],
  ['a finding without Danish name', 'vocabulary/findings.yaml', `findings: [${finding.replace('da: Feber, ', '')}]`, /fever lacks da/],
  ['an unknown type', 'vocabulary/findings.yaml', `findings: [${finding.replace('boolean', 'bool')}]`, /unknown type bool/],
  ['a code without values', 'vocabulary/findings.yaml', `findings: [${finding.replace('boolean', 'code')}]`, /has no values/],
  ['an unreadable place', 'vocabulary/findings.yaml', `findings: [${finding.replace('in: findings', 'in: a.b.c')}]`, /no readable place/],
  [
    'two findings in one place',
    'vocabulary/findings.yaml',
    `findings: [${finding.replace('findings', 'work.x')}, ${finding.replace('findings', 'work.x').replace('fever', 'cold')}]`,
    /both stand in work\.x/,
  ],
  ['no findings', 'vocabulary/findings.yaml', 'version: 1', /a list of entries is missing/],
  ['unreadable YAML', 'vocabulary/findings.yaml', 'findings: [', /findings\.yaml: /],
  [
    'a status twice',
    'vocabulary/statuses.yaml',
    statuses.replace('[{code', '[{code: required, meaning: y}, {code'),
    /required occurs twice/,
  ],
  [
    'an affirming status that is none',
    'vocabulary/statuses.yaml',
    statuses.replace('affirming: [required]', 'affirming: [yes]'),
    /unknown status yes/,
  ],
  ['no municipalities', 'vocabulary/statuses.yaml', statuses.replace(/municipalities.*/, ''), /municipalities is missing/],
  [
    'a disposition in two files',
    'dispositions/more.yaml',
    '[{code: stop-plan, da: x, en: x, group: x, meaning: x}]',
    /stop-plan occurs twice/,
  ],
  ['a disposition without group', 'dispositions/more.yaml', '[{code: other, da: x, en: x, meaning: x}]', /other lacks group/],
] as const) {
  test(`${name} is refused and named`, () => {
    assert.match(problemsOf({ [path]: text }), says);
  });
}
