/** The exported package as another server meets it: every resource valid R4, every reference and every code with something behind it. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { exportProgramme, shippedProgramme } from '@rygforloeb/decision';
import { r4Faults } from './r4-faults.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Resource extends Fields {
  readonly resourceType: string;
  readonly id: string;
}

const folder = mkdtempSync(join(tmpdir(), 'package-'));
after(() => rmSync(folder, { recursive: true }));
const names = await exportProgramme(shippedProgramme, folder);
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const bundle = read('bundle.json');
const resources: readonly Resource[] = bundle.entry.map(({ resource }: { resource: Resource }) => resource);
const ofType = (type: string) => resources.filter(({ resourceType }) => resourceType === type);

/** Every object in a resource, itself included. */
function* objectsIn(value: unknown): Generator<Fields> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Fields;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const codesOf = new Map(
  ofType('CodeSystem').map(({ url, concept }) => [
    url,
    new Map((concept as readonly { code: string; display: string }[]).map(({ code, display }) => [code, display])),
  ]),
);

test('every kind of resource that the guideline profile speaks of is there', () => {
  for (const type of ['PlanDefinition', 'ActivityDefinition', 'Library', 'CodeSystem', 'ValueSet', 'ConceptMap', 'Questionnaire'])
    assert.ok(ofType(type).length > 0, type);
});

test('every resource, and the transaction that loads them, is valid R4', () => {
  for (const resource of resources) assert.deepEqual(r4Faults(resource), [], `${resource.resourceType}/${resource.id}`);
  const { entry, ...head } = bundle;
  assert.deepEqual(r4Faults({ ...head, entry: entry.map(({ fullUrl, request }: Fields) => ({ fullUrl, request })) }), []);
});

test('every file of the package is the resource that the transaction loads, under the name that the index gives', () => {
  const files = read('package/.index.json').files as readonly { filename: string; resourceType: string; id: string; url: string }[];
  assert.deepEqual(files.map(({ filename }) => `package/${filename}`).sort(), names.filter((name) => /\/[A-Z]/.test(name)).sort());
  for (const { filename, resourceType, id, url } of files) {
    const resource: Resource = read(`package/${filename}`);
    assert.deepEqual(
      resource,
      resources.find((one) => one.resourceType === resourceType && one.id === id),
    );
    assert.equal(resource.url, url);
  }
});

test('no two resources share a canonical address, and every entry is put where its id says', () => {
  const urls = resources.map(({ url }) => url);
  assert.equal(new Set(urls).size, urls.length);
  for (const { resource, request, fullUrl } of bundle.entry as readonly { resource: Resource; request: Fields; fullUrl: string }[]) {
    assert.deepEqual(request, { method: 'PUT', url: `${resource.resourceType}/${resource.id}` });
    assert.equal(fullUrl, resource.url);
  }
});

