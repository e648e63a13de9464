import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { agreePlan, type PlanTold } from '../course/agree-plan.ts';
import { startCourse } from '../course/start-course.ts';
import { answerFor } from '../findings/answer-for.ts';
import { findingsOf } from '../findings/findings-of.ts';
import { aCitizen, findings, houseOf, openPathway } from '../testing/open-pathway.ts';
import { activitiesDone, recordActivity } from './activity-session.ts';
import { manualSeriesOf, recordManualSession } from './manual-session.ts';
import { recordNerveRootVisit } from './nerve-root-visit.ts';

const houses = await openPathway();
const chiropractor = houses.desk('chiropractor');
const physiotherapist = houses.desk('physiotherapist');
const signs = ['saddle-anaesthesia', 'bladder-disturbance', 'bowel-disturbance', 'new-weakness', 'progressive-deficit'];
const none = Object.fromEntries(signs.map((sign) => [sign, false]));

before(async () => {
  for (const id of ['karen', 'ole', 'bente', 'jens', 'mona', 'lis']) {
    await aCitizen(houses, id, ['gp', 'chiropractor', 'physiotherapist']);
    await findings(houses, id, { 'pain-site': ['lumbar'], 'diagnostic-triage': 'non-specific' });
  }
});

test('manual treatment stands in the plan beside self-management, and begins when contraindications were thought of', async () => {
  const without = await planned('karen', []);
  const told = { plan: without, key: '1', contraindications: 'Ingen fundet' };
  assert.deepEqual(await recordManualSession(chiropractor, told), { ok: false, reason: 'not-in-plan' });
  const plan = await planned('ole', ['manual-treatment']);
  assert.deepEqual(await recordManualSession(chiropractor, { plan, key: '1' }), { ok: false, reason: 'contraindications-missing' });
  const first = await recordManualSession(chiropractor, { ...told, plan });
  assert.ok(first.ok && first.session === 1 && first.start === '2026-11-21', JSON.stringify(first));
  const again = await recordManualSession(chiropractor, { ...told, plan });
  assert.ok(again.ok && again.repeated && again.session === 1);
  const refused = await recordManualSession(houses.desk('municipality_119'), { ...told, plan });
  assert.ok(!refused.ok && refused.reason === 'not-allowed' && refused.by.includes('chiropractor'));
});

test('the response is judged at session four, not at three; without any at five the way changes, at four it may go on', async () => {
  const plan = await planned('bente', ['manual-treatment']);
  const session = (key: number, more: object = {}) => {
    houses.at(`2026-11-${20 + key}T12:00:00Z`);
    return recordManualSession(chiropractor, { plan, key: `s${key}`, contraindications: 'Ingen', ...more });
  };
  for (const key of [1, 2, 3]) assert.ok((await session(key)).ok, `session ${key} asks for no response`);
  assert.deepEqual(await session(4), { ok: false, reason: 'response-missing', session: 4 });
  const fourth = await session(4, { response: 'none' });
  assert.ok(fourth.ok && fourth.isJudged && fourth.session === 4, JSON.stringify(fourth));
  assert.equal(await statusOf('bente', 'change-approach'), 'permitted');
  assert.deepEqual(await session(5), { ok: false, reason: 'response-missing', session: 5 });
  assert.deepEqual(await session(5, { response: 'none' }), { ok: false, reason: 'change-wanted', session: 5 });
  assert.equal((await manualSeriesOf(chiropractor, 'bente'))?.sessions.length, 4, 'what was refused is not kept');
  const fifth = await session(5, { response: 'none', instead: { stop: true }, note: 'Ingen virkning, går over til træning' });
  assert.ok(fifth.ok && fifth.session === 5, JSON.stringify(fifth));
  assert.equal(await statusOf('bente', 'change-approach'), 'recommended');
  assert.deepEqual(await session(6, { response: 'good' }), { ok: false, reason: 'not-in-plan' });
  const series = await manualSeriesOf(chiropractor, 'bente');
  assert.deepEqual(
    [series?.start, series?.response, series?.judged, series?.sessions.at(-1)],
    ['2026-11-21', 'none', '2026-11-25', { number: 5, day: '2026-11-25' }],
  );
  houses.at('2026-11-21T12:00:00Z');
});

