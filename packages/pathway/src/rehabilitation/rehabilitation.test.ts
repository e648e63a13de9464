import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Desk } from '../desk.ts';
import { saveOffer } from '../municipal/save-offer.ts';
import { checkReferral } from '../referral/send.ts';
import {
  acceptReferral,
  askForMore,
  bookReferral,
  cancelReferral,
  receiveReferral,
  redirectReferral,
  returnReferral,
} from '../referral/visitation.ts';
import { aCitizen, findings, houseOf, openPathway, permit, saved } from '../testing/open-pathway.ts';
import { closeRehabilitation } from './close-rehabilitation.ts';
import { chooseSupplier, tellFreeChoice } from './free-choice.ts';
import {
  draftRehabilitationPlan,
  endHospitalCourse,
  type PlanWords,
  reviseRehabilitationPlan,
  sendRehabilitationPlan,
} from './hospital-plan.ts';
import { myRehabilitation, rehabilitationInbox, rehabilitationOf } from './inbox.ts';
import { assignTherapist, changeRehabilitationLevel } from './level.ts';
import { adjustRehabilitation, endRehabilitation, recordTraining, startRehabilitation } from './training-course.ts';

const houses = await openPathway();
const hospital = houses.desk('hospital');
const municipality = houses.desk('municipality_140');
const supplierHouse = 'Organization/private-training';
const supplier = houses.desk('municipality_140', supplierHouse, 'private');
const words: PlanWords = {
  'medical-need': 'Nedsat kraft efter operation',
  'function-icf': 'Kan gå 200 m, kan ikke løfte',
  'citizen-goals': 'Vil kunne løfte sit barnebarn',
  proposal: 'Styrketræning',
  'made-with-citizen': 'Ja, den 21. november',
};
const note = { course: 'Otte uger på hold', result: 'Går 2 km', agreements: 'Træner selv i forening' };
const assessment = {
  examination: 'Kraft 4',
  function: 'RMDQ 12',
  'resources-physical': 'Cykler',
  'resources-psychological': 'Motiveret',
  'resources-social': 'Ægtefælle hjælper',
};

before(async () => {
  for (const [id, name] of [
    ['private-training', 'Træning Eksempel (fiktiv)'],
    ['other-municipality', 'Anden Kommune (fiktiv)'],
    ['copied', 'Afdeling på kopi (fiktiv)'],
  ] as const)
    await saved(houses.jobs, { resourceType: 'Organization', name }, id);
  const told = {
    ref: 's1',
    category: 'private-rehabilitation',
    name: 'Træning Eksempel (fiktiv)',
    organization: supplierHouse,
    phone: '00000000',
  };
  const listed = await saveOffer(houses.desk('back_coordinator', 'Organization/office'), { ...told, fictitious: true });
  assert.ok(listed.ok, JSON.stringify(listed));
});

/** A citizen at the end of a hospital course for her back, with a need of rehabilitation. */
async function atHospital(id: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  houses.at('2026-11-02T12:00:00Z');
  await aCitizen(houses, id, ['gp', 'hospital', 'municipality_140']);
  await findings(houses, id, { 'pain-site': ['lumbar'], 'affects-daily-life': true, 'rehabilitation-need': true, ...more });
  await saved(houses.jobs, {
    resourceType: 'EpisodeOfCare',
    status: 'active',
    patient: { reference: `Patient/${id}` },
    managingOrganization: { reference: houseOf('hospital') },
    period: { start: '2026-10-01' },
  });
  return id;
}

/** A plan that the municipality received on Monday 2 November. */
async function received(id: string, more: Partial<PlanWords> = {}): Promise<string> {
  await atHospital(id);
  const begun = await draftRehabilitationPlan(hospital, {
    citizen: id,
    performer: houseOf('municipality_140'),
    key: id,
    words: { ...words, ...more },
  });
  assert.ok(begun.ok, JSON.stringify(begun));
  const told = (key: string) => ({ referral: begun.referral.id, key });
  const checked = await checkReferral(hospital, told('c'));
  assert.ok(checked.ok, JSON.stringify('check' in checked ? checked.check?.problems : checked));
  const sent = await sendRehabilitationPlan(hospital, { ...told('s'), discharged: '2026-11-02' });
  assert.ok(sent.ok && sent.daysLate === 0, JSON.stringify(sent));
  await done(receiveReferral(municipality, told('r')));
  return begun.referral.id;
}

async function accepted(id: string, level = 'basic', more: Partial<PlanWords> = {}): Promise<string> {
  const referral = await received(id, more);
  await done(acceptReferral(municipality, { referral, key: 'a', track: level, reason: 'Enkle begrænsninger' }));
  return referral;
}

