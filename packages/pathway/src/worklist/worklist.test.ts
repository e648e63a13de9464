import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtTouched } from '../clocks/poll-clocks.ts';
import { agreePlan } from '../course/agree-plan.ts';
import { startCourse } from '../course/start-course.ts';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { acceptReferral, bookReferral, receiveReferral } from '../referral/visitation.ts';
import { aCitizen, findings, houseOf, openPathway } from '../testing/open-pathway.ts';
import { worklistAbout } from './about.ts';
import { worklistByCitizen } from './by-citizen.ts';
import { nextStepsOf } from './next-step.ts';
import { type WorklistView, worklistCounts, worklistOf } from './worklist.ts';

const houses = await openPathway();
const { programme, record } = houses;
const house = { record, programme, now: () => new Date('2026-11-21T12:00:00Z') };
const gp = houses.desk('gp');
const hospital = houses.desk('hospital');
const rows = async (desk: typeof gp, view: WorklistView, more = {}) => {
  const outcome = await worklistOf(desk, { view, ...more });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.rows;
};

/** Findings with which the way to hospital is open, and the whole letter. */
const ripe = {
  'pain-site': ['lumbar'],
  'affects-daily-life': true,
  'diagnostic-triage': 'specific',
  'suspected-nerve-root': true,
  'suspected-cauda-equina': false,
  'progressive-deficit': false,
  'strength-grade': 5,
  'conservative-start': '2026-10-01',
  'conservative-effect': 'unsatisfactory',
  'conservative-contents': ['guidance', 'exercise'],
};
const content = (programme.referrals.receivers.hospital?.content ?? []).map(({ field }) => ({
  field,
  text: `what there is to say of ${field}`,
}));

test('a house sees what is late with its owner, its day, what then and where it leads, and no citizen it has nothing to do with', async () => {
  const citizen = await aCitizen(houses, 'listed');
  const hidden = await aCitizen(houses, 'listed-hidden', []);
  await findings(houses, citizen, { 'suspected-cauda-equina': true });
  await findings(houses, hidden, { 'suspected-cauda-equina': true });
  await lookAtTouched(house);
  const late = await rows(gp, 'overdue');
  assert.deepEqual(
    late.map(({ citizen: { id, name }, kind, code, state, due, turn }) => [id, name, kind, code, state, due, turn]),
    [['listed', 'listed Eksempel', 'clock', 'cauda-equina', 'late', '2026-11-20', houseOf('gp')]],
  );
  assert.match(late[0]?.link ?? '', /^Observation\//);
  assert.match(late[0]?.then?.da ?? '', /akut henvisning/);
  assert.deepEqual(await rows(hospital, 'overdue'), []);
});

test('a referral is new at its receiver, waited for by its sender, and changed since the last look; pages cut nothing', async () => {
  const citizen = await aCitizen(houses, 'referred', ['gp', 'hospital']);
  await findings(houses, citizen, ripe);
  const told = { citizen, receiver: 'hospital', performer: houseOf('hospital'), key: 'w1' };
  const drafted = await draftReferral(gp, { ...told, content });
  assert.ok(drafted.ok, JSON.stringify(drafted));
  const step = { referral: drafted.referral.id, key: 'w2' };
  assert.equal((await rows(gp, 'waiting')).length, 0, 'a draft waits for nobody');
  const checked = await checkReferral(gp, step);
  if (!checked.ok) return assert.fail(JSON.stringify(checked));
  assert.ok((await sendReferral(gp, { ...step, key: 'w3' })).ok);
  const [fresh] = await rows(hospital, 'new');
  assert.deepEqual([fresh?.kind, fresh?.code, fresh?.state, fresh?.from], ['referral', 'hospital', 'sent', houseOf('gp')]);
  assert.deepEqual(
    (await rows(gp, 'waiting')).map(({ id, turn }) => [id, turn]),
    [[drafted.referral.id, houseOf('hospital')]],
  );
  assert.ok((await rows(hospital, 'changed', { since: '2026-11-21T00:00:00Z' })).some(({ id }) => id === drafted.referral.id));
  assert.deepEqual(await rows(hospital, 'changed', { since: '2026-11-22T00:00:00Z' }), []);
  const counts = await worklistCounts(hospital);
  assert.equal(counts.new, 1);
  const since = '2026-11-21T00:00:00Z';
  const ofHouse = async (desk: typeof gp, from = since) => (await worklistByCitizen(desk, { since: from })).views;
  const mine = (list: readonly { readonly citizen: { readonly id: string } }[]) => list.some((one) => one.citizen.id === citizen);
  assert.deepEqual(
    [mine((await ofHouse(hospital)).changed), mine((await ofHouse(gp)).changed), mine((await ofHouse(gp)).waiting)],
    [true, false, true],
    'news to its receiver; what the sender did herself is none to her',
  );
  assert.ok((await receiveReferral(hospital, { ...step, key: 'v1' })).ok);
  assert.deepEqual([mine((await ofHouse(gp)).changed), mine((await ofHouse(hospital)).changed)], [true, false]);
  assert.deepEqual((await ofHouse(gp, '2026-11-22T00:00:00Z')).changed, []);
  assert.ok((await acceptReferral(hospital, { ...step, key: 'v2', track: 'surgical', reason: 'nerverod' })).ok);
  const booked = await bookReferral(hospital, { ...step, key: 'v9', at: '2026-12-03T09:00:00+01:00' });
  assert.ok(booked.ok, JSON.stringify(booked));
  const own = await nextStepsOf(houses.citizen(citizen), citizen);
  assert.ok(own.ok);
  assert.deepEqual([own.next?.row.code, own.next?.when], ['hospital', '2026-12-03T09:00:00+01:00']);
  assert.deepEqual((await nextStepsOf(houses.citizen('listed'), citizen)).ok, false);
});

test('pages go on behind the last row, and a page that is not ours is told', async () => {
  for (const name of ['pa', 'pb', 'pc']) {
    const citizen = await aCitizen(houses, name);
    await findings(houses, citizen, { 'progressive-deficit': true });
    assert.ok((await startCourse(gp, { citizen, key: 'c', start: '2026-11-20' })).ok);
  }
  await lookAtTouched(house);
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await worklistOf(gp, { view: 'open', count: 2, ...(after !== undefined && { after }) });
    assert.ok(page.ok);
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
    if (after === undefined) break;
  }
  const { open } = await worklistCounts(gp);
  assert.deepEqual([seen.length, new Set(seen).size], [open, open]);
  assert.ok(open >= 4);
  assert.deepEqual(await worklistOf(gp, { view: 'open', after: 'nonsense' }), { ok: false, reason: 'bad-page' });
  assert.deepEqual(await worklistOf(gp, { view: 'changed' }), { ok: false, reason: 'since-missing' });
});

