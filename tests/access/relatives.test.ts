/** Relatives are let in by the citizen herself, to what she names, until the day she names (CONSENT-04). The policy is the programme's. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readAccessPolicy, shippedProgramme } from '@rygforloeb/decision';
import { type Access, domainSystem, type GatedRecord, type OpenRecord, openRecord, purposeSystem, type Resource } from '@rygforloeb/record';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import { contentsAbout } from './contents.ts';

const { policy } = readAccessPolicy(shippedProgramme);
const noon = new Date('2026-11-21T12:00:00Z');
let now = noon;
let record: OpenRecord;
/** Ids of one resource of each type about Karen. */
const karens = new Map<string, string>();

const planTypes = ['CarePlan', 'CareTeam', 'EpisodeOfCare', 'Goal'];
/** Communications are left out: of those a relative sees only her own. */
const shownTypes = [
  ...planTypes,
  'Condition',
  'MedicationRequest',
  'Observation',
  'Patient',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Task',
];

before(async () => {
  record = await openRecord({ folder: await temporaryFolder() }, { policy, auditKey: Buffer.alloc(32, 7), now: () => now });
  const own = as('Device/rygforloeb', 'operations');
  for (const citizen of ['karen', 'yusuf']) {
    await saved(
      own,
      { resourceType: 'Patient', identifier: [{ system: 'urn:test', value: citizen }], name: [{ family: 'Eksempel' }] },
      citizen,
    );
    for (const [type, resource] of Object.entries(contentsAbout(citizen, 'Organization/clinic'))) {
      const id = await saved(own, resource);
      if (citizen === 'karen') karens.set(type, id);
    }
  }
  karens.set('Patient', 'karen');
});
after(() => record.close());

test('a relative whom the citizen has let into her plan sees the plan and nothing else, one by one and in lists', async () => {
  const lise = await invited('lise', { domains: ['plan'] });
  assert.deepEqual(await seenBy(lise), planTypes);
  for (const type of shownTypes) {
    const found = await lise.search(type, { count: 1000 });
    assert.ok(found.ok, type);
    const isThere = planTypes.includes(type);
    assert.deepEqual(
      found.page.entries.map(({ id }) => id),
      isThere ? [karens.get(type)] : [],
      type,
    );
    assert.deepEqual(await lise.count(type), { ok: true, count: isThere ? 1 : 0 }, type);
  }
});

test('two domains open both, and without a domain everything that relatives may see is open', async () => {
  assert.deepEqual(await seenBy(await invited('two', { domains: ['plan', 'person'] })), [...planTypes, 'Patient'].sort());
  assert.deepEqual(await seenBy(await invited('all', {})), shownTypes.toSorted());
});

test('a domain that nobody knows opens nothing', async () => {
  assert.deepEqual(await seenBy(await invited('unknown', { domains: ['diary'] })), []);
});

test('a relative sees until the end of the last day in Denmark, and nothing after it', async () => {
  const lise = await invited('ending', { domains: ['plan'], end: '2026-12-24' });
  const seenAt = async (moment: string) => {
    now = new Date(moment);
    try {
      return (await lise.read('CarePlan', karens.get('CarePlan') ?? '')).ok;
    } finally {
      now = noon;
    }
  };
  assert.equal(await seenAt('2026-12-24T22:59:59Z'), true);
  assert.equal(await seenAt('2026-12-24T23:00:00Z'), false);
  assert.equal(await seenAt('2027-06-01T12:00:00Z'), false);
});

test('a consent that ends closes what an invitation without end leaves open, and the other way round', async () => {
  assert.deepEqual(await seenBy(await invited('consent-over', { consentEnd: '2026-11-20' })), []);
  assert.deepEqual(await seenBy(await invited('invitation-over', { invitationEnd: '2026-11-20' })), []);
  assert.deepEqual(
    await seenBy(await invited('neither-over', { consentEnd: '2026-11-21', invitationEnd: '2026-11-21' })),
    shownTypes.toSorted(),
  );
});

