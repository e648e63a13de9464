import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCitizen, houseOf, openPathway } from '../testing/open-pathway.ts';
import { citizenCardOf } from './citizen-card.ts';
import { findCitizens } from './find-citizens.ts';
import { receiveCitizen } from './receive-citizen.ts';

const houses = await openPathway();
const newcomer = {
  cpr: '620579-0104',
  given: 'Nora',
  family: 'Nyborger',
  birthDate: '1979-05-02',
  gender: 'female',
  gp: houseOf('gp'),
  municipality: 'Kolding',
  start: '2026-11-20',
  key: 'first',
} as const;

test('a citizen unknown to the record is received by a chiropractor with her yes, and is then found by number and by name', async () => {
  const chiropractor = houses.desk('chiropractor');
  assert.deepEqual(await findCitizens(chiropractor, '6205790104'), []);
  const received = await receiveCitizen(chiropractor, newcomer);
  assert.ok(received.ok, JSON.stringify(received));
  const [byNumber] = await findCitizens(chiropractor, '620579 0104');
  const [byName] = await findCitizens(chiropractor, 'nybor');
  assert.deepEqual([byNumber?.name, byName?.id], ['Nora Nyborger', byNumber?.id]);
  for (const words of ['Nyborger', 'Nora Nyborger', 'NORA nybo'])
    assert.deepEqual(
      (await findCitizens(chiropractor, words)).map(({ name }) => name),
      ['Nora Nyborger'],
      words,
    );
  const card = await citizenCardOf(chiropractor, byNumber?.id ?? '');
  assert.deepEqual([card?.age, card?.municipality, card?.gp?.name, card?.consents], [47, 'Kolding', 'gp', { permit: 1, deny: 0 }]);
});

test('received twice under one key she has one course, and a second house that has her yes sees the same citizen', async () => {
  const again = await receiveCitizen(houses.desk('chiropractor'), newcomer);
  assert.ok(again.ok && again.repeated);
  const physiotherapist = houses.desk('physiotherapist');
  assert.deepEqual(await findCitizens(physiotherapist, '6205790104'), []);
  const received = await receiveCitizen(physiotherapist, { ...newcomer, given: 'Another', family: 'Name' });
  assert.ok(received.ok, JSON.stringify(received));
  assert.deepEqual(
    (await findCitizens(physiotherapist, '6205790104')).map(({ name }) => name),
    ['Nora Nyborger'],
  );
});

test('who has no relation finds nobody, and one letter is no question', async () => {
  await aCitizen(houses, 'ida', ['gp']);
  assert.deepEqual(await findCitizens(houses.desk('hospital'), 'Eksempel'), []);
  assert.deepEqual(
    (await findCitizens(houses.desk('gp'), 'ida')).map(({ id }) => id),
    ['ida'],
  );
  assert.deepEqual(await findCitizens(houses.desk('gp'), 'i'), []);
  assert.equal(await citizenCardOf(houses.desk('hospital'), 'ida'), undefined);
});

test('a number that is none opens nothing', async () => {
  const refused = await receiveCitizen(houses.desk('gp'), { ...newcomer, cpr: '12345' });
  assert.deepEqual(refused, { ok: false, reason: 'bad-number' });
});
