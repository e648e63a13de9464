import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { copenhagenDate } from '@rygforloeb/decision';
import { actorSystem } from '@rygforloeb/record';
import { concept } from '../fhir-words.ts';
import { aCitizen, houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { findHouses, type HouseTold, houseEntry, saveHouse } from './house-entry.ts';
import { importHouses, previewHouses } from './import-houses.ts';
import { addPerson, endRole, giveRole, rolesHeld } from './role-register.ts';

const houses = await openPathway();
const office = houses.desk('back_coordinator', 'Organization/office');
const today = copenhagenDate(office.now().toISOString());
const daysOn = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const told: HouseTold = {
  name: 'Lægehuset Ny (fiktivt)',
  postCode: '6000',
  city: 'Kolding',
  municipality: 'Kolding',
  reachedBy: 'here',
  active: true,
};
let key = 0;
const newKey = (): string => {
  key += 1;
  return `k${key}`;
};

before(async () => {
  await saved(houses.jobs, { resourceType: 'Practitioner', active: true, name: [{ given: ['Nora'], family: 'Opdigtet' }] }, 'nora');
  await aCitizen(houses, 'karen');
});

const faultsOf = async (change: Partial<HouseTold>) => {
  const outcome = await saveHouse(office, { ...told, ...change, key: newKey() });
  return outcome.ok || outcome.reason !== 'house' ? outcome : outcome.faults.map(({ field, fault }) => `${field} ${fault}`);
};

for (const [what, change, fault] of [
  ['no name', { name: '' }, 'name missing'],
  ['a postcode of three digits', { postCode: '600' }, 'postCode form'],
  ['a postcode of five digits', { postCode: '60000' }, 'postCode form'],
  ['a municipality of another region', { municipality: 'Aarhus' }, 'municipality unknown'],
  ['a telephone of seven digits', { phone: '7500000' }, 'phone form'],
  ['a GLN of twelve digits', { gln: '579000000000' }, 'gln form'],
  ['a GLN of fourteen digits', { gln: '57900000000050' }, 'gln form'],
  ['a GLN with a mistyped digit', { gln: '5790000000001' }, 'gln check-digit'],
  ['a SOR code of ten digits', { sor: '1234567890' }, 'sor form'],
  ['a ydernummer of five digits', { ydernummer: '12345' }, 'ydernummer form'],
] as const)
  test(`a house with ${what} is not saved, and is told so`, async () => {
    assert.deepEqual(await faultsOf(change), [fault]);
  });

test('a house that is reached by MedCom needs GLN and SOR; a name of 200 letters is kept, of 201 not', async () => {
  assert.deepEqual(await faultsOf({ reachedBy: 'medcom' }), ['gln needed', 'sor needed']);
  assert.deepEqual(await faultsOf({ name: 'x'.repeat(201) }), ['name too-long']);
  const kept = await saveHouse(office, { ...told, name: 'x'.repeat(200), phone: '75000000', key: newKey() });
  assert.ok(kept.ok && kept.house.phone === '75000000');
});

test('a house is saved once however often the form is sent; its numbers are no other house’s; a newer version is not written over', async () => {
  const first = { ...told, gln: '5790000000005', sor: '12345678901', ydernummer: '123456', key: newKey() };
  const made = await saveHouse(office, first);
  assert.ok(made.ok);
  const again = await saveHouse(office, { ...first, gln: '5790000000012', sor: '12345678902' });
  assert.ok(!again.ok || again.house.id === made.house.id);
  assert.deepEqual(await faultsOf({ gln: first.gln }), ['gln taken']);
  const seen = { id: made.house.id, seen: made.house.version };
  assert.ok((await saveHouse(office, { ...first, phone: '75111111', house: seen, key: newKey() })).ok);
  const late = await saveHouse(office, { ...first, phone: '75222222', house: seen, key: newKey() });
  assert.ok(!late.ok && late.reason === 'changed' && late.now.phone === '75111111');
  assert.equal((await houseEntry(office, made.house.id))?.phone, '75111111');
});

test('what a house does in particular is told, taken back, and read by whoever refers; what the form does not know stays', async () => {
  const made = await saveHouse(office, { ...told, name: 'Røntgen Vest (fiktivt)', does: 'imaging', key: newKey() });
  assert.ok(made.ok && made.house.does === 'imaging');
  const stored = await office.record.read('Organization', made.house.id);
  assert.ok(stored.ok && JSON.stringify(stored.resource.type).includes('"imaging"'));
  assert.deepEqual(await faultsOf({ does: 'surgery' }), ['does not-a-choice']);
  const { id, version, does: _, ...rest } = made.house;
  const back = await saveHouse(office, { ...rest, house: { id, seen: version }, key: newKey() });
  assert.ok(back.ok && back.house.does === undefined);
});

test('a GP puts no house into the directory', async () => {
  const outcome = await saveHouse(houses.desk('gp'), { ...told, name: 'Ikke min (fiktivt)', key: newKey() });
  assert.equal(outcome.ok, false);
});

const give = (change: Readonly<Record<string, string>> = {}) =>
  giveRole(office, { who: 'Practitioner/nora', role: 'gp', house: houseOf('gp'), from: today, key: newKey(), ...change });
const faultOf = (outcome: Awaited<ReturnType<typeof giveRole>>) =>
  outcome.ok || outcome.reason !== 'role' ? outcome : outcome.faults.map(({ field, fault }) => `${field} ${fault}`);

for (const [what, change, fault] of [
  ['without a person', { who: '' }, 'who missing'],
  ['a person who is not there', { who: 'Practitioner/nobody' }, 'who unknown'],
  ['a citizen’s role', { role: 'citizen' }, 'role missing'],
  ['our own jobs’ role', { role: 'operations' }, 'role missing'],
  ['a house that is not there', { house: 'Organization/nowhere' }, 'house unknown'],
  ['a day that there is not', { from: '2026-02-30' }, 'from not-a-day'],
  ['a last day before the first', { until: daysOn(-1) }, 'until before'],
] as const)
  test(`a role with ${what} is not given`, async () => {
    assert.deepEqual(faultOf(await give(change)), [fault]);
  });

test('a role holds from its first day to its last: before it is to come, after it has ended; the same role twice at once is told', async () => {
  const standing = async (id: string) => (await rolesHeld(office)).find((one) => one.id === id)?.standing;
  const until = await give({ until: today });
  assert.ok(until.ok);
  assert.equal(await standing(until.role), 'holds', 'the last day counts');
  assert.deepEqual(faultOf(await give()), ['role held']);
  const next = await give({ from: daysOn(1) });
  assert.ok(next.ok, 'the day after it may be given again');
  assert.equal(await standing(next.role), 'to-come');
  const before = await endRole(office, { role: next.role, seen: 1, until: today });
  assert.ok(!before.ok && before.reason === 'role' && before.faults[0]?.fault === 'before');
  assert.ok((await endRole(office, { role: next.role, seen: 1, until: daysOn(1) })).ok);
  const late = await endRole(office, { role: next.role, seen: 1, until: daysOn(2) });
  assert.ok(!late.ok && late.reason === 'changed');
  const old = await saved(houses.jobs, {
    resourceType: 'PractitionerRole',
    active: true,
    period: { start: daysOn(-9), end: daysOn(-1) },
    practitioner: { reference: 'Practitioner/nora' },
    organization: { reference: houseOf('hospital') },
    code: [concept(actorSystem, 'hospital')],
  });
  assert.equal(await standing(old.id), 'ended');
});

test('somebody new is written down once by the id that the login knows', async () => {
  const person = { given: 'Ib', family: 'Opdigtet', system: 'https://rygforloeb.dk/fhir/identifier/example', identifier: 'ib-1' };
  assert.ok((await addPerson(office, person)).ok);
  const again = await addPerson(office, person);
  assert.ok(!again.ok && again.reason === 'role' && again.faults[0]?.fault === 'taken');
  const nameless = await addPerson(office, { ...person, given: ' ', identifier: 'ib 2' });
  assert.deepEqual(nameless.ok || nameless.reason !== 'role' ? nameless : nameless.faults.map(({ field }) => field), [
    'given',
    'identifier',
  ]);
});

const sheet = (...rows: string[]) => ['id;name;postCode;city;municipality;gln;sor;reachedBy;active', ...rows].join('\n');

test('a file of houses: what it would do is shown, then all of it is saved, and the same file again changes nothing', async () => {
  const text = sheet(
    ';Ryghuset (fiktivt);6000;Kolding;0621;;;;',
    ';Klinik Syd (fiktivt);6600;Vejen;Vejen;5790000000036;12345678936;medcom;ja',
  );
  const plan = await previewHouses(office, { format: 'csv', text });
  assert.ok(plan.ok);
  assert.deepEqual(
    plan.rows.map(({ row, is, of }) => [row, is, of]),
    [
      [2, 'new', 'Kolding'],
      [3, 'new', 'Vejen'],
    ],
  );
  assert.deepEqual(await findHouses(office, { words: 'ryghuset' }), []);
  assert.deepEqual(await importHouses(office, { format: 'csv', text, key: newKey() }), { ok: true, created: 2, changed: 0, same: 0 });
  assert.deepEqual(await importHouses(office, { format: 'csv', text, key: newKey() }), { ok: true, created: 0, changed: 0, same: 2 });
});

test('a house is known again by its GLN, a column that is not there stays, an empty cell empties', async () => {
  const text = 'gln;name;city\n5790000000036;Klinik Syd og Ryg (fiktivt);';
  const plan = await previewHouses(office, { format: 'csv', text });
  assert.ok(plan.ok);
  assert.deepEqual(plan.rows[0]?.changes, [
    { field: 'name', before: 'Klinik Syd (fiktivt)', after: 'Klinik Syd og Ryg (fiktivt)' },
    { field: 'city', before: 'Vejen', after: '' },
  ]);
  assert.ok((await importHouses(office, { format: 'csv', text, key: newKey() })).ok);
  const [house] = await findHouses(office, { words: 'klinik syd' });
  assert.deepEqual([house?.sor, house?.reachedBy, house?.postCode, house?.city], ['12345678936', 'medcom', '6600', undefined]);
});

test('one wrong house and none is saved: each fault with line and column, an unknown column once', async () => {
  const rows = [';A (fiktivt);600;;;;;;', ';B (fiktivt);;;;;;brev;måske', 'nobody;C (fiktivt);;;;;;;', ';A (fiktivt);600;;;;;;'];
  const outcome = await importHouses(office, { format: 'csv', text: sheet(...rows), key: newKey() });
  assert.ok(!outcome.ok && outcome.reason === 'rows');
  assert.deepEqual(
    outcome.faults.map((one) => [one.row, one.column, 'field' in one ? one.field : '', one.fault]),
    [
      [2, 3, 'postCode', 'form'],
      [3, 8, 'reachedBy', 'unknown'],
      [3, 9, 'active', 'not-a-choice'],
      [4, 1, 'id', 'unknown'],
      [5, 3, 'postCode', 'form'],
      [5, 2, 'name', 'twice'],
    ],
  );
  assert.deepEqual(await findHouses(office, { words: 'fiktivt A' }), []);
  const columns = await previewHouses(office, {
    format: 'json',
    text: '[{"name": "D (fiktivt)", "fax": "1"},\n {"name": "E (fiktivt)", "fax": "2"}]',
  });
  assert.ok(!columns.ok);
  assert.deepEqual(columns.faults, [{ row: 1, column: 33, field: 'fax', fault: 'unknown-column' }]);
});
