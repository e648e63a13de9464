/** The words of the papers are whole in both languages, or there are no papers. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { shippedProgramme } from '@rygforloeb/decision';
import { PaperWordsError, readPaperWords } from './words.ts';

let folder = '';
const file = () => join(folder, 'texts', 'documents', 'relapse-plan.yaml');
let whole = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-'));
  await cp(join(shippedProgramme, 'texts', 'documents'), join(folder, 'texts', 'documents'), { recursive: true });
  whole = await readFile(file(), 'utf8');
});

after(() => rm(folder, { recursive: true }));

async function problemsAfter(change: (yaml: string) => string): Promise<readonly string[]> {
  await writeFile(file(), change(whole));
  try {
    readPaperWords(folder);
    return [];
  } catch (error) {
    assert.ok(error instanceof PaperWordsError);
    return error.problems;
  }
}

test('the shipped words are whole', () => {
  const say = readPaperWords(shippedProgramme).in('relapse-plan', 'en');
  assert.equal(say('title'), 'If it comes back');
});

test('a missing key, a missing language, a key that nobody says and a missing source are each named', async () => {
  assert.deepEqual(await problemsAfter((yaml) => yaml.replace(/^title: .*$/m, '')), [
    'relapse-plan: title has no da',
    'relapse-plan: title has no en',
  ]);
  assert.deepEqual(await problemsAfter((yaml) => yaml.replace(/, en: What I do\}/, '}')), ['relapse-plan: own has no en']);
  assert.deepEqual(await problemsAfter((yaml) => `${yaml}\nsurplus: {da: x, en: x}\n`), ['relapse-plan: nobody says surplus']);
  assert.deepEqual(await problemsAfter((yaml) => yaml.replace(/^source: .*$/m, '')), ['relapse-plan: has no source']);
});

test('a slot that stands in one language alone is named', async () => {
  assert.deepEqual(await problemsAfter((yaml) => yaml.replace("en: 'Call {name} if", "en: 'Call us if")), [
    'relapse-plan: contact-text has other slots in da than in en',
  ]);
});

test('what is put into a slot is never read for slots', async () => {
  const say = readPaperWords(shippedProgramme).in('charts', 'da');
  assert.match(say('trajectory-measure', { measure: '{first}', first: 'a', last: 'b', count: '2' }), /^\{first\}: fra a til b/);
});
