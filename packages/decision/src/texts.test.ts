/** The programme's words to people: complete for its vocabulary, and refused where a word is missing or stands alone. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadTexts, TextsError } from './texts.ts';
import { loadVocabulary } from './vocabulary.ts';

const programme = fileURLToPath(new URL('../../../programme/region-syddanmark-laenderyg/2023-hoeringsudkast', import.meta.url));
const vocabulary = loadVocabulary(programme);
const copy = mkdtempSync(join(tmpdir(), 'texts-'));
after(() => rmSync(copy, { recursive: true }));

function problemsAfter(file: string, change: (text: string) => string): string {
  rmSync(join(copy, 'texts'), { recursive: true, force: true });
  cpSync(join(programme, 'texts'), join(copy, 'texts'), { recursive: true });
  const path = join(copy, 'texts', file);
  const before = readFileSync(path, 'utf8');
  const changed = change(before);
  assert.notEqual(changed, before);
  writeFileSync(path, changed);
  try {
    loadTexts(copy, vocabulary);
  } catch (error) {
    assert.ok(error instanceof TextsError);
    assert.equal(error.code, 'RYG_TEXTS');
    return error.problems.join('\n');
  }
  return 'none';
}

test('every code of the vocabulary has its words in both languages', () => {
  const texts = loadTexts(programme, vocabulary);
  assert.equal(texts.dispositions.size, vocabulary.dispositions.size);
  assert.equal(texts.findings.size, vocabulary.findings.size);
  assert.equal(texts.statuses.get('overdue')?.label.da, 'Frist overskredet');
  assert.equal(texts.findings.get('strength-grade')?.question.citizen, undefined);
  assert.ok(texts.fixed.has('draft-notice'));
  assert.ok(texts.overrideReasons.length > 0);
});

test('the words on an imaging result follow the result', () => {
  const byValue = loadTexts(programme, vocabulary).dispositions.get('explain-imaging-findings')?.byValue;
  assert.deepEqual([...(byValue?.keys() ?? [])].sort(), [...(vocabulary.findings.get('imaging-result')?.values ?? [])].sort());
});

for (const [name, file, from, to, says] of [
  [
    'a disposition without text',
    'dispositions/safety.yaml',
    'measure-strength:',
    'measure-strong:',
    /the disposition measure-strength has no text/,
  ],
  ['a text for nothing', 'dispositions/safety.yaml', 'measure-strength:', 'measure-strong:', /unknown disposition measure-strong/],
  ['a text without Danish', 'actors.yaml', 'da: "Borgeren", ', '', /actors citizen has no Danish/],
  ['a text without English', 'actors.yaml', 'en: "The citizen"', 'en: " "', /actors citizen has no English/],
  ['a value without label', 'findings/neurology.yaml', 'not-done:', 'undone:', /value of neurological-examination not-done has no text/],
  ['a missing urgency', 'statuses.yaml', 'same-day:', 'today:', /the urgency same-day has no text/],
  ['a code in two files', 'findings/work.yaml', /^/, 'strength-grade: {}\n', /strength-grade occurs twice/],
  ['unreadable YAML', 'statuses.yaml', /^/, '"', /statuses\.yaml: /],
] as const) {
  test(`${name} is refused and named`, () => {
    assert.match(
      problemsAfter(file, (text) => text.replace(from, to)),
      says,
    );
  });
}
