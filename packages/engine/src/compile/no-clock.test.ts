/** No clock, no chance, no file, no network: neither what is generated nor what runs it can reach them. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { smallProgramme } from '../tables/small-programme.ts';

const src = join(import.meta.dirname, '..');
const OUTSIDE =
  /\b(?:new Date\b|Date\.\w+|performance|Math\.random|crypto|process|require\s*\(|import\s*\(|fetch\s*\(|globalThis|setTimeout|setInterval|eval\s*\(|new Function|Intl|toLocale\w+|console)/;

/** Code without its comments and texts, in which any word may stand. */
function bare(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}

const program = await smallProgramme(
  { pain: true, grade: 3, onset: { moment: '2024-05-12T10:00:00+02:00' } },
  `
define "Old": F."onset" + 48 hours < DateTime(2024, 5, 14)
define "Hours": hours between F."onset" and @2024-05-14T10:00:00+02:00
define "Entries": [Observation] O let G: (O.value as FHIR.integer).value where G > 1 return Tuple { g: G } sort by g
define "Text": 'new Date(), process.exit() and ' & ToString(F."grade")
define "Chosen": case when F."pain" then Coalesce(F."grade", 1) else null end
`,
);

test('the generated source reaches nothing outside: it is given the runtime and nothing else', () => {
  const { source } = program;
  assert.ok(source.length > 1_000);
  assert.doesNotMatch(bare(source), OUTSIDE);
  assert.doesNotMatch(bare(source), /\bawait\b|\basync\b/);
});

test('texts of the rules stay texts', () => {
  const [text] = program.evaluator([{ library: 'Rows', name: 'Text' }], {})(program.index([]));
  assert.equal(text, 'new Date(), process.exit() and ');
});

test('the runtime and the programme that runs it reach nothing outside, and import nothing from Node', () => {
  const files = globSync(['runtime/*.ts', 'program/*.ts'], { cwd: src }).filter((file) => !file.endsWith('.test.ts'));
  assert.ok(files.length > 15);
  for (const file of files) {
    const code = readFileSync(join(src, file), 'utf8');
    assert.doesNotMatch(code, /from 'node:/, file);
    // The one place that turns generated source into functions.
    const checked = file.endsWith('forms.ts') ? bare(code).replaceAll('new Function(', '(') : bare(code);
    assert.doesNotMatch(checked, OUTSIDE, file);
  }
});

test('the same citizen has the same answer at any time, in any zone of the machine', (t) => {
  const names = ['Old', 'Hours', 'Entries', 'Chosen'].map((name) => ({ library: 'Rows', name }));
  const resources = [
    {
      resourceType: 'Observation',
      code: { coding: [{ system: 'https://example.org/finding', code: 'onset' }] },
      valueDateTime: '2024-05-12T10:00:00',
    },
  ];
  const ask = (): string => JSON.stringify(program.evaluator(names, {})(program.index(resources)));
  const first = ask();
  const zone = process.env.TZ;
  t.after(() => {
    process.env.TZ = zone ?? '';
    if (zone === undefined) delete process.env.TZ;
  });
  t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(1999, 11, 31) });
  for (const other of ['Pacific/Auckland', 'America/New_York', 'UTC']) {
    process.env.TZ = other;
    assert.equal(ask(), first, other);
  }
});
