/** The validators bite: each kind of fault that the other tests of this folder trust them to find. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { r4Faults } from './r4-faults.ts';

const request = {
  resourceType: 'ServiceRequest',
  status: 'draft',
  intent: 'proposal',
  subject: { reference: 'Patient/1' },
  authoredOn: '2024-03-12T10:00:00+01:00',
};
const plan = { resourceType: 'CarePlan', status: 'draft', intent: 'proposal', subject: { reference: 'Patient/1' } };

test('a valid resource has no fault', () => {
  assert.deepEqual(r4Faults(request), []);
});

test('every kind of fault is found', () => {
  const faulty: Readonly<Record<string, object>> = {
    'a code outside its value set': { ...request, status: 'started' },
    'a required element that is missing': { ...request, subject: undefined },
    'an element that R4 does not know': { ...request, urgency: 'high' },
    'a list where one is meant': { ...request, priority: ['stat'] },
    'one where a list is meant': { ...request, reasonCode: { text: 'x' } },
    'a time without seconds': { ...request, authoredOn: '2024-03-12T10:00+01:00' },
    'two values of one choice': { ...request, occurrenceDateTime: '2024-03-12', occurrencePeriod: { end: '2024-03-12' } },
    'a reference to a wrong type': { ...request, subject: { reference: 'Medication/1' } },
    'an invariant': { ...plan, activity: [{ reference: { reference: 'Task/1' }, detail: { status: 'not-started' } }] },
    'a fault in a contained resource': { ...plan, contained: [{ resourceType: 'RequestGroup', id: 'a', status: 'x', intent: 'proposal' }] },
    'a fault in a Bundle': { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { ...request, intent: 'x' } }] },
  };
  for (const [name, resource] of Object.entries(faulty)) assert.notDeepEqual(r4Faults(resource), [], name);
});
