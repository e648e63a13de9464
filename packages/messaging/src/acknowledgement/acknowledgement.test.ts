/** Acknowledgements of all three kinds are written by the published profiles and read back; the published ones are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate } from '@rygforloeb/record';
import { readCareCommunication } from '../care-communication/read.ts';
import { openBundle } from '../fhir/bundle.ts';
import type { Fault } from '../fhir/fault.ts';
import type { JsonObject } from '../fhir/json-value.ts';
import { readResource } from '../fhir/read-resource.ts';
import { aCorrespondence, making } from '../testing/correspondence.ts';
import { differentialFaults } from '../testing/differential-faults.ts';
import { acknowledgementExamples, careCommunicationExamples, examplesIn, withoutExamples } from '../testing/interop.ts';
import { acknowledge } from './acknowledge.ts';
import type { Acknowledgement, Verdict } from './model.ts';
import { readAcknowledgement } from './read.ts';
import { writeAcknowledgement } from './write.ts';

const fault: Fault = {
  place: 'Communication.category',
  type: 'code-invalid',
  code: 'MSG_VALUESET_VALUE_UNKNOWN',
  text: 'Exactly one code is mandatory.',
};
const wordsOnly: Fault = { place: 'Bundle', type: 'transient', text: 'Try again later.' };
const verdicts: readonly Verdict[] = [
  { outcome: 'ok' },
  { outcome: 'transient-error', faults: [wordsOnly] },
  { outcome: 'fatal-error', faults: [fault, wordsOnly] },
];

for (const verdict of verdicts) {
  test(`an acknowledgement that says ${verdict.outcome} is read back as it was written, is valid FHIR R4, and obeys the published profiles`, (t) => {
    const acknowledgement = answerTo(verdict);
    const bundle = writeAcknowledgement(acknowledgement);
    assert.deepEqual(readAcknowledgement(bundle), { ok: true, acknowledgement });
    for (const resource of [bundle, ...openBundle(bundle).resources.map((one) => one.resource)]) {
      assert.deepEqual(validate(resource as Parameters<typeof validate>[0]), [], String(resource['resourceType']));
    }
    if (withoutExamples.skip === false) assert.deepEqual(differentialFaults(bundle), []);
    else t.diagnostic(withoutExamples.skip);
  });
}

test('the published acknowledgements are read, those of 2023 too', withoutExamples, () => {
  const published = examplesIn('medcom-fhir', 'published-json', 'acknowledgement').filter(({ text }) =>
    text.includes('acknowledgement-message"'),
  );
  const read = [...acknowledgementExamples(), ...published].map(({ name, text }) => {
    const resource = readResource(text);
    const reading = readAcknowledgement(resource.ok ? resource.resource : {});
    return [
      name.replace(/^.*Ack-|\.json/g, ''),
      reading.ok ? reading.acknowledgement.verdict.outcome : reading.faults.map(({ place }) => place),
    ];
  });
  assert.deepEqual(Object.fromEntries(read), {
    ...{ AA_A: 'ok', AE_C: 'fatal-error', AR_B: 'transient-error' },
    ...{ 'Bundle-a8c041b8-c65a-4fde-a90f-962076918834': 'ok' },
    ...{ 'Bundle-bc9535ef-ed94-4060-a928-7baddec7ee71': 'fatal-error', 'Bundle-c9c2b2f6-0807-11ed-861d-0242ac120002': 'transient-error' },
  });
});

test(
  'every published message is answered: the two invalid ones with a fatal acknowledgement that names the reason',
  withoutExamples,
  () => {
    const outcomes = careCommunicationExamples().map(({ name, text }) => {
      const resource = readResource(text);
      const reading = readCareCommunication(resource.ok ? resource.resource : {});
      const answer = reading.ok
        ? acknowledge(reading.message, { outcome: 'ok' }, making())
        : acknowledge(reading.reference, { outcome: 'fatal-error', faults: reading.faults }, making());
      assert.ok(answer !== undefined, name);
      const bundle = writeAcknowledgement(answer);
      assert.deepEqual(differentialFaults(bundle), [], name);
      return [name, answer.verdict.outcome];
    });
    const refused = outcomes.filter(([, outcome]) => outcome !== 'ok').map(([name]) => name);
    assert.deepEqual(
      refused.map((name) => /R-Tek-./.exec(name ?? '')?.[0]),
      ['R-Tek-M', 'R-Tek-N'],
    );
  },
);

test('an acknowledgement without a reason, with another code or about nothing is refused', () => {
  const bundle = writeAcknowledgement(answerTo(verdicts[1] as Verdict));
  const response = { identifier: 'x', code: 'transient-error', details: { reference: 'OperationOutcome/x' } };
  assert.deepEqual(placesOf(withHeader(without(bundle, 'OperationOutcome'), { response })), ['Bundle.entry[0].resource.response.details']);
  assert.deepEqual(placesOf(withHeader(bundle, { response: { ...response, code: 'fine' } })), ['Bundle.entry[0].resource.response.code']);
  assert.deepEqual(placesOf(withHeader(bundle, { response: { code: 'ok' } })), ['Bundle.entry[0].resource.response.identifier']);
  assert.deepEqual(placesOf(without(bundle, 'Provenance')), ['Bundle.entry']);
});

test('a message that does not say from whom and to whom cannot be answered', () => {
  const { bundleId, messageId, sender, receiver } = aCorrespondence();
  assert.equal(acknowledge({ bundleId, messageId, sender }, { outcome: 'ok' }, making()), undefined);
  assert.equal(acknowledge({ bundleId, sender, receiver }, { outcome: 'ok' }, making()), undefined);
});

function answerTo(verdict: Verdict): Acknowledgement {
  const answer = acknowledge(aCorrespondence(), verdict, making(9));
  assert.ok(answer !== undefined);
  return answer;
}

function withHeader(bundle: JsonObject, change: JsonObject): JsonObject {
  const changed = structuredClone(bundle);
  Object.assign(openBundle(changed).resources[0]?.resource ?? {}, change);
  return changed;
}

function without(bundle: JsonObject, type: string): JsonObject {
  const entries = bundle['entry'] as readonly { readonly resource: JsonObject }[];
  return { ...bundle, entry: entries.filter(({ resource }) => resource['resourceType'] !== type) };
}

function placesOf(bundle: JsonObject): readonly string[] {
  const reading = readAcknowledgement(bundle);
  return reading.ok ? [] : reading.faults.map(({ place }) => place);
}
