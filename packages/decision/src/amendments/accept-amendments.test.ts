/** The consultation's amendments: switched off they change nothing, accepted they change the answer, and a bad one is refused by name. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolesLibrary } from '../generate-cql/roles.ts';
import { shippedProgramme } from '../open-programme.ts';
import { readProgrammeFiles } from '../programme-files.ts';
import { loadTexts } from '../texts.ts';
import { AmendmentError, acceptAmendments } from './accept-amendments.ts';
import { type Amendment, type Change, readAmendments } from './amendment.ts';

const files = readProgrammeFiles(shippedProgramme);
const texts = loadTexts(shippedProgramme, files.vocabulary);
const amendments = readAmendments(shippedProgramme);
const accept = (...ids: readonly string[]) => acceptAmendments(files, texts, amendments, ids);

const proposal = (change: readonly Change[]): Amendment => ({
  id: 'AMEND-X',
  source: 'DSF 1',
  amends: 'FP 1',
  kind: 'rule',
  da: 'x',
  en: 'x',
  acceptedIn: [],
  relates: [],
  change,
});

function problemsOf(accepting: () => unknown): string {
  try {
    accepting();
  } catch (error) {
    assert.ok(error instanceof AmendmentError);
    assert.equal(error.code, 'RYG_AMENDMENT');
    return error.problems.join('\n');
  }
  return 'none';
}

test('with none accepted the programme is the same', () => {
  const amended = accept();
  assert.equal(amended.files, files);
  assert.equal(amended.texts, texts);
  assert.deepEqual(files.manifest.acceptedAmendments, []);
});

test('an accepted rule is added or weakened, and the original stays as it is', () => {
  const rules = (code: string, of = files) => of.dispositions.find((one) => one.code === code)?.rules ?? [];
  const { files: amended } = accept('AMEND-15', 'AMEND-12');
  assert.equal(rules('monitor-nerve-root')[0]?.status, 'required');
  assert.equal(rules('monitor-nerve-root', amended)[0]?.status, 'recommended');
  assert.equal(rules('supervised-activity', amended).at(-1)?.id, 'amend-12');
  assert.equal(
    rules('supervised-activity').some(({ id }) => id === 'amend-12'),
    false,
  );
});

test('an accepted text stands after the present one, in both languages', () => {
  const before = texts.dispositions.get('explain-no-imaging')?.citizen;
  const after = accept('AMEND-02').texts.dispositions.get('explain-no-imaging')?.citizen;
  assert.ok(before && after?.da.startsWith(`${before.da} `) && after.en.startsWith(`${before.en} `));
});

test('an accepted role changes who may', () => {
  const may = proposal([{ setRole: { table: 'table3', row: 'physiotherapist', column: 'hospital', value: 'yes', mode: 'referral' } }]);
  const define = (roles: typeof files.roles) => /define "table3 hospital": .*/.exec(rolesLibrary(roles).text)?.[0] ?? '';
  assert.doesNotMatch(define(files.roles), /physiotherapist/);
  assert.match(define(acceptAmendments(files, texts, [may], [may.id]).files.roles), /physiotherapist/);
  assert.equal(accept('AMEND-20').files.roles.columns.table2?.cognitive_therapy?.municipality_140?.value, 'yes');
});

test('two that exclude each other cannot both be accepted', () => {
  assert.match(
    problemsOf(() => accept('AMEND-07', 'AMEND-08')),
    /AMEND-07 excludes AMEND-08/,
  );
  assert.equal(
    problemsOf(() => accept('AMEND-07')),
    'none',
  );
});

test('every amendment can be accepted alone', () => {
  for (const { id } of amendments)
    assert.equal(
      problemsOf(() => accept(id)),
      'none',
      id,
    );
});

for (const [name, change, says] of [
  ['an unknown disposition', { setText: { disposition: 'x', audience: 'citizen', da: 'x', en: 'x' } }, /unknown disposition x/],
  [
    'an unknown rule',
    { setRule: { disposition: 'stratify', rule: 'x', from: 'permitted', status: 'required' } },
    /unknown rule x of stratify: may/,
  ],
  [
    'a rule that gives something else',
    { setRule: { disposition: 'stratify', rule: 'may', from: 'required', status: 'permitted' } },
    /which gives permitted/,
  ],
  ['an unknown table', { setRole: { table: 'table9', row: 'gp', column: 'x', value: 'yes' } }, /unknown table table9/],
  ['an unknown column', { setRole: { table: 'table3', row: 'gp', column: 'x', value: 'yes' } }, /unknown column x/],
  ['an unknown actor', { setRole: { table: 'table3', row: 'x', column: 'hospital', value: 'yes' } }, /unknown actor x/],
] as const satisfies readonly (readonly [string, Change, RegExp])[]) {
  test(`${name} is refused by name`, () => {
    const bad = proposal([change]);
    assert.match(
      problemsOf(() => acceptAmendments(files, texts, [bad], [bad.id])),
      says,
    );
  });
}

test('an unknown amendment is refused', () => {
  assert.match(
    problemsOf(() => accept('AMEND-99')),
    /AMEND-99 is no amendment/,
  );
});