async function done<Outcome extends { readonly ok: boolean }>(outcome: Promise<Outcome>): Promise<Extract<Outcome, { readonly ok: true }>> {
  const found = await outcome;
  assert.ok(found.ok, JSON.stringify(found));
  return found as Extract<Outcome, { readonly ok: true }>;
}

const start = (desk: Desk, referral: string, more: object = {}) =>
  startRehabilitation(desk, {
    referral,
    key: 'start',
    assessment,
    goals: ['Løfte mit barnebarn'],
    purposes: ['return'],
    contents: { elements: ['activity'] },
    ...more,
  });

test('after an operation the hospital course ends with a plan, or with a reason why there is none', async () => {
  const citizen = await atHospital('operated', { 'spine-operation': '2026-10-20' });
  assert.deepEqual(await endHospitalCourse(hospital, { citizen, key: 'e', date: '2026-11-02' }), { ok: false, reason: 'plan-missing' });
  assert.deepEqual(await endHospitalCourse(hospital, { citizen, key: 'e', date: '2026-11-03' }), { ok: false, reason: 'bad-date' });
  const without = await endHospitalCourse(hospital, { citizen, key: 'e', withoutPlan: 'Borgeren træner selv' });
  assert.ok(without.ok && !without.repeated && without.planToSend === undefined);
  const again = await endHospitalCourse(hospital, { citizen, key: 'e', withoutPlan: 'Borgeren træner selv' });
  assert.ok(again.ok && again.repeated);
  const other = await atHospital('operated-with-plan', { 'spine-operation': '2026-10-20' });
  const begun = await draftRehabilitationPlan(hospital, { citizen: other, performer: houseOf('municipality_140'), key: other, words });
  const ended = await endHospitalCourse(hospital, { citizen: other, key: 'e' });
  assert.ok(begun.ok && ended.ok && ended.planToSend === begun.referral.id, 'the plan that is not sent yet is named');
});

test('a GP can make no rehabilitation plan', async () => {
  const citizen = await atHospital('of-gp');
  const outcome = await draftRehabilitationPlan(houses.desk('gp'), {
    citizen,
    performer: houseOf('municipality_140'),
    key: citizen,
    words,
  });
  assert.ok(!outcome.ok && outcome.reason === 'wrong-door');
});

test('a plan without goal, loss of function or the citizen is not sent; a later start needs date and reason', async () => {
  const citizen = await atHospital('half-plan');
  const told = { citizen, performer: houseOf('municipality_140'), key: citizen };
  const late = { date: '2026-12-01', reason: 'Knoglen skal hele' };
  for (const [laterStart, missing] of [
    [{ ...late, date: '' }, 'date'],
    [{ ...late, date: '2026-02-30' }, 'date'],
    [{ ...late, reason: ' ' }, 'reason'],
  ] as const)
    assert.deepEqual(await draftRehabilitationPlan(hospital, { ...told, words: { ...words, laterStart } }), {
      ok: false,
      reason: 'later-start',
      missing,
    });
  const begun = await done(draftRehabilitationPlan(hospital, { ...told, words: { proposal: 'Træning' } }));
  const check = await checkReferral(hospital, { referral: begun.referral.id, key: 'c' });
  assert.ok(!check.ok && check.reason === 'check');
  const content = check.check.problems.find(({ problem }) => problem === 'content');
  assert.deepEqual(content?.problem === 'content' && content.fields.map(({ field }) => field).sort(), [
    'citizen-goals',
    'function-icf',
    'made-with-citizen',
  ]);
  await done(reviseRehabilitationPlan(hospital, { referral: begun.referral.id, key: 'w', words: { ...words, laterStart: late } }));
  await done(checkReferral(hospital, { referral: begun.referral.id, key: 'c2' }));
});

test('a reason for a later start without a date stops the plan, also where it comes from elsewhere', async () => {
  const citizen = await atHospital('reason-only');
  const { draftReferral } = await import('../referral/draft.ts');
  const content = [
    ...Object.entries(words).map(([field, text]) => ({ field, text: String(text) })),
    { field: 'later-start', text: 'Skal hele' },
  ];
  const begun = await done(
    draftReferral(hospital, { citizen, receiver: 'municipality-140', performer: houseOf('municipality_140'), key: citizen, content }),
  );
  const check = await checkReferral(hospital, { referral: begun.referral.id, key: 'c' });
  assert.ok(!check.ok && check.reason === 'check' && JSON.stringify(check.check.problems).includes('later-start-date'));
});