test('invited without the citizen’s consent, or before it begins, a relative sees nothing', async () => {
  const own = as('Device/rygforloeb', 'operations');
  await saved(own, invitation('karen'), 'invited-only');
  assert.deepEqual(await seenBy(as('RelatedPerson/invited-only', 'relative')), []);
  assert.deepEqual(await seenBy(await invited('early', { start: '2026-11-22' })), []);
  assert.deepEqual(await seenBy(await invited('in-time', { start: '2026-11-21' })), shownTypes.toSorted());
});

test('consent without an invitation opens nothing, and taking the invitation back closes at once', async () => {
  const own = as('Device/rygforloeb', 'operations');
  await saved(own, consent('karen', 'RelatedPerson/never-invited', {}));
  assert.deepEqual(await seenBy(as('RelatedPerson/never-invited', 'relative')), []);
  const lise = await invited('uninvited', {});
  assert.deepEqual(await seenBy(lise), shownTypes.toSorted());
  const taken = await own.update({ ...invitation('karen'), id: 'uninvited', active: false }, 1);
  assert.ok(taken.ok);
  assert.deepEqual(await seenBy(lise), []);
});

test('consent to another relative, or for another purpose, opens nothing', async () => {
  const own = as('Device/rygforloeb', 'operations');
  await saved(own, invitation('karen'), 'second');
  await saved(own, consent('karen', 'RelatedPerson/second', { purpose: 'treatment' }));
  await saved(own, consent('karen', 'RelatedPerson/third', {}));
  assert.deepEqual(await seenBy(as('RelatedPerson/second', 'relative')), []);
});

test('a relative of one citizen sees nothing of another, although that one lets everybody in', async () => {
  const own = as('Device/rygforloeb', 'operations');
  await saved(own, consent('yusuf', undefined, {}));
  const lise = await invited('of-karen', {});
  assert.deepEqual(await lise.read('Patient', 'yusuf'), { ok: false, reason: 'not-found' });
  const found = await lise.search('CarePlan', { where: { patient: 'yusuf' } });
  assert.ok(found.ok && found.page.entries.length === 0);
});

test('a relative writes nothing and has no acute access', async () => {
  const lise = await invited('reader', {});
  for (const [type, content] of Object.entries(contentsAbout('karen', 'RelatedPerson/reader'))) {
    const outcome = await lise.create(content);
    assert.deepEqual(outcome, { ok: false, reason: 'forbidden', why: 'role' }, type);
  }
  const acute = as('RelatedPerson/stranger', 'relative', { emergency: { patient: 'karen', reason: 'worried' } });
  assert.deepEqual(await acute.read('Patient', 'karen'), { ok: false, reason: 'forbidden', why: 'emergency' });
});

test('a citizen invites a relative herself and takes it back, and nobody invites for somebody else', async () => {
  const karen = as('Patient/karen', 'citizen');
  const id = await saved(karen, invitation('karen'));
  const lise = as(`RelatedPerson/${id}`, 'relative');
  assert.deepEqual(await seenBy(lise), []);
  const given = await karen.create(consent('karen', `RelatedPerson/${id}`, { domains: ['plan'], end: '2026-12-24' }));
  assert.ok(given.ok);
  assert.deepEqual(await seenBy(lise), planTypes);
  const log = await karen.audit({ patient: 'karen', count: 100 });
  assert.ok(log.ok);
  assert.ok(
    log.page.entries.some(
      ({ who, role, purpose, type }) => who === `RelatedPerson/${id}` && `${role} ${purpose} ${type}` === 'relative support CarePlan',
    ),
  );
  assert.ok((await karen.update({ ...given.resource, status: 'inactive' }, 1)).ok);
  assert.deepEqual(await seenBy(lise), []);
  const forYusuf = consent('yusuf', `RelatedPerson/${id}`, {});
  assert.deepEqual(await karen.create(forYusuf), { ok: false, reason: 'forbidden', why: 'author' });
  for (const other of [invitation('yusuf'), { ...forYusuf, performer: [{ reference: 'Patient/karen' }] }]) {
    assert.deepEqual(await karen.create(other), { ok: false, reason: 'forbidden', why: 'citizen' });
  }
});

