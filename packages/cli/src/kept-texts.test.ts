import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { textsFolder } from '@rygforloeb/questionnaires';
import { keepTexts, putTextsBack } from './kept-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-texts-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const dataOf = (name: string) => ({ RYG_DATA: join(folder, name) });

test('imported texts of questionnaires are in a backup and come back with it; what was imported later stays', async () => {
  const [there, here, backup] = [textsFolder(dataOf('there').RYG_DATA), textsFolder(dataOf('here').RYG_DATA), join(folder, 'backup')];
  for (const one of [there, here, backup]) mkdirSync(one, { recursive: true });
  writeFileSync(join(there, 'odi.json'), 'from before');
  writeFileSync(join(there, 'rmdq.json'), 'from before');
  writeFileSync(join(here, 'rmdq.json'), 'imported since');
  await keepTexts(dataOf('there'), backup);
  await putTextsBack(dataOf('here'), backup);
  assert.equal(readFileSync(join(here, 'odi.json'), 'utf8'), 'from before');
  assert.equal(readFileSync(join(here, 'rmdq.json'), 'utf8'), 'imported since');
});

test('where no texts were imported, backup and restore do without', async () => {
  const backup = join(folder, 'empty');
  mkdirSync(backup);
  await keepTexts(dataOf('nowhere'), backup);
  await assert.doesNotReject(putTextsBack(dataOf('nowhere'), backup));
});
