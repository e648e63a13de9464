/** A record with the programme's own policy, houses and made-up citizens, for tests of what happens between actors. */
import { after } from 'node:test';
import { findingSystem, openProgramme, type Programme } from '@rygforloeb/decision';
import { type Access, type GatedRecord, type OpenRecord, openRecord, type Resource, type StoredResource } from '@rygforloeb/record';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import { type Desk, deskOf, type House } from '../desk.ts';
import { type PathwayProgramme, pathwayProgramme } from '../pathway-programme.ts';

export interface Houses {
  readonly programme: PathwayProgramme;
  readonly record: OpenRecord;
  readonly jobs: GatedRecord;
  /** Somebody of a role, in the house of that role or in another. */
  readonly desk: (role: string, house?: string, person?: string) => Desk;
  readonly citizen: (id: string) => Desk;
  /** Sets the clock of desks and gate. */
  readonly at: (instant: string) => void;
}

const roles = ['gp', 'chiropractor', 'physiotherapist', 'private_specialist', 'psychologist', 'hospital', 'rygcenter'];
const municipal = ['municipality_119', 'municipality_140', 'jobcentre'];

/** What a test has otherwise than most. */
export interface PathwayOptions {
  /** What the house is besides, such as `withMessages`. */
  readonly house?: (house: House) => House;
  /** What the organisation of a role has besides its name. */
  readonly organization?: (role: string) => Readonly<Record<string, unknown>>;
  /** The record in another's place. */
  readonly around?: (record: OpenRecord) => OpenRecord;
}

/** Opens one; the programme is the shipped one. */
export async function openPathway(options: PathwayOptions = {}): Promise<Houses> {
  const { house: besides = (house) => house, organization = () => ({}), around = (record) => record } = options;
  let now = new Date('2026-11-21T12:00:00Z');
  const programme = pathwayProgramme(await openProgramme());
  const clock = () => now;
  const opened = await openRecord(
    { folder: await temporaryFolder() },
    { policy: programme.access, auditKey: Buffer.alloc(32, 7), now: clock },
  );
  after(() => opened.close());
  const record = around(opened);
  const jobs = record.as({ agent: { who: 'Device/test', role: 'operations', name: 'Tests' }, purpose: 'operations' });
  for (const role of [...roles, ...municipal, 'other-gp', 'other-hospital', 'emergency'])
    await saved(jobs, { resourceType: 'Organization', name: role, ...organization(role) }, houseOf(role).slice('Organization/'.length));
  const house = besides({ record, programme, now: clock });
  return {
    programme,
    record,
    jobs,
    desk: (role, at = houseOf(role), person = 'one') => deskOf(house, accessOf(programme, role, at, person)),
    citizen: (id) => deskOf(house, { agent: { who: `Patient/${id}`, role: 'citizen', name: 'Herself' }, purpose: 'own' }),
    at: (instant) => {
      now = new Date(instant);
    },
  };
}

/** The house of a role. */
export function houseOf(role: string): string {
  return `Organization/${role.replaceAll('_', '-')}`;
}

/** A citizen with a GP, who permits treatment to those named. */
export async function aCitizen({ jobs }: Houses, id: string, permits: readonly string[] = ['gp']): Promise<string> {
  await saved(
    jobs,
    {
      resourceType: 'Patient',
      identifier: [{ system: 'https://rygforloeb.dk/fhir/identifier/example', value: id }],
      name: [{ family: 'Eksempel', given: [id] }],
      birthDate: '1980-03-04',
      gender: 'female',
      telecom: [{ system: 'phone', value: '00000000' }],
      generalPractitioner: [{ reference: houseOf('gp') }],
    },
    id,
  );
  for (const role of permits) await permit({ jobs }, id, role);
  return id;
}

/** A consent of the citizen, for all purposes of the role's house. */
export function permit(
  { jobs }: Pick<Houses, 'jobs'>,
  citizen: string,
  role: string,
  type: 'permit' | 'deny' = 'permit',
): Promise<StoredResource> {
  return saved(jobs, {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ text: 'consent' }],
    policyRule: { text: 'consent' },
    patient: { reference: `Patient/${citizen}` },
    dateTime: '2026-11-01',
    provision: { type, actor: [{ role: { text: 'recipient' }, reference: { reference: houseOf(role) } }] },
  });
}

/** Findings of a citizen, recorded by the GP; a text is a date where the finding is one, a number an integer. */
export async function findings({ jobs, programme }: Houses, citizen: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [code, value] of Object.entries(values))
    await saved(jobs, {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: findingSystem, code }] },
      subject: { reference: `Patient/${citizen}` },
      effectiveDateTime: '2026-11-20',
      ...asValue(programme, code, value),
    });
}

/** Saves what must be saved for a test to go on. */
export async function saved(record: GatedRecord, resource: Resource, id?: string): Promise<StoredResource> {
  const outcome = await record.create(resource, id === undefined ? undefined : { id });
  if (!outcome.ok) throw new Error(`${resource.resourceType}: ${JSON.stringify(outcome)}`);
  return outcome.resource;
}

function accessOf(programme: PathwayProgramme, role: string, organization: string, person: string): Access {
  return {
    agent: { who: `Practitioner/${role.replaceAll('_', '-')}-${person}`, role, organization, name: `Somebody of ${role}` },
    purpose: programme.access.roles[role]?.purposes[0] ?? '',
  };
}

function asValue({ vocabulary }: Pick<Programme, 'vocabulary'>, code: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'boolean') return { valueBoolean: value };
  switch (vocabulary.findings.get(code)?.type) {
    case 'integer':
      return { valueInteger: value };
    case 'date':
      return { valueDateTime: value };
    case 'list':
      return {
        component: (value as readonly string[]).map((member) => ({
          code: { coding: [{ system: `${findingSystem}-value`, code: member }] },
          valueBoolean: true,
        })),
      };
    default:
      return { valueCodeableConcept: { coding: [{ system: `${findingSystem}-value`, code: value }] } };
  }
}
