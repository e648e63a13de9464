import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { saveOffer } from '../municipal/save-offer.ts';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { acceptReferral, bookReferral, receiveReferral } from '../referral/visitation.ts';
import { aCitizen, findings, houseOf, openPathway, permit, saved } from '../testing/open-pathway.ts';
import { closePrevention, holdEndTalk, preventionNotStarted } from './close-prevention.ts';
import { myPrevention, preventionInbox, preventionOf } from './inbox.ts';
import { chooseOffer, endOffer, offerNotStarted, startOffer } from './offers-taken.ts';
import { signUpForPrevention } from './sign-up.ts';
import { holdClarifyingTalk, type TalkTold } from './talk.ts';

const houses = await openPathway();
const municipality = houses.desk('municipality_119');
const house = houseOf('municipality_119');
const offers: Record<string, string> = {};
const talk: Omit<TalkTold, 'referral'> = {
  key: 'talk',
  talk: { expectations: 'Vil sove bedre', goal: 'Sove seks timer', benefit: 'Søvn og aktivitet', icf: 'Arbejder, træt' },
  outcome: 'municipal-offer',
  agreed: 'Søvnvejledning fra januar',
};
const note = { reason: 'Dårlig søvn', summary: 'Seks gange', agreements: 'Holder fast i rutiner' };

before(async () => {
  await saved(houses.jobs, { resourceType: 'Organization', name: 'Anden Kommune (fiktiv)' }, 'another');
  const one = { municipality: 'Kolding', organization: house, fictitious: true };
  for (const offer of [
    { ...one, ref: 'sleep', category: 'sleep-guidance', name: 'Søvn (fiktivt)', selfReferral: true },
    { ...one, ref: 'activity', category: 'physical-activity', name: 'Hold (fiktivt)', selfReferral: false },
    { ...one, ref: 'old', category: 'coping-course', name: 'Lukket (fiktivt)', active: false },
    {
      ...one,
      ref: 'else',
      category: 'sleep-guidance',
      name: 'Andetsteds (fiktivt)',
      municipality: 'Tønder',
      organization: 'Organization/another',
    },
  ]) {
    const outcome = await saveOffer(houses.desk('back_coordinator', 'Organization/office'), offer);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    offers[offer.ref] = outcome.offer.id;
  }
});

async function done<Outcome extends { readonly ok: boolean }>(outcome: Promise<Outcome>): Promise<Extract<Outcome, { readonly ok: true }>> {
  const found = await outcome;
  assert.ok(found.ok, JSON.stringify(found));
  return found as Extract<Outcome, { readonly ok: true }>;
}

async function referred(id: string, from = 'gp', copies: readonly string[] = []): Promise<string> {
  await aCitizen(houses, id, [...new Set(['gp', from, 'municipality_119'])]);
  await findings(houses, id, { 'pain-site': ['lumbar'], 'affects-daily-life': true, 'could-benefit-119': true });
  await saved(houses.jobs, {
    resourceType: 'EpisodeOfCare',
    status: 'active',
    patient: { reference: `Patient/${id}` },
    managingOrganization: { reference: houseOf(from) },
    period: { start: '2026-11-01' },
  });
  const fields = ['referral-diagnosis', 'purpose', 'history', 'practical', 'also-referred'];
  const content = [
    ...fields.map((field) => ({ field, text: `om ${field}` })),
    ...copies.map((text) => ({ field: 'copy-recipient', text })),
  ];
  const desk = houses.desk(from);
  const begun = await done(draftReferral(desk, { citizen: id, receiver: 'municipality-119', performer: house, key: id, content }));
  const told = (key: string) => ({ referral: begun.referral.id, key: `${id} ${key}` });
  await done(checkReferral(desk, told('c')));
  await done(sendReferral(desk, told('s')));
  await done(receiveReferral(municipality, told('r')));
  return begun.referral.id;
}

async function talked(id: string, from = 'gp', copies: readonly string[] = []): Promise<string> {
  const referral = await referred(id, from, copies);
  await done(acceptReferral(municipality, { referral, key: 'a' }));
  await done(bookReferral(municipality, { referral, key: 'b', at: '2026-11-21T13:00:00+01:00' }));
  await done(holdClarifyingTalk(municipality, { referral, ...talk }));
  return referral;
}

