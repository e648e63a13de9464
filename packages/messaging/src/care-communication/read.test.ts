/** All published examples are read as the standard says, and the invalid ones are refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readResource } from '../fhir/read-resource.ts';
import { careCommunicationExamples, withoutExamples } from '../testing/interop.ts';
import { readCareCommunication } from './read.ts';

const invalid = /R-Tek-[MN]/;

test('the 29 published examples are read, but for the two that are invalid on purpose', withoutExamples, () => {
  const examples = careCommunicationExamples();
  assert.equal(examples.length, 29);
  for (const { name, text } of examples) {
    const resource = readResource(text);
    assert.ok(resource.ok, name);
    const reading = readCareCommunication(resource.resource);
    assert.deepEqual(
      reading.ok ? [] : reading.faults.map(({ place }) => place),
      invalid.test(name) ? ['Bundle.entry[2].resource.category'] : [],
      name,
    );
  }
});
