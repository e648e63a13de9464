import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gateBefore, openDatabase } from '../open-record.ts';
import type { Resource, StoredResource } from '../store/resource.ts';
import { anObservation } from '../testing/examples.ts';
import { auditKey } from '../testing/open-gated-record.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { Access } from './access.ts';
import { actorSystem, consentStanding, domainSystem, purposeSystem } from './consent-rules.ts';
import type { GatedRecord } from './gated-record.ts';
import type { AccessPolicy, TypeRule } from './policy.ts';

/**
 * The rule in the words of ADR 0012, over lists in memory, without weights, columns or SQL; the gate must say the same.
 */

const all: TypeRule = { may: ['create', 'read', 'update', 'delete'] };
const types = { Observation: all, Goal: all };
const treating = { citizens: 'related', purposes: ['treatment', 'prevention'], emergency: false, log: false, types } as const;
const policy: AccessPolicy = {
  version: 'property',
  domains: { clinical: ['Observation'], plan: ['Goal'], person: ['Patient'] },
  relationLastsDaysAfterEnd: 0,
  roles: {
    gp: { ...treating, relations: ['gp', 'care-team'] },
    office: { ...treating, relations: ['care-team'] },
    jobs: {
      citizens: 'every',
      relations: [],
      purposes: ['operations'],
      emergency: false,
      log: false,
      types: { ...types, Patient: all, CareTeam: all, Consent: all },
    },
  },
};

/** Moments of days and minutes, with when they begin and end in Denmark, written out by hand; 29 March 2020 has 23 hours. */
const spans: Readonly<Record<string, readonly [string, string]>> = {
  '2019': ['2018-12-31T23:00:00.000Z', '2019-12-31T23:00:00.000Z'],
  '2020-03': ['2020-02-29T23:00:00.000Z', '2020-03-31T22:00:00.000Z'],
  '2020-03-28': ['2020-03-27T23:00:00.000Z', '2020-03-28T23:00:00.000Z'],
  '2020-03-29': ['2020-03-28T23:00:00.000Z', '2020-03-29T22:00:00.000Z'],
  '2020-03-29T12:00:00+02:00': ['2020-03-29T10:00:00.000Z', '2020-03-29T10:00:01.000Z'],
  '2020-03-29T10:00:00.999Z': ['2020-03-29T10:00:00.999Z', '2020-03-29T10:00:01.000Z'],
  '2020-03-29T10:00:01Z': ['2020-03-29T10:00:01.000Z', '2020-03-29T10:00:02.000Z'],
};
const moment = fc.constantFrom(...Object.keys(spans));
const begins = (text: string) => spans[text]?.[0] ?? '';
const ends = (text: string) => spans[text]?.[1] ?? '';
/** Before all of it, at each edge, and after all of it. */
const nows = ['2018-06-01T12:00:00.000Z', ...new Set(Object.values(spans).flat()), '2021-01-01T12:00:00.000Z'];
const lastNow = '2021-01-01T12:00:00.000Z';

interface Said {
  readonly type: 'permit' | 'deny';
  readonly status: string;
  readonly dateTime: string;
  readonly by: 'citizen' | 'somebody' | undefined;
  readonly actors: readonly string[];
  readonly purposes: readonly string[];
  readonly domains: readonly string[];
  readonly period: { readonly start: string | undefined; readonly end: string | undefined };
}

interface Asking {
  readonly role: 'gp' | 'office';
  readonly who: string;
  readonly organization: string | undefined;
  readonly purpose: 'treatment' | 'prevention';
  readonly type: 'Observation' | 'Goal';
  readonly now: string;
}

interface Situation {
  readonly gp: string | undefined;
  readonly team: { readonly status: string; readonly member: string; readonly end: string | undefined };
  readonly said: readonly Said[];
}

// Weighed so that about as much is seen as is hidden.
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.oneof(fc.constant(undefined), fc.constant(undefined), arbitrary);
const house = fc.constantFrom('Organization/one', 'Organization/one', 'Organization/two');
const person = fc.constantFrom('Practitioner/anna', 'Practitioner/anna', 'Practitioner/bo');
const periods = fc
  .record({ start: seldom(moment), end: seldom(moment) })
  .filter(({ start, end }) => start === undefined || end === undefined || begins(start) <= begins(end));