test('a good response goes on, and another series counts anew', async () => {
  const plan = await planned('jens', ['manual-treatment']);
  for (const key of [1, 2, 3, 4, 5]) {
    houses.at(`2026-11-${20 + key}T12:00:00Z`);
    const more = key < 4 ? {} : ({ response: 'good' } as const);
    const kept = await recordManualSession(chiropractor, { plan, key: `s${key}`, contraindications: 'Ingen', ...more });
    assert.ok(kept.ok && kept.session === key, JSON.stringify(kept));
  }
  houses.at('2026-11-30T12:00:00Z');
  const anew = await recordManualSession(chiropractor, { plan, key: 'n', contraindications: 'Ingen', isNewSeries: true });
  assert.ok(anew.ok && anew.session === 1 && anew.start === '2026-11-30');
  assert.equal((await manualSeriesOf(chiropractor, 'jens'))?.sessions.length, 1);
  houses.at('2026-11-21T12:00:00Z');
});

test('activity begins when subgoals are agreed; a flare-up that lasts asks for another way, one that settles does not', async () => {
  const plan = await planned('mona', ['supervised-activity'], []);
  const told = { plan, key: '1', words: 'Styrke på hold', attended: true };
  assert.deepEqual(await recordActivity(physiotherapist, told), { ok: false, reason: 'subgoals-missing' });
  const withGoals = await planned('lis', ['supervised-activity']);
  assert.deepEqual(await recordActivity(physiotherapist, { ...told, plan: withGoals, words: ' ' }), { ok: false, reason: 'words-missing' });
  const first = await recordActivity(physiotherapist, {
    ...told,
    plan: withGoals,
    test: { when: 'start', findings: [{ code: 'rmdq', value: 14 }] },
  });
  assert.ok(first.ok, JSON.stringify(first));
  const settles = await recordActivity(physiotherapist, { ...told, plan: withGoals, key: '2', flare: 'settles' });
  assert.ok(settles.ok);
  houses.at('2026-11-21T13:00:00Z');
  const lasting = { ...told, plan: withGoals, key: '3', flare: 'lasting' } as const;
  assert.deepEqual(await recordActivity(physiotherapist, lasting), { ok: false, reason: 'adjustment-missing' });
  assert.ok((await recordActivity(physiotherapist, { ...lasting, adjusted: 'Halv vægt, flere pauser' })).ok);
  assert.equal(await statusOf('lis', 'adjust-activity'), 'required');
  const done = await activitiesDone(physiotherapist, 'lis');
  assert.deepEqual(
    done.map(({ flare, adjusted, test: tested }) => [flare, adjusted, tested]),
    [
      ['lasting', 'Halv vægt, flere pauser', undefined],
      ['settles', undefined, undefined],
      [undefined, undefined, 'start'],
    ],
  );
  houses.at('2026-11-21T12:00:00Z');
  const bad = await recordActivity(physiotherapist, {
    ...told,
    plan: withGoals,
    key: '4',
    test: { when: 'end', findings: [{ code: 'rmdq', value: 25 }] },
  });
  assert.ok(!bad.ok && bad.reason === 'fields' && bad.faults[0]?.field === 'test.findings[0].value');
});

