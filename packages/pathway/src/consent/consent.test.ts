import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { raiseAlert } from '../acute/raise-alert.ts';
import { deskOf } from '../desk.ts';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { aCitizen, findings, houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { consentsOf } from './consents-of.ts';
import { endInvitation, inviteRelative } from './relatives.ts';
import { giveConsent, withdrawConsent } from './say.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const physiotherapist = houses.desk('physiotherapist');
const karen = houses.citizen('karen');
const house = houseOf('physiotherapist');

before(async () => {
  for (const id of ['karen', 'noted', 'other']) {
    await aCitizen(houses, id, ['gp']);
    await findings(houses, id, {
      'pain-site': ['lumbar'],
      'affects-daily-life': true,
      'diagnostic-triage': 'non-specific',
      'suspected-cauda-equina': false,
      'progressive-deficit': false,
      'strength-grade': 5,
      'needs-activity-support': true,
    });
  }
});

test('a citizen says yes at her own door, in her own name; sent twice it is said once', async () => {
  const told = { citizen: 'karen', to: { house }, purpose: 'treatment', key: 'yes' };
  const given = must(await giveConsent(karen, told));
  assert.equal(must(await giveConsent(karen, told)).repeated, true);
  assert.deepEqual(given.consent.performer, [{ reference: 'Patient/karen' }]);
  const origins = await karen.record.search('Provenance', { where: { targets: `Consent/${given.consent.id}` } });
  assert.ok(origins.ok && origins.page.entries.length === 1);
  const referral = await referred('karen', 'first');
  assert.ok((await physiotherapist.record.read('ServiceRequest', referral)).ok);
});

test('she reads her consents in plain words, with what runs with each', async () => {
  const rows = (await consentsOf(karen, 'karen')) ?? [];
  const row = rows.find(({ to }) => 'house' in to && to.house === house);
  assert.ok(row !== undefined);
  assert.deepEqual([row.standing, row.last?.herself, row.roles], ['given', true, ['physiotherapist']]);
  assert.ok(row.sees[0]?.da && row.sees[0].en && row.withdrawn[0]?.da && row.withdrawn[0].en);
  assert.equal(row.purposes.find(({ code }) => code === 'treatment')?.open.length, 5);
  assert.deepEqual(
    row.affected.map(({ what, as, receiver }) => [what, as, receiver]),
    [['referral', 'performer', 'physiotherapist']],
  );
  assert.ok(rows.some(({ to, standing }) => 'house' in to && to.house === houseOf('gp') && standing === 'given'));
});

test('taking it back counts at once, the referrer gets a task for the referral that stops, and the acute way stays open', async () => {
  const told = { citizen: 'karen', to: { house }, why: 'Jeg vil ikke mere', key: 'no' };
  const [before] = (await consentsOf(karen, 'karen'))?.filter(({ to }) => 'house' in to && to.house === house) ?? [];
  const outcome = must(await withdrawConsent(karen, told));
  assert.deepEqual(outcome.affected, before?.affected);
  must(await withdrawConsent(karen, told));
  const referral = outcome.affected[0]?.id ?? '';
  assert.equal((await physiotherapist.record.read('ServiceRequest', referral)).ok, false);
  const tasks = await gp.record.search('Task', { where: { focus: `ServiceRequest/${referral}`, owner: houseOf('gp') } });
  assert.ok(tasks.ok && tasks.page.entries.length === 1, 'one task, though it was sent twice');
  const alert = await raiseAlert(physiotherapist, {
    citizen: 'karen',
    receiver: houseOf('emergency'),
    reason: 'Mistanke om cauda equina',
    key: 'a',
  });
  assert.ok(alert.ok, JSON.stringify(alert));
});

test('a clinician notes down what the citizen says, but no yes over the no that she said herself', async () => {
  const told = { citizen: 'karen', to: { house }, purpose: 'treatment', key: 'noted' };
  assert.deepEqual(await giveConsent(gp, told), { ok: false, reason: 'her-own-no' });
  const consents = await karen.record.search('Consent', { where: { patient: 'karen', status: 'active' }, count: 100 });
  assert.ok(consents.ok && !JSON.stringify(consents.page.entries).includes('give-consent karen noted'), 'nothing of it is kept');
  must(await giveConsent(karen, { ...told, key: 'again' }));
  assert.equal((await consentsOf(karen, 'karen'))?.find(({ to }) => 'house' in to && to.house === house)?.standing, 'given');
});

test('what a clinician notes down stands as noted, and a no noted down stops the referral and tells the referrer', async () => {
  must(await giveConsent(gp, { citizen: 'noted', to: { house }, key: 'n1' }));
  const referral = await referred('noted', 'noted');
  const row = (await consentsOf(houses.citizen('noted'), 'noted'))?.find(({ to }) => 'house' in to && to.house === house);
  assert.deepEqual([row?.standing, row?.last?.herself], ['given', false]);
  const outcome = must(await withdrawConsent(physiotherapist, { citizen: 'noted', to: { house }, key: 'n2' }));
  assert.equal(outcome.repeated, false);
  assert.equal((await physiotherapist.record.read('ServiceRequest', referral)).ok, false);
  const tasks = await gp.record.search('Task', { where: { focus: `ServiceRequest/${referral}`, owner: houseOf('gp') } });
  assert.ok(tasks.ok && tasks.page.entries.length === 1);
});

test('nobody says yes for another citizen, nor does an app for its user, nor a house that has nothing to do with her', async () => {
  const told = { citizen: 'other', to: { house }, key: 'x' };
  assert.deepEqual(await giveConsent(karen, told), { ok: false, reason: 'forbidden', why: 'citizen' });
  assert.equal((await giveConsent(houses.desk('chiropractor'), told)).ok, false);
  assert.equal((await giveConsent(houses.desk('jobcentre'), told)).ok, false);
  const app = deskOf(houses, {
    ...houses.citizen('other').access,
    app: { client: 'app', scopes: [{ type: '*', actions: ['c', 'r', 'u', 's'] }] },
  });
  assert.deepEqual(await giveConsent(app, told), { ok: false, reason: 'forbidden', why: 'scope' });
  assert.deepEqual(await giveConsent(karen, { ...told, citizen: 'karen', to: { role: 'neighbour' } }), {
    ok: false,
    reason: 'unknown',
    what: 'recipient',
  });
  assert.deepEqual(await giveConsent(karen, { ...told, citizen: 'karen', domains: ['diary'] }), {
    ok: false,
    reason: 'unknown',
    what: 'domain',
  });
  assert.equal(await consentsOf(houses.desk('jobcentre'), 'karen'), undefined);
});

test('a relative sees what she was invited to, and nothing once it is ended; nobody but the citizen invites', async () => {
  const plan = { resourceType: 'CarePlan', status: 'active', intent: 'plan', period: { start: '2026-11-01' }, created: '2026-11-01' };
  await saved(houses.jobs, { ...plan, subject: { reference: 'Patient/karen' } }, 'plan');
  const told = {
    citizen: 'karen',
    name: { given: 'Lise', family: 'Eksempel' },
    relationship: 'datter',
    sees: ['plan'],
    until: '2026-12-24',
    key: 'lise',
  };
  assert.deepEqual(await inviteRelative(gp, told), { ok: false, reason: 'only-herself' });
  assert.deepEqual(await inviteRelative(karen, { ...told, until: '2026-11-20' }), { ok: false, reason: 'bad-date' });
  const invited = must(await inviteRelative(karen, told));
  assert.equal(must(await inviteRelative(karen, told)).relative.id, invited.relative.id);
  const agent = { who: `RelatedPerson/${invited.relative.id}`, role: 'relative', name: 'Lise' };
  const lise = houses.record.as({ agent, purpose: 'support' });
  assert.deepEqual([(await lise.read('CarePlan', 'plan')).ok, (await lise.read('Patient', 'karen')).ok], [true, false]);
  assert.ok((await consentsOf(karen, 'karen'))?.some(({ name, roles }) => name === 'Lise Eksempel' && roles[0] === 'relative'));
  assert.equal((await endInvitation(houses.citizen('other'), { citizen: 'other', relative: invited.relative.id, key: 'e' })).ok, false);
  assert.ok((await endInvitation(karen, { citizen: 'karen', relative: invited.relative.id, key: 'e' })).ok);
  assert.equal((await lise.read('CarePlan', 'plan')).ok, false);
});

test('an employer whom the citizen lets the jobcentre talk with still sees nothing', async () => {
  must(await giveConsent(karen, { citizen: 'karen', to: { role: 'employer' }, purpose: 'work-retention', key: 'boss' }));
  const employer = houses.record.as({
    agent: { who: 'Practitioner/boss', role: 'employer', organization: 'Organization/firm', name: 'Boss' },
    purpose: 'work-retention',
  });
  for (const type of ['Patient', 'Observation', 'Task', 'ServiceRequest', 'Consent', 'Organization'])
    assert.deepEqual(await employer.search(type), { ok: false, reason: 'forbidden', why: 'role' }, type);
  const row = (await consentsOf(karen, 'karen'))?.find(({ to }) => 'role' in to && to.role === 'employer');
  assert.deepEqual([row?.standing, row?.sees.length], ['given', 1]);
});

async function referred(citizen: string, key: string): Promise<string> {
  const begun = await draftReferral(gp, { citizen, receiver: 'physiotherapist', performer: house, key });
  assert.ok(begun.ok, JSON.stringify(begun));
  const referral = begun.referral.id;
  const checked = await checkReferral(gp, { referral, key: 'check' });
  assert.ok(checked.ok, JSON.stringify(checked));
  assert.ok((await sendReferral(gp, { referral, key: 'send' })).ok);
  return referral;
}

function must<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Extract<Outcome, { readonly ok: true }> {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome as Extract<Outcome, { readonly ok: true }>;
}