const said: fc.Arbitrary<Said> = fc.record({
  type: fc.constantFrom('permit', 'permit', 'deny'),
  status: fc.constantFrom('active', 'active', 'active', 'active', 'active', 'inactive', 'rejected'),
  dateTime: moment,
  by: fc.constantFrom('citizen', 'citizen', 'somebody', undefined),
  actors: fc.array(fc.oneof(house, person, fc.constantFrom('role:gp', 'role:gp', 'role:office')), { maxLength: 2 }),
  purposes: fc.constantFrom([], [], ['treatment'], ['prevention']),
  domains: fc.oneof(fc.constant([]), fc.constant([]), fc.subarray(['clinical', 'plan', 'person', 'unheard-of'], { maxLength: 2 })),
  period: periods,
});
const asking: fc.Arbitrary<Asking> = fc.record({
  role: fc.constantFrom('gp', 'gp', 'office'),
  who: person,
  organization: fc.option(house, { nil: undefined, freq: 5 }),
  purpose: fc.constantFrom('treatment', 'prevention'),
  type: fc.constantFrom('Observation', 'Goal'),
  now: fc.oneof(fc.constantFrom(...nows), fc.constant(lastNow), fc.constant(lastNow)),
});
const situation: fc.Arbitrary<Situation> = fc.record({
  gp: fc.option(house, { nil: undefined, freq: 3 }),
  team: fc.record({
    status: fc.constantFrom('active', 'active', 'active', 'inactive'),
    member: fc.constantFrom('Organization/one', 'Organization/one', 'Practitioner/anna', 'Organization/two'),
    end: seldom(moment),
  }),
  said: fc.array(said, { minLength: 1, maxLength: 6 }),
});

/** Relation and consent, as ADR 0012 words them. */
function maySee({ gp, team, said: consents }: Situation, asked: Asking): boolean {
  const own = [asked.who, asked.organization];
  const isTheirGp = asked.role === 'gp' && gp !== undefined && own.includes(gp);
  const isInTeam = team.status === 'active' && own.includes(team.member) && (team.end === undefined || asked.now < ends(team.end));
  const about = consents.filter((one) => isAbout(one, asked));
  const refusals = about.filter(({ type }) => type === 'deny');
  const permits = about.filter(({ type }) => type === 'permit');
  return (isTheirGp || isInTeam) && permits.some((permit) => !refusals.some((refusal) => goesFirst(refusal, permit, asked)));
}

/** It is in force now, and nothing in it says that it means somebody, something or a purpose other than this. */
function isAbout({ status, actors, purposes, domains, period: { start, end } }: Said, asked: Asking): boolean {
  const domain = asked.type === 'Goal' ? 'plan' : 'clinical';
  return (
    status === 'active' &&
    (actors.length === 0 || actors.some((actor) => meant(asked).includes(actor))) &&
    (purposes.length === 0 || purposes.includes(asked.purpose)) &&
    (domains.length === 0 || domains.includes(domain)) &&
    (start === undefined || begins(start) <= asked.now) &&
    (end === undefined || asked.now < ends(end))
  );
}

/** The citizen's own no to what somebody else has noted down; said later, or not clearly before; or closer to this agent, and of two that are equally close, closer to this purpose. */
function goesFirst(refusal: Said, permit: Said, asked: Asking): boolean {
  if (refusal.by === 'citizen' && permit.by !== 'citizen') return true;
  if (ends(refusal.dateTime) > begins(permit.dateTime)) return true;
  const [one, other] = [closeness(refusal, asked), closeness(permit, asked)];
  return one === other ? refusal.purposes.length > permit.purposes.length : one > other;
}

const meant = ({ who, organization, role }: Asking) => [`role:${role}`, organization, who];

/** 3 a person, 2 a house, 1 a role, 0 anybody. */
function closeness({ actors }: Said, asked: Asking): number {
  return meant(asked).findLastIndex((party) => party !== undefined && actors.includes(party)) + 1;
}

const database = await openDatabase({ folder: await temporaryFolder() });
let now = new Date(lastNow);
const record = await gateBefore(database, { policy, auditKey, now: () => now }, 0);
const jobs = record.as({ agent: { who: 'Device/jobs', role: 'jobs', name: 'Jobs' }, purpose: 'operations' });
test.after(() => record.close());

test('relation and consent in SQL say the same as the rule in words', async () => {
  const told = { seen: 0, hidden: 0 };
  await fc.assert(
    fc.asyncProperty(situation, fc.array(asking, { minLength: 8, maxLength: 8 }), async (one, asks) => {
      now = new Date(lastNow);
      const kept = await store(one);
      for (const asked of asks) {
        now = new Date(asked.now);
        const wanted = maySee(one, asked);
        told[wanted ? 'seen' : 'hidden'] += 1;
        const record = as(asked);
        const { id } = kept[asked.type];
        const where = { where: { patient: kept.patient } };
        assert.equal((await record.read(asked.type, id)).ok, wanted);
        const found = await record.search(asked.type, where);
        assert.deepEqual(found.ok && found.page.entries.map((entry) => entry.id), wanted ? [id] : []);
      }
    }),
    { numRuns: 100 },
  );
  assert.ok(told.seen > 50 && told.hidden > 50, JSON.stringify(told));
});

