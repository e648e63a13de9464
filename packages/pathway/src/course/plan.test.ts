import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { aCitizen, findings, houseOf, openPathway } from '../testing/open-pathway.ts';
import { agreePlan, type PlanTold } from './agree-plan.ts';
import { changePlan, closePlan } from './change-plan.ts';
import { type CourseOutcome, startCourse } from './start-course.ts';

const houses = await openPathway();
const physiotherapist = houses.desk('physiotherapist');
const gp = houses.desk('gp');
const permits = [{ to: { house: houseOf('physiotherapist') } }, { to: { role: 'gp' }, purpose: 'treatment' }];
const plan = (course: string, more: Partial<PlanTold> = {}): PlanTold => ({
  course,
  key: 'plan',
  goals: [{ words: 'Gå tur med hunden igen', obstacles: ['bange for at løfte'], subgoals: ['ti minutter', 'rundt om søen'] }],
  selfManagement: { text: 'Gå hver dag, hvile kort', evaluate: '2026-12-05' },
  steps: [{ disposition: 'supervised-activity', text: 'Hold om tirsdagen', evaluate: '2026-12-19' }],
  choice: 'Vil helst træne på hold',
  informed: 'Forløbet, prognosen og alternativerne',
  ...more,
});

before(async () => {
  for (const id of ['new', 'karen', 'ole', 'bent']) {
    await aCitizen(houses, id, []);
    await findings(houses, id, { 'pain-site': ['lumbar'], 'affects-daily-life': true, 'diagnostic-triage': 'non-specific' });
  }
});

test('a course begins with the citizen’s yes; without it she is to be asked, and nothing is kept', async () => {
  const told = { citizen: 'new', key: 'c', start: '2026-11-21' };
  const refused = await startCourse(physiotherapist, told);
  assert.ok(!refused.ok && refused.reason === 'consent' && refused.ask.recipient === houseOf('physiotherapist'));
  assert.deepEqual(await houses.jobs.count('EpisodeOfCare', { where: { patient: 'new' } }), { ok: true, count: 0 });
  const course = await started('new');
  assert.deepEqual([course.threadHolder, course.contact], [houseOf('gp'), houseOf('gp')]);
  const again = await startCourse(physiotherapist, { ...told, permits });
  assert.ok(again.ok && again.repeated && again.course.id === course.course.id);
  // The GP holds the thread, and with consent sees the course.
  assert.ok((await gp.record.read('EpisodeOfCare', course.course.id)).ok);
  assert.equal((await houses.desk('chiropractor').record.read('EpisodeOfCare', course.course.id)).ok, false);
});

test('a plan has goals in the citizen’s words, self-management as its base, and a day for every step', async () => {
  const { course } = await started('karen');
  assert.deepEqual(await agreePlan(physiotherapist, plan(course.id, { goals: [] })), { ok: false, reason: 'goals-missing' });
  assert.deepEqual(await agreePlan(physiotherapist, plan(course.id, { choice: ' ' })), { ok: false, reason: 'choice-missing' });
  const noDay = plan(course.id, { steps: [{ disposition: 'supervised-activity', evaluate: '' }] });
  assert.deepEqual(await agreePlan(physiotherapist, noDay), {
    ok: false,
    reason: 'step',
    step: 'supervised-activity',
    fault: 'evaluation-date',
  });
  const past = plan(course.id, { selfManagement: { evaluate: '2026-11-20' } });
  assert.equal((await agreePlan(physiotherapist, past)).ok, false);
  const agreed = await agreePlan(physiotherapist, plan(course.id));
  assert.ok(agreed.ok, JSON.stringify(agreed));
  assert.deepEqual(
    agreed.steps.map(({ disposition, evaluate }) => [disposition, evaluate]),
    [
      ['supported-self-management', '2026-12-05'],
      ['supervised-activity', '2026-12-19'],
    ],
  );
  const origins = await gp.record.search('Provenance', { where: { targets: `CarePlan/${agreed.plan.id}` } });
  assert.ok(origins.ok);
  assert.ok(JSON.stringify(origins.page.entries).includes(houses.programme.manifest.version), 'the programme version stands with it');
  const again = await agreePlan(physiotherapist, plan(course.id));
  assert.ok(again.ok && again.repeated);
  assert.deepEqual(await agreePlan(gp, plan(course.id)), { ok: false, reason: 'there-is-one', plan: agreed.plan.id });
});

