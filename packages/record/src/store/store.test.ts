import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startDebianServer, withoutDebianServer } from '../testing/debian-server.ts';
import { anObservation, aPatient, aTask } from '../testing/examples.ts';
import { openTemporaryRecord, saved } from '../testing/open-temporary-record.ts';
import { resourceTypeNames, resourceTypeOf } from './resource-types.ts';
import type { Search } from './search.ts';
import type { Store } from './store.ts';

const onDebian = withoutDebianServer ? undefined : await openTemporaryRecord(await startDebianServer());
const servers: readonly (readonly [string, Store | undefined])[] = [
  ['on the bundled database', await openTemporaryRecord()],
  ["on Debian's server", onDebian],
];

for (const [place, opened] of servers) {
  describe(`the store ${place}`, { skip: opened === undefined && withoutDebianServer }, () => {
    const store = opened as Store;

    test('what is created is read back as it was, with its version and record time', async () => {
      const { id, meta, ...rest } = await saved(store, {
        ...aPatient(),
        meta: { profile: ['http://hl7.dk/fhir/core/StructureDefinition/dk-core-patient'], versionId: '7' },
      });
      assert.equal(meta.versionId, '1');
      assert.deepEqual(meta['profile'], ['http://hl7.dk/fhir/core/StructureDefinition/dk-core-patient']);
      assert.ok(Math.abs(Date.parse(meta.lastUpdated) - Date.now()) < 60_000);
      assert.deepEqual(rest, aPatient());
      assert.deepEqual(await store.read('Patient', id), { ok: true, resource: { ...rest, id, meta } });
    });

    test('what never was, and what is gone, are told apart', async () => {
      assert.deepEqual(await store.read('Patient', 'nobody'), { ok: false, reason: 'not-found' });
      const { id } = await saved(store, aPatient());
      assert.deepEqual(await store.delete('Patient', id, 1), { ok: true, version: 2 });
      assert.deepEqual(await store.read('Patient', id), { ok: false, reason: 'gone' });
      assert.deepEqual(await store.delete('Patient', id, 2), { ok: false, reason: 'gone' });
      assert.deepEqual(await store.update({ ...aPatient(), id }, 2), { ok: false, reason: 'gone' });
      assert.deepEqual(await store.readVersion('Patient', id, 2), { ok: false, reason: 'gone' });
      assert.equal((await store.readVersion('Patient', id, 1)).ok, true);
    });

    test('every version stays readable, latest first, with a record time that only goes forward', async () => {
      const { id } = await saved(store, aPatient());
      for (const version of [1, 2]) assert.equal((await store.update({ ...aPatient(), id, active: version === 2 }, version)).ok, true);
      await store.delete('Patient', id, 3);
      const history = await store.history('Patient', id);
      assert.deepEqual(
        history.map(({ version, action }) => `${version} ${action}`),
        ['4 delete', '3 update', '2 update', '1 create'],
      );
      assert.deepEqual(
        history.map(({ resource }) => resource?.['active']),
        [undefined, true, false, undefined],
      );
      const times = history.map(({ recorded }) => recorded);
      assert.deepEqual([...times].sort().reverse(), times);
      assert.equal(new Set(times).size, 4);
      assert.deepEqual(
        (await store.history('Patient', id, { below: 3, count: 1 })).map(({ version }) => version),
        [2],
      );
    });

    test('an update of a version that is no longer the latest is refused and changes nothing', async () => {
      const { id } = await saved(store, aPatient());
      await store.update({ ...aPatient(), id, active: true }, 1);
      for (const version of [0, 1, 3, 1.5]) {
        const expected = { ok: false, reason: 'version-conflict', current: 2 };
        assert.deepEqual(await store.update({ ...aPatient(), id, active: false }, version), expected);
        assert.deepEqual(await store.delete('Patient', id, version), expected);
      }
      assert.equal((await store.history('Patient', id)).length, 2);
    });

    test('of ten updates of the same version at once one holds', async () => {
      const { id } = await saved(store, aPatient());
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => store.update({ ...aPatient(), id }, 1)));
      assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
      assert.equal((await store.history('Patient', id)).length, 2);
    });

    test('a resource does not move to another citizen', async () => {
      const [karen, another] = [await saved(store, aPatient()), await saved(store, aPatient())];
      const { id } = await saved(store, anObservation(karen.id));
      assert.deepEqual(await store.update({ ...anObservation(another.id), id }, 1), { ok: false, reason: 'other-patient' });
    });

    test('a transaction holds as a whole: an outcome that is not ok, an error and a failed statement undo all of it', async () => {
      const before = await count(store, 'Organization');
      const organization = { resourceType: 'Organization', name: 'Fysioterapi Eksempel' };
      const refused = await store.transaction(async (inside) => {
        const { id } = await saved(inside, organization);
        assert.equal((await inside.read('Organization', id)).ok, true);
        return { ok: false, reason: 'changed my mind' } as const;
      });
      assert.deepEqual(refused, { ok: false, reason: 'changed my mind' });
      const failing = store.transaction(async (inside) => {
        await saved(inside, organization);
        throw new TypeError('a fault of ours');
      });
      await assert.rejects(failing, TypeError);
      const swallowed = store.transaction(async (inside) => {
        await saved(inside, organization);
        await inside.history('Organization', 'x', { below: 2 ** 40 }).catch(() => undefined);
        return { ok: true };
      });
      await assert.rejects(swallowed, { code: 'RYG_RECORD_TRANSACTION_UNDONE' });
      assert.equal(await count(store, 'Organization'), before);
      const kept = await store.transaction(async (inside) => ({ ok: true, made: await saved(inside, organization) }));
      assert.equal((await store.read('Organization', kept.made.id)).ok, true);
    });

    test('two transactions that wait for each other both end, one after the other', async () => {
      const [one, other] = [await saved(store, aPatient()), await saved(store, aPatient())];
      const both = (first: string, second: string) =>
        store.transaction(async (inside) => {
          for (const id of [first, second]) {
            const found = await inside.read('Patient', id);
            if (!found.ok) return found;
            const changed = await inside.update(found.resource, Number(found.resource.meta.versionId));
            if (!changed.ok) return changed;
          }
          return { ok: true };
        });
      const outcomes = await Promise.all([both(one.id, other.id), both(other.id, one.id)]);
      const holding = outcomes.filter(({ ok }) => ok).length;
      const versions = await Promise.all([one, other].map(async ({ id }) => (await store.history('Patient', id)).length));
      assert.ok(holding >= 1);
      assert.deepEqual(versions, [1 + holding, 1 + holding]);
    });

    test('a transaction that is over cannot be used any more', async () => {
      const leaked: Store[] = [];
      await store.transaction(async (inside) => ({ ok: leaked.push(inside) > 0 }));
      await assert.rejects(async () => leaked[0]?.create(aPatient()), { code: 'RYG_RECORD_TRANSACTION_OVER' });
    });

    test('ten creates with one key make one resource; the key with another content is refused', async () => {
      const once = { key: `key ${place}` };
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => store.create(aPatient(), once)));
      assert.equal(outcomes.filter((outcome) => outcome.ok && outcome.created).length, 1);
      assert.equal(new Set(outcomes.map((outcome) => outcome.ok && outcome.resource.id)).size, 1);
      assert.deepEqual(await store.create(aPatient('0202701234'), once), { ok: false, reason: 'key-reused' });
    });

    test('ten creates on condition of an identifier make one resource; two that have it already are told', async () => {
      const once = { identifier: 'urn:oid:1.2.208.176.1.2|0303701234' };
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => store.create(aPatient('0303701234'), once)));
      assert.equal(outcomes.filter((outcome) => outcome.ok && outcome.created).length, 1);
      assert.equal(new Set(outcomes.map((outcome) => outcome.ok && outcome.resource.id)).size, 1);
      await saved(store, aPatient('0303701234'));
      assert.deepEqual(await store.create(aPatient('0303701234'), once), { ok: false, reason: 'several-match' });
    });

    test('a worklist is walked page by page without a gap or a double, though tasks share their time and new ones come', async () => {
      const owner = 'PractitionerRole/worklist';
      for (let n = 0; n < 25; n += 1)
        await saved(store, aTask(owner, n % 5 === 0 ? 'completed' : 'requested', `2026-03-0${1 + (n % 3)}T10:00:00Z`));
      await saved(store, aTask('PractitionerRole/another', 'requested', '2026-03-02T10:00:00Z'));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.search('Task', {
          where: { owner, status: 'requested' },
          sort: '-modified',
          count: 6,
          ...(after && { after }),
        });
        seen.push(...page.entries.map(({ id, lastModified }) => `${lastModified} ${id}`));
        after = page.next;
        await saved(store, aTask(owner, 'requested', '2027-01-01T00:00:00Z'));
      } while (after !== undefined);
      assert.equal(seen.length, 20);
      assert.deepEqual([...new Set(seen)].sort().reverse(), seen);
      const several = await store.search('Task', { where: { owner, status: ['completed', 'rejected'] }, count: 100 });
      assert.equal(several.entries.length, 5);
    });

    test("a citizen's observations are found by any of their codes, by day in Copenhagen, latest first; other citizens' are not", async () => {
      const [karen, another] = [await saved(store, aPatient()), await saved(store, aPatient())];
      const days = ['2026-03-01T23:30:00+01:00', '2026-03-02', '2026-03-02T23:59:59+01:00', '2026-03-03'];
      for (const day of days) await saved(store, anObservation(karen.id, day));
      await saved(store, anObservation(karen.id, '2026-03-02', 'walking-distance'));
      await saved(store, anObservation(another.id, '2026-03-02'));
      const { effectiveDateTime: _, ...timeless } = anObservation(karen.id);
      await saved(store, timeless);
      const found = async (codes: string, event: { from?: string; before?: string }) =>
        (await store.search('Observation', { where: { patient: karen.id, codes, event } })).entries.map(
          (entry) => entry['effectiveDateTime'],
        );
      assert.deepEqual(
        await found('https://rygforloeb.dk/fhir/CodeSystem/finding|leg-pain', { from: '2026-03-02', before: '2026-03-03' }),
        [days[2], days[1]],
      );
      assert.deepEqual(await found('leg-pain', { before: '2026-03-02' }), [days[0]]);
      assert.equal((await found('http://snomed.info/sct|10601006', {})).length, 5);
      const all = await store.search('Observation', { where: { patient: karen.id } });
      assert.equal(all.entries.at(-1)?.['effectiveDateTime'], undefined, 'what has no time stands last');
    });

    test('a search that cannot be is refused, and nothing in it reaches the SQL', async () => {
      const hostile = "x' or 1=1; drop table record.patient; --";
      const searches: readonly Search[] = [
        { where: { [hostile]: 'x' } },
        { where: { constructor: 'x' } },
        { sort: hostile },
        { sort: 'based_on' },
        { sort: 'modified,due,status,id,event' },
        { after: hostile },
        { where: { modified: 'today' } },
        { where: { modified: { from: '2026-02-30' } } },
        { where: { owner: { from: '2026' } } },
        { where: { owner: 'a\u0000b' } },
        { where: { owner: ['a', 'b\u0000'] } },
        { count: 0 },
        { count: 1001 },
      ];
      for (const search of searches) await assert.rejects(store.search('Task', search), { code: 'RYG_RECORD_UNKNOWN_SEARCH' });
      assert.deepEqual(await store.search('Task', { where: { owner: hostile } }), { entries: [], patients: [] });
      for (const id of ['', 'a\u0000b', hostile, 'x'.repeat(65)]) {
        assert.deepEqual(await store.read('Task', id), { ok: false, reason: 'not-found' });
        assert.deepEqual(await store.readVersion('Task', id, 1), { ok: false, reason: 'not-found' });
        assert.deepEqual(await store.delete('Patient', id, 1), { ok: false, reason: 'not-found' });
        assert.deepEqual(await store.update({ ...aPatient(), id }, 1), { ok: false, reason: 'not-found' });
        assert.deepEqual(await store.history('Task', id), []);
      }
      for (const key of ['', 'a\u0000b', 'x'.repeat(201)])
        assert.deepEqual(await store.create(aPatient(), { key }), { ok: false, reason: 'bad-key' });
      await assert.rejects(store.create(aPatient(), { identifier: 'a\u0000b' }), { code: 'RYG_RECORD_UNKNOWN_SEARCH' });
      await assert.rejects(store.read('patient; --', 'x'), { code: 'RYG_RECORD_UNKNOWN_TYPE' });
    });

    test('what is invalid, or what PostgreSQL cannot hold, is an issue with its place and is not saved', async () => {
      let deep: unknown = 'end';
      for (let level = 0; level < 70; level += 1) deep = { extension: [deep] };
      const issuesOf = async (resource: object) => {
        const outcome = await store.create({ ...aPatient(), ...resource });
        return !outcome.ok && outcome.reason === 'invalid'
          ? outcome.issues.map(({ code, expression }) => `${code} ${expression}`)
          : outcome;
      };
      assert.deepEqual(await issuesOf({ name: [{ family: 'a\u0000b' }] }), ['value Patient.name[0].family']);
      assert.deepEqual(await issuesOf({ name: [{ family: '\ud800' }] }), ['value Patient.name[0].family']);
      assert.deepEqual(await issuesOf({ gender: 'kvinde' }), ['code-invalid Patient.gender']);
      assert.deepEqual(await issuesOf({ extension: deep }), ['too-long Patient']);
      const unknown = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] };
      const { status: __, ...stateless } = aTask('Organization/a', 'requested', '2026-03-02T10:00:00Z');
      assert.equal((await store.create({ ...stateless, _status: unknown } as never)).ok, true);
      const { subject: _, ...nobodys } = anObservation('x');
      const outcome = await store.create(nobodys as never);
      assert.deepEqual(!outcome.ok && outcome.reason === 'invalid' && outcome.issues[0]?.expression, ['Observation.subject']);
    });

    test('every type can be searched by everything it has a column for', async () => {
      for (const name of resourceTypeNames) {
        const own = Object.entries(resourceTypeOf(name).columns).map(([column, { kind }]) => [
          column,
          kind === 'time' ? { from: '2026' } : ['a', 'b'],
        ]);
        const where = {
          ...Object.fromEntries(own),
          id: 'a',
          patient: 'b',
          identifier: 'c|d',
          event: { from: '2026' },
          recorded: { before: '2026' },
        };
        for (const sort of ['event', '-recorded'])
          assert.deepEqual(await store.search(name, { sort, where }), { entries: [], patients: [] }, name);
      }
    });

    test('what was written about whom and by whom is never changed', async () => {
      const trace = {
        resourceType: 'Provenance',
        target: [{ reference: 'Patient/x' }],
        recorded: '2026-03-02T09:00:00Z',
        agent: [{ who: { display: 'a GP' } }],
      };
      const { id } = await saved(store, trace);
      assert.deepEqual(await store.update({ ...trace, id }, 1), { ok: false, reason: 'append-only' });
      assert.deepEqual(await store.delete('Provenance', id, 1), { ok: false, reason: 'append-only' });
      assert.equal((await store.search('Provenance', { where: { patient: 'x', targets: 'Patient/x' } })).entries.length, 1);
    });
  });
}

async function count(store: Store, type: string): Promise<number> {
  return (await store.search(type, { count: 1000 })).entries.length;
}