const letters = async (role: string, citizen: string) => {
  const found = await houses.desk(role).record.search('Communication', { where: { patient: citizen } });
  return found.ok ? JSON.stringify(found.page.entries) : '';
};

test('prevention begins with a talk: received, booked, held; no offer comes before it', async () => {
  const referral = await referred('first');
  assert.equal((await preventionOf(municipality, referral))?.next, 'accept');
  const early = { referral, key: 'o', offer: offers.sleep ?? '' };
  assert.deepEqual(await chooseOffer(municipality, early), { ok: false, reason: 'talk-first' });
  await done(acceptReferral(municipality, { referral, key: 'a' }));
  assert.equal((await preventionOf(municipality, referral))?.next, 'book-talk');
  await done(bookReferral(municipality, { referral, key: 'b', at: '2026-11-22T13:00:00+01:00' }));
  assert.equal((await preventionInbox(municipality)).find((row) => row.referral === referral)?.next, 'await-talk');
  await done(holdClarifyingTalk(municipality, { referral, ...talk }));
  assert.equal((await preventionOf(municipality, referral))?.next, 'choose-offer');
});

test('the talk holds expectations, goal and benefit, and function unless it is left out knowingly; it ends in one of three ways', async () => {
  const referral = await referred('talks');
  await done(acceptReferral(municipality, { referral, key: 'a' }));
  const { goal: _goal, ...noGoal } = talk.talk;
  assert.deepEqual(await holdClarifyingTalk(municipality, { referral, ...talk, talk: noGoal }), {
    ok: false,
    reason: 'talk-missing',
    missing: ['goal'],
  });
  const { icf: _icf, ...noFunction } = talk.talk;
  assert.deepEqual(await holdClarifyingTalk(municipality, { referral, ...talk, talk: noFunction }), {
    ok: false,
    reason: 'talk-missing',
    missing: ['icf'],
  });
  assert.deepEqual(await holdClarifyingTalk(municipality, { referral, ...talk, outcome: 'surgery' }), {
    ok: false,
    reason: 'unknown-code',
    code: 'surgery',
  });
  const brief = { ...talk, talk: noFunction, leftOut: 'Borgeren ønskede det ikke', outcome: 'brief-guidance' };
  await done(holdClarifyingTalk(municipality, { referral, ...brief }));
  const row = await preventionOf(municipality, referral);
  assert.deepEqual([row?.outcome, row?.next], ['brief-guidance', 'end-talk']);
  const [mine] = await myPrevention(houses.citizen('talks'), 'talks');
  assert.deepEqual([mine?.agreed, mine?.outcome?.en], ['Søvnvejledning fra januar', 'Brief guidance, the citizen goes on alone']);
});

test('an offer is chosen from what her municipality has now', async () => {
  const referral = await talked('chooses');
  for (const ref of ['old', 'else'])
    assert.deepEqual(
      await chooseOffer(municipality, { referral, key: ref, offer: offers[ref] ?? '' }),
      { ok: false, reason: 'not-offered' },
      ref,
    );
  const chosen = await done(chooseOffer(municipality, { referral, key: 'o', offer: offers.sleep ?? '' }));
  assert.ok(
    (await done(chooseOffer(municipality, { referral, key: 'o', offer: offers.sleep ?? '' }))).taken === chosen.taken,
    'sent twice it is one',
  );
  const taken = chosen.taken ?? '';
  assert.equal((await done(startOffer(municipality, { taken, key: 's' }))).coordination, 'no-case');
  assert.equal((await preventionOf(municipality, referral))?.next, 'follow-offers');
  await done(endOffer(municipality, { taken, key: 'e', result: 'Sover bedre' }));
  assert.deepEqual(await endOffer(municipality, { taken, key: 'e2' }), { ok: false, reason: 'state', state: 'completed' });
  assert.equal((await preventionOf(municipality, referral))?.offers[0]?.status, 'ended');
});

