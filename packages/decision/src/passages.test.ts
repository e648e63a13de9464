import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedProgramme } from './open-programme.ts';
import { loadPassages } from './passages.ts';
import { readProgrammeFiles } from './programme-files.ts';

const passages = loadPassages(shippedProgramme);
const { dispositions, parameters } = readProgrammeFiles(shippedProgramme);

test('behind every section that an answer names, a clinician can read what the passage says', () => {
  const cited = dispositions.flatMap(({ sources, rules }) => [...sources, ...rules.flatMap((rule) => rule.sources ?? [])]);
  assert.deepEqual(
    [...new Set(cited)].filter((section) => !passages.has(section)),
    [],
  );
});

test('a passage is summed up in both languages, and shortly', () => {
  for (const { section, title, text } of passages.values())
    for (const language of ['da', 'en'] as const) {
      assert.ok(title[language].trim() !== '' && text[language].trim() !== '', `${section} ${language}`);
      assert.ok(text[language].length < 700, `${section} ${language}: ${text[language].length}`);
    }
});

test('a number that can be moved stands with the numbers, and in no summary', () => {
  const named = new Set(parameters.flatMap(({ source }) => source));
  for (const { section, text } of passages.values()) if (named.has(section)) assert.doesNotMatch(text.da, /\d/, section);
});
