import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as pathway from '@rygforloeb/pathway';
import { refusalWords } from './refusal-words.ts';
import { acts, actsByAddress, views, viewsByAddress } from './registry.ts';

/** What the pathway exports for its own rooms: what it is put together with, and what another function already shows. */
const inner = [
  ...['citizenForAlert', 'checkProposal', 'referralsOf', 'lettersOf', 'threadsOf', 'mayDo', 'mayPrescribe'],
  ...['deskOf', 'pathwayProgramme', 'underAcuteAccess', 'isKeptByPathway'],
  ...[
    'readClocks',
    'openClocks',
    'allEvents',
    'citizenRecordOf',
    'readCitizenRecord',
    'lookAtTouched',
    'pollClocks',
    'turnClocks',
    'countClocks',
  ],
  ...[
    'namesOfHouses',
    'missingForPlan',
    'offersAsFinding',
    'papersOf',
    'openQuestionnaire',
    'everyInDirectory',
    'rolesOf',
    'receiverWords',
  ],
  ...['withMessages', 'messageWork', 'sendReminders', 'parkedReminders'],
  // The directory and who has which role are kept over FHIR, too; a number of a citizen stands in no address.
  ...['findHouses', 'houseEntry', 'houseVersion', 'houseTypesIn', 'saveHouse', 'isGln', 'directoryOffer', 'directoryOffers', 'searchLog'],
  // Files are previewed on a page; over HTTP an import that holds a fault saves nothing and tells it.
  ...['previewOffers', 'previewHouses', 'importHouses', 'formatOf'],
  ...['rolesHeld', 'knownPeople', 'givenRoles', 'giveRole', 'endRole', 'addPerson', 'citizensAsCases', 'hideSmallCounts'],
];

test('every function that the pathway exports has an address, or is named here as what it is put together with', () => {
  const functions = Object.entries(pathway).filter(([name, value]) => typeof value === 'function' && !/Error$/.test(name));
  const shown = [...Object.keys(acts), ...Object.values(views).flatMap(({ shows }) => shows), ...inner];
  assert.deepEqual(
    functions.map(([name]) => name).filter((name) => !shown.includes(name)),
    [],
  );
  assert.deepEqual(
    shown.filter((name) => !(name in pathway)),
    [],
    'an address for what there is not',
  );
});

test('an act stands at an address of its own, and does what the pathway calls by that name', () => {
  assert.equal(actsByAddress.size, Object.keys(acts).length);
  for (const [name, act] of Object.entries(acts)) assert.equal(act.take, (pathway as Readonly<Record<string, unknown>>)[name]);
  for (const address of [...actsByAddress.keys(), ...viewsByAddress.keys()]) assert.match(address, /^[a-z][a-z0-9-]+$/);
  assert.ok(actsByAddress.has('draft-referral'));
});

test('each act and each refusal is told in Danish and in English', () => {
  for (const { does } of [...Object.values(acts), ...Object.values(views)]) assert.ok(does.da && does.en);
  for (const [reason, { da, en, status }] of Object.entries(refusalWords))
    assert.ok(da && en && [403, 404, 409, 422].includes(status), reason);
});
