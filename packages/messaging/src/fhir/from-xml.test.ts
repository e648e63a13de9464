/** The XML form of a message says the same as its JSON form; another library is the witness. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fhir } from 'fhir';
import { careCommunicationExamples, withoutExamples } from '../testing/interop.ts';
import { readResource } from './read-resource.ts';

const witness = new Fhir();

test('every published example in XML is read as the other library reads it', withoutExamples, () => {
  for (const { name, text } of careCommunicationExamples().filter(({ name }) => name.endsWith('.xml'))) {
    const reading = readResource(text);
    assert.ok(reading.ok, name);
    assert.deepEqual(plain(reading.resource), plain(witness.xmlToObj(text)), name);
  }
});

test('every published example in JSON says the same once it has been turned into XML', withoutExamples, () => {
  for (const { name, text } of careCommunicationExamples().filter(({ name }) => name.endsWith('.json'))) {
    const [json, xml] = [readResource(text), readResource(witness.objToXml(JSON.parse(text)))];
    assert.ok(json.ok && xml.ok, name);
    assert.deepEqual(plain(xml.resource), plain(json.resource), name);
  }
});

test('a plain value that is absent with a reason keeps the reason', () => {
  const reading = readResource(
    '<Patient xmlns="http://hl7.org/fhir"><name><family><extension url="u"><valueCode value="unknown"/></extension></family><given value="A"/><given><extension url="v"/></given></name><deceasedBoolean value="true"/></Patient>',
  );
  assert.deepEqual(reading.ok && plain(reading.resource), {
    resourceType: 'Patient',
    name: [
      { _family: { extension: [{ url: 'u', valueCode: 'unknown' }] }, given: ['A', null], _given: [null, { extension: [{ url: 'v' }] }] },
    ],
    deceasedBoolean: true,
  });
});

test('what is neither FHIR JSON nor FHIR XML is told apart', () => {
  const reason = (source: string | Uint8Array) => {
    const reading = readResource(source);
    return reading.ok ? 'read' : reading.reason;
  };
  assert.equal(reason('{"resourceType":"Bundle"'), 'not-json');
  assert.equal(reason('[]'), 'not-fhir');
  assert.equal(reason('{}'), 'not-fhir');
  assert.equal(reason('<Bundle/>'), 'not-fhir');
  assert.equal(reason('<!DOCTYPE Bundle><Bundle xmlns="http://hl7.org/fhir"/>'), 'document-type');
  assert.equal(reason(Buffer.from('{"resourceType":"Bundle","id":"\u00e5"}', 'latin1')), 'not-json');
  assert.equal(reason(''), 'not-well-formed');
  assert.equal(reason(Buffer.from('\uFEFF{"resourceType":"Bundle"}')), 'read');
});

/** Without narratives, which we leave behind, and as ordinary objects. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inside: unknown) =>
      key === 'text' && typeof inside === 'object' && inside !== null && 'div' in inside ? undefined : inside,
    ).replaceAll(/"text":\{"status":"(?:generated|extensions|additional)"\},?/g, ''),
  );
}