test('every canonical reference within the programme meets a resource of that version', () => {
  const known = new Set(resources.flatMap(({ url, version }) => [url, `${url}|${version}`]));
  const texts = resources.flatMap((resource) => [...objectsIn(resource)].flatMap((one) => Object.values(one)));
  const references = texts.filter((text) => typeof text === 'string' && /^https:\/\/rygforloeb\.dk\/fhir\/[^#\s]*(?:\|\S*)?$/.test(text));
  assert.ok(references.length > 500);
  assert.deepEqual(
    references.filter((reference) => !known.has(reference)),
    [],
  );
});

test('every relative reference of the guide meets a resource', () => {
  const known = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const references = resources.flatMap((resource) =>
    [...objectsIn(resource)].flatMap(({ reference }) => (typeof reference === 'string' ? reference : [])),
  );
  assert.equal(references.length, resources.length - 1);
  for (const reference of references) assert.ok(known.has(reference), reference);
});

test('every code of an own system is in that system, with the display it has there (a form tells a value in the words of its question)', () => {
  let seen = 0;
  for (const resource of resources)
    for (const { system, code, display } of objectsIn(resource)) {
      const codes = codesOf.get(system);
      if (codes === undefined || typeof code !== 'string') continue;
      seen += 1;
      assert.ok(codes.has(code), `${resource.resourceType}/${resource.id}: ${String(system)} ${code}`);
      if (resource.resourceType !== 'Questionnaire' && display !== undefined) assert.equal(display, codes.get(code));
    }
  assert.ok(seen > 300);
});

test('every value set names codes that exist, and every code system says how many it has', () => {
  for (const { id, compose } of ofType('ValueSet'))
    for (const { system, concept = [] } of (compose as { include: readonly { system: string; concept?: readonly { code: string }[] }[] })
      .include)
      for (const { code } of concept) assert.ok(codesOf.get(system)?.has(code), `${id}: ${code}`);
  for (const { id, url, count, concept } of ofType('CodeSystem')) {
    assert.equal(count, codesOf.get(url)?.size, id);
    assert.equal(count, (concept as unknown[]).length, id);
  }
});

test('every target of a concept map exists, with its value', () => {
  let targets = 0;
  for (const { id, group } of ofType('ConceptMap'))
    for (const { target: system, element } of group as readonly {
      target: string;
      element: readonly { code: string; target: readonly Fields[] }[];
    }[]) {
      assert.equal(new Set(element.map(({ code }) => code)).size, element.length, `${id}: a source code twice`);
      for (const { code: source, target } of element)
        for (const { code, equivalence, product = [], comment } of target) {
          if (equivalence === 'unmatched') {
            assert.ok(comment, `${id}: ${source}`);
            continue;
          }
          targets += 1;
          assert.ok(codesOf.get(system)?.has(String(code)), `${id}: ${source} → ${String(code)}`);
          for (const { property, value } of product as readonly { property: string; value: string }[])
            if (!/^(?:true|false|-?\d+(?:\.\d+)?)$/.test(value))
              assert.ok(codesOf.get(property)?.has(value), `${id}: ${source} → ${String(code)} = ${value}`);
        }
    }
  assert.ok(targets > 50);
});

test('every library gives back its CQL and its ELM, of its own name, and includes only libraries of the package', () => {
  const libraries = new Set(ofType('Library').map(({ id }) => id));
  for (const { id, content } of ofType('Library')) {
    const byType = new Map(
      (content as readonly { contentType: string; data: string }[]).map(({ contentType, data }) => [
        contentType,
        Buffer.from(data, 'base64').toString('utf8'),
      ]),
    );
    assert.match(byType.get('text/cql') ?? '', new RegExp(`^(?:\\s|//.*\\n|/\\*[\\s\\S]*?\\*/)*library "?${id}"?\\b`), id);
    const { library } = JSON.parse(byType.get('application/elm+json') ?? '{}');
    assert.equal(library.identifier.id, id);
    for (const { path } of library.includes?.def ?? []) assert.ok(libraries.has(path), `${id} includes ${path}`);
    const defines = (library.statements?.def ?? []) as readonly { name: string }[];
    assert.equal(defines.length > 0 || (library.parameters?.def ?? []).length > 0, true, id);
  }
});

test('every condition of the protocol is a define of the Decisions library', () => {
  const contents = ofType('Library').flatMap(({ id, content }) => (id === 'Decisions' ? (content as readonly { data: string }[]) : []));
  const elm = contents[1]?.data ?? '';
  const defines = new Set(
    JSON.parse(Buffer.from(elm, 'base64').toString('utf8')).library.statements.def.map(({ name }: { name: string }) => name),
  );
  const expressions = ofType('PlanDefinition').flatMap((plan) => [...objectsIn(plan)].flatMap(({ expression }) => expression ?? []));
  const named = expressions.flatMap((one) => /^Decisions\."([^"]+)"/.exec(String((one as Fields).expression ?? one))?.[1] ?? []);
  assert.equal(named.length > 300, true);
  for (const name of named) assert.ok(defines.has(name), name);
});
