import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadVocabulary, shippedProgramme } from '@rygforloeb/decision';
import { messagesIn } from '../shared/messages.ts';
import { findingGroups } from './finding-groups.ts';

const vocabulary = loadVocabulary(shippedProgramme);
const { open, folded } = findingGroups(vocabulary);
const all = [...open, ...folded];

test('every finding of the vocabulary can be entered, and stands in one place', () => {
  const shown = all.flatMap(({ findings }) => findings.map(({ code }) => code)).sort();
  const expected = [...vocabulary.findings.values()].filter(({ in: place }) => !place.startsWith('medications')).map(({ code }) => code);
  assert.deepEqual(shown, expected.sort());
});

test('no finding is left over in the group for the unplaced', () => {
  assert.deepEqual(all.find(({ id }) => id === 'other')?.findings ?? [], []);
});

test('the alarm signs stand first and are never folded', () => {
  const first = open[0]?.findings.map(({ code }) => code) ?? [];
  for (const code of ['suspected-cauda-equina', 'saddle-anaesthesia', 'bladder-disturbance', 'bowel-disturbance', 'new-weakness'])
    assert.ok(first.includes(code), code);
});

test('every group has a name in both languages', () => {
  for (const { id } of all) for (const language of ['da', 'en'] as const) assert.ok(messagesIn(language).groups[id], `${id} ${language}`);
});
