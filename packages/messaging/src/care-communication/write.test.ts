/** What we write is read back the same, is valid FHIR R4, and obeys MedCom's published profiles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate } from '@rygforloeb/record';
import { openBundle } from '../fhir/bundle.ts';
import { type JsonObject, objectsOf } from '../fhir/json-value.ts';
import { readResource } from '../fhir/read-resource.ts';
import {
  aCorrespondence,
  anAttachment,
  aText,
  chiropractor,
  clinic,
  doctor,
  hospital,
  karen,
  making,
  practice,
} from '../testing/correspondence.ts';
import { differentialFaults } from '../testing/differential-faults.ts';
import { careCommunicationExamples, withoutExamples } from '../testing/interop.ts';
import type { CareCommunication } from './model.ts';
import { readCareCommunication } from './read.ts';
import { forwardTo, replyTo, replyToLetter } from './thread.ts';
import { writeCareCommunication } from './write.ts';

const first = aCorrespondence();
const reply = replyTo(
  first,
  { parts: [aText(3, 'Tak. Vi ser hende i morgen.', doctor, practice)], from: { professional: doctor } },
  making(2),
);
const forward = forwardTo(hospital, reply, { parts: [aText(4, 'Til orientering.', doctor, practice)] }, making(3));

/** One of each kind. */
const kinds: Readonly<Record<string, CareCommunication>> = {
  'a new message with a file': first,
  'a reply': reply,
  'a reply to a reply': replyTo(reply, { parts: [aText(5)] }, making(4)),
  'a forward': forward,
  'an answer to an older letter': replyToLetter({ identifier: 'Brv5678', gln: practice.gln }, { ...first, parts: [aText(6)] }, making(5)),
  'a message about a referral, soon': aCorrespondence({ category: 'regarding-referral', priority: 'asap' }),
  'a message from a person to a team': aCorrespondence({ from: { professional: chiropractor }, to: { team: 'Ryg og nakke' } }),
  'a message in two courses': aCorrespondence({
    episodes: [
      { system: 'https://sor2.sum.dsdn.dk/#id=999000000000001', value: 'urn:uuid:00000000-0000-4000-a000-000000000001' },
      { system: 'https://www.esundhed.dk/Registre/Landspatientregisteret', value: 'urn:uuid:00000000-0000-5000-a000-000000000002' },
    ],
  }),
  'a citizen with replacement numbers': aCorrespondence({
    citizen: {
      name: { given: ['Peter'] },
      numbers: [
        { kind: 'x-ecpr', value: '0703921VJ4' },
        { kind: 'd-ecpr', value: '1206550VK9', system: 'urn:oid:1.2.208.176.1.6.1.3.177' },
      ],
    },
  }),
  'a citizen who has died': aCorrespondence({ category: 'decease', citizen: { ...karen, deceased: true } }),
  'a role with a code, and the address of a page': aCorrespondence({
    parts: [
      aText(7, 'Se siden.', { ...chiropractor, role: { system: 'urn:oid:1.2.208.176.1.3', code: '5166' } }),
      { ...anAttachment(8), content: { url: 'https://example.org/ryg' } },
    ],
  }),
};

for (const [name, message] of Object.entries(kinds)) {
  test(`${name} is read back as it was written`, () => {
    const reading = readCareCommunication(writeCareCommunication(message));
    assert.deepEqual(reading, { ok: true, message });
  });

  test(`${name} is valid FHIR R4`, () => {
    const bundle = writeCareCommunication(message);
    const resources = [bundle, ...openBundle(bundle).resources.map(({ resource }) => resource)];
    for (const resource of resources) assert.deepEqual(standardFaults(resource), [], String(resource['resourceType']));
  });

  test(`${name} obeys the published profiles`, withoutExamples, () => {
    assert.deepEqual(differentialFaults(writeCareCommunication(message)), []);
  });
}

test('a message is written the same way each time', () => {
  assert.deepEqual(writeCareCommunication(first), writeCareCommunication(first));
});