test('of every two consents, one that permits and one that refuses, the one goes first that the rule in words names', async () => {
  now = new Date(lastNow);
  const asked: Asking = {
    role: 'gp',
    who: 'Practitioner/anna',
    organization: 'Organization/one',
    purpose: 'treatment',
    type: 'Observation',
    now: lastNow,
  };
  const parties = [[], ['role:gp'], ['Organization/one'], ['Practitioner/anna'], ['Practitioner/bo', 'role:gp']];
  const kinds = parties.flatMap((actors) => [[], ['treatment']].map((purposes) => ({ actors, purposes })));
  const { role, purpose } = asked;
  const beforehand = { parties: ['Practitioner/anna', 'Organization/one'], role, purpose, domains: ['clinical'], at: now };
  const rest = { status: 'active', domains: [], period: { start: undefined, end: undefined } } as const;
  const team = { status: 'active', member: 'Organization/one', end: undefined };
  for (const permit of kinds) {
    for (const refusal of kinds) {
      for (const [dateTime, by] of [
        ['2020-03-28', undefined],
        ['2020-03-28', 'citizen'],
        ['2020-03-29T10:00:01Z', undefined],
      ] as const) {
        const consents: readonly Said[] = [
          { ...rest, ...permit, type: 'permit', dateTime: '2020-03-29T10:00:00.999Z', by: 'somebody' },
          { ...rest, ...refusal, type: 'deny', dateTime, by },
        ];
        const one: Situation = { gp: undefined, team, said: consents };
        const { Observation } = await store(one);
        const wanted = maySee(one, asked);
        assert.equal((await as(asked).read('Observation', Observation.id)).ok, wanted, JSON.stringify(consents));
        const resources = consents.map((consent) => consentOf('somebody', consent));
        assert.equal(consentStanding(resources, beforehand) === 'given', wanted, `asked beforehand: ${JSON.stringify(consents)}`);
      }
    }
  }
});

function as({ role, who, organization, purpose }: Asking): GatedRecord {
  const access: Access = { agent: { who, role, name: who, ...(organization !== undefined && { organization }) }, purpose };
  return record.as(access);
}

async function store({
  gp,
  team,
  said: consents,
}: Situation): Promise<{ patient: string; Observation: StoredResource; Goal: StoredResource }> {
  return jobs.transaction(async (inside) => {
    const { id: patient } = await saved(inside, {
      resourceType: 'Patient',
      identifier: [{ system: 'urn:test', value: 'somebody' }],
      ...(gp !== undefined && { generalPractitioner: [{ reference: gp }] }),
    });
    const subject = { reference: `Patient/${patient}` };
    const participant = [{ member: { reference: team.member }, ...(team.end !== undefined && { period: { end: team.end } }) }];
    await saved(inside, { resourceType: 'CareTeam', status: team.status, subject, participant });
    for (const consent of consents) await saved(inside, consentOf(patient, consent));
    return {
      ok: true as const,
      patient,
      Observation: await saved(inside, anObservation(patient)),
      Goal: await saved(inside, { resourceType: 'Goal', lifecycleStatus: 'active', subject, description: { text: 'walk' } }),
    };
  });
}

function consentOf(patient: string, { type, status, dateTime, by, actors, purposes, domains, period: { start, end } }: Said): Resource {
  const role = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
  const referenceOf = (actor: string) =>
    actor.startsWith('role:') ? { identifier: { system: actorSystem, value: actor.slice('role:'.length) } } : { reference: actor };
  return {
    resourceType: 'Consent',
    status,
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: `Patient/${patient}` },
    dateTime,
    ...(by && { performer: [{ reference: by === 'citizen' ? `Patient/${patient}` : 'Practitioner/anna' }] }),
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    provision: {
      type,
      ...((start !== undefined || end !== undefined) && { period: { ...(start && { start }), ...(end && { end }) } }),
      ...(actors.length > 0 && { actor: actors.map((actor) => ({ role, reference: referenceOf(actor) })) }),
      ...(purposes.length > 0 && { purpose: purposes.map((code) => ({ system: purposeSystem, code })) }),
      ...(domains.length > 0 && { class: domains.map((code) => ({ system: domainSystem, code })) }),
    },
  };
}

async function saved(inside: GatedRecord, resource: Resource): Promise<StoredResource> {
  const outcome = await inside.create(resource);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.resource;
}
