/** What the programme tells citizens, held against the programme itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCitizenSteps } from './citizen-texts.ts';

const programme = fileURLToPath(new URL('../../../programme/region-syddanmark-laenderyg/2023-hoeringsudkast', import.meta.url));

test('what is tried in a plan has a name in the citizen’s words', () => {
  const { measures } = readCitizenSteps(programme);
  assert.equal(measures['supervised-activity']?.da, 'Træning med hjælp fra en fagperson');
  for (const { da, en } of Object.values(measures))
    assert.doesNotMatch(`${da} ${en}`, /superviser|egenhåndtering|nerverod|supervised|nerve root/i);
});
