import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeReferral } from '../referral/close.ts';
import { storyOf } from '../referral/story.ts';
import { acceptReferral, receiveReferral, redirectReferral, startReferral } from '../referral/visitation.ts';
import { aCitizen, houseOf, openPathway, permit, saved } from '../testing/open-pathway.ts';
import { worklistOf } from '../worklist/worklist.ts';
import { openAlerts } from './open-alerts.ts';
import { type AlertOutcome, raiseAlert, underAcuteAccess } from './raise-alert.ts';

const houses = await openPathway();
const emergency = houses.desk('hospital', houseOf('emergency'));
const reason = 'Mistanke om cauda equina: ridebukseanæstesi siden i nat';
const clinicians = [
  'physiotherapist',
  'chiropractor',
  'gp',
  'private_specialist',
  'municipality_119',
  'municipality_140',
  'hospital',
  'rygcenter',
];

for (const role of clinicians)
  test(`${role} sends a citizen nobody knows and who has permitted nothing, in one step; the GP gets a task, the citizen reads who and why`, async () => {
    const citizen = await aCitizen(houses, `acute-${role.replaceAll('_', '-')}`, []);
    const alert = must(await raiseAlert(houses.desk(role), { citizen, receiver: houseOf('emergency'), reason, onset: 'i nat', key: 'a' }));
    assert.deepEqual([alert.referral.state, alert.referral.priority, alert.callNow, alert.gp], ['sent', 'stat', true, 'told']);
    const tasks = await houses.jobs.search('Task', { where: { owner: houseOf('gp'), patient: citizen } });
    assert.ok(tasks.ok && tasks.page.entries.length === 1);
    const looks = await houses.citizen(citizen).record.audit({ patient: citizen });
    assert.ok(looks.ok && looks.page.entries.some((entry) => entry.reason === reason && entry.role === role));
  });

test('a refusal of the citizen does not hold it back, nor does a department that the record does not know', async () => {
  const citizen = await aCitizen(houses, 'refused', []);
  await permit(houses, citizen, 'gp', 'deny');
  await permit(houses, citizen, 'emergency', 'deny');
  const told = { citizen, receiver: 'Organization/not-yet-in-the-record', reason, key: 'b', called: '2026-11-21T11:55:00Z' };
  assert.equal(must(await raiseAlert(houses.desk('gp'), told)).callNow, false);
});

test('the GP is told that there was an alert, of whom, from whom and when, though nobody has a consent; what is in it stays closed', async () => {
  const citizen = await aCitizen(houses, 'told-gp', []);
  await permit(houses, citizen, 'gp', 'deny');
  must(await raiseAlert(houses.desk('physiotherapist'), { citizen, receiver: houseOf('emergency'), reason, key: 'told' }));
  const gp = houses.desk('gp');
  const listed = await worklistOf(gp, { view: 'new', count: 200 });
  const [row, ...others] = listed.ok ? listed.rows.filter((one) => one.citizen.id === citizen) : [];
  assert.ok(row !== undefined && others.length === 0);
  assert.deepEqual([row.code, row.from, row.urgent, row.citizen.name !== ''], ['notify-gp-acute', houseOf('physiotherapist'), true, true]);
  const task = await gp.record.read('Task', row.id);
  assert.ok(task.ok && !JSON.stringify(task.resource).includes('cauda'));
  for (const type of ['ServiceRequest', 'Observation', 'Provenance']) {
    const found = await gp.record.search(type, { where: { patient: citizen } });
    assert.ok(found.ok && found.page.entries.length === 0, type);
  }
  assert.equal((await gp.record.read('Patient', citizen)).ok, false);
  for (const desk of [houses.desk('physiotherapist'), houses.desk('jobcentre'), houses.desk('gp', houseOf('other-hospital'))])
    assert.equal((await desk.record.read('Task', row.id)).ok, false, 'nobody to whom it is not addressed');
});

test('the same alert sent twice, also at once, is one alert', async () => {
  const citizen = await aCitizen(houses, 'twice', []);
  const told = { citizen, receiver: houseOf('emergency'), reason, key: 'twice' };
  const gp = houses.desk('gp');
  const both = (await Promise.all([raiseAlert(gp, told), raiseAlert(gp, told)])).map(must);
  assert.equal(both[0]?.referral.id, both[1]?.referral.id);
  assert.equal(must(await raiseAlert(gp, told)).repeated, true);
  const another = await aCitizen(houses, 'another', []);
  assert.equal(must(await raiseAlert(gp, { ...told, citizen: another })).repeated, false, 'a key used again for another citizen');
});