test('a plan sent the day after the course ended is sent, and told to be a day late', async () => {
  const citizen = await atHospital('late-plan');
  const begun = await done(draftRehabilitationPlan(hospital, { citizen, performer: houseOf('municipality_140'), key: citizen, words }));
  const told = { referral: begun.referral.id, key: 's' };
  await done(checkReferral(hospital, { ...told, key: 'c' }));
  houses.at('2026-11-03T08:00:00Z');
  assert.deepEqual(await sendRehabilitationPlan(hospital, { ...told, discharged: '2026-11-04' }), {
    ok: false,
    reason: 'discharge',
    fault: 'future',
  });
  const sent = await sendRehabilitationPlan(hospital, { ...told, discharged: '2026-11-02' });
  assert.ok(sent.ok && sent.daysLate === 1);
  await done(receiveReferral(municipality, { ...told, key: 'r' }));
  const row = await rehabilitationOf(municipality, told.referral);
  assert.deepEqual(
    [row?.terms.startBy, row?.terms.citizenStartBy],
    ['2026-11-10', '2026-11-09'],
    'the house counts from receipt, the citizen from the end',
  );
});

test('the municipality cannot return a plan, only ask, take it, or pass it to the right municipality', async () => {
  const referral = await received('kept');
  const refused = await returnReferral(municipality, { referral, key: 'x', reason: 'Ingen plads' });
  assert.ok(!refused.ok && refused.reason === 'illegal' && !refused.allowed.includes('return') && refused.allowed.includes('ask'));
  const elsewhere = await redirectReferral(municipality, { referral, key: 'y', reason: 'Flyttet', to: 'Organization/other-municipality' });
  assert.ok(!elsewhere.ok && elsewhere.reason === 'consent', 'the other municipality needs her yes');
  await done(askForMore(municipality, { referral, key: 'z', reason: 'Hvilke restriktioner?' }));
});

test('taking a plan needs a level and its reason, which stay to be read; the level may change, with another reason', async () => {
  const referral = await received('levelled');
  for (const told of [{ reason: 'fordi' }, { track: 'specialised', reason: 'fordi' }, { track: 'basic' }])
    assert.ok(!(await acceptReferral(municipality, { referral, key: 'a', ...told })).ok, JSON.stringify(told));
  await done(acceptReferral(municipality, { referral, key: 'a', track: 'basic', reason: 'Enkle begrænsninger' }));
  await done(bookReferral(municipality, { referral, key: 'b', at: '2026-11-05T09:00:00+01:00' }));
  const row = await rehabilitationOf(municipality, referral);
  assert.deepEqual([row?.level, row?.levelReason], ['basic', 'Enkle begrænsninger']);
  const silent = await changeRehabilitationLevel(municipality, { referral, key: 'l', level: 'advanced' });
  assert.ok(!silent.ok && silent.reason === 'reason-missing');
  const changed = await done(
    changeRehabilitationLevel(municipality, { referral, key: 'l', level: 'advanced', reason: 'Flere livsområder' }),
  );
  assert.deepEqual([changed.referral.track, changed.referral.state], ['advanced', 'booked']);
  assert.ok(
    (await done(changeRehabilitationLevel(municipality, { referral, key: 'l', level: 'advanced', reason: 'Flere livsområder' }))).repeated,
  );
});

test('at the advanced level the therapist has special competence, and it is told with whom to coordinate', async () => {
  const referral = await accepted('therapist', 'advanced');
  const told = { referral, key: 't', therapist: 'Practitioner/municipality-140-one' };
  assert.deepEqual(await assignTherapist(municipality, told), { ok: false, reason: 'competence-missing' });
  const outcome = await done(assignTherapist(municipality, { ...told, competence: 'Diplomuddannelse i rygsmerter' }));
  assert.deepEqual(outcome.partners, ['social-worker', 'jobcentre', 'gp']);
  const basic = await accepted('therapist-basic');
  assert.ok((await done(assignTherapist(municipality, { ...told, referral: basic }))).partners === undefined);
});

