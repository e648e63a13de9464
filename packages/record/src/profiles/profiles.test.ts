import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evalFhirPath } from '@medplum/core';
import fc from 'fast-check';
import type { Resource } from '../store/resource.ts';
import { resourceTypeNames } from '../store/resource-types.ts';
import { aPatient } from '../testing/examples.ts';
import { fullResources } from '../testing/full-resources.ts';
import { validate } from '../validation/validate.ts';
import { partsAt } from './profile.ts';
import { profileFaults } from './profile-faults.ts';
import { profiles } from './profiles.ts';
import { profileOf, structureDefinitions } from './structure-definitions.ts';

const full = (type: string) => (fullResources[type] as { resource: Resource }).resource;
const without = (type: string, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(full(type)).filter(([name]) => !names.includes(name))) as Resource;
const cprSystem = 'urn:oid:1.2.208.176.1.2';
const identified = (resourceType: string, system: string, ...values: readonly string[]) =>
  faults({
    resourceType,
    name: resourceType === 'Patient' ? [{ family: 'Eksempel' }] : 'Eksempel',
    identifier: values.map((value) => ({ system, value })),
  });

test('the full example of every type is as our profile has it', () => {
  for (const { resource, bare } of Object.values(fullResources))
    for (const one of [resource, bare ?? resource]) assert.deepEqual(faults(one), [], one.resourceType);
});

test('a CPR number is ten digits that begin with a day; modulus 11 is not asked', () => {
  for (const cpr of ['0101701234', '3112991111', '2902004321', '2902961234', '2802970000', '6101700001', '9112991111', '8902961234'])
    assert.deepEqual(identified('Patient', cprSystem, cpr), [], cpr);
  for (const cpr of [
    '010170-1234',
    '01017012345',
    '010170123',
    '3201701234',
    '0013701234',
    '3104701234',
    '2902971234',
    '3002961234',
    '0100701234',
    '010170ABC1',
  ])
    assert.deepEqual(identified('Patient', cprSystem, cpr), ['invariant Patient.identifier[0]'], cpr);
  assert.deepEqual(identified('Patient', cprSystem, '0101701234', '0101701235'), ['invariant Patient']);
  assert.deepEqual(faults({ ...aPatient(), identifier: [{ system: cprSystem }] }), ['invariant Patient.identifier[0]']);
});

test('a citizen without a CPR number has a replacement number of the nation or of a region', () => {
  const [national, region] = ['urn:oid:1.2.208.176.1.6.1.1', 'urn:oid:1.2.208.176.1.6.1.3.183'];
  for (const value of ['0101701AB2', '2902967XY9']) assert.deepEqual(identified('Patient', national, value), []);
  for (const value of ['010170AB12', '0101702AB2', '0101701ab2', '3002701AB2', '0101701234'])
    assert.deepEqual(identified('Patient', national, value).length, 1, value);
  for (const value of ['0101700AB2', '0101705AB2', '0101706AB2']) assert.deepEqual(identified('Patient', region, value), []);
  for (const value of ['0101701AB2', '0101700A12']) assert.deepEqual(identified('Patient', region, value).length, 1, value);
  const { identifier: _, ...nobody } = aPatient();
  assert.deepEqual(faults(nobody as Resource), ['required Patient.identifier']);
});

test('an organisation is told by SOR code, GLN with its check digit, or ydernummer', () => {
  const [sor, gln, ydernummer] = ['urn:oid:1.2.208.176.1.1', 'https://www.gs1.org/gln', 'urn:oid:1.2.208.176.1.4'];
  const right: readonly (readonly [string, string])[] = [
    [sor, '99999999999'],
    [sor, '999999999999999'],
    [gln, '0000000000000'],
    [gln, '5700000000004'],
    [ydernummer, '000000'],
  ];
  for (const [system, value] of right) assert.deepEqual(identified('Organization', system, value), [], value);
  for (const [system, value] of [
    [sor, '9999999999'],
    [sor, 'x9999999999'],
    [gln, '5700000000005'],
    [gln, '570000000000'],
    [gln, '57000000000045'],
    [ydernummer, '00000'],
    [ydernummer, '0000000'],
    [ydernummer, '00000a'],
  ])
    assert.deepEqual(identified('Organization', system ?? '', value ?? ''), ['invariant Organization.identifier[0]'], value);
});

