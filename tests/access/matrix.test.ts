import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readAccessPolicy, shippedProgramme } from '@rygforloeb/decision';
import { type Access, type GatedRecord, type OpenRecord, openRecord, type Resource, type StoredResource } from '@rygforloeb/record';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import { contentsAbout } from './contents.ts';
import { type Act, isPermitted, isRelated, passes, rightOf } from './expectations.ts';
import { now, organizationOf, relatedRoles, type Situation, situations } from './situations.ts';

const { policy } = readAccessPolicy(shippedProgramme);
const purposesOf = (role: string) => policy.roles[role]?.purposes ?? [];
const everyone = situations(purposesOf);
/** Who owns the tasks and sent the messages that are there: a party of them, as the jobcentre and every receiver is. */
const author = organizationOf('municipality_140');
const kept = new Map<string, StoredResource>();
let record: OpenRecord;

before(async () => {
  record = await openRecord({ folder: await temporaryFolder() }, { policy, auditKey: Buffer.alloc(32, 7), now: () => now });
  const own = record.as(accessOf('operations'));
  await atOnce(everyone, async (situation) => {
    await save(own, patientOf(situation), situation.patient);
    for (const resource of situation.resources) await save(own, resource);
    for (const [type, content] of Object.entries(contentsAbout(situation.patient, author))) {
      kept.set(`${type} ${situation.patient}`, await save(own, content));
    }
  });
});
after(() => record.close());

for (const role of Object.keys(policy.roles).filter((name) => !['operations', 'citizen', 'relative'].includes(name))) {
  test(`${role}: reading one by one, searching, counting and looking at earlier versions show the same citizens, those with relation and consent`, async () => {
    const asked = record.as(accessOf(role));
    const types = Object.keys(contentsAbout('', author));
    await atOnce([...types, 'Patient'], async (type) => {
      const { may } = rightOf(role, 'read', type);
      const wanted = everyone.filter((situation) => may && passes(role, situation, 'read', type) && isSeenAsParty(role, type));
      const names = wanted.map(({ patient }) => patient).sort();
      const searched = await asked.search(type, { where: { patient: everyone.map(({ patient }) => patient) }, count: 1000 });
      if (!may) {
        assert.deepEqual([searched.ok, (await asked.count(type)).ok], [false, false], `${role} ${type}`);
      } else if (policy.roles[role]?.types[type]?.search?.includes('patient') !== false && searched.ok) {
        const whose = ours(searched.page.entries.map((resource) => [resource.id, whoseOf(resource)]));
        assert.deepEqual(whose, names, `${role} searches ${type}`);
      }
      if (may) {
        const all = await asked.search(type, { count: 1000 });
        assert.ok(all.ok);
        assert.deepEqual(ours(all.page.entries.map((resource) => [resource.id, whoseOf(resource)])), names, `${role} lists ${type}`);
        assert.deepEqual(await asked.count(type), { ok: true, count: all.page.entries.length }, `${role} counts ${type}`);
        const past = await asked.history(type, { count: 1000 });
        assert.ok(past.ok);
        assert.deepEqual(
          ours(past.page.entries.map((version) => [version.id, whoseOf(version.resource)])),
          names,
          `${role} looks back at ${type}`,
        );
      }
      await atOnce(everyone, async (situation) => {
        const one = kept.get(`${type} ${situation.patient}`);
        if (one === undefined) return;
        const seen = await asked.read(type, one.id);
        assert.equal(seen.ok, wanted.includes(situation), `${role} reads ${type} of ${situation.patient}`);
        if (!seen.ok) assert.equal(seen.reason, may ? 'not-found' : 'forbidden', `${role} ${type}`);
        assert.equal(
          (await asked.readVersion(type, one.id, 1)).ok,
          wanted.includes(situation),
          `${role} vreads ${type} of ${situation.patient}`,
        );
      });
    });
  });

  test(`${role}: writing needs the same and more, and nothing is written without`, async () => {
    const asked = record.as(accessOf(role));
    const by = organizationOf(role);
    await atOnce(everyone, async (situation) => {
      for (const [type, content] of Object.entries(contentsAbout(situation.patient, by))) {
        const mayCreate = rightOf(role, 'create', type).may && passes(role, situation, 'create', type);
        assert.equal(
          await tried(asked, mayCreate, (inside) => inside.create(content)),
          mayCreate,
          `${role} creates ${type} of ${situation.patient}`,
        );
        const one = kept.get(`${type} ${situation.patient}`);
        assert.ok(one !== undefined);
        for (const act of ['update', 'delete'] as const) {
          const may = mayChange(role, act, type) && passes(role, situation, act, type);
          const done = await tried(asked, may, (inside) => (act === 'update' ? inside.update(one, 1) : inside.delete(type, one.id, 1)));
          assert.equal(done, may, `${role} ${act}s ${type} of ${situation.patient}`);
        }
      }
    });
  });
}

