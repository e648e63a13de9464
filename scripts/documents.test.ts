/** The documents are held to the house: links lead somewhere, cited tests exist, glossary codes are in the vocabulary. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './run-step.ts';

const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md'], { cwd: projectRoot });
const textOf = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

test('every link between the documents leads to a file', () => {
  const links = documents.flatMap((file) =>
    [...textOf(file).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => ({ file, target })),
  );
  assert.ok(links.length > 10);
  const dead = links.filter(({ file, target }) => !existsSync(join(projectRoot, dirname(file), target)));
  assert.deepEqual(dead, []);
});

test('every test that the hazard log names exists', () => {
  const cited = [...textOf('docs/clinical-safety/hazard-log.md').matchAll(/`([^`\s]+\.test\.ts)::([^`]+)`/g)];
  assert.ok(cited.length > 20);
  const lost = cited
    .map(([, file = '', sentence = '']) => ({ file, sentence }))
    .filter(({ file, sentence }) => !existsSync(join(projectRoot, file)) || !textOf(file).includes(sentence));
  assert.deepEqual(lost, []);
});

test('every hazard has a proof or says that it is open', () => {
  const log = textOf('docs/clinical-safety/hazard-log.md');
  const hazards = log.split(/^### /m).slice(1);
  assert.equal(hazards.length, 27);
  const bare = hazards.filter((hazard) => !/\| Proof \|.*(\.test\.ts::|\.yaml`|open)/.test(hazard)).map((hazard) => hazard.split('\n')[0]);
  assert.deepEqual(bare, []);
});

test('every code of the glossary stands in the programme', () => {
  const files = globSync(['programme/*/*/*.yaml', 'programme/*/*/{vocabulary,dispositions}/*.yaml'], { cwd: projectRoot });
  const vocabulary = files.map(textOf).join('\n');
  const papers = globSync('programme/*/*/texts/documents/*.yaml', { cwd: projectRoot }).map((file) => basename(file, '.yaml'));
  const rows = textOf('docs/ordbog.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|')[2] ?? '');
  const codes = rows.flatMap((cell) => [...cell.matchAll(/`([a-z]+(?:[-_][a-z0-9]+)+)`/g)].map(([, code = '']) => code));
  assert.ok(codes.length > 50);
  const unknown = codes.filter((code) => !papers.includes(code) && !new RegExp(`\\b(?:code|id): ${code}\\b`).test(vocabulary));
  assert.deepEqual(unknown, []);
});