test('what a professional, a course, a plan, answers and a message must say is required', () => {
  const mandatory: Readonly<Record<string, readonly string[]>> = {
    PractitionerRole: ['practitioner', 'organization', 'code'],
    EpisodeOfCare: ['managingOrganization', 'period', 'patient'],
    CarePlan: ['period', 'subject'],
    QuestionnaireResponse: ['questionnaire', 'authored', 'subject'],
    ServiceRequest: ['code', 'subject'],
    Communication: ['sender', 'recipient'],
    Goal: ['subject'],
    Observation: ['subject'],
    Consent: ['provision', 'patient'],
  };
  for (const [type, names] of Object.entries(mandatory))
    for (const name of names)
      assert.ok(
        faults(without(type, name)).some((fault) => fault.endsWith(` ${type}.${name}`)),
        `${type}.${name}`,
      );
  assert.deepEqual(faults(without('Communication', 'sent')), ['invariant Communication']);
  assert.deepEqual(faults({ ...without('Communication', 'sent'), status: 'in-progress' }), []);
});

test('a reference to somebody in another record is no reference to a citizen of this one', () => {
  for (const reference of ['https://example.org/fhir/Patient/karen', 'urn:uuid:0192f0c1-0000-7000-8000-000000000000'])
    assert.deepEqual(faults({ ...full('Observation'), subject: { reference } }), ['required Observation.subject.reference']);
  assert.deepEqual(faults({ ...full('Observation'), subject: { identifier: { system: cprSystem, value: '0101701234' } } }), [
    'required Observation.subject',
  ]);
});

test('a referral says who asks and since when, and its task for whom it is and who does it', () => {
  for (const name of ['requester', 'authoredOn']) {
    assert.deepEqual(faults(without('ServiceRequest', name)), ['invariant ServiceRequest'], name);
    assert.deepEqual(faults({ ...without('ServiceRequest', name), status: 'draft' }), [], name);
  }
  for (const name of ['for', 'requester', 'owner']) {
    assert.deepEqual(faults(without('Task', name)), ['invariant Task'], name);
    assert.deepEqual(faults(without('Task', name, 'focus')), [], name);
  }
  assert.deepEqual(faults({ ...without('Task', 'owner'), performerType: [{ text: 'physiotherapist' }] }), []);
});

test('a consent that the gate cannot read is refused', () => {
  const consent = full('Consent') as Resource & { readonly provision: Readonly<Record<string, unknown>> };
  const provided = (change: object) => faults({ ...consent, provision: { ...consent.provision, ...change } });
  assert.deepEqual(provided({}), []);
  assert.deepEqual(provided({ provision: [{ type: 'deny' }] }), ['structure Consent.provision.provision']);
  assert.deepEqual(provided({ action: [{ text: 'read' }] }), ['structure Consent.provision.action']);
  assert.deepEqual(provided({ data: [{ meaning: 'instance', reference: { reference: 'Observation/a' } }] }), [
    'structure Consent.provision.data',
  ]);
  assert.deepEqual(provided({ purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }] }), [
    'invariant Consent.provision.purpose[0]',
  ]);
  assert.deepEqual(provided({ class: [{ code: 'clinical' }] }), ['invariant Consent.provision.class[0]']);
  const role = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
  const actor = (reference: object) => provided({ actor: [{ role, reference }] });
  for (const reference of [
    { reference: 'RelatedPerson/a' },
    { identifier: { system: 'https://rygforloeb.dk/fhir/CodeSystem/actor', value: 'gp' } },
  ])
    assert.deepEqual(actor(reference), []);
  for (const reference of [
    { reference: 'CareTeam/a' },
    { reference: 'https://example.org/fhir/Organization/a' },
    { display: 'my doctor' },
    { identifier: { value: 'gp' } },
  ])
    assert.deepEqual(actor(reference), ['invariant Consent.provision.actor[0]']);
  const { type: _, ...silent } = consent.provision;
  assert.deepEqual(faults({ ...consent, provision: silent }), ['required Consent.provision.type', 'invariant Consent']);
  assert.deepEqual(
    faults({ ...consent, scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'research' }] } }),
    ['invariant Consent'],
  );
  assert.deepEqual(faults({ ...consent, modifierExtension: [{ url: 'https://example.org/not', valueBoolean: true }] }), [
    'structure Consent.modifierExtension',
  ]);
});