test('activity needs a clinician’s assessment and a plan for afterwards from the start', async () => {
  const referral = await talked('active');
  const told = { referral, key: 'o', offer: offers.activity ?? '' };
  assert.deepEqual(await chooseOffer(municipality, told), { ok: false, reason: 'after-missing' });
  await done(chooseOffer(municipality, { ...told, after: 'Foreningshold' }));
  const alone = await signedUp('active-alone');
  const own = { referral: alone, key: 'o', offer: offers.activity ?? '', after: 'Foreningshold' };
  assert.deepEqual(await chooseOffer(municipality, own), { ok: false, reason: 'assessment-first' });
  await done(chooseOffer(municipality, { ...own, withoutAssessment: 'Tid hos egen læge på fredag' }));
});

test('where the jobcentre has her too, it is told that she has begun and nothing else, if she permits it', async () => {
  for (const permits of [true, false]) {
    const id = `job-${permits}`;
    const referral = await talked(id);
    const [request, task] = ['ServiceRequest', 'Task'];
    const about = { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/referral-receiver', code: 'jobcentre' }] };
    await saved(
      houses.jobs,
      {
        resourceType: request,
        status: 'active',
        intent: 'order',
        code: about,
        category: [about],
        subject: { reference: `Patient/${id}` },
        requester: { reference: houseOf('gp') },
        performer: [{ reference: houseOf('jobcentre') }],
        authoredOn: '2026-11-20',
      },
      `work-${id}`,
    );
    await saved(
      houses.jobs,
      {
        resourceType: task,
        status: 'received',
        intent: 'order',
        code: about,
        focus: { reference: `ServiceRequest/work-${id}` },
        for: { reference: `Patient/${id}` },
        requester: { reference: houseOf('gp') },
        owner: { reference: houseOf('jobcentre') },
      },
      `work-${id}`,
    );
    if (permits) await permit(houses, id, 'jobcentre');
    const { taken = '' } = await done(chooseOffer(municipality, { referral, key: 'o', offer: offers.sleep ?? '' }));
    assert.equal((await done(startOffer(municipality, { taken, key: 's' }))).coordination, permits ? 'told' : 'no-consent');
    const told = await letters('jobcentre', id);
    assert.equal(told.includes('er begyndt på et kommunalt forebyggelsestilbud'), permits);
    assert.ok(!/søvn/i.test(told), 'not which offer');
  }
});

test('an offer that is not begun has a reason, and the referrer hears it', async () => {
  const referral = await talked('absent');
  const { taken = '' } = await done(chooseOffer(municipality, { referral, key: 'o', offer: offers.sleep ?? '' }));
  assert.deepEqual(await offerNotStarted(municipality, { taken, key: 'n', reason: 'lazy' }), {
    ok: false,
    reason: 'unknown-code',
    code: 'lazy',
  });
  await done(offerNotStarted(municipality, { taken, key: 'n', reason: 'did-not-come', text: 'To gange' }));
  assert.ok((await done(offerNotStarted(municipality, { taken, key: 'n', reason: 'did-not-come', text: 'To gange' }))).repeated);
  assert.ok((await letters('gp', 'absent')).includes('To gange'));
});

test('prevention that never begins goes back to the referrer with the reason', async () => {
  const referral = await referred('never');
  await done(preventionNotStarted(municipality, { referral, key: 'n', why: 'declined', text: 'Ringede 3. gang' }));
  assert.equal((await preventionOf(houses.desk('gp'), referral))?.state, 'returned');
  assert.ok((await letters('gp', 'never')).includes('Ringede 3. gang'));
});

test('it ends with a talk about what is needed from here, and a note with all three parts to the GP', async () => {
  const referral = await talked('ends');
  const { taken = '' } = await done(chooseOffer(municipality, { referral, key: 'o', offer: offers.sleep ?? '' }));
  const { agreements: _agreements, ...half } = note;
  assert.deepEqual(await closePrevention(municipality, { referral, key: 'c', note: half }), {
    ok: false,
    reason: 'note-missing',
    missing: ['agreements'],
  });
  assert.deepEqual(await closePrevention(municipality, { referral, key: 'c', note }), { ok: false, reason: 'end-talk-first' });
  await done(holdEndTalk(municipality, { referral, key: 'e', followUp: true, text: 'Egen læge om en måned' }));
  assert.deepEqual(await closePrevention(municipality, { referral, key: 'c', note }), { ok: false, reason: 'offers-open', taken: [taken] });
  await done(startOffer(municipality, { taken, key: 's' }));
  await done(endOffer(municipality, { taken, key: 'f' }));
  const { receivers } = await done(closePrevention(municipality, { referral, key: 'c', note }));
  assert.deepEqual(receivers, { houses: [houseOf('gp')], gp: 'told', withheld: [], byHand: [] });
  assert.ok((await letters('gp', 'ends')).includes('Holder fast i rutiner'));
});

test('a hospital that referred gets the note only if it named itself for a copy', async () => {
  for (const copies of [[houseOf('hospital')], []]) {
    const id = `hospital-${copies.length}`;
    const referral = await talked(id, 'hospital', copies);
    await done(holdEndTalk(municipality, { referral, key: 'e', followUp: false, text: 'Intet' }));
    const { receivers } = await done(closePrevention(municipality, { referral, key: 'c', note }));
    assert.deepEqual(receivers?.houses, [houseOf('gp'), ...copies]);
    const hospital = houses.desk('hospital').record;
    const seen = [await letters('hospital', id)];
    for (const type of ['Task', 'ServiceRequest', 'Provenance'])
      seen.push(JSON.stringify(await hospital.search(type, { where: { patient: id } })));
    assert.equal(seen.join().includes('Seks gange'), copies.length > 0, 'by no other way either');
  }
});

test('without consent for the GP nobody gets the note but the citizen', async () => {
  const referral = await talked('silent');
  await permit(houses, 'silent', 'gp', 'deny');
  await done(holdEndTalk(municipality, { referral, key: 'e', followUp: false, text: 'Intet' }));
  const { receivers } = await done(closePrevention(municipality, { referral, key: 'c', note }));
  assert.deepEqual([receivers?.houses, receivers?.gp], [[], 'no-consent']);
  const mine = await houses.citizen('silent').record.search('Communication', { where: { patient: 'silent' } });
  assert.ok(mine.ok && JSON.stringify(mine.page.entries).includes('Seks gange'));
});

async function signedUp(id: string): Promise<string> {
  await aCitizen(houses, id, ['gp']);
  const outcome = await done(
    signUpForPrevention(houses.citizen(id), { offer: offers.sleep ?? '', wish: 'Jeg sover dårligt', key: 'up', permit: true }),
  );
  const referral = outcome.referral.id;
  await done(receiveReferral(municipality, { referral, key: `${id} r` }));
  await done(acceptReferral(municipality, { referral, key: `${id} a` }));
  await done(holdClarifyingTalk(municipality, { referral, ...talk }));
  return referral;
}

test('a citizen signs up on her own where the municipality takes her so; elsewhere she is told to ask her GP', async () => {
  await aCitizen(houses, 'alone', ['gp']);
  const citizen = houses.citizen('alone');
  const told = { offer: offers.sleep ?? '', wish: 'Jeg sover dårligt', key: 'up' };
  assert.deepEqual(await signUpForPrevention(citizen, { ...told, offer: offers.activity ?? '' }), {
    ok: false,
    reason: 'ask-gp',
    instead: 'ask-gp-for-referral',
  });
  assert.deepEqual(await signUpForPrevention(citizen, { ...told, offer: offers.old ?? '' }), { ok: false, reason: 'not-offered' });
  assert.deepEqual(await signUpForPrevention(houses.desk('gp'), told), { ok: false, reason: 'not-a-citizen' });
  const unasked = await signUpForPrevention(citizen, told);
  assert.ok(!unasked.ok && unasked.reason === 'consent');
  const outcome = await done(signUpForPrevention(citizen, { ...told, permit: true }));
  assert.ok(
    (await done(signUpForPrevention(citizen, { ...told, permit: true }))).referral.id === outcome.referral.id,
    'sent twice it is one',
  );
  const row = (await preventionInbox(municipality)).find(({ citizen: who }) => who === 'alone');
  assert.deepEqual([row?.selfReferred, row?.next], [true, 'receive']);
  assert.ok(houses.programme.vocabulary.dispositions.has('ask-gp-for-referral'));
});
