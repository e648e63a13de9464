/** An envelope is read as it was written, and a damaged or strange one is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Envelope, readEnvelope, writeEnvelope } from './envelope.ts';

const envelope: Envelope = {
  ...{ envelopeId: '00000000-0000-4000-8000-000000000009', messageId: '00000000-0000-4000-8000-000000000001' },
  ...{ senderGln: '9990000000012', receiverGln: '9990000000029', sentAt: '2026-03-02T09:00:00Z' },
  ...{ format: 'HL7', name: 'MCM:FDIS91#other', version: '5.0', data: Buffer.from('{"city":"Hillerød"}') },
};
const text = writeEnvelope(envelope);

test('an envelope is read as it was written, of a message and of a letter', () => {
  assert.deepEqual(readEnvelope(text), { ok: true, envelope });
  const letter: Envelope = {
    ...envelope,
    format: 'XML',
    name: 'MCM:XREF01',
    version: 'XH0131R',
    data: Buffer.from('<?xml version="1.0"?><Emessage/>'),
  };
  assert.deepEqual(readEnvelope(Buffer.from(writeEnvelope(letter))), { ok: true, envelope: letter });
});

test('FHIR says in which of its forms it comes, a letter does not', () => {
  assert.match(text, /<ServiceTag name="MCM:MIME">application\/fhir\+json<\/ServiceTag>/);
  assert.match(writeEnvelope({ ...envelope, data: Buffer.from('<Bundle/>') }), /application\/fhir\+xml/);
  assert.doesNotMatch(writeEnvelope({ ...envelope, format: 'XML' }), /MCM:MIME/);
});

test('what is no envelope, holds two messages, or was damaged on the way is refused with the reason', () => {
  const reason = (changed: string) => {
    const reading = readEnvelope(changed);
    return reading.ok ? 'read' : reading.reason;
  };
  const message = /<Message>.*<\/Message>/s.exec(text)?.[0] ?? '';
  assert.equal(reason('<a/>'), 'not-an-envelope');
  assert.equal(reason(text.replace('9990000000029', '9990000000028')), 'not-an-envelope');
  assert.equal(reason(text.replace('<Format>HL7', '<Format>PDF')), 'not-an-envelope');
  assert.equal(reason(text.replace(message, '')), 'not-one-message');
  assert.equal(reason(text.replace(message, message + message)), 'not-one-message');
  assert.equal(reason(text.replace('<Data>', '<Data>AAAA')), 'damaged');
  assert.equal(reason(text.replace('<Data>', '<Data>!')), 'damaged');
  assert.equal(reason(text.slice(0, -20)), 'not-well-formed');
  assert.equal(reason(text.replace('?>', '?><!DOCTYPE x>')), 'document-type');
});
