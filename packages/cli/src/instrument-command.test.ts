import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { load, shelf } from './instrument-tools.ts';
import { run } from './test-surroundings.ts';

const folder = mkdtempSync(join(tmpdir(), 'instrument-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'texts.yaml');
const instrument = (...args: readonly string[]) =>
  run(['instrument', ...args], '', {
    environment: { RYG_DATA: join(folder, 'data') },
    instruments: { shelf: async (environment) => shelf(environment), load },
  });

const statements = Array.from({ length: 24 }, (_, index) => `  item-${index + 1}: {text: Udsagn ${index + 1}}`);
const texts = ['instrument: rmdq', 'licence: Klinik Eksempel', 'items:', ...statements].join('\n');

test('without texts a licensed questionnaire cannot be sent; what is wrong with a file is told, and nothing is changed', async () => {
  assert.match((await instrument()).out, /^rmdq +Roland-Morris.*\(uden tekster: kan ikke sendes\)$/m);
  writeFileSync(file, texts.replace('  item-7: {text: Udsagn 7}\n', ''));
  const refused = await instrument('import', file);
  assert.deepEqual([refused.exit, refused.out], [2, '']);
  assert.match(refused.err, /texts\.yaml:\d+:\d+: rmdq has 24 items; 23 stand here\n.*item-7 is missing\n2 fejl\. Intet er ændret\.\n$/);
  assert.equal(existsSync(join(folder, 'data')), false);
});

test('with texts it can, and importing the same again changes nothing', async () => {
  writeFileSync(file, texts);
  assert.match((await instrument('import', file)).out, /24 tekster er lagt ind\. Skemaet kan nu sendes/);
  assert.deepEqual(readdirSync(join(folder, 'data', 'instruments')), ['rmdq.yaml']);
  assert.match((await instrument('import', file, '--lang', 'en')).out, /the same 24 texts were there already/);
  assert.match((await instrument('list')).out, /^rmdq +.*\(tekster lagt ind\)$/m);
  writeFileSync(file, texts.replace('Udsagn 3', 'Udsagn tre'));
  assert.match((await instrument('import', file)).out, /i stedet for/);
});

test('a questionnaire is written as FHIR', async () => {
  const { out } = await instrument('export', 'nrs');
  const { resourceType, item } = JSON.parse(out) as { readonly resourceType: string; readonly item: readonly unknown[] };
  assert.deepEqual([resourceType, item.length], ['Questionnaire', 2]);
  const unknown = await instrument('export', 'nothing');
  assert.equal(unknown.exit, 2);
  assert.match(unknown.err, /intet skema nothing.*start-back/);
});

test('what cannot be done is told in a sentence', async () => {
  assert.match((await instrument('import', join(folder, 'none.yaml'))).err, /none\.yaml: findes ikke \(ENOENT\)/);
  assert.match((await instrument('import', folder)).err, /kan ikke læses \(EISDIR\)/);
  assert.match((await instrument('import')).err, /giv én fil/);
  assert.match((await instrument('import', file, file)).err, /giv én fil/);
  const unknown = await instrument('delete');
  assert.equal(unknown.exit, 2);
  assert.match(unknown.err, /instrument delete.*list, import, export/);
});
