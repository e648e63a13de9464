/** The check of a programme: the shipped data are in order, and a fault put into a copy is told with its place. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { defaultCache, shippedProgramme } from '../open-programme.ts';
import { checkProgramme } from './check-programme.ts';
import { formatCheckReport } from './format-report.ts';

const copy = mkdtempSync(join(tmpdir(), 'check-'));
after(() => rmSync(copy, { recursive: true }));

type Change = readonly [file: string, from: string | RegExp, to: string];

/** The faults after these changes of a copy, as `file:line: check: message`. */
async function faultsAfter(changes: readonly Change[]): Promise<string> {
  rmSync(copy, { recursive: true, force: true });
  cpSync(shippedProgramme, copy, { recursive: true });
  for (const [file, from, to] of changes) {
    const path = join(copy, file);
    const before = readFileSync(path, 'utf8');
    const changed = before.replace(from, to);
    assert.notEqual(changed, before, `${file} has no ${from}`);
    writeFileSync(path, changed);
  }
  const { faults, ok } = await checkProgramme(copy, { cacheDirectory: defaultCache });
  assert.equal(ok, false);
  return faults.map((one) => `${one.file}:${one.line}: ${one.check}: ${one.message}`).join('\n');
}

const lineOf = (file: string, part: string): number =>
  readFileSync(join(shippedProgramme, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(part)) + 1;

test('the shipped programme has no fault in its data, and every deciding area is covered', async () => {
  const report = await checkProgramme(shippedProgramme, { cacheDirectory: defaultCache });
  assert.deepEqual(report.faults, []);
  assert.ok(report.coverage.filter(({ decides }) => decides).every(({ percent }) => percent === 100));
  assert.equal(report.totals.requirements, 563);
  assert.match(formatCheckReport(report), /in order/);
});

test('YAML that cannot be read is told with its file and line', async () => {
  assert.match(await faultsAfter([['parameters.yaml', /^- /m, '- [']]), /^parameters\.yaml:\d+: yaml: /);
});

/** Faults that do not hide each other, all in one copy. */
const told = [
  [
    'a number in a rule',
    'dispositions/imaging.yaml',
    '\'Imaging."Result known"\'',
    '\'Imaging."Result known" and Situation."Age" > 40\'',
    /imaging\.yaml:\d+: numbers: the number 40/,
  ],
  [
    'a value that the finding does not have',
    'cql/Surgery.cql',
    "= 'specific'",
    "= 'specifik'",
    /Surgery\.cql:\d+: codes: .*'specifik' is not a value of diagnostic-triage/,
  ],
  [
    'a rule named as an outcome',
    'dispositions/communication.yaml',
    '- id: encouraged',
    '- id: no-ground',
    /has the rule no-ground, which is the name of an outcome/,
  ],
  [
    'a standing act that is no safety',
    'dispositions/imaging.yaml',
    'otherWay: true',
    'standing: true',
    /imaging\.yaml:\d+: dispositions: explain-no-imaging is no safety, so it is neither standing nor a route/,
  ],
  [
    'a sent referral that records nothing known',
    'dispositions/imaging.yaml',
    'sent: imaging-referral-sent',
    'sent: imaging-sent',
    /imaging\.yaml:\d+: dispositions: refer-imaging records the unknown finding imaging-sent/,
  ],
  [
    'an unknown requirement',
    'dispositions/scope.yaml',
    '[SCOPE-03]',
    '[SCOPE-03, SCOPE-99]',
    /scope\.yaml:\d+: citations: SCOPE-99 is no requirement/,
  ],
  ['an unknown source', 'dispositions/scope.yaml', '[FP 1.5, FP 1.5.3]', '[FX 1.5]', /citations: FX is no source/],
  [
    'a parameter that no rule reads',
    'parameters.yaml',
    /^- /m,
    '- {name: spare, value: 1, unit: days, source: FP 1.0, requirements: [SCOPE-01], da: x, en: x}\n- ',
    /parameters: no rule reads the parameter spare/,
  ],
  [
    'a hard text for citizens',
    'texts/dispositions/imaging.yaml',
    'En scanning kan sjældent vise',
    'Billeddiagnostiske undersøgelsesresultater sammenholdes sædvanligvis med symptombilledet og helbredsoplysningerne, hvorefter behandlingsmulighederne gennemdrøftes og funktionsevnebegrænsningerne kortlægges systematisk',
    /imaging\.yaml:\d+: readability: LIX \d+ is above 35/,
  ],
  [
    'an unknown finding in a code list',
    'codes/loinc.yaml',
    'finding: pain-nrs',
    'finding: pain-score',
    /codes\/loinc\.yaml:\d+: codes: .*unknown finding pain-score/,
  ],
  [
    'a kind of offer that the rules do not know',
    'offers.yaml',
    'code: sleep-guidance',
    'code: sleep-help',
    /offers\.yaml:\d+: codes: the value of municipal-offers sleep-help is unknown/,
  ],
  [
    'a source of the municipal courses that there is not',
    'municipal.yaml',
    'sources: [FP 7.8.1, FP 7.8.2]',
    'sources: [FP 17.8]',
    /municipal\.yaml:\d+: citations: FP has no section 17\.8/,
  ],
  [
    'a clock without its parameter',
    'clocks.yaml',
    'parameter: acute-paresis-hours, unit',
    'parameter: acute-hours, unit',
    /clocks\.yaml:\d+: clocks: the clock reads the unknown parameter acute-hours/,
  ],
  [
    'a clock that is done in no part of the workspace',
    'clocks.yaml',
    'doneIn: acute',
    'doneIn: emergency',
    /clocks\.yaml:\d+: codes: the part of the workspace emergency is unknown/,
  ],
] as const;

test('a copy with many faults', async (t) => {
  const faults = await faultsAfter(told.map(([, file, from, to]) => [file, from, to] as const));
  for (const [name, , , , says] of told) await t.test(`${name} is told with its file and line`, () => assert.match(faults, says));
});

test('a fault of a generated library is told at the line of the data file, and a rule id twice with its rule', async () => {
  const faults = await faultsAfter([
    ['dispositions/imaging.yaml', 'Imaging."Result known"', 'Imaging."Result unknown"'],
    [
      'dispositions/scope.yaml',
      'rules:\n    - id: outside',
      'rules:\n    - {id: outside, status: recommended, when: \'Scope."Outside"\'}\n    - id: outside',
    ],
  ]);
  assert.match(
    faults,
    new RegExp(`^dispositions/imaging\\.yaml:${lineOf('dispositions/imaging.yaml', 'Imaging."Result known"')}: cql`, 'm'),
  );
  assert.match(faults, /scope\.yaml:\d+: dispositions: .* has the rule outside twice/);
});
