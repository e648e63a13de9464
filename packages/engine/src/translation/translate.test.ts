/** CQL to ELM: what is wrong is told with its place, and what has been translated before is taken from the cache. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { translate } from './translate.ts';
import type { CqlFault, CqlSource } from './types.ts';

const source = (name: string, ...lines: readonly string[]): CqlSource => ({
  name,
  file: `rules/${name}.cql`,
  text: [`library ${name}`, ...lines].join('\n'),
});

async function faultsOf(...sources: readonly CqlSource[]): Promise<readonly CqlFault[]> {
  const translation = await translate(sources);
  assert.equal(translation.ok, false);
  return translation.ok ? [] : translation.faults;
}

const placeOf = ({ file, library, line, column, severity }: CqlFault): object => ({ file, library, line, column, severity });

test('an unknown name is told with file, library, line and column', async () => {
  const [fault, ...others] = await faultsOf(source('Rules', 'context Unfiltered', 'define A: 1', 'define B: A + "Nowhere"'));
  assert.ok(fault);
  assert.deepEqual(placeOf(fault), { file: 'rules/Rules.cql', library: 'Rules', line: 4, column: 15, severity: 'error' });
  assert.match(fault.message, /Nowhere/);
  assert.deepEqual(others, []);
});

test('a type that does not fit is told where it stands', async () => {
  const [fault] = await faultsOf(source('Rules', 'context Unfiltered', "define A: 1 > 'one'"));
  assert.deepEqual([fault?.line, fault?.column], [3, 11]);
  assert.match(fault?.message ?? '', /Greater/);
});

test('a syntax error is told with its line', async () => {
  const [fault] = await faultsOf(source('Rules', 'context Unfiltered', 'define A: 1', 'define B: (2 +'));
  assert.equal(fault?.file, 'rules/Rules.cql');
  assert.ok((fault?.line ?? 0) >= 4);
});

test('several mistakes are told at once', async () => {
  const faults = await faultsOf(
    source('Rules', 'context Unfiltered', 'define A: "One"', 'define B: "Two"'),
    source('Other', 'define C: "Three"'),
  );
  assert.deepEqual(faults.map(({ file, line }) => `${file}:${line}`).sort(), [
    'rules/Other.cql:2',
    'rules/Rules.cql:3',
    'rules/Rules.cql:4',
  ]);
});

test('a mistake is told once, not again in every library that includes it', async () => {
  const faults = await faultsOf(source('Low', 'define A: "Nowhere"'), source('High', 'include Low called L', 'define B: L.A'));
  assert.deepEqual(
    faults.map(({ library }) => library),
    ['Low'],
  );
});

test('an unknown include is told at its line, with the nearest library', async () => {
  const [fault] = await faultsOf(source('Findings', 'define A: 1'), source('Rules', '', 'include Finding called F'));
  assert.ok(fault);
  assert.deepEqual(placeOf(fault), { file: 'rules/Rules.cql', library: 'Rules', line: 3, column: 1, severity: 'error' });
  assert.match(fault.message, /Unknown library Finding\. Did you mean Findings\?/);
});

test('an include in a comment or in a text is no include', async () => {
  const translation = await translate([
    source('Rules', '// include Nowhere', '/*', 'include Nowhere', '*/', "define A: 'include Nowhere'"),
  ]);
  assert.ok(translation.ok);
});

test('libraries that include each other in a circle are refused', async () => {
  const faults = await faultsOf(source('One', 'include Two'), source('Two', 'include One'));
  assert.match(faults[0]?.message ?? '', /in a circle/);
});

test('a library that bears another name than its file, or is given twice, is refused', async () => {
  const [wrong] = await faultsOf({ name: 'Rules', file: 'rules/Rules.cql', text: 'library Others\ndefine A: 1' });
  assert.match(wrong?.message ?? '', /Expected library Rules, found library Others/);
  const [none] = await faultsOf({ name: 'Rules', file: 'rules/Rules.cql', text: 'define A: 1' });
  assert.match(none?.message ?? '', /no library declaration/);
  const [twice] = await faultsOf(source('Rules', 'define A: 1'), source('Rules', 'define A: 2'));
  assert.match(twice?.message ?? '', /given twice/);
});

test('libraries come out each after those it includes, in whatever order they go in', async () => {
  const translation = await translate([
    source('Decisions', 'include Situation called S', 'define C: S.B'),
    source('Situation', 'include Findings called F', 'define B: F.A'),
    source('Findings', 'define A: 1'),
  ]);
  assert.ok(translation.ok);
  assert.deepEqual(
    translation.libraries.map(({ name }) => name),
    ['Findings', 'Situation', 'Decisions'],
  );
});

test('translating again takes from the cache what has not changed, by content', async (t) => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'rygforloeb-elm-'));
  t.after(() => rmSync(cacheDir, { recursive: true }));
  const low = source('Low', 'define A: 1');
  const high = source('High', 'include Low called L', 'define B: L.A');
  const beside = source('Beside', 'define C: 3');
  const first = await translate([low, high, beside], { cacheDir });
  const kept = readdirSync(cacheDir);
  assert.equal(kept.length, 3);

  assert.deepEqual(await translate([low, high, beside], { cacheDir }), first);
  assert.deepEqual(readdirSync(cacheDir), kept);

  await translate([source('Low', 'define A: 2'), high, beside], { cacheDir });
  const added = readdirSync(cacheDir).filter((file) => !kept.includes(file));
  assert.deepEqual(
    added.map((file) => file.split('-')[0]).sort(),
    ['High', 'Low'],
    'a library and what includes it, not what stands beside',
  );
});

test('a cached library is read, and a spoilt one is translated anew', async (t) => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'rygforloeb-elm-'));
  t.after(() => rmSync(cacheDir, { recursive: true }));
  const low = source('Low', 'define A: 1');
  const first = await translate([low], { cacheDir });
  const path = join(cacheDir, readdirSync(cacheDir)[0] ?? '');
  const text = readFileSync(path, 'utf8');

  writeFileSync(path, text.replace('"value":"1"', '"value":"7"'));
  const read = await translate([low], { cacheDir });
  assert.ok(read.ok);
  assert.match(JSON.stringify(read.libraries[0]?.elm), /"value":"7"/);

  writeFileSync(path, text.slice(0, 40));
  assert.deepEqual(await translate([low], { cacheDir }), first);
});

test('a faulty library is never kept', async (t) => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'rygforloeb-elm-'));
  t.after(() => rmSync(cacheDir, { recursive: true }));
  await translate([source('Low', 'define A: "Nowhere"')], { cacheDir });
  assert.deepEqual(readdirSync(cacheDir), []);
});

test('FHIRHelpers is at hand for a library that includes it', async () => {
  const translation = await translate([
    source(
      'Rules',
      "using FHIR version '4.0.1'",
      "include FHIRHelpers version '4.0.1'",
      'context Patient',
      'define A: Patient.birthDate < @2000-01-01',
    ),
  ]);
  assert.ok(translation.ok, translation.ok ? '' : JSON.stringify(translation.faults));
  assert.deepEqual(
    translation.libraries.map(({ name }) => name),
    ['FHIRHelpers', 'Rules'],
  );
});
