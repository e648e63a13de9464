/** The exported package: complete, the same every time, and without a reference into nothing. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { shippedProgramme } from '../open-programme.ts';
import { readProgrammeFiles } from '../programme-files.ts';
import { exportProgramme } from './export-programme.ts';
import type { Resource } from './resource.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
after(() => rmSync(folder, { recursive: true }));
const names = await exportProgramme(shippedProgramme, folder);
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const resources: readonly Resource[] = read('bundle.json').entry.map((entry: { resource: Resource }) => entry.resource);

test('every resource has an id that R4 allows, and stands once', () => {
  const keys = resources.map(({ resourceType, id }) => `${resourceType}/${id}`);
  assert.equal(new Set(keys).size, keys.length);
  for (const { id } of resources) assert.match(id, /^[A-Za-z0-9\-.]{1,64}$/);
  assert.equal(names.length, resources.length + 3);
});

test('every address of the programme that a resource refers to is in the package', () => {
  const urls = new Set(resources.map(({ url }) => url));
  const text = JSON.stringify(resources.map((one) => (one.resourceType === 'Library' ? { ...one, content: [] } : one)));
  const named = new Set(text.match(/https:\/\/rygforloeb\.dk\/fhir\/\w+\/[\w.-]+/g) ?? []);
  assert.deepEqual(
    [...named].filter((url) => !urls.has(url)),
    [],
  );
});

test('the protocol has an action and an activity for every disposition, with a way out for every rule', () => {
  const plan = resources.find(({ resourceType }) => resourceType === 'PlanDefinition') as unknown as { action: { action: unknown[] }[] };
  const { dispositions } = readProgrammeFiles(shippedProgramme);
  assert.equal(plan.action.length, dispositions.length);
  assert.equal(resources.filter(({ resourceType }) => resourceType === 'ActivityDefinition').length, dispositions.length);
  dispositions.forEach(({ code, rules }, at) => {
    assert.ok((plan.action[at]?.action.length ?? 0) >= rules.length, code);
  });
});

test('a library holds its CQL and its ELM', () => {
  const library = resources.find(({ resourceType, id }) => resourceType === 'Library' && id === 'Imaging') as unknown as {
    content: { contentType: string; data: string }[];
  };
  const [cql, elm] = library.content.map(({ data }) => Buffer.from(data, 'base64').toString('utf8'));
  assert.match(cql ?? '', /^library Imaging/);
  assert.equal(JSON.parse(elm ?? '').library.identifier.id, 'Imaging');
});

test('a yes/no question has three answers', () => {
  const form = resources.find(({ resourceType }) => resourceType === 'Questionnaire') as unknown as {
    item: { item: { linkId: string; answerOption: unknown[] }[] }[];
  };
  assert.equal(form.item.flatMap(({ item }) => item).find(({ linkId }) => linkId === 'fever')?.answerOption.length, 3);
});

test('the same programme gives the same bytes', async () => {
  const before = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  await exportProgramme(shippedProgramme, folder);
  assert.deepEqual(
    names.map((name) => readFileSync(join(folder, name), 'utf8')),
    before,
  );
});