test('a reply stays in the thread and takes what was written along; a forward begins a new one', () => {
  assert.equal(reply.threadId, first.threadId);
  assert.notEqual(forward.threadId, first.threadId);
  assert.deepEqual(forward.parts.slice(0, 2), first.parts);
  assert.deepEqual([reply.sender, reply.receiver, forward.sender, forward.receiver], [practice, clinic, clinic, hospital]);
  assert.deepEqual(
    forward.steps.map(({ activity }) => activity),
    ['forward', 'reply', 'new'],
  );
});

test('what the standard forbids is not written', () => {
  const refused = { code: 'RYG_MESSAGING_INVALID_MESSAGE' };
  assert.throws(() => writeCareCommunication(aCorrespondence({ priority: 'asap' })), refused);
  assert.throws(() => writeCareCommunication(aCorrespondence({ parts: [anAttachment(1)] })), refused);
  assert.throws(() => writeCareCommunication(aCorrespondence({ receiver: { ...practice, gln: '9990000000028' } })), refused);
  const { subject: _, ...unnamed } = aCorrespondence({ category: 'other' });
  assert.throws(() => writeCareCommunication(unnamed), refused);
});

test('every valid example is written again and says the same', withoutExamples, () => {
  for (const { name, text } of careCommunicationExamples()) {
    const resource = readResource(text);
    const reading = resource.ok ? readCareCommunication(resource.resource) : undefined;
    if (reading?.ok !== true) continue;
    const written = writeCareCommunication(reading.message);
    assert.deepEqual(readCareCommunication(written), reading, name);
    const faults = differentialFaults(written).filter((fault) => !fault.includes('PractitionerRole.organization')); // Mandatory since core 4.0; the senders left it out.
    assert.deepEqual(faults, [], name);
  }
});

test('the check against the published profiles sees what is broken', withoutExamples, () => {
  const broken = (change: (resources: Readonly<Record<string, JsonObject>>) => void): number => {
    const bundle = structuredClone(writeCareCommunication(first));
    change(Object.fromEntries(openBundle(bundle).resources.map(({ type, resource }) => [type, resource])));
    return differentialFaults(bundle).length;
  };
  const set = (type: string, key: string, value: unknown) => broken((resources) => Object.assign(resources[type] ?? {}, { [key]: value }));
  assert.equal(
    broken(() => undefined),
    0,
  );
  assert.ok(set('Communication', 'status', 'completed') > 0);
  assert.ok(set('Communication', 'category', [{ coding: [{ system: 'x', code: 'y' }] }]) > 0);
  assert.ok(set('Communication', 'priority', 'asap') > 0);
  assert.ok(set('Communication', 'payload', []) > 0);
  assert.ok(set('Communication', 'subject', { reference: 'Patient/elsewhere' }) > 0);
  assert.ok(set('Communication', 'identifier', []) > 0);
  assert.ok(set('MessageHeader', 'destination', []) > 0);
  assert.ok(set('MessageHeader', 'definition', undefined) > 0);
  assert.ok(set('MessageHeader', 'eventCoding', { system: 'x', code: 'y' }) > 0);
  assert.ok(set('Organization', 'identifier', []) > 0);
  assert.ok(set('Provenance', 'activity', { coding: [{ system: 'x', code: 'y' }] }) > 0);
  assert.ok(set('Provenance', 'entity', []) > 0);
  assert.ok(set('Patient', 'name', []) > 0);
  assert.ok(set('Patient', 'text', undefined) > 0);
  assert.ok(
    broken((resources) => delete (objectsOf(resources['Communication']?.['payload'])[0] as Record<string, unknown>)['extension']) > 0,
  );
});

/** The record asks more of what it keeps than FHIR does. */
function standardFaults(resource: JsonObject): readonly unknown[] {
  const recordsOwn = ['Communication.sender', 'Communication.recipient', 'CareTeam.subject'];
  return validate(resource as Parameters<typeof validate>[0]).filter(({ expression }) => !recordsOwn.includes(expression.join()));
}
