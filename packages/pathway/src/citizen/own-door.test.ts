/** What a citizen does and sees of herself: her diary, her course, her referrals, her words to others, her choices. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openShelf } from '@rygforloeb/questionnaires';
import { reminderSystem } from '@rygforloeb/record';
import { citizenRecordOf } from '../clocks/citizen-record.ts';
import { questionnaireEvents } from '../clocks/events/questionnaires.ts';
import { openClocks } from '../clocks/open-clocks.ts';
import { recordFindings } from '../findings/record-findings.ts';
import { replyToMessage } from '../messages/send-message.ts';
import { keepQuestion, settleQuestion, visitQuestions } from '../messages/visit-questions.ts';
import { housesToWriteTo, ownThreads, writeAsCitizen } from '../messages/write-as-citizen.ts';
import { howItGoes } from '../papers/how-it-goes.ts';
import { answerQuestionnaire } from '../questionnaires/answer.ts';
import { assignQuestionnaire } from '../questionnaires/ask.ts';
import { diaryOf, writeDiary } from '../questionnaires/diary.ts';
import { enterScore } from '../questionnaires/enter-score.ts';
import { draftReferral } from '../referral/draft.ts';
import { ownReferrals } from '../referral/own-referrals.ts';
import { acceptReferral, answerReferral, askForMore, receiveReferral, startReferral } from '../referral/visitation.ts';
import { aReadyCitizen, sentReferral } from '../testing/back-trouble.ts';
import { aCitizen, houseOf, openPathway, permit, saved } from '../testing/open-pathway.ts';
import { noteWork } from '../work/note-work.ts';
import { workStoryOf } from '../work/work-story.ts';
import { chooseLanguage } from './choose-language.ts';
import { citizenCardOf } from './citizen-card.ts';

const houses = await openPathway();
const shelf = openShelf();
const desk = (id: string) => ({ ...houses.citizen(id), shelf });
const gp = { ...houses.desk('gp'), shelf };
const rygcenter = houses.desk('rygcenter');

const course = (citizen: string) =>
  saved(houses.jobs, {
    resourceType: 'EpisodeOfCare',
    status: 'active',
    patient: { reference: `Patient/${citizen}` },
    managingOrganization: { reference: houseOf('gp') },
    period: { start: '2026-10-01' },
  });

before(async () => {
  for (const id of ['karen', 'other', 'newcomer']) await aCitizen(houses, id, ['gp']);
  for (const id of ['karen', 'other']) await course(id);
});

test('a day of the diary is hers alone to write; what is written of one day at two times is one day', async () => {
  const told = {
    citizen: 'karen',
    key: 'morning',
    fields: [
      ['diary-pain', '6'],
      ['diary-sleep', '4'],
    ] as const,
  };
  assert.deepEqual(await writeDiary(desk('karen'), told), { ok: true, repeated: false });
  assert.deepEqual(await writeDiary(desk('karen'), told), { ok: true, repeated: true }, 'sent twice is one entry');
  houses.at('2026-11-21T19:00:00Z');
  const later = {
    citizen: 'karen',
    key: 'evening',
    fields: [
      ['diary-activity', 'exercises'],
      ['diary-pain', '3'],
    ] as const,
  };
  assert.ok((await writeDiary(desk('karen'), later)).ok);
  const days = (await diaryOf(desk('karen'), 'karen', 'da'))?.days ?? [];
  assert.deepEqual(
    days.map(({ day, pain, sleep, did }) => [day, pain, sleep, did]),
    [['2026-11-21', 3, 4, ['exercises']]],
    'the later figure holds, and what is not said again stays',
  );
  assert.deepEqual(await writeDiary(gp, { ...told, key: 'gp' }), { ok: false, reason: 'not-a-citizen' });
  assert.deepEqual(await writeDiary(desk('karen'), { ...told, key: 'empty', fields: [] }), { ok: false, reason: 'nothing-told' });
  assert.equal((await writeDiary(desk('karen'), { ...told, citizen: 'other', key: 'not-hers' })).ok, false);
});

test('pain is 0 to 10 and the day is not ahead; today and long ago may be told', async () => {
  const on = (day: number, pain: string) =>
    [
      ['diary-pain', pain],
      ['diary-date.day', `${day}`],
      ['diary-date.month', '11'],
      ['diary-date.year', '2026'],
    ] as const;
  const outcomes = [];
  for (const [day, pain] of [
    [20, '0'],
    [21, '10'],
    [20, '11'],
    [20, '-1'],
    [22, '5'],
  ] as const)
    outcomes.push((await writeDiary(desk('other'), { citizen: 'other', key: `${day} ${pain}`, fields: on(day, pain) })).ok);
  assert.deepEqual(outcomes, [true, true, false, false, false]);
});

test('her course is drawn from her own answers from the first of them on; a lone answer is no curve beside one', async () => {
  for (const [key, day, pain] of [
    ['a', '2026-11-02', '7'],
    ['b', '2026-11-05', '5'],
  ] as const)
    assert.ok(
      (
        await writeDiary(desk('newcomer'), {
          ...{ citizen: 'newcomer', key },
          fields: [
            ['diary-pain', pain],
            ['diary-date.day', `${Number(day.slice(8))}`],
            ['diary-date.month', '11'],
            ['diary-date.year', '2026'],
          ],
        })
      ).ok,
    );
  assert.ok((await enterScore(gp, { citizen: 'newcomer', instrument: 'rmdq', score: 'total', value: 9, key: 'paper' })).ok);
  const goes = await howItGoes(desk('newcomer'), 'newcomer', '2026-01-01', 'da');
  assert.deepEqual(
    goes?.measures.map(({ name, points }) => [name.split(' (')[0], points.map(({ value }) => value)]),
    [['Smerter i dagbogen', [7, 5]]],
  );
  assert.match(goes?.chart.description ?? '', /^Fra 2\. november 2026/);
  assert.equal((await howItGoes(desk('newcomer'), 'newcomer', '2026-01-01', 'da', 0))?.measures.length, 0);
  assert.equal(await howItGoes(desk('other'), 'newcomer', '2026-01-01', 'da'), undefined, 'nobody sees another’s');
});

test('she follows a referral from the day on which it is sent, answers what is asked, and may give it up until it has begun', async () => {
  await aReadyCitizen(houses, 'referred', '0101805001', ['gp', 'rygcenter']);
  const own = async () => (await ownReferrals(houses.citizen('referred'), 'referred'))[0];
  const draft = await draftReferral(gp, { citizen: 'referred', receiver: 'hospital', performer: houseOf('rygcenter'), key: 'draft' });
  assert.ok(draft.ok);
  assert.equal(await own(), undefined, 'a draft is not hers to follow');
  const { id: referral } = await sentReferral(gp, 'referred', 'sent');
  assert.deepEqual([(await own())?.state, (await own())?.mayCancel, (await own())?.mayAnswer], ['sent', true, false]);
  assert.ok((await receiveReferral(rygcenter, { referral, key: 'r' })).ok);
  assert.ok((await askForMore(rygcenter, { referral, key: 'q', reason: 'Hvor længe har det gjort ondt?' })).ok);
  assert.deepEqual([(await own())?.words, (await own())?.mayAnswer], ['Hvor længe har det gjort ondt?', true]);
  assert.ok((await answerReferral(houses.citizen('referred'), { referral, key: 'a', reason: 'Siden august' })).ok);
  assert.deepEqual([(await own())?.state, (await own())?.mayAnswer], ['received', false]);
  assert.ok((await acceptReferral(rygcenter, { referral, key: 'y', track: 'medical', reason: 'Vurdering' })).ok);
  assert.equal((await own())?.days.accepted, '2026-11-21');
  assert.ok((await startReferral(rygcenter, { referral, key: 's' })).ok);
  assert.deepEqual([(await own())?.state, (await own())?.mayCancel], ['in-progress', false]);
  assert.deepEqual(await ownReferrals(houses.citizen('other'), 'referred'), [], 'nobody follows another’s');
});

test('she writes to who treats her and has her yes, and to nobody else; the house gets a task, and its answer is in the same thread', async () => {
  assert.deepEqual(
    (await housesToWriteTo(houses.citizen('karen'), 'karen')).map(({ house }) => house),
    [houseOf('gp')],
  );
  const told = { citizen: 'karen', to: houseOf('gp'), text: 'Må jeg løfte?', key: 'm' };
  const sent = await writeAsCitizen(houses.citizen('karen'), told);
  assert.ok(sent.ok && (await writeAsCitizen(houses.citizen('karen'), told)).ok);
  assert.deepEqual(await writeAsCitizen(houses.citizen('karen'), { ...told, text: '  ', key: 'n' }), { ok: false, reason: 'text-missing' });
  assert.deepEqual(await writeAsCitizen(gp, { ...told, key: 'o' }), { ok: false, reason: 'not-a-citizen' });
  assert.equal((await writeAsCitizen(houses.citizen('karen'), { ...told, to: houseOf('physiotherapist'), key: 'p' })).ok, false);
  const tasks = await houses.jobs.search('Task', { where: { patient: 'karen', owner: [houseOf('gp')] }, count: 50 });
  assert.equal(tasks.ok && tasks.page.entries.filter((task) => JSON.stringify(task).includes('read-message')).length, 1);
  houses.at('2026-11-21T20:00:00Z');
  assert.ok((await replyToMessage(gp, { message: sent.message.id, text: 'Ja, tæt på kroppen', key: 'r' })).ok);
  const reminder = {
    resourceType: 'Communication',
    status: 'preparation',
    category: [{ coding: [{ system: reminderSystem, code: 'booked' }] }],
    subject: { reference: 'Patient/karen' },
    sender: { reference: 'Device/rygforloeb' },
    recipient: [{ reference: 'Patient/karen' }],
  };
  await saved(houses.jobs, reminder);
  const [thread, ...more] = await ownThreads(houses.citizen('karen'), 'karen');
  assert.deepEqual(
    [more.length, thread?.messages.map(({ mine, text }) => [mine, text])],
    [
      0,
      [
        [true, 'Må jeg løfte?'],
        [false, 'Ja, tæt på kroppen'],
      ],
    ],
  );
});

test('a question for the next visit stands until she takes it away, with a course and without one, and nobody else takes it', async () => {
  for (const citizen of ['karen', 'newcomer']) {
    const kept = await keepQuestion(houses.citizen(citizen), { citizen, text: 'Hvornår må jeg løbe?', key: 'q' });
    assert.ok(kept.ok, JSON.stringify(kept));
    assert.deepEqual(
      (await visitQuestions(gp, citizen)).map(({ text }) => text),
      ['Hvornår må jeg løbe?'],
      'her GP reads it',
    );
    assert.equal((await settleQuestion(gp, { citizen, question: kept.question.id, key: 's' })).ok, false);
    assert.ok((await settleQuestion(houses.citizen(citizen), { citizen, question: kept.question.id, key: 's' })).ok);
    assert.deepEqual(await visitQuestions(houses.citizen(citizen), citizen), []);
  }
  assert.deepEqual(await keepQuestion(houses.citizen('karen'), { citizen: 'karen', text: ' ', key: 'e' }), {
    ok: false,
    reason: 'text-missing',
  });
});

test('the language she chooses stands on her card, by its code or in her own words, and is hers alone to choose', async () => {
  const choose = (told: { readonly language?: string; readonly other?: string }, key: string) =>
    chooseLanguage(houses.citizen('karen'), { citizen: 'karen', key, ...told });
  const card = async () => (await citizenCardOf(gp, 'karen'))?.language;
  assert.deepEqual([await card(), (await choose({ language: 'ar' }, 'a')).ok, await card()], [undefined, true, 'ar']);
  assert.deepEqual([(await choose({ other: 'Tigrinya' }, 'b')).ok, await card()], [true, 'Tigrinya']);
  assert.deepEqual(await choose({ language: 'ikke et sprog' }, 'c'), { ok: false, reason: 'language-missing' });
  assert.equal((await chooseLanguage(houses.citizen('other'), { citizen: 'karen', key: 'd', language: 'da' })).ok, false);
  assert.equal((await chooseLanguage(gp, { citizen: 'karen', key: 'e', language: 'da' })).ok, false);
});

test('what she tells of her work stands as hers beside what her GP has noted', async () => {
  await permit(houses, 'other', 'gp');
  assert.ok(
    (
      await noteWork(gp, {
        citizen: 'other',
        key: 'gp',
        sickLeave: { share: 'full', since: '2026-11-02' },
        occurred: '2026-11-10T10:00:00Z',
      })
    ).ok,
  );
  const told = {
    citizen: 'other',
    key: 'own',
    sickLeave: { share: 'part', since: '2026-11-02', hoursPerWeek: 12 },
    words: 'Kan stå, ikke løfte',
  } as const;
  assert.ok((await noteWork(houses.citizen('other'), told)).ok);
  const { points, now } = await workStoryOf(gp, 'other');
  assert.deepEqual(
    points.map(({ own, sickLeave, words }) => [own, sickLeave, words]),
    [
      [false, 'full', undefined],
      [true, 'part', 'Kan stå, ikke løfte'],
    ],
  );
  assert.equal(now.hoursPerWeek, 12);
  assert.equal((await noteWork(houses.citizen('karen'), told)).ok, false, 'of nobody else');
  const judged = await recordFindings(houses.citizen('other'), {
    citizen: 'other',
    key: 'j',
    findings: [{ code: 'job-at-risk', value: true }],
  });
  assert.equal(judged.ok, false, 'a judgement is not hers');
});

test('a questionnaire with a day runs as a clock of hers until it is answered; one without a day does not', async () => {
  const asked = await assignQuestionnaire(gp, { citizen: 'karen', instrument: 'acceptable-state', key: 'due', due: '2026-11-25' });
  const open = await assignQuestionnaire(gp, { citizen: 'karen', instrument: 'global-change', key: 'no-day' });
  assert.ok(asked.ok && open.ok);
  const running = async (now: string) => {
    const [patient, all] = [
      await houses.jobs.read('Patient', 'karen'),
      await houses.jobs.search('Task', { where: { patient: 'karen' }, count: 200 }),
    ];
    assert.ok(patient.ok && all.ok);
    const events = questionnaireEvents(citizenRecordOf(patient.resource, all.page.entries));
    assert.ok(events.every(({ house }) => house === 'Patient/karen'));
    return openClocks(houses.programme.clocks, events, now).map(({ due, state }) => [due, state]);
  };
  assert.deepEqual(await running('2026-11-25T12:00:00Z'), [['2026-11-25', 'due']]);
  assert.deepEqual(await running('2026-11-26T12:00:00Z'), [['2026-11-25', 'late']]);
  assert.ok(houses.programme.followUps.reminders.some(({ clock, days }) => clock === 'questionnaire-answer' && days === -1));
  const done = await answerQuestionnaire(desk('karen'), {
    task: asked.task.id,
    key: 'answer',
    fields: [['acceptable', 'yes']],
    finish: true,
  });
  assert.ok(done.ok && done.state === 'handed-in');
  assert.deepEqual(await running('2026-11-25T12:00:00Z'), []);
});
