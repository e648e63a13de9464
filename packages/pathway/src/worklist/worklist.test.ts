import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtTouched } from '../clocks/poll-clocks.ts';
import { startCourse } from '../course/start-course.ts';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { acceptReferral, bookReferral, receiveReferral } from '../referral/visitation.ts';
import { aCitizen, findings, houseOf, openPathway } from '../testing/open-pathway.ts';
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
  assert.ok((await receiveReferral(hospital, { ...step, key: 'v1' })).ok);
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
