/** LIX counted by hand. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readability } from './lix.ts';

test('ten words in two sentences, one of them long, have LIX 15', () => {
  assert.deepEqual(readability('Du må gerne gå en tur. Det hjælper dig videre.'), { words: 10, sentences: 2, longWords: 1, lix: 15 });
});

test('a word of six letters is short and one of seven is long', () => {
  assert.equal(readability('smerte').longWords, 0);
  assert.equal(readability('smerter').longWords, 1);
});

test('a colon ends a sentence, a decimal comma and a time do not', () => {
  assert.equal(readability('Husk tre ting: ro, luft og søvn.').sentences, 2);
  assert.equal(readability('Den er 4,8 eller 10.15 om dagen.').sentences, 1);
  assert.equal(readability('Den er 4,8 eller 10.15 om dagen.').words, 7);
});

test('a text without a full stop is one sentence, an empty text has LIX 0', () => {
  assert.deepEqual(readability('Ring 112'), { words: 2, sentences: 1, longWords: 0, lix: 2 });
  assert.equal(readability('  ').lix, 0);
});

test('Danish letters count as letters', () => {
  assert.deepEqual(readability('Rygsøjlen gør ondt'), { words: 3, sentences: 1, longWords: 1, lix: 36 });
});