test('an employer, and whoever has a role that the policy does not name, sees and writes nothing', async () => {
  const own = as('Device/rygforloeb', 'operations');
  await saved(own, consent('karen', 'Organization/works', { purpose: 'work-retention' }));
  await saved(own, {
    resourceType: 'CareTeam',
    status: 'active',
    subject: { reference: 'Patient/karen' },
    participant: [{ member: { reference: 'Organization/works' } }],
  });
  for (const role of ['employer', 'follow_up_group', '', 'constructor', '__proto__', 'GP']) {
    for (const purpose of ['work-retention', 'treatment', 'support', 'own']) {
      const asked = record.as({ agent: { who: 'Practitioner/boss', role, name: 'Boss', organization: 'Organization/works' }, purpose });
      const refused = { ok: false, reason: 'forbidden', why: 'role' };
      for (const type of shownTypes) {
        assert.deepEqual(await asked.read(type, karens.get(type) ?? ''), refused, `${role} ${type}`);
        assert.deepEqual(await asked.count(type), refused, `${role} ${type}`);
      }
      assert.deepEqual(await asked.create(contentsAbout('karen', 'Organization/works')['Observation'] as Resource), refused, role);
      assert.deepEqual(await asked.audit({ patient: 'karen' }), refused, role);
    }
  }
});

interface Invitation {
  readonly domains?: readonly string[];
  readonly purpose?: string;
  /** Of the consent. */
  readonly start?: string;
  /** Of both. */
  readonly end?: string;
  readonly consentEnd?: string;
  readonly invitationEnd?: string;
}

/** Karen's relative with an invitation and a consent, as the relative sees the record. */
async function invited(id: string, { end, consentEnd = end, invitationEnd = end, ...more }: Invitation): Promise<GatedRecord> {
  const own = as('Device/rygforloeb', 'operations');
  await saved(own, invitation('karen', invitationEnd), id);
  await saved(own, consent('karen', `RelatedPerson/${id}`, { ...more, ...(consentEnd && { end: consentEnd }) }));
  return as(`RelatedPerson/${id}`, 'relative');
}

function invitation(citizen: string, end?: string): Resource {
  return {
    resourceType: 'RelatedPerson',
    active: true,
    patient: { reference: `Patient/${citizen}` },
    name: [{ given: ['Lise'], family: 'Eksempel' }],
    ...(end && { period: { start: '2026-11-01', end } }),
  };
}

function consent(citizen: string, to: string | undefined, { domains = [], purpose = 'support', start, end }: Invitation): Resource {
  const recipient = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
  const period = { ...(start && { start }), ...(end && { end }) };
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: `Patient/${citizen}` },
    dateTime: '2026-11-01',
    performer: [{ reference: `Patient/${citizen}` }],
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    provision: {
      type: 'permit',
      purpose: [{ system: purposeSystem, code: purpose }],
      ...(Object.keys(period).length > 0 && { period }),
      ...(to !== undefined && { actor: [{ role: recipient, reference: { reference: to } }] }),
      ...(domains.length > 0 && { class: domains.map((code) => ({ system: domainSystem, code })) }),
    },
  };
}

/** The types of which the agent may read Karen's. */
async function seenBy(asked: GatedRecord): Promise<readonly string[]> {
  const seen = await Promise.all(
    shownTypes.map(async (type) => {
      const found = await asked.read(type, karens.get(type) ?? '');
      if (!found.ok) assert.equal(found.reason, 'not-found', type);
      return found.ok ? [type] : [];
    }),
  );
  return seen.flat().sort();
}

function as(who: string, role: string, more: Partial<Access> = {}): GatedRecord {
  return record.as({ agent: { who, role, name: role }, purpose: policy.roles[role]?.purposes[0] ?? '', ...more });
}

async function saved(asked: GatedRecord, resource: Resource, id?: string): Promise<string> {
  const outcome = await asked.create(resource, id === undefined ? undefined : { id });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.resource.id;
}