test('where facts of a citizen come from is told of that citizen, and of no other', () => {
  const to = (...targets: readonly string[]) => faults({ ...full('Provenance'), target: targets.map((reference) => ({ reference })) });
  assert.deepEqual(to('Organization/a', 'Task/b'), []);
  assert.deepEqual(to('Observation/a', 'Patient/karen'), []);
  assert.deepEqual(to('Observation/a'), ['invariant Provenance']);
  assert.deepEqual(to('Patient/karen', 'Patient/karen'), []);
  assert.deepEqual(to('Patient/karen', 'Patient/another'), ['invariant Provenance']);
});

test('the profiles are valid FHIR, and everything about a citizen has one', () => {
  const definitions = structureDefinitions();
  for (const definition of definitions)
    assert.deepEqual(
      validate(definition).filter(({ severity }) => severity === 'error'),
      [],
      definition.id ?? '',
    );
  for (const type of resourceTypeNames) {
    const url = profileOf(type);
    assert.equal(
      definitions.filter((definition) => definition['url'] === url && definition['type'] === type).length,
      url === undefined ? 0 : 1,
    );
    assert.ok(url !== undefined || ['RelatedPerson', 'Practitioner'].includes(type), type);
  }
});

test('the code of every rule and its expression in FHIRPath say the same, of the examples and of whatever is taken out or put in', () => {
  const pieces = fc.constantFrom<unknown>(
    'draft',
    'completed',
    'Patient/a',
    'Patient/b',
    'Observation/a',
    'ServiceRequest/a',
    'Organization/a',
    '0101701234',
    '2902971234',
    '0101701AB2',
    '5700000000004',
    '5700000000005',
    '99999999999',
    '000000',
    'urn:oid:1.2.208.176.1.2',
    'urn:oid:1.2.208.176.1.1',
    'urn:oid:1.2.208.176.1.4',
    'urn:oid:1.2.208.176.1.6.1.1',
    'urn:oid:1.2.208.176.1.6.1.3.183',
    'https://www.gs1.org/gln',
    'https://rygforloeb.dk/fhir/CodeSystem/purpose',
    'https://rygforloeb.dk/fhir/CodeSystem/record-domain',
    undefined,
  );
  let falses = 0;
  const property = fc.property(
    fc.constantFrom(...[...profiles.values()].filter(({ rules }) => rules.length > 0)),
    fc.array(fc.tuple(fc.nat(), pieces), { maxLength: 4 }),
    (profile, changes) => {
      const changed = changes.reduce<Resource>((resource, [place, piece]) => withPiece(resource, place, piece), full(profile.type));
      for (const { path, key, expression, holds } of profile.rules) {
        for (const { value } of partsAt(changed, path)) {
          const [said] = evalFhirPath(expression, value as never) as unknown[];
          if (!holds(value)) falses += 1;
          assert.equal(said === true, holds(value), `${key} ${JSON.stringify(value)}`);
        }
      }
    },
  );
  fc.assert(property, { numRuns: 1500 });
  assert.ok(falses > 50, `${falses}`);
});

/** The resource with one of its texts, counted through, replaced or taken out; what is empty then is taken out too. */
function withPiece(resource: Resource, place: number, piece: unknown): Resource {
  const texts = JSON.stringify(resource).match(/"[a-zA-Z]+":"[^"]*"/g)?.length ?? 1;
  let left = place % texts;
  return JSON.parse(JSON.stringify(resource), (key, value: unknown) => {
    if (Array.isArray(value)) return value.filter((one) => one !== undefined && one !== null);
    if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return undefined;
    if (typeof value !== 'string' || /^\d*$/.test(key) || key === 'resourceType') return value;
    left -= 1;
    return left === 0 ? piece : value;
  }) as Resource;
}

function faults(resource: Resource): readonly string[] {
  return validate(resource).map(({ code, expression }) => `${code} ${expression.join(', ')}`);
}

test('no rule falls over what stands where it looks', () => {
  const hostile: readonly unknown[] = [null, 0, '', 'x', true, [], {}, [null], [[]], [0], [{}], { reference: 1 }, [{ system: {} }, null]];
  for (const [type, { elements, rules }] of profiles) {
    const names = ['identifier', 'target', 'focus', 'status', ...[...elements, ...rules].flatMap(({ path }) => path.split('.'))];
    for (const name of new Set(names.filter(Boolean))) {
      for (const value of hostile) {
        const inner = { [name]: value };
        for (const outer of [inner, ...names.map((parent) => ({ [parent]: inner })), ...names.map((parent) => ({ [parent]: [inner] }))])
          assert.doesNotThrow(() => profileFaults({ resourceType: type, ...outer }), `${type} ${JSON.stringify(outer)}`);
      }
    }
  }
});