test('a citizen is one entry: two steps of a plan on one day are one line, a step on another day is its own, each with where it is done', async () => {
  const citizen = await aCitizen(houses, 'grouped');
  await findings(houses, citizen, { 'diagnostic-triage': 'non-specific' });
  houses.at('2026-10-01T10:00:00Z');
  const course = await startCourse(gp, { citizen, key: 'c', start: '2026-10-01' });
  assert.ok(course.ok);
  const agreed = await agreePlan(gp, {
    course: course.course.id,
    key: 'p',
    goals: [{ words: 'Gå en tur' }],
    selfManagement: { text: 'Gå to ture', evaluate: '2026-11-10' },
    steps: [
      { disposition: 'supervised-activity', evaluate: '2026-11-10' },
      { disposition: 'monitor-nerve-root', evaluate: '2026-11-12' },
    ],
    choice: 'Vil træne',
    informed: 'Det går ofte over',
  });
  assert.ok(agreed.ok, JSON.stringify(agreed));
  houses.at('2026-11-21T12:00:00Z');
  await lookAtTouched(house);
  const { views } = await worklistByCitizen(gp, { since: '2026-11-21T00:00:00Z' });
  const own = views.overdue.filter((one) => one.citizen.id === citizen);
  assert.equal(own.length, 1);
  assert.deepEqual(
    own[0]?.lines.map(({ code, due, doneIn, parts, tasks }) => [code, due, doneIn, parts.length, tasks.length]),
    [
      // The third is the plan's next look, which is kept as a finding too.
      ['continual-evaluation', '2026-11-10', 'plan', 2, 3],
      ['continual-evaluation', '2026-11-12', 'plan', 1, 1],
    ],
  );
  const about = (await worklistAbout(gp, citizen)).filter(({ code }) => code === 'continual-evaluation');
  assert.deepEqual(
    about.map(({ due, parts, turn }) => [due, parts.length, turn]),
    [
      ['2026-11-10', 2, houseOf('gp')],
      ['2026-11-12', 1, houseOf('gp')],
    ],
    'and the same where all that is to be done about her is told',
  );
});