for (const [day, told] of [
  ['2026-11-08', false],
  ['2026-11-09', false],
  ['2026-11-10', true],
] as const)
  test(`a plan received on the 2nd with a first free time on ${day}: the citizen is ${told ? '' : 'not '}told of her free choice at once`, async () => {
    const referral = await accepted(`planned-${day}`);
    await done(bookReferral(municipality, { referral, key: 'b', at: `${day}T09:00:00+01:00` }));
    const row = await rehabilitationOf(municipality, referral);
    assert.equal(row?.terms.freeChoiceTold !== undefined, told);
    const letters = await houses.citizen(`planned-${day}`).record.search('Communication', { where: { patient: `planned-${day}` } });
    assert.ok(letters.ok && letters.page.entries.length === (told ? 1 : 0));
    if (told) assert.ok(JSON.stringify(letters.page.entries).includes('Træning Eksempel (fiktiv), 00000000'), 'with the suppliers');
  });

for (const [now, next, overdue, day] of [
  ['2026-11-08T22:00:00Z', 'plan-start', false, 6],
  ['2026-11-09T22:59:00Z', 'plan-start', false, 7],
  ['2026-11-09T23:00:00Z', 'tell-free-choice', true, 8],
] as const)
  test(`on day ${day} without a planned start the inbox says: ${next}`, async () => {
    const referral = await accepted(`waits-${day}`);
    houses.at(now);
    const row = (await rehabilitationInbox(municipality)).find((one) => one.referral === referral);
    assert.deepEqual([row?.next, row?.terms.overdue, row?.terms.day, row?.terms.startBy], [next, overdue, day, '2026-11-09']);
    const outcome = await tellFreeChoice(municipality, { referral, key: 'f' });
    assert.equal(outcome.ok, overdue);
    if (!outcome.ok) assert.deepEqual(outcome, { ok: false, reason: 'in-time', startBy: '2026-11-09' });
  });

test('with a later start for a health reason the days count to that date, and there is no free choice before it has passed', async () => {
  const referral = await accepted('later', 'basic', { laterStart: { date: '2026-12-01', reason: 'Knoglen skal hele' } });
  await done(bookReferral(municipality, { referral, key: 'b', at: '2026-12-01T09:00:00+01:00' }));
  houses.at('2026-12-01T10:00:00Z');
  const onTheDay = await rehabilitationOf(municipality, referral);
  assert.deepEqual([onTheDay?.terms.startBy, onTheDay?.terms.freeChoice, onTheDay?.next], ['2026-12-01', false, 'start']);
  houses.at('2026-12-02T10:00:00Z');
  assert.equal((await rehabilitationOf(municipality, referral))?.terms.freeChoice, true);
});

test('the citizen chooses a supplier herself; it has the plan, the municipality hears the end', async () => {
  const referral = await accepted('chooser');
  const citizen = houses.citizen('chooser');
  const told = { referral, key: 'v', reason: 'Jeg vil i gang', supplier: supplierHouse };
  const early = await chooseSupplier(citizen, { ...told, permit: true });
  assert.ok(!early.ok && early.reason === 'in-time');
  await done(bookReferral(municipality, { referral, key: 'b', at: '2026-11-12T09:00:00+01:00' }));
  assert.deepEqual(await chooseSupplier(citizen, { ...told, supplier: houseOf('physiotherapist') }), {
    ok: false,
    reason: 'no-such-supplier',
  });
  const unasked = await chooseSupplier(citizen, told);
  assert.ok(!unasked.ok && unasked.reason === 'consent' && unasked.ask.recipient === supplierHouse);
  assert.equal(await rehabilitationOf(supplier, referral), undefined, 'before, the supplier sees nothing');
  const chosen = await done(chooseSupplier(citizen, { ...told, permit: true }));
  assert.deepEqual([chosen.referral.state, chosen.referral.performer], ['redirected', supplierHouse]);
  assert.ok((await done(chooseSupplier(citizen, { ...told, permit: true }))).repeated);
  const follow = await municipality.record.search('Task', { where: { owner: houseOf('municipality_140'), patient: 'chooser' } });
  assert.ok(follow.ok && JSON.stringify(follow.page.entries).includes(supplierHouse), 'the municipality knows where she went');
  const request = await municipality.record.read('ServiceRequest', referral);
  assert.ok(request.ok, 'and keeps the plan in sight');
  await done(receiveReferral(supplier, { referral, key: 'r' }));
  assert.equal((await rehabilitationOf(supplier, referral))?.terms.received, '2026-11-02', 'the days still count from the municipality');
  await done(acceptReferral(supplier, { referral, key: 'a', track: 'basic', reason: 'Som kommunen' }));
  await done(start(supplier, referral));
  const closed = await done(closeRehabilitation(supplier, { referral, key: 'c', note }));
  assert.deepEqual(closed.receivers?.houses, [houseOf('hospital'), houseOf('municipality_140'), houseOf('gp')]);
});