test('a citizen sees everything about herself and nothing about anybody else', async () => {
  const [first, second] = everyone;
  assert.ok(first !== undefined && second !== undefined);
  const asked = record.as(accessOf('citizen', `Patient/${first.patient}`));
  for (const type of Object.keys(contentsAbout('', author))) {
    const found = await asked.search(type, { count: 1000 });
    assert.ok(found.ok, type);
    assert.deepEqual([...new Set(found.page.entries.map((resource) => whoseOf(resource)))], [first.patient], type);
    await holdsHerselfApart(asked, type, first.patient, first.patient);
    await holdsHerselfApart(asked, type, first.patient, second.patient);
  }
});

async function holdsHerselfApart(asked: GatedRecord, type: string, herself: string, patient: string): Promise<void> {
  assert.equal((await asked.read(type, kept.get(`${type} ${patient}`)?.id ?? '')).ok, patient === herself, `reads ${type} of ${patient}`);
  const content = contentsAbout(patient, `Patient/${herself}`)[type];
  assert.ok(content !== undefined);
  const may = patient === herself && rightOf('citizen', 'create', type).may;
  assert.equal(await tried(asked, may, (inside) => inside.create(content)), may, `creates ${type} of ${patient}`);
}

test('there are citizens on both sides of every question', () => {
  for (const role of relatedRoles) {
    const sides = everyone.map(({ relation, consent }) => `${isRelated(role, relation)} ${isPermitted(consent, 'Observation')}`);
    assert.equal(new Set(sides).size, 4, role);
  }
});

/** In what is kept the municipality's rehabilitation asks, the jobcentre owns, and all receive. */
function isSeenAsParty(role: string, type: string): boolean {
  if (!rightOf(role, 'read', type).asParty) return true;
  return type === 'Task' ? ['municipality_140', 'jobcentre'].includes(role) : true;
}

function mayChange(role: string, act: Act, type: string): boolean {
  const { may, asParty } = rightOf(role, act, type);
  if (!may || !isSeenAsParty(role, type)) return false;
  if (!asParty) return true;
  if (type === 'EpisodeOfCare') return role === 'municipality_140';
  return type !== 'Task' || ['municipality_140', 'jobcentre'].includes(role);
}

function accessOf(role: string, who = `Practitioner/person-of-${role.replaceAll('_', '-')}`): Access {
  return {
    agent: { who, role, name: role, ...(role !== 'citizen' && { organization: organizationOf(role) }) },
    purpose: purposesOf(role)[0] ?? '',
  };
}

function patientOf({ relation }: Situation): Resource {
  return {
    resourceType: 'Patient',
    identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: '6101700001' }],
    name: [{ family: 'Eksempel' }],
    ...(relation === 'own-gp' && { generalPractitioner: [{ reference: organizationOf('gp') }] }),
  };
}

/** Whether it would have been done; what is expected to be done is undone again. */
async function tried(
  asked: GatedRecord,
  expected: boolean,
  work: (inside: GatedRecord) => Promise<{ readonly ok: boolean }>,
): Promise<boolean> {
  if (!expected) return (await work(asked)).ok;
  const { done } = await asked.transaction(async (inside) => ({ ok: false, done: (await work(inside)).ok }));
  return done;
}

function whoseOf(resource: Resource | undefined): string | undefined {
  if (resource === undefined) return undefined;
  if (resource.resourceType === 'Patient') return resource.id;
  const { subject, patient, for: whom, target } = resource as Record<string, { reference?: string } & { reference: string }[]>;
  return (subject ?? patient ?? whom ?? (target as unknown as { reference: string }[])?.[0])?.reference?.slice('Patient/'.length);
}

/** The citizens whose examples are among these, leaving out what makes relations and consents. */
function ours(found: readonly (readonly [string, string | undefined])[]): readonly (string | undefined)[] {
  const ids = new Set([...kept.values()].map(({ id }) => id));
  return found
    .filter(([id]) => ids.has(id) || id.startsWith('citizen-'))
    .map(([, whose]) => whose)
    .sort();
}

async function save(own: GatedRecord, resource: Resource, id?: string): Promise<StoredResource> {
  const outcome = await own.create(resource, id === undefined ? undefined : { id });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.resource;
}

async function atOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}