test('a plan begins from the triage: before it is concluded none is agreed, and who asks is told what is missing', async () => {
  await aCitizen(houses, 'unsorted', []);
  const { course } = await started('unsorted');
  const early = await agreePlan(physiotherapist, plan(course.id));
  assert.deepEqual(early, { ok: false, reason: 'no-triage', findings: ['diagnostic-triage'] });
  await findings(houses, 'unsorted', { 'diagnostic-triage': 'non-specific' });
  assert.ok((await agreePlan(physiotherapist, plan(course.id))).ok);
});

test('effects are looked at, what does not help is changed or stopped, and everybody with access sees who and why', async () => {
  const { course } = await started('ole');
  const agreed = await agreePlan(physiotherapist, plan(course.id));
  assert.ok(agreed.ok);
  const told = { plan: agreed.plan.id, why: 'Ingen fremgang efter fire uger' };
  const without = { disposition: 'supervised-activity', effect: 'unsatisfactory', next: '2026-12-19' } as const;
  assert.deepEqual(await changePlan(physiotherapist, { ...told, key: 'a', evaluated: [without] }), {
    ok: false,
    reason: 'change-wanted',
    step: 'supervised-activity',
  });
  assert.deepEqual(await changePlan(physiotherapist, { ...told, key: 'b', stop: ['supported-self-management'] }), {
    ok: false,
    reason: 'base',
  });
  const change = { ...told, key: 'c', evaluated: [without], stop: ['supervised-activity'] };
  const [one, other] = await Promise.all([changePlan(physiotherapist, change), changePlan(physiotherapist, change)]);
  assert.ok(one.ok && other.ok && one.repeated !== other.repeated);
  const stale = await changePlan(gp, { ...told, key: 'd', seen: 1, add: [{ disposition: 'patient-education', evaluate: '2027-01-10' }] });
  assert.deepEqual(stale, { ok: false, reason: 'changed', current: 2 });
  const added = await changePlan(gp, { ...told, key: 'e', seen: 2, add: [{ disposition: 'patient-education', evaluate: '2027-01-10' }] });
  assert.ok(added.ok, JSON.stringify(added));
  assert.deepEqual(
    added.steps.map(({ disposition, status }) => [disposition, status]),
    [
      ['supported-self-management', 'in-progress'],
      ['supervised-activity', 'stopped'],
      ['patient-education', 'in-progress'],
    ],
  );
});

test('a plan is closed with a plan for relapse, and then no longer changed', async () => {
  const { course } = await started('bent');
  const agreed = await agreePlan(physiotherapist, plan(course.id));
  assert.ok(agreed.ok);
  const told = { plan: agreed.plan.id, key: 'end', why: 'Målet er nået' };
  assert.deepEqual(await closePlan(physiotherapist, { ...told, relapse: '' }), { ok: false, reason: 'reason-missing' });
  const closed = await closePlan(physiotherapist, { ...told, relapse: 'Hold dig i gang, ring efter to uger' });
  assert.ok(closed.ok && closed.plan.status === 'completed');
  assert.deepEqual(await changePlan(gp, { plan: agreed.plan.id, key: 'late', why: 'x' }), { ok: false, reason: 'closed' });
  const seen = await houses.citizen('bent').record.read('CarePlan', agreed.plan.id);
  assert.ok(seen.ok && JSON.stringify(seen.resource).includes('ring efter to uger'));
});

async function started(citizen: string): Promise<Extract<CourseOutcome, { readonly ok: true }>> {
  const outcome = await startCourse(physiotherapist, { citizen, key: 'c', start: '2026-11-21', permits });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome;
}