test('where the municipality notes the choice, the citizen must have said yes to the supplier', async () => {
  const referral = await accepted('noted-choice');
  await done(bookReferral(municipality, { referral, key: 'b', at: '2026-11-12T09:00:00+01:00' }));
  const told = { referral, key: 'v', reason: 'Borgeren ringede', supplier: supplierHouse };
  assert.ok(!(await chooseSupplier(municipality, told)).ok);
  await done(chooseSupplier(municipality, { ...told, permit: true }));
  assert.ok((await rehabilitationOf(supplier, referral)) !== undefined);
});

test('the first visit is not over without examination, function, resources, goals and contents', async () => {
  const referral = await accepted('first-visit');
  const { 'resources-social': _social, ...some } = assessment;
  assert.deepEqual(await start(municipality, referral, { assessment: some }), {
    ok: false,
    reason: 'assessment-missing',
    missing: ['resources-social'],
  });
  assert.deepEqual(await start(municipality, referral, { goals: [' '] }), { ok: false, reason: 'goals-missing' });
  assert.deepEqual(await start(municipality, referral, { contents: { elements: [] } }), { ok: false, reason: 'contents-missing' });
  assert.deepEqual(await start(municipality, referral, { contents: { elements: ['yoga'] } }), {
    ok: false,
    reason: 'unknown-code',
    code: 'yoga',
  });
  await done(start(municipality, referral));
  await done(
    adjustRehabilitation(municipality, {
      referral,
      key: 'j',
      reason: 'Smerter ved løft',
      contents: { elements: ['graded-training', 'pain-handling'], text: 'Langsommere' },
    }),
  );
  await done(recordTraining(municipality, { referral, key: 't1', types: ['strength', 'balance'], text: 'Tre sæt' }));
  await done(recordTraining(municipality, { referral, key: 't1', types: ['strength', 'balance'] }));
  const [mine] = await myRehabilitation(houses.citizen('first-visit'), 'first-visit');
  assert.deepEqual(mine?.goals, ['Løfte mit barnebarn']);
  assert.deepEqual(
    mine?.elements.map(({ en }) => en),
    ['Graded training', 'Pain handling that supports activity and participation'],
  );
  const sessions = await municipality.record.search('Task', { where: { patient: 'first-visit', part_of: `Task/${referral}` } });
  assert.ok(sessions.ok && sessions.page.entries.length === 1, 'a session that is sent twice is one');
});

test('the end note goes to the referring department; to the GP and those on copy only where she permits it', async () => {
  for (const [id, permits] of [
    ['open', true],
    ['closed', false],
  ] as const) {
    const referral = await accepted(`ends-${id}`, 'basic', { copies: ['Organization/copied'] });
    await done(start(municipality, referral));
    await done(endRehabilitation(municipality, { referral, key: 'e' }));
    assert.equal((await rehabilitationOf(municipality, referral))?.next, 'closing-note');
    if (permits) await permit(houses, `ends-${id}`, 'copied');
    else await permit(houses, `ends-${id}`, 'gp', 'deny');
    const { result: _result, ...half } = note;
    assert.deepEqual(await closeRehabilitation(municipality, { referral, key: 'c', note: half }), {
      ok: false,
      reason: 'note-missing',
      missing: ['result'],
    });
    const { receivers } = await done(closeRehabilitation(municipality, { referral, key: 'c', note }));
    assert.deepEqual(receivers?.houses, permits ? [houseOf('hospital'), houseOf('gp'), 'Organization/copied'] : [houseOf('hospital')]);
    assert.deepEqual([receivers?.gp, receivers?.withheld], permits ? ['told', []] : ['no-consent', ['Organization/copied']]);
  }
});

test('the citizen reads her plan plainly: until when, what she may do, and no draft', async () => {
  const referral = await accepted('reader');
  houses.at('2026-11-10T10:00:00Z');
  const [mine] = await myRehabilitation(houses.citizen('reader'), 'reader');
  assert.deepEqual([mine?.startBy, mine?.level, mine?.suppliers.length], ['2026-11-09', 'basic', 1]);
  assert.ok(mine?.words.some(({ da }) => da.includes('frit at vælge et privat sted')));
  const drafted = await atHospital('only-draft');
  await done(draftRehabilitationPlan(hospital, { citizen: drafted, performer: houseOf('municipality_140'), key: drafted, words }));
  assert.deepEqual(await myRehabilitation(houses.citizen(drafted), drafted), []);
  assert.ok((await cancelReferral(houses.citizen('reader'), { referral, key: 'n', reason: 'Vil ikke' })).ok, 'and she may give it up');
});
