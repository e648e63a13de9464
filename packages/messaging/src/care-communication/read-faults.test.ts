/** Everything a correspondence can have wrong is told with its place, and no fault repeats what stood there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject, objectsOf } from '../fhir/json-value.ts';
import { aCorrespondence, aText, chiropractor, clinic, doctor, making, practice } from '../testing/correspondence.ts';
import { readCareCommunication } from './read.ts';
import { replyTo } from './thread.ts';
import { writeCareCommunication } from './write.ts';

type Changeable = Record<string, unknown>;

const whole = writeCareCommunication(
  aCorrespondence({
    ...{ category: 'regarding-referral', priority: 'asap', from: { professional: chiropractor }, to: { team: 'Ryg' } },
    episodes: [{ system: 'https://example.org', value: 'urn:uuid:00000000-0000-4000-a000-000000000001' }],
  }),
);

/** What is changed, in words, with the type of resource, the key and the new value; and where the fault is told. */
const changes: readonly (readonly [string, string, string, unknown, string])[] = [
  ['the Bundle is no message', 'Bundle', 'type', 'document', 'Bundle.type'],
  ['the Bundle has no id', 'Bundle', 'id', undefined, 'Bundle.id'],
  ['the moment has no offset', 'Bundle', 'timestamp', '2026-03-02T10:00:00', 'Bundle.timestamp'],
  ['the message has no id', 'MessageHeader', 'id', undefined, 'MessageHeader.id'],
  ['the message is of another kind', 'MessageHeader', 'eventCoding', { code: 'x' }, 'MessageHeader.event'],
  [
    'the message follows version 4',
    'MessageHeader',
    'definition',
    'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|4.0',
    'MessageHeader.definition',
  ],
  ['there is no destination', 'MessageHeader', 'destination', [], 'MessageHeader.destination'],
  ['there is no sender', 'MessageHeader', 'sender', undefined, 'MessageHeader.sender'],
  ['the source has no endpoint', 'MessageHeader', 'source', {}, 'MessageHeader.source.endpoint'],
  ['there are two Communications in focus', 'MessageHeader', 'focus', [{ reference: 'a' }, { reference: 'b' }], 'MessageHeader.focus'],
  ['the status is another', 'Communication', 'status', 'completed', 'Communication.status'],
  ['the thread has no identifier', 'Communication', 'identifier', [], 'Communication.identifier'],
  ['the identifier of the thread is no UUID', 'Communication', 'identifier', [{ value: '1' }], 'Communication.identifier'],
  ['there are two categories', 'Communication', 'category', [{ coding: [{ code: 'a' }, { code: 'b' }] }], 'Communication.category'],
  ['the category is unknown', 'Communication', 'category', [{ coding: [{ system: 'x', code: 'training' }] }], 'Communication.category'],
  ['the priority is unknown', 'Communication', 'priority', 'stat', 'Communication.priority'],
  ['the topic is empty', 'Communication', 'topic', {}, 'Communication.topic.text'],
  ['the citizen is elsewhere', 'Communication', 'subject', { reference: 'Patient/elsewhere' }, 'Communication.subject'],
  ['the recipient is elsewhere', 'Communication', 'recipient', [{ reference: 'CareTeam/elsewhere' }], 'Communication.recipient'],
  ['the Encounter is elsewhere', 'Communication', 'encounter', { reference: 'Encounter/elsewhere' }, 'Communication.encounter'],
  ['there is no text', 'Communication', 'payload', [], 'Communication.payload'],
  ['the course has no identifier', 'Encounter', 'episodeOfCare', [], 'Encounter.episodeOfCare'],
  ['the citizen has no number', 'Patient', 'identifier', [], 'Patient.identifier'],
  [
    "the citizen's number is none",
    'Patient',
    'identifier',
    [{ system: 'urn:oid:1.2.208.176.1.2', value: '3102701234' }],
    'Patient.identifier',
  ],
  [
    'the citizen has two CPR numbers',
    'Patient',
    'identifier',
    ['6101701234', '6201701234'].map((value) => ({ system: 'urn:oid:1.2.208.176.1.2', value })),
    'Patient.identifier',
  ],
  ['the citizen has no official name', 'Patient', 'name', [{ family: 'Eksempel' }], 'Patient.name'],
  ['the citizen has no family name', 'Patient', 'name', [{ use: 'official', given: ['Karen'] }], 'Patient.name.family'],
  ['the professional has no name', 'Practitioner', 'name', [], 'Practitioner.name'],
  [
    'the professional is elsewhere',
    'PractitionerRole',
    'practitioner',
    { reference: 'Practitioner/elsewhere' },
    'PractitionerRole.practitioner',
  ],
  [
    'the role is code and words',
    'PractitionerRole',
    'code',
    [{ text: 'a', coding: [{ system: 'b', code: 'c' }] }],
    'PractitionerRole.code',
  ],
  ['the role is missing', 'PractitionerRole', 'code', undefined, 'PractitionerRole.code'],
  ['the team belongs to nobody', 'CareTeam', 'managingOrganization', [], 'Communication.recipient'],
  ['the person belongs to nobody', 'PractitionerRole', 'organization', undefined, 'Communication.extension'],
  [
    'the organisation has no GLN',
    'Organization',
    'identifier',
    [{ system: 'urn:oid:1.2.208.176.1.1', value: '999000000000001' }],
    'Organization.identifier',
  ],
  ['the step is about nothing', 'Provenance', 'target', [], 'Provenance.target'],
  ['the step has no time', 'Provenance', 'occurredDateTime', undefined, 'Provenance.occurred'],
  ['the step is of an unknown kind', 'Provenance', 'activity', { coding: [{ code: 'x' }] }, 'Provenance.activity'],
  ["the step is nobody's", 'Provenance', 'agent', [], 'Provenance.agent.who'],
  ['the step brought nothing', 'Provenance', 'entity', [], 'Provenance.entity'],
  ['a part of the step has an unknown role', 'Provenance', 'entity', [{ role: 'quotation' }], 'Provenance.entity.role'],
];

