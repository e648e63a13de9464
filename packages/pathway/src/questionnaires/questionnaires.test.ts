import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openShelf } from '@rygforloeb/questionnaires';
import type { Desk } from '../desk.ts';
import { aCitizen, houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { answerQuestionnaire } from './answer.ts';
import { assignQuestionnaire } from './ask.ts';
import { enterScore } from './enter-score.ts';
import { questionnaireResults } from './results.ts';
import { openQuestionnaire, waitingQuestionnaires } from './views.ts';
import { withdrawQuestionnaire } from './withdraw.ts';

const houses = await openPathway();
const shelf = openShelf();
const withShelf = (desk: Desk): Desk => ({ ...desk, shelf });
const physiotherapist = withShelf(houses.desk('physiotherapist'));
const gp = withShelf(houses.desk('gp'));
const karen = withShelf(houses.citizen('karen'));
const other = withShelf(houses.citizen('other'));

before(async () => {
  for (const id of ['karen', 'other']) {
    await aCitizen(houses, id, ['gp', 'physiotherapist']);
    await saved(houses.jobs, {
      resourceType: 'EpisodeOfCare',
      status: 'active',
      patient: { reference: `Patient/${id}` },
      managingOrganization: { reference: houseOf('physiotherapist') },
      period: { start: '2026-10-01' },
    });
  }
});

async function asked(instrument: string, key: string, due?: string): Promise<string> {
  const outcome = await assignQuestionnaire(physiotherapist, { citizen: 'karen', instrument, key, ...(due !== undefined && { due }) });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.task.id;
}

const of = async (type: string) => {
  const found = await houses.jobs.search(type, { where: { patient: 'karen' }, count: 200 });
  return found.ok ? found.page.entries : [];
};

test('a questionnaire is asked for once, saved on the way with what cannot be read, and handed in once; its findings are the citizen’s', async () => {
  const task = await asked('nrs', 'a', '2026-12-01');
  assert.equal(await asked('nrs', 'a', '2026-12-01'), task, 'the same key is the same asking');
  const [waiting] = await waitingQuestionnaires(karen, { citizen: 'karen' });
  assert.deepEqual([waiting?.task, waiting?.due, waiting?.isBegun, waiting?.by], [task, '2026-12-01', false, houseOf('physiotherapist')]);
  const first = await answerQuestionnaire(karen, {
    task,
    key: '1',
    fields: [
      ['nrs-back', '7'],
      ['nrs-leg', 'meget'],
    ],
    finish: true,
  });
  assert.ok(first.ok && first.state === 'saved', JSON.stringify(first));
  assert.deepEqual(
    first.faults.map(({ field }) => field),
    ['nrs-leg'],
  );
  const back = await openQuestionnaire(karen, { task });
  assert.deepEqual([back?.state, back?.fields.get('nrs-back'), back?.fields.get('nrs-leg')], ['open', '7', 'meget']);
  assert.equal((await of('Observation')).length, 0, 'nothing comes of what is not handed in');
  const sent = {
    task,
    key: '2',
    fields: [
      ['nrs-back', '7'],
      ['nrs-leg', '3'],
    ],
    finish: true,
    seen: back?.version ?? 0,
  } as const;
  const done = await answerQuestionnaire(karen, sent);
  assert.ok(done.ok && done.state === 'handed-in' && !done.repeated, JSON.stringify(done));
  const again = await answerQuestionnaire(karen, sent);
  assert.ok(again.ok && again.repeated);
  const findings = (await of('Observation')).filter((one) => JSON.stringify(one.code).includes('pain-nrs'));
  assert.equal(findings.length, 2);
  for (const { performer, derivedFrom } of findings) {
    assert.deepEqual(performer, [{ reference: 'Patient/karen' }]);
    assert.match(JSON.stringify(derivedFrom), /QuestionnaireResponse\//);
  }
  assert.equal((await of('QuestionnaireResponse')).length, 1);
  assert.deepEqual(await waitingQuestionnaires(karen, { citizen: 'karen' }), []);
  assert.deepEqual(await answerQuestionnaire(karen, { task, key: '3', fields: [] }), { ok: false, reason: 'answered' });
  const story = (await of('Provenance')).filter(({ activity }) => /questionnaire|answers/.test(JSON.stringify(activity)));
  assert.equal(story.length, 3, 'asked, saved, handed in');
});

test('who has seen an older version does not write over a newer one', async () => {
  const task = await asked('diary', 'old');
  const version = (await openQuestionnaire(karen, { task }))?.version ?? 0;
  const here = await answerQuestionnaire(karen, { task, key: 'here', fields: [['diary-pain', '4']], seen: version });
  assert.ok(here.ok && here.state === 'saved');
  const there = await answerQuestionnaire(karen, { task, key: 'there', fields: [['diary-pain', '9']], seen: version });
  assert.deepEqual(there, { ok: false, reason: 'changed', current: version + 1 });
  assert.equal((await openQuestionnaire(karen, { task }))?.fields.get('diary-pain'), '4');
});

test('without imported texts an instrument is not sent; a clinician enters its total, within its scale', async () => {
  assert.deepEqual(await assignQuestionnaire(gp, { citizen: 'karen', instrument: 'rmdq', key: 'r' }), { ok: false, reason: 'no-texts' });
  assert.deepEqual(await assignQuestionnaire(gp, { citizen: 'karen', instrument: 'none', key: 'r' }), {
    ok: false,
    reason: 'unknown-instrument',
  });
  const total = { citizen: 'karen', instrument: 'rmdq', score: 'total', value: 14, key: 'total' };
  const entered = await enterScore(physiotherapist, total);
  assert.ok(entered.ok && entered.written.length === 2, JSON.stringify(entered));
  const again = await enterScore(physiotherapist, total);
  assert.ok(again.ok && again.repeated);
  assert.deepEqual(await enterScore(physiotherapist, { ...total, value: 25, key: 'x' }), { ok: false, reason: 'bad-score' });
  assert.deepEqual(await enterScore(karen, { ...total, key: 'y' }), { ok: false, reason: 'forbidden', why: 'role' });
});

test('another citizen, and a role that sees no answers, get nowhere', async () => {
  const task = await asked('acceptable-state', 'mine');
  assert.equal((await answerQuestionnaire(other, { task, key: 'z', fields: [] })).ok, false);
  assert.equal(await openQuestionnaire(other, { task }), undefined);
  assert.deepEqual(await waitingQuestionnaires(other, { citizen: 'karen' }), []);
  const jobcentre = withShelf(houses.desk('jobcentre'));
  const refused = await assignQuestionnaire(jobcentre, { citizen: 'karen', instrument: 'nrs', key: 'j' });
  assert.ok(!refused.ok && refused.reason === 'forbidden');
  assert.deepEqual(await assignQuestionnaire(gp, { citizen: 'karen', instrument: 'nrs', key: 'd', due: '2026-11-20' }), {
    ok: false,
    reason: 'bad-date',
  });
});

test('the next time the same activities are asked again, and the clinician sees what has changed', async () => {
  const fields = (how: readonly string[]) =>
    how.flatMap((value, index) => [[`what-${index + 1}`, `Ting ${index + 1}`] as const, [`how-${index + 1}`, value] as const]);
  const first = await asked('patient-specific-function', 'p1');
  const one = await answerQuestionnaire(karen, { task: first, key: 'p1', fields: fields(['3', '4', '5']), finish: true });
  assert.ok(one.ok && one.state === 'handed-in', JSON.stringify(one));
  houses.at('2026-12-20T12:00:00Z');
  const second = await asked('patient-specific-function', 'p2');
  const open = await openQuestionnaire(karen, { task: second });
  assert.deepEqual(
    [open?.prefilled, open?.fields.get('what-2'), open?.fields.get('how-2')],
    [['what-1', 'what-2', 'what-3'], 'Ting 2', null],
  );
  const two = await answerQuestionnaire(karen, { task: second, key: 'p2', fields: fields(['6', '7', '8']), finish: true });
  assert.ok(two.ok && two.state === 'handed-in');
  const shown = (await questionnaireResults(physiotherapist, { citizen: 'karen' })).find(
    ({ instrument }) => instrument.id === 'patient-specific-function',
  );
  assert.deepEqual(
    shown?.changes.map(({ difference, direction }) => [difference, direction]),
    [[3, 'better']],
  );
});

test('an entry in the diary about another day stands on that day; a day without one has none', async () => {
  const mine = await assignQuestionnaire(karen, { citizen: 'karen', instrument: 'diary', key: 'own' });
  assert.ok(mine.ok, 'she takes it up herself');
  const day = [
    ['diary-date.day', '18'],
    ['diary-date.month', '12'],
    ['diary-date.year', '2026'],
  ] as const;
  const done = await answerQuestionnaire(karen, { task: mine.task.id, key: 'o', fields: [['diary-pain', '2'], ...day], finish: true });
  assert.ok(done.ok && done.state === 'handed-in');
  const scores = (await of('Observation')).filter(({ code }) => JSON.stringify(code).includes('diary.'));
  assert.deepEqual(
    scores.map(({ effectiveDateTime, valueQuantity }) => [effectiveDateTime, (valueQuantity as { readonly value: number }).value]),
    [['2026-12-18', 2]],
  );
});

test('a total from paper stands among the results, with the change since the time before, and with her own words where she wrote some', async () => {
  const before = { citizen: 'other', instrument: 'rmdq', score: 'total' };
  for (const [value, occurred] of [
    [16, '2026-10-20T10:00:00+02:00'],
    [9, '2026-12-10T10:00:00+01:00'],
  ] as const) {
    const entered = await enterScore(physiotherapist, { ...before, value, occurred, key: `paper-${value}` });
    assert.ok(entered.ok, JSON.stringify(entered));
  }
  const [rmdq] = await questionnaireResults(physiotherapist, { citizen: 'other' });
  assert.deepEqual([rmdq?.instrument.id, rmdq?.from, rmdq?.authored.slice(0, 10)], ['rmdq', 'paper', '2026-12-10']);
  assert.deepEqual(
    rmdq?.changes.map(({ before: first, now, direction }) => [first, now, direction]),
    [[16, 9, 'better']],
  );
  assert.deepEqual(rmdq?.series, [
    {
      score: 'total',
      points: [
        { day: '2026-10-20', value: 16 },
        { day: '2026-12-10', value: 9 },
      ],
    },
  ]);
  const own = (await questionnaireResults(physiotherapist, { citizen: 'karen' })).find(
    ({ instrument }) => instrument.id === 'patient-specific-function',
  );
  assert.deepEqual(own?.answers[0], {
    question: { da: 'Hvad er svært for dig?', en: 'What is hard for you?' },
    answer: { da: 'Ting 1', en: 'Ting 1' },
    own: true,
  });
  assert.equal(own?.answers.length, 6);
});

test('what was asked for is taken back with a reason: the citizen no longer finds it, and her half answers are stopped', async () => {
  const task = await asked('what-matters', 'back');
  await answerQuestionnaire(karen, { task, key: 'half', fields: [] });
  assert.deepEqual(await withdrawQuestionnaire(physiotherapist, { task, why: ' ', key: 'w' }), { ok: false, reason: 'reason-missing' });
  assert.deepEqual(await withdrawQuestionnaire(karen, { task, why: 'Gider ikke', key: 'w' }), {
    ok: false,
    reason: 'forbidden',
    why: 'role',
  });
  const told = { task, why: 'Spurgt ved en fejl', key: 'w' };
  const back = await withdrawQuestionnaire(physiotherapist, told);
  assert.ok(back.ok && back.task.status === 'cancelled', JSON.stringify(back));
  const again = await withdrawQuestionnaire(physiotherapist, told);
  assert.ok(again.ok && again.repeated);
  assert.deepEqual(await withdrawQuestionnaire(gp, { ...told, key: 'w2' }), { ok: false, reason: 'withdrawn' });
  assert.ok(!(await waitingQuestionnaires(karen, { citizen: 'karen' })).some((one) => one.task === task));
  assert.equal((await openQuestionnaire(karen, { task }))?.state, 'withdrawn');
  assert.deepEqual(await answerQuestionnaire(karen, { task, key: 'late', fields: [], finish: true }), { ok: false, reason: 'withdrawn' });
  const stopped = (await of('QuestionnaireResponse')).filter(({ status }) => status === 'stopped');
  assert.equal(stopped.length, 1);
});