test('a municipality may write a referral for the acute citizen alone, and for nobody without acute access', async () => {
  const [acute, another] = [await aCitizen(houses, 'narrow', []), await aCitizen(houses, 'narrow-other', ['municipality_119'])];
  const municipality = houses.desk('municipality_119');
  const request = (citizen: string) => ({
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'order',
    code: { text: 'help' },
    subject: { reference: `Patient/${citizen}` },
    requester: { reference: houseOf('municipality_119') },
  });
  assert.deepEqual(await municipality.record.create(request(acute)), { ok: false, reason: 'forbidden', why: 'role' });
  const there = municipality.acute(acute, reason);
  assert.deepEqual(await there.create(request(another)), { ok: false, reason: 'forbidden', why: 'citizen' });
  const inAnothersName = { ...request(acute), requester: { reference: houseOf('gp') } };
  assert.deepEqual(await there.create(inAnothersName), { ok: false, reason: 'forbidden', why: 'author' });
  assert.ok((await there.create(request(acute))).ok);
});

test('who is no clinician is told to seek acute help; a reason is asked for, and nothing else', async () => {
  const citizen = await aCitizen(houses, 'lay', ['gp']);
  const told = { citizen, receiver: houseOf('emergency'), reason, key: 'c' };
  for (const desk of [houses.citizen(citizen), houses.desk('jobcentre'), houses.desk('psychologist')])
    assert.deepEqual(await raiseAlert(desk, told), { ok: false, reason: 'not-a-clinician', instead: 'seek-acute-help' });
  assert.deepEqual(await raiseAlert(houses.desk('gp'), { ...told, reason: ' ' }), { ok: false, reason: 'reason-missing' });
});

test('a citizen without a GP in the record is sent all the same, and it is told that no GP was', async () => {
  await saved(houses.jobs, { resourceType: 'Patient', identifier: [{ value: 'no-gp' }] }, 'no-gp');
  const outcome = must(
    await raiseAlert(houses.desk('chiropractor'), { citizen: 'no-gp', receiver: houseOf('emergency'), reason, key: 'd' }),
  );
  assert.equal(outcome.gp, 'no-gp');
});

test('the department finds what waits, opens it with a reason, passes it on or treats it, and reports back', async () => {
  const citizen = await aCitizen(houses, 'found', ['chiropractor']);
  const chiropractor = houses.desk('chiropractor');
  const { referral } = must(await raiseAlert(chiropractor, { citizen, receiver: houseOf('other-hospital'), reason, key: 'e' }));
  const other = houses.desk('hospital', houseOf('other-hospital'));
  const [waiting] = (await openAlerts(other)).filter((one) => one.referral === referral.id);
  assert.deepEqual([waiting?.citizen, waiting?.from], [citizen, houseOf('chiropractor')]);
  assert.deepEqual(await openAlerts(houses.desk('jobcentre', houseOf('other-hospital'))), []);
  assert.equal((await receiveReferral(other, { referral: referral.id, key: '0' })).ok, false);
  const there = underAcuteAccess(other, citizen, 'Akut henvisning modtaget');
  assert.ok((await receiveReferral(there, { referral: referral.id, key: '1' })).ok);
  const on = await redirectReferral(there, { referral: referral.id, key: '2', to: houseOf('emergency'), reason: 'Nærmere borgeren' });
  assert.ok(on.ok, JSON.stringify(on));
  assert.deepEqual(await openAlerts(other), []);
  const here = underAcuteAccess(emergency, citizen, 'Akut henvisning modtaget');
  for (const [index, step] of [receiveReferral, acceptReferral, startReferral].entries())
    assert.ok((await step(here, { referral: referral.id, key: `s${index}` })).ok);
  const closed = await closeReferral(here, { referral: referral.id, key: 'end', reason: 'MR normal, hjem med plan' });
  assert.ok(closed.ok);
  assert.deepEqual(
    (await storyOf(chiropractor, referral.id)).map(({ step }) => step),
    ['alert', 'receive', 'redirect', 'receive', 'accept', 'start', 'close'],
  );
});

function must(outcome: AlertOutcome): Extract<AlertOutcome, { readonly ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}
