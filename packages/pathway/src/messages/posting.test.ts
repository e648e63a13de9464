/** Each step tells who must be told, in the standard that the programme names, in the transaction of the step. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readCareCommunication, readLetter, readResource } from '@rygforloeb/messaging';
import { raiseAlert } from '../acute/raise-alert.ts';
import { closeReferral } from '../referral/close.ts';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import {
  acceptReferral,
  askForMore,
  cancelReferral,
  receiveReferral,
  redirectReferral,
  returnReferral,
  startReferral,
} from '../referral/visitation.ts';
import { writeToGp } from '../referral/write-to-gp.ts';
import { aCourse, aReadyCitizen, everything, must, sentReferral } from '../testing/back-trouble.ts';
import { glnOf, messageHouses, outbox } from '../testing/message-houses.ts';
import { houseOf, openPathway } from '../testing/open-pathway.ts';
import { unwrittenIn } from './unwritten.ts';

const now = '2026-11-21T12:00:00.000Z';
const reached = ['rygcenter', 'hospital', 'other-gp', 'emergency', 'private_specialist'];
const houses = await openPathway(messageHouses(reached, ['private_specialist']));
const gp = houses.desk('gp');
const rygcenter = houses.desk('rygcenter');

before(async () => {
  const permits = ['gp', 'rygcenter', 'hospital', 'private_specialist', 'physiotherapist', 'other-gp', 'other-hospital'];
  for (const [index, id] of ['karen', 'ole', 'bent', 'asta', 'finn', 'lise', 'tove'].entries())
    await aReadyCitizen(houses, id, `0101701${index}34`, permits);
});

test('a referral to a house that is reached by messages is a letter with what was typed, what the record knows, and whom it is about', async () => {
  await sentReferral(gp, 'karen', 'one');
  const [letter, ...others] = await outbox(houses, now);
  assert.deepEqual([letter?.name, letter?.to, others], ['MCM:XREF01', glnOf('rygcenter'), []]);
  const reading = readLetter(letter?.body ?? '');
  assert.ok(reading.ok && reading.type === 'XREF01', JSON.stringify(reading));
  const { patient, sender, circumstances, clinical, envelope } = reading.letter;
  assert.deepEqual(patient.number, { cpr: '0101701034' });
  assert.deepEqual([sender.ean, sender.referrer.title, envelope.receipt], [glnOf('gp'), 'Egen læge', 'wanted']);
  assert.match(circumstances?.reason ?? '', /hvad der er at sige om suspected-disease/);
  assert.match(clinical?.examination ?? '', /Kraftgrad: hvad der er at sige om strength; .*: 5/);
});

test('who shares the record gets no message', async () => {
  await sentReferral(gp, 'lise', 'shared', houseOf('other-hospital'));
  assert.deepEqual([await outbox(houses, now), await houses.jobs.messages.parked(10)], [[], []]);
});

test('a step that is undone leaves no message, and one that is sent twice leaves one', async () => {
  const { id } = await sentReferral(gp, 'ole', 'two');
  must(await sendReferral(gp, { referral: id, key: 'two-send' }));
  assert.equal((await outbox(houses, now)).length, 1);
  const refused = await cancelReferral(gp, { referral: id, key: 'c', reason: '' });
  assert.equal(refused.ok, false);
  assert.equal((await outbox(houses, now)).length, 0);
  must(await cancelReferral(gp, { referral: id, key: 'c', reason: 'Det går bedre' }));
  const [withdrawn] = await outbox(houses, now);
  assert.match(textOf(withdrawn?.body), /Henvisningen er trukket tilbage\nRegionalt rygforløb \(fællesvisitationen\)\nDet går bedre/);
});

test('a receiver who lacks what a letter needs is told before anything is sent, with what is missing', async () => {
  const told = { citizen: 'bent', receiver: 'private-specialist', performer: houseOf('private_specialist'), key: 's' };
  const drafted = must(await draftReferral(gp, { ...told, content: everything, override: { code: 'other', text: 'Efter aftale' } }));
  const checked = await checkReferral(gp, { referral: drafted.id, key: 'check' });
  if (!checked.ok) return assert.fail(JSON.stringify('check' in checked ? checked.check?.problems : checked));
  const sent = await sendReferral(gp, { referral: drafted.id, key: 'send' });
  assert.ok(!sent.ok && sent.reason === 'unreachable', JSON.stringify(sent));
  assert.deepEqual(sent.lacks, [{ of: houseOf('private_specialist'), missing: ['gln', 'ydernummer-or-sor'] }]);
  assert.deepEqual(await outbox(houses, now), []);
});

test('from the receiver’s side: a question and a return are correspondence, the closing letter goes to referrer and GP', async () => {
  const patient = await houses.jobs.read('Patient', 'tove');
  assert.ok(patient.ok);
  await houses.jobs.update({ ...patient.resource, generalPractitioner: [{ reference: houseOf('other-gp') }] }, 2);
  const there = houses;
  const [ours, theirs] = [houses.desk('gp', houseOf('other-gp')), houses.desk('hospital', houseOf('other-hospital'))];
  const one = await sentReferral(ours, 'tove', 'a', houseOf('other-hospital'));
  const step = (key: string) => ({ referral: one.id, key });
  must(await receiveReferral(theirs, step('r')));
  must(await askForMore(theirs, { ...step('ask'), reason: 'Hvornår blev hun scannet?' }));
  const [question] = await outbox(there, now);
  assert.deepEqual([question?.name, question?.to], ['MCM:FDIS91#regarding-referral', glnOf('other-gp')]);
  assert.match(textOf(question?.body), /Hvornår blev hun scannet/);
  const two = await sentReferral(ours, 'tove', 'b', houseOf('other-hospital'));
  must(await receiveReferral(theirs, { referral: two.id, key: 'r2' }));
  must(await returnReferral(theirs, { referral: two.id, key: 'ret', reason: 'Fund mangler' }));
  assert.match(textOf((await outbox(there, now))[0]?.body), /Henvisningen er returneret[\s\S]*Fund mangler/);
  const three = await sentReferral(ours, 'tove', 'c', houseOf('other-hospital'));
  for (const take of [receiveReferral, startReferral]) {
    if (take === startReferral) must(await acceptReferral(theirs, { referral: three.id, key: 'acc', track: 'medical', reason: 'vores' }));
    must(await take(theirs, { referral: three.id, key: take.name }));
  }
  must(await closeReferral(theirs, { referral: three.id, key: 'close', reason: 'Fortsæt træning' }));
  const [closing, ...others] = await outbox(there, now);
  const reading = readLetter(closing?.body ?? '');
  assert.ok(reading.ok && reading.type === 'XDIS02' && others.length === 0, JSON.stringify(reading));
  assert.match(reading.letter.texts?.[0]?.text ?? '', /Fortsæt træning/);
  assert.equal(reading.letter.course, three.id.replaceAll('-', ''));
});

test('passed on: the new house gets the letter, the referrer is told', async () => {
  const { id } = await sentReferral(gp, 'asta', 'three');
  await outbox(houses, now);
  must(await receiveReferral(rygcenter, { referral: id, key: 'r' }));
  must(await redirectReferral(rygcenter, { referral: id, key: 'on', to: houseOf('hospital'), reason: 'Kirurgisk vurdering' }));
  assert.deepEqual(
    (await outbox(houses, now)).map(({ name, to }) => [name, to]),
    [['MCM:XREF01', glnOf('hospital')]],
  );
});

test('a letter to the GP goes with the findings that it rests on; nothing acute is ever correspondence', async () => {
  const patient = await houses.jobs.read('Patient', 'finn');
  assert.ok(patient.ok);
  await houses.jobs.update({ ...patient.resource, generalPractitioner: [{ reference: houseOf('other-gp') }] }, 2);
  await aCourse(houses, 'finn', 'physiotherapist');
  const wrote = await writeToGp(houses.desk('physiotherapist'), {
    citizen: 'finn',
    receiver: 'hospital',
    text: 'Seks ugers træning.',
    key: 'l',
  });
  assert.ok(wrote.ok, JSON.stringify(wrote));
  const [letter] = await outbox(houses, now);
  assert.equal(letter?.to, glnOf('other-gp'));
  assert.match(textOf(letter?.body), /Seks ugers træning\./);
  const alert = await raiseAlert(houses.desk('physiotherapist'), {
    citizen: 'finn',
    receiver: houseOf('emergency'),
    reason: 'Mistanke',
    key: 'x',
  });
  assert.equal(alert.ok, true);
  assert.deepEqual(await outbox(houses, now), []);
  const waiting = (await houses.jobs.messages.parked(10)).map(unwrittenIn);
  assert.deepEqual(
    waiting.map((one) => [one?.why, one?.outline.to]),
    [
      ['telephone', houseOf('emergency')],
      ['telephone', houseOf('other-gp')],
    ],
  );
});

/** All texts of a correspondence. */
function textOf(body: string | undefined): string {
  const resource = readResource(body ?? '');
  const reading = resource.ok ? readCareCommunication(resource.resource) : undefined;
  if (reading?.ok !== true) throw new Error(JSON.stringify(reading));
  return reading.message.parts.map((part) => (part.kind === 'text' ? part.text : part.title)).join('\n');
}
