/** A house for measurements: citizens with findings and consents, a GP, and a receiver that is reached by messages. */

import { identifierSystems, reachedByUrl } from '@rygforloeb/pathway';
import type { GatedRecord, Resource } from '@rygforloeb/record';

const finding = 'https://rygforloeb.dk/fhir/CodeSystem/finding';

/** What a GP's house and the common triage need to refer and be referred to. */
export const practice = 'Organization/demo-laegehus';
export const triage = 'Organization/demo-rygcenter';

/** Content that leaves nothing open. */
export const content = [
  ...[
    'suspected-disease',
    'wanted-examination',
    'onset',
    'location',
    'work-function',
    'other-disease',
    'medication',
    'strength',
    'sensory',
  ],
  ...['bmi', 'imaging', 'other-tests', 'tried-treatment', 'phone', 'transport', 'informed'],
].map((field) => ({ field, text: `what is to be said of ${field}` }));

/** Gives both houses numbers, and has the triage reached by messages. */
export async function numberHouses(jobs: GatedRecord): Promise<void> {
  for (const [reference, gln] of [
    [practice, '5790000000012'],
    [triage, '5790000000029'],
  ] as const) {
    const there = await jobs.read('Organization', reference.slice('Organization/'.length));
    if (!there.ok) throw new Error(`${reference} is not there`);
    const identifier = [
      { system: identifierSystems.gln[0], value: gln },
      { system: identifierSystems.sor[0], value: `99${gln}` },
      { system: identifierSystems.cvr[0], value: '99999999' },
      { system: identifierSystems.seNumber[0], value: '99999999' },
      { system: identifierSystems.bankAccount[0], value: '9999 9999999999' },
    ];
    const address = [{ line: ['Eksempelvej 1'], city: 'Prøveby', postalCode: '9999' }];
    const extension = reference === triage ? [{ url: reachedByUrl, valueCode: 'medcom' }] : [];
    const resource = {
      ...there.resource,
      identifier,
      address,
      telecom: [{ system: 'phone', value: '00000000' }],
      ...(extension.length > 0 && { extension }),
    };
    const saved = await jobs.update(resource, Number(there.resource.meta.versionId));
    if (!saved.ok) throw new Error(JSON.stringify(saved));
  }
}

/** Saves so many citizens, each with what a referral to the common triage needs. */
export async function fillHouse(jobs: GatedRecord, citizens: number): Promise<readonly string[]> {
  const ids = Array.from({ length: citizens }, (_, index) => `bench-${index}`);
  for (const id of ids) {
    await saved(
      jobs,
      {
        resourceType: 'Patient',
        identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: `61017${String(ids.indexOf(id)).padStart(5, '0')}` }],
        telecom: [{ system: 'phone', value: '00000000' }],
        address: [{ line: ['Eksempelvej 2'], city: 'Prøveby', postalCode: '9999' }],
        name: [{ family: 'Eksempel', given: [id] }],
        birthDate: '1970-01-01',
        gender: 'female',
        generalPractitioner: [{ reference: practice }],
      },
      id,
    );
    await saved(jobs, {
      resourceType: 'Consent',
      status: 'active',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ text: 'consent' }],
      policyRule: { text: 'consent' },
      patient: { reference: `Patient/${id}` },
      dateTime: '2024-01-01',
      performer: [{ reference: `Patient/${id}` }],
      provision: {
        type: 'permit',
        actor: [practice, triage].map((reference) => ({ role: { text: 'recipient' }, reference: { reference } })),
      },
    });
    for (const [code, value] of Object.entries(findings)) await saved(jobs, observation(id, code, value));
  }
  return ids;
}

const findings: Readonly<Record<string, object>> = {
  'suspected-cauda-equina': { valueBoolean: false },
  'progressive-deficit': { valueBoolean: false },
  'new-weakness': { valueBoolean: false },
  'neurological-examination': { valueCodeableConcept: { coding: [{ system: `${finding}-value`, code: 'normal' }] } },
  'diagnostic-triage': { valueCodeableConcept: { coding: [{ system: `${finding}-value`, code: 'non-specific' }] } },
};

function observation(citizen: string, code: string, value: object): Resource {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: finding, code }] },
    subject: { reference: `Patient/${citizen}` },
    effectiveDateTime: new Date().toISOString().slice(0, 10),
    ...value,
  };
}

async function saved(record: GatedRecord, resource: Resource, id?: string): Promise<void> {
  const outcome = await record.create(resource, id === undefined ? undefined : { id });
  if (!outcome.ok) throw new Error(`${resource.resourceType}: ${JSON.stringify(outcome)}`);
}
