import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAccessPolicy, readProgrammeFiles, shippedProgramme } from '@rygforloeb/decision';
import { parse } from 'yaml';
import { readReferralRules } from './referral-rules.ts';

const programme = readProgrammeFiles(shippedProgramme);
const { policy } = readAccessPolicy(shippedProgramme);
const shipped = readFileSync(join(shippedProgramme, 'referrals.yaml'), 'utf8');

test('every referral that the programme can answer has its receiver, and every requirement it cites exists', () => {
  const rules = readReferralRules(programme, policy);
  const asked = new Set(Object.values(rules.receivers).map(({ question }) => question));
  const known = [...programme.vocabulary.questions.keys()].filter((question) => question.startsWith('refer:'));
  // The emergency department has a step of its own; surgery is weighed by the common triage (C-48).
  const apart = ['refer:emergency-department', 'refer:surgical-assessment', 'refer:neurosurgery-acute'];
  assert.deepEqual(
    known.filter((question) => !asked.has(question) && !apart.includes(question)),
    [],
  );
  const catalogue = readFileSync(join(shippedProgramme, 'requirements.yaml'), 'utf8');
  const ids = new Set((parse(catalogue) as readonly { readonly id: string }[]).map(({ id }) => id));
  const cited = Object.values(rules.receivers).flatMap(({ requirements, content }) => [
    ...requirements,
    ...content.map(({ requirement }) => requirement),
  ]);
  assert.deepEqual(
    [...cited, ...rules.acute.requirements].filter((id) => !ids.has(id)),
    [],
  );
});

for (const [fault, wanted, wrong, message] of [
  ['a finding that is none', 'from: [symptom-onset]', 'from: [sympton-onset]', /fields\.onset: unknown finding sympton-onset/],
  ['a door that is none', 'column: refer_imaging', 'column: refer_images', /imaging-mri: no column table1 refer_images/],
  ['a key that nobody reads', '    indication: strict', '    indikation: strict', /imaging-mri: unknown key indikation/],
  [
    'a purpose that the role has not',
    'purpose: prevention',
    'purpose: treatment',
    /municipality-119: municipality_119 has no purpose treatment/,
  ],
  ['words in one language', 'da: Psykolog\n', 'da: ""\n', /psychologist: lacks Danish or English/],
  ['a question that the disposition does not answer', 'question: refer:119', 'question: refer:140', /municipality-119: .* does not answer/],
  [
    'a force that is none',
    'force: must, requirement: REF-140-01',
    'force: shall, requirement: REF-140-01',
    /unknown force of medical-need/,
  ],
] as const)
  test(`${fault} is refused with its place`, () => {
    assert.ok(shipped.includes(wanted), wanted);
    const folder = mkdtempSync(join(tmpdir(), 'referrals-'));
    writeFileSync(join(folder, 'referrals.yaml'), shipped.replace(wanted, wrong));
    assert.throws(() => readReferralRules({ ...programme, directory: folder }, policy), { code: 'RYG_PROGRAMME_FILE', message });
    rmSync(folder, { recursive: true });
  });