test('a visit with a suspected nerve root asks every alarm sign and ends with the day of the next', async () => {
  const told = { citizen: 'karen', key: 'v', alarms: none, next: '2026-12-05' };
  assert.deepEqual(await recordNerveRootVisit(physiotherapist, told), { ok: false, reason: 'not-suspected' });
  const suspected = [
    { code: 'suspected-nerve-root', value: true },
    { code: 'strength-grade', value: 5, site: 'left' },
  ] as const;
  const unasked = await recordNerveRootVisit(physiotherapist, { ...told, findings: suspected, alarms: { 'saddle-anaesthesia': false } });
  assert.deepEqual(unasked, { ok: false, reason: 'alarms-missing', signs: signs.slice(1) });
  const visit = { ...told, findings: suspected, alarms: none };
  const { next: _next, ...withoutNext } = visit;
  assert.deepEqual(await recordNerveRootVisit(physiotherapist, withoutNext), { ok: false, reason: 'next-missing' });
  assert.deepEqual(await recordNerveRootVisit(physiotherapist, { ...visit, next: '2026-11-21' }), { ok: false, reason: 'next-passed' });
  const kept = await recordNerveRootVisit(physiotherapist, visit);
  assert.ok(kept.ok && kept.acute === undefined && kept.next === '2026-12-05', JSON.stringify(kept));
  const again = await recordNerveRootVisit(physiotherapist, visit);
  assert.ok(again.ok && again.repeated && again.visit === kept.visit);
  const stories = (await findingsOf(physiotherapist, 'karen')) ?? [];
  assert.equal(stories.find(({ code }) => code === 'evaluation-next-date')?.latest.value, '2026-12-05');
  assert.equal(stories.find(({ code }) => code === 'saddle-anaesthesia')?.latest.value, false);
  const citizen = await recordNerveRootVisit(houses.citizen('karen'), visit);
  assert.deepEqual(citizen, { ok: false, reason: 'not-a-clinician' });
});

test('an alarm sign leads the acute way and is kept, though no next day is set and other signs were not asked', async () => {
  const alarms = { 'saddle-anaesthesia': true, 'bladder-disturbance': true };
  const findings = [{ code: 'suspected-nerve-root', value: true }];
  const outcome = await recordNerveRootVisit(chiropractor, { citizen: 'ole', key: 'a', alarms, findings });
  assert.ok(outcome.ok && outcome.acute !== undefined, JSON.stringify(outcome));
  assert.ok(outcome.acute.routes.includes('refer-emergency-department'));
  const story = (await findingsOf(chiropractor, 'ole'))?.find(({ code }) => code === 'bladder-disturbance');
  assert.equal(story?.latest.value, true);
});

test('weakness of grade three or less leads the acute way, of grade four the visit is not acute by strength alone', async () => {
  const visit = (grade: number) =>
    recordNerveRootVisit(chiropractor, {
      citizen: 'jens',
      key: `grade ${grade}`,
      alarms: none,
      next: '2026-12-05',
      findings: [
        { code: 'suspected-nerve-root', value: true },
        { code: 'strength-grade', value: grade, onset: '2026-11-21', site: 'right' },
      ],
    });
  const four = await visit(4);
  assert.ok(four.ok);
  const three = await visit(3);
  assert.ok(three.ok && three.acute?.urgency === 'acute', JSON.stringify(three));
  const two = await visit(2);
  assert.ok(two.ok && two.acute?.urgency === 'acute');
  assert.notEqual(four.acute?.urgency, 'acute');
});

async function statusOf(citizen: string, disposition: string): Promise<string | undefined> {
  const outcome = await answerFor(chiropractor, citizen);
  return outcome.ok ? outcome.answer.dispositions.find(({ code }) => code === disposition)?.status : outcome.reason;
}

async function planned(citizen: string, steps: readonly string[], subgoals = ['ti minutter']): Promise<string> {
  const permits = [{ to: { house: houseOf('chiropractor') } }, { to: { house: houseOf('physiotherapist') } }];
  await startCourse(physiotherapist, { citizen, key: 'own', start: '2026-11-21', permits });
  const course = await startCourse(chiropractor, { citizen, key: 'c', start: '2026-11-21', permits });
  assert.ok(course.ok, JSON.stringify(course));
  const told: PlanTold = {
    course: course.course.id,
    key: 'p',
    goals: [{ words: 'Gå tur', subgoals }],
    selfManagement: { evaluate: '2026-12-05' },
    steps: steps.map((disposition) => ({ disposition, evaluate: '2026-12-19' })),
    choice: 'Vil prøve',
    informed: 'Forløb og prognose',
  };
  const desk = steps.includes('supervised-activity') ? physiotherapist : chiropractor;
  const agreed = await agreePlan(desk, told);
  assert.ok(agreed.ok, JSON.stringify(agreed));
  return agreed.plan.id;
}
