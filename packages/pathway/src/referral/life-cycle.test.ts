import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { checkReferral, type StepOutcome, sendReferral } from '../index.ts';
import { aCitizen, findings, houseOf, openPathway, permit } from '../testing/open-pathway.ts';
import { closeReferral } from './close.ts';
import { draftReferral } from './draft.ts';
import type { Referral } from './referral.ts';
import { reviseReferral } from './send.ts';
import { storyOf } from './story.ts';
import {
  acceptReferral,
  answerReferral,
  askForMore,
  bookReferral,
  cancelReferral,
  receiveReferral,
  redirectReferral,
  returnReferral,
  startReferral,
} from './visitation.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const rygcenter = houses.desk('rygcenter');
const everything = [
  ...[
    'suspected-disease',
    'wanted-examination',
    'onset',
    'location',
    'work-function',
    'other-disease',
    'medication',
    'strength',
    'sensory',
  ],
  ...['bmi', 'imaging', 'other-tests', 'tried-treatment', 'interpreter', 'phone', 'transport', 'informed'],
].map((field) => ({ field, text: `what there is to say of ${field}` }));
const ready = {
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

describe('a referral to the common triage', () => {
  before(async () => {
    for (const id of ['karen', 'ole', 'bent', 'asta', 'finn']) {
      await aCitizen(houses, id, ['gp', 'rygcenter']);
      await findings(houses, id, ready);
    }
  });

  test('goes from draft to closed, and its story tells who, when and why', async () => {
    const drafted = must(await draft('karen'));
    assert.equal(drafted.state, 'draft');
    const told = (key: string) => ({ referral: drafted.id, key });
    const checked = await checkReferral(gp, told('check'));
    assert.ok(checked.ok, JSON.stringify('check' in checked ? checked.check?.problems : checked));
    assert.equal((await sendReferral(gp, { ...told('send'), occurred: '2026-11-21T10:00:00+01:00' })).ok, true);
    must(await receiveReferral(rygcenter, told('receive')));
    must(await askForMore(rygcenter, { ...told('ask'), reason: 'Hvornår blev hun scannet?' }));
    must(await answerReferral(gp, { ...told('answer'), reason: 'I 2019' }));
    must(await acceptReferral(rygcenter, { ...told('accept'), track: 'medical', reason: 'Ingen kirurgisk indikation' }));
    must(await bookReferral(rygcenter, { ...told('book'), at: '2026-12-01T09:00:00+01:00' }));
    must(await startReferral(rygcenter, told('start')));
    const closed = await closeReferral(rygcenter, { ...told('close'), reason: 'Fortsæt træning' });
    assert.ok(closed.ok && closed.gp === 'is-referrer');
    assert.deepEqual(
      [closed.referral.state, closed.referral.track, closed.referral.feedback, closed.referral.request.status],
      ['closed', 'medical', 'Fortsæt træning', 'completed'],
    );
    const story = await storyOf(gp, drafted.id);
    assert.deepEqual(
      story.map(({ to }) => to),
      ['draft', 'checked', 'sent', 'received', 'more-asked', 'received', 'accepted', 'booked', 'in-progress', 'closed'],
    );
    assert.equal(story[2]?.occurred, '2026-11-21T10:00:00+01:00');
    assert.equal(story[2]?.recorded, '2026-11-21T12:00:00.000Z');
    assert.deepEqual([story[4]?.house, story[4]?.reason], [houseOf('rygcenter'), 'Hvornår blev hun scannet?']);
    const letters = await gp.record.search('Communication', { where: { patient: 'karen' } });
    assert.ok(letters.ok && letters.page.entries.length === 1);
  });

  test('is begun once under one key, and the key is not taken for another citizen', async () => {
    const first = must(await draft('ole', 'same'));
    const again = await draft('ole', 'same');
    assert.ok(again.ok && again.repeated && again.referral.id === first.id);
    assert.deepEqual(await draft('bent', 'same'), { ok: false, reason: 'key-reused' });
  });

  test('two who take different steps at once: one does, the other is told that it has changed', async () => {
    const { id } = await sent('bent');
    const { version: seen } = must(await receiveReferral(rygcenter, { referral: id, key: 'receive' }));
    const both = await Promise.all([
      acceptReferral(rygcenter, { referral: id, key: 'a', seen, track: 'medical', reason: 'vores' }),
      returnReferral(houses.desk('rygcenter', undefined, 'two'), { referral: id, key: 'r', seen, reason: 'ikke vores' }),
    ]);
    assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
    assert.equal(both.find((one) => !one.ok && one.reason === 'changed')?.ok, false, JSON.stringify(both));
  });

  test('the same step sent twice at once is taken once', async () => {
    const { id } = await sent('asta');
    const both = await Promise.all([1, 2].map(() => receiveReferral(rygcenter, { referral: id, key: 'once' })));
    assert.deepEqual(
      both.map((one) => one.ok),
      [true, true],
    );
    assert.equal((await storyOf(gp, id)).filter(({ to }) => to === 'received').length, 1);
    assert.deepEqual(await returnReferral(rygcenter, { referral: id, key: 'once', reason: 'x' }), { ok: false, reason: 'key-reused' });
  });

  test('returned with the reason, revised, and sent again', async () => {
    const { id } = await sent('finn');
    must(await receiveReferral(rygcenter, { referral: id, key: 'r1' }));
    assert.deepEqual(await returnReferral(rygcenter, { referral: id, key: 'r2' }), { ok: false, reason: 'reason-missing' });
    const returned = must(await returnReferral(rygcenter, { referral: id, key: 'r2', reason: 'Objektive fund mangler' }));
    assert.deepEqual([returned.state, returned.reason, returned.request.status], ['returned', 'Objektive fund mangler', 'on-hold']);
    must(await reviseReferral(gp, { referral: id, key: 'r3', content: everything }));
    must(await checkReferral(gp, { referral: id, key: 'r4' }));
    assert.equal(must(await sendReferral(gp, { referral: id, key: 'r5' })).state, 'sent');
    must(await cancelReferral(houses.citizen('finn'), { referral: id, key: 'r6', reason: 'Jeg har det bedre' }));
    const story = await storyOf(gp, id);
    assert.deepEqual([story.at(-1)?.who, story.at(-1)?.to], ['Patient/finn', 'cancelled']);
  });

  test('what is not allowed is told with what is, and whose it is', async () => {
    await aCitizen(houses, 'tove', ['gp', 'rygcenter']);
    await findings(houses, 'tove', ready);
    const { id } = await sent('tove');
    assert.deepEqual(await receiveReferral(gp, { referral: id, key: 'x' }), { ok: false, reason: 'not-yours', by: ['performer'] });
    assert.deepEqual(await startReferral(rygcenter, { referral: id, key: 'x' }), {
      ok: false,
      reason: 'illegal',
      state: 'sent',
      allowed: ['receive'],
    });
    const stranger = houses.desk('hospital', houseOf('other-hospital'));
    assert.deepEqual(await receiveReferral(stranger, { referral: id, key: 'x' }), { ok: false, reason: 'not-found' });
  });

  test('a consent withdrawn in the middle closes it to the receiver; the referrer still sees it, and nothing is lost', async () => {
    await aCitizen(houses, 'lise', ['gp', 'rygcenter']);
    await findings(houses, 'lise', ready);
    const { id } = await sent('lise');
    must(await receiveReferral(rygcenter, { referral: id, key: 'receive' }));
    await permit(houses, 'lise', 'rygcenter', 'deny');
    const step = { referral: id, key: 'accept', track: 'medical', reason: 'vores' };
    assert.deepEqual(await acceptReferral(rygcenter, step), { ok: false, reason: 'not-found' });
    assert.equal(must(await cancelReferral(gp, { referral: id, key: 'c', reason: 'Borgeren ønsker det ikke' })).state, 'cancelled');
  });

  test('passed on to another house only with consent for it', async () => {
    await aCitizen(houses, 'per', ['gp', 'rygcenter']);
    await findings(houses, 'per', ready);
    const { id } = await sent('per');
    must(await receiveReferral(rygcenter, { referral: id, key: 'receive' }));
    const step = { referral: id, key: 'on', to: houseOf('hospital'), reason: 'Kirurgisk vurdering først' };
    const refused = await redirectReferral(rygcenter, step);
    assert.ok(!refused.ok && refused.reason === 'consent' && refused.ask.recipient === houseOf('hospital'));
    await permit(houses, 'per', 'hospital');
    assert.equal(must(await redirectReferral(rygcenter, step)).performer, houseOf('hospital'));
    must(await receiveReferral(houses.desk('hospital'), { referral: id, key: 'receive' }));
    assert.deepEqual(await returnReferral(rygcenter, { referral: id, key: 'late', reason: 'x' }), { ok: false, reason: 'not-found' });
  });
});

function draft(citizen: string, key = `draft-${citizen}`) {
  return draftReferral(gp, { citizen, receiver: 'hospital', performer: houseOf('rygcenter'), key, content: everything });
}

async function sent(citizen: string): Promise<Referral> {
  const { id } = must(await draft(citizen));
  must(await checkReferral(gp, { referral: id, key: 'check' }));
  return must(await sendReferral(gp, { referral: id, key: 'send' }));
}

function must(outcome: StepOutcome | Awaited<ReturnType<typeof draft>>): Referral {
  if (!outcome.ok) throw new Error(JSON.stringify('check' in outcome ? outcome.check.problems : outcome));
  return outcome.referral;
}
