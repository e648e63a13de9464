import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { raiseAlert } from '../acute/raise-alert.ts';
import { threadsOf } from '../messages/thread-of.ts';
import { lettersOf } from '../referral/letters-of.ts';
import { acceptReferral, askForMore, receiveReferral } from '../referral/visitation.ts';
import { writeToGp } from '../referral/write-to-gp.ts';
import { aCourse, aReadyCitizen, sentReferral } from '../testing/back-trouble.ts';
import { aCitizen, houseOf, openPathway } from '../testing/open-pathway.ts';
import { answerLetter, takeNote } from './answer-letter.ts';
import { inboxItemOf, inboxOf } from './inbox.ts';
import { receivedReferralOf } from './received-referral.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const rygcenter = houses.desk('rygcenter');
const physiotherapist = houses.desk('physiotherapist');
const letter = { citizen: 'karen', receiver: 'municipality-119', text: 'Vil gerne i kommunalt tilbud' };

before(async () => {
  await aReadyCitizen(houses, 'karen', '6205790104', ['gp', 'rygcenter', 'physiotherapist']);
  await aCourse(houses, 'karen', 'physiotherapist');
});

test('a sent referral stands in the inbox of the house it went to, and in nobody else’s, with the steps that are open', async () => {
  const { id } = await sentReferral(gp, 'karen', 'a');
  const [item, ...others] = await inboxOf(rygcenter);
  assert.deepEqual(others, []);
  assert.deepEqual([item?.id, item?.kind, item?.state, item?.open], [id, 'referral', 'sent', ['receive']]);
  assert.deepEqual([item?.citizen.name, item?.from.name, item?.why], ['karen Eksempel', 'gp', 'hvad der er at sige om suspected-disease']);
  assert.deepEqual(await inboxOf(houses.desk('hospital')), []);
  assert.equal(await inboxItemOf(gp, id), undefined);
  assert.ok((await receiveReferral(rygcenter, { referral: id, key: 'r' })).ok);
  assert.ok((await askForMore(rygcenter, { referral: id, key: 'ask', reason: 'Hvor længe?' })).ok);
  assert.deepEqual([(await inboxItemOf(rygcenter, id))?.state, (await inboxItemOf(rygcenter, id))?.why], ['more-asked', 'Hvor længe?']);
  const received = await receivedReferralOf(rygcenter, id, 'da');
  assert.equal(received?.question, 'Hvor længe?');
  assert.equal(received?.said?.version, '2023-hoeringsudkast');
  assert.deepEqual(received?.story.map(({ step, houseName }) => [step, houseName]).at(-1), ['ask', 'rygcenter']);
  assert.equal(await receivedReferralOf(houses.desk('hospital'), id, 'da'), undefined);
  assert.ok(!(await acceptReferral(rygcenter, { referral: id, key: 'acc', track: 'medical', reason: 'x' })).ok);
});

test('a letter is answered once: later with a day, then no with a reason that its writer can read', async () => {
  assert.ok((await writeToGp(physiotherapist, { ...letter, key: 'l' })).ok);
  const [item] = (await inboxOf(gp)).filter(({ kind }) => kind === 'letter');
  const told = { task: item?.id ?? '', key: 'later', answer: 'later', reason: 'Ser til nytår' } as const;
  assert.deepEqual([item?.state, item?.why, item?.from.name], ['requested', letter.text, 'physiotherapist']);
  assert.deepEqual(await answerLetter(gp, { ...told, until: '2026-11-21' }), { ok: false, reason: 'bad-date' });
  assert.deepEqual(await answerLetter(gp, { ...told, reason: ' ' }), { ok: false, reason: 'reason-missing' });
  assert.deepEqual(await answerLetter(physiotherapist, { ...told, until: '2027-01-02' }), { ok: false, reason: 'not-found' });
  assert.deepEqual(await answerLetter(gp, { ...told, until: '2027-01-02' }), { ok: true, repeated: false });
  assert.deepEqual(await answerLetter(gp, { ...told, until: '2027-01-02' }), { ok: true, repeated: true });
  const later = await inboxItemOf(gp, told.task);
  assert.deepEqual([later?.state, later?.bookedFor], ['later', '2027-01-02']);
  const no = { task: told.task, key: 'no', answer: 'no', reason: 'Har tilbuddet' } as const;
  const stale = await answerLetter(gp, { ...no, seen: item?.version ?? 0 });
  assert.ok(!stale.ok && stale.reason === 'changed');
  assert.ok((await answerLetter(gp, no)).ok);
  assert.deepEqual(await answerLetter(gp, { ...no, key: 'again' }), { ok: false, reason: 'answered' });
  assert.deepEqual(
    (await inboxOf(gp)).filter(({ kind }) => kind === 'letter'),
    [],
  );
  const [thread] = await threadsOf(physiotherapist, 'karen');
  assert.deepEqual(
    thread?.messages.map(({ kind, referral }) => [kind, referral?.en]),
    ['correspondence-to-gp', 'letter-answer', 'letter-answer'].map((kind) => [kind, 'Municipal preventive offers (§119), clarifying talk']),
    'the answers stand with the letter',
  );
  const [written] = await lettersOf(physiotherapist, 'karen');
  assert.deepEqual([written?.state, written?.reason], ['will-not-refer', 'Har tilbuddet']);
  assert.deepEqual(await lettersOf(gp, 'karen'), [], 'the GP wrote none');
  const letters = await physiotherapist.record.search('Communication', { where: { patient: 'karen' } });
  assert.match(letters.ok ? JSON.stringify(letters.page.entries) : '', /Egen læge henviser ikke.*Har tilbuddet/);
});

test('what a colleague did in an emergency stands first at the GP until it was seen', async () => {
  assert.ok((await writeToGp(physiotherapist, { ...letter, key: 'second' })).ok);
  await aCitizen(houses, 'acute', ['gp']);
  assert.ok((await raiseAlert(gp, { citizen: 'acute', receiver: houseOf('emergency'), reason: 'Cauda equina', key: 'x' })).ok);
  const [first] = await inboxOf(gp);
  assert.deepEqual([first?.kind, first?.urgent, first?.why], ['notice', true, 'Cauda equina']);
  assert.ok((await takeNote(gp, { task: first?.id ?? '', key: 'seen' })).ok);
  assert.deepEqual(
    (await inboxOf(gp)).map(({ kind }) => kind),
    ['letter'],
  );
});