for (const [words, type, key, value, place] of changes) {
  test(`it is told that ${words}`, () => {
    assert.ok(placesOf(changed(type, (resource) => Object.assign(resource, { [key]: value }))).includes(place));
  });
}

/** The same for one part: the text (0) or the file (1). */
const partChanges: readonly (readonly [string, 0 | 1, (part: Changeable, extension: Changeable[]) => unknown, string])[] = [
  ['a text has no date', 0, (_, extension) => extension.splice(0, 1), 'payload[0].extension'],
  ['a text has no identifier', 0, (_, extension) => extension.splice(1, 1), 'payload[0].extension'],
  ['a text has no author', 0, (_, extension) => extension.splice(2, 1), 'payload[0].extension'],
  ['a text has no phone', 0, (_, extension) => extension.splice(3, 1), 'payload[0].extension'],
  ['a text has two dates', 0, (_, extension) => extension.push({ ...extension[0] }), 'payload[0].extension'],
  [
    'the phone is an e-mail',
    0,
    (_, extension) => Object.assign(extension[3] ?? {}, { valueContactPoint: { system: 'email', value: 'a1' } }),
    'payload[0].extension',
  ],
  ['the text is empty', 0, (part) => Object.assign(part, { contentString: ' ' }), 'payload[0].contentString'],
  ['a file has no title', 1, (part) => Object.assign(part, { contentAttachment: { url: 'x' } }), 'payload[1].contentAttachment.title'],
  ['a file is nothing', 1, (part) => Object.assign(part, { contentAttachment: { title: 'x' } }), 'payload[1].contentAttachment'],
  [
    'a file is a program',
    1,
    (part) => Object.assign(part, { contentAttachment: { title: 'x', contentType: 'text/html', data: 'AAAA' } }),
    'payload[1].contentAttachment.contentType',
  ],
  [
    'a file is not base64',
    1,
    (part) => Object.assign(part, { contentAttachment: { title: 'x', contentType: 'image/png', data: '<b>' } }),
    'payload[1].contentAttachment.data',
  ],
];

for (const [words, index, change, place] of partChanges) {
  test(`it is told that ${words}`, () => {
    const message = changed('Communication', (resource) => {
      const part = objectsOf(resource['payload'])[index] as Changeable;
      change(part, part['extension'] as Changeable[]);
    });
    assert.ok(placesOf(message).includes(`Communication.${place}`));
  });
}

test('a reply that does not say what it answers is told', () => {
  const reply = writeCareCommunication(replyTo(aCorrespondence(), { parts: [aText(3, 'Tak.', doctor, practice)] }, making(2)));
  const message = changed('Provenance', (resource) => Object.assign(resource, { entity: objectsOf(resource['entity']).slice(1) }), reply);
  assert.ok(placesOf(message).includes('Provenance.entity'));
});

test('two citizens in one message are told, and so is none', () => {
  const entries = objectsOf(whole['entry']);
  const patient = entries.filter(({ resource }) => (resource as JsonObject)['resourceType'] === 'Patient');
  assert.ok(placesOf({ ...whole, entry: [...entries, ...patient] }).includes('Bundle.entry'));
  assert.ok(placesOf({ ...whole, entry: entries.filter((entry) => !patient.includes(entry)) }).includes('Bundle.entry'));
});

test('no fault repeats what stood in the message, and any JSON at all is read without throwing', () => {
  const secret = 'Karen-6101701234';
  fc.assert(
    fc.property(
      fc.constantFrom('Bundle', 'MessageHeader', 'Patient', 'Communication', 'Provenance', 'Organization', 'PractitionerRole'),
      fc.string(),
      fc.jsonValue(),
      (type, key, value) => {
        const message = changed(type, (resource) => {
          const keys = Object.keys(resource);
          Object.assign(resource, { [keys[key.length % keys.length] ?? '']: value, secret });
        });
        readCareCommunication(message);
      },
    ),
  );
  for (const [, type, key] of changes) {
    const reading = readCareCommunication(changed(type, (resource) => Object.assign(resource, { [key]: [secret] })));
    assert.doesNotMatch(JSON.stringify(reading.ok ? '' : reading.faults), /6101701234/, key);
  }
});

test('a GLN is recognised in both spellings of its system', () => {
  const message = JSON.parse(JSON.stringify(whole).replaceAll('https://www.gs1.org/gln', 'http://www.gs1.org/gln')) as JsonObject;
  const reading = readCareCommunication(message);
  assert.deepEqual(reading.ok && reading.message.sender, clinic);
});

/** The message with its first resource of a type changed. */
function changed(type: string, change: (resource: Changeable) => unknown, message: JsonObject = whole): JsonObject {
  const copy = structuredClone(message) as Changeable;
  const resource =
    type === 'Bundle'
      ? copy
      : objectsOf(copy['entry'])
          .map((entry) => entry['resource'] as Changeable)
          .find(({ resourceType }) => resourceType === type);
  assert.ok(resource !== undefined, type);
  change(resource);
  return copy;
}

/** The places of the faults, each beginning with its type of resource. */
function placesOf(message: JsonObject): readonly string[] {
  const reading = readCareCommunication(message);
  const types = objectsOf(message['entry']).map(({ resource }) => String((resource as JsonObject)['resourceType']));
  return reading.ok
    ? []
    : reading.faults.map(({ place }) =>
        place.replace(/^Bundle\.entry\[(\d+)\]\.resource/, (_, index: string) => types[Number(index)] ?? ''),
      );
}
