import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { doorOf } from '../check/door.ts';
import { giveConsent } from '../consent/say.ts';
import { referenceIn } from '../fhir-words.ts';
import { closeReferral } from '../referral/close.ts';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { acceptReferral, bookReferral, cancelReferral, receiveReferral } from '../referral/visitation.ts';
import { aCitizen, findings, houseOf, openPathway, permit, saved } from '../testing/open-pathway.ts';
import { agreeAdaptation, changeAdaptation } from './adaptation.ts';
import { askPrevention } from './ask-prevention.ts';
import { decideBenefit } from './benefit.ts';
import { encourageJobcentre } from './encourage.ts';
import { answerFastTrack, askFastTrack, noteEmployerAsked } from './fast-track.ts';
import { holdFirstTalk, sendCertificate, talkIn } from './first-talk.ts';
import { socialMedicalProposal } from './la165.ts';
import { noteWork } from './note-work.ts';
import { askPossibilityStatement, fillPartOne, fillPartTwo, statementPaper } from './possibility-statement.ts';
import { agreeReturnPlan, noteEmployerContact, returnPlanOf } from './return-plan.ts';
import { noteSection56 } from './section-56.ts';
import { workOf } from './work-of.ts';
import { workStoryOf } from './work-story.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const jobcentre = houses.desk('jobcentre');
const physiotherapist = houses.desk('physiotherapist');
const centre = houseOf('jobcentre');
const karen = houses.citizen('karen');
const identifierOf = (value: string) => ({ system: 'https://rygforloeb.dk/fhir/identifier/example', value });
const atWork = { citizen: 'karen', status: 'employed' };

before(async () => {
  for (const id of ['karen', 'boss', 'la', 'shy', 'paper', 'ends']) {
    await aCitizen(houses, id, ['gp', 'physiotherapist']);
    await findings(houses, id, { 'pain-site': ['lumbar'], 'affects-daily-life': true, 'suspected-nerve-root': true });
    const course = {
      resourceType: 'EpisodeOfCare',
      status: 'active',
      patient: { reference: `Patient/${id}` },
      period: { start: '2026-11-01' },
    };
    await saved(houses.jobs, { ...course, managingOrganization: { reference: houseOf('physiotherapist') } });
  }
});

describe('work over time', () => {
  test('what is noted at different times, by the citizen and by those who treat her, is read as a course, and nothing is lost', async () => {
    const first = { share: 'full', since: '2026-10-10' } as const;
    must(
      await noteWork(gp, { ...atWork, sickLeave: first, expectedWeeks: 10, atRisk: true, occurred: '2026-10-12T09:00:00+02:00', key: 'a' }),
    );
    const aspects = [
      { aspect: 'amount', matters: true, text: 'Tunge løft hver dag' },
      { aspect: 'fear-of-harm', matters: false },
    ];
    must(
      await noteWork(physiotherapist, {
        citizen: 'karen',
        factors: ['heavy-lifting'],
        aspects,
        occurred: '2026-10-20T09:00:00+02:00',
        key: 'b',
      }),
    );
    const part = { share: 'part', since: '2026-10-10', hoursPerWeek: 15 } as const;
    const told = { citizen: 'karen', sickLeave: part, expectedWeeks: 12, occurred: '2026-11-18T09:00:00+01:00', key: 'c' };
    must(await noteWork(karen, told));
    assert.equal(must(await noteWork(karen, told)).repeated, true);
    const { points, now } = await workStoryOf(karen, 'karen');
    assert.deepEqual(
      points.map(({ sickLeave, expectedWeeks, factors }) => [sickLeave, expectedWeeks, factors?.[0]]),
      [
        ['full', 10, undefined],
        [undefined, undefined, 'heavy-lifting'],
        ['part', 12, undefined],
      ],
    );
    assert.deepEqual([now.status, now.sickLeave, now.hoursPerWeek, now.atRisk, now.aspects?.length], ['employed', 'part', 15, true, 2]);
    assert.deepEqual(
      points.map(({ by }) => by.split('/')[0]),
      ['Practitioner', 'Practitioner', 'Patient'],
    );
  });

  test('a sick leave of four weeks shows no risk of not returning, one day more does', async () => {
    const shown = async (instant: string) => {
      houses.at(instant);
      const { returnRisk } = await workStoryOf(karen, 'karen');
      houses.at('2026-11-21T12:00:00Z');
      return returnRisk?.from;
    };
    assert.equal(await shown('2026-11-07T22:59:00Z'), undefined);
    assert.equal(await shown('2026-11-07T23:00:00Z'), '2026-11-08');
  });

  test('what nobody knows of is not noted', async () => {
    for (const [told, what] of [
      [{ status: 'astronaut' }, 'status'],
      [{ factors: ['weather'] }, 'factor'],
      [{ aspects: [{ aspect: 'mood', matters: true }] }, 'aspect'],
      [{ benefitEnd: '2026-02-30' }, 'time'],
      [{ expectedWeeks: -1 }, 'length'],
      [{ sickLeave: { share: 'full' } }, 'time'],
    ] as const)
      assert.deepEqual(await noteWork(gp, { citizen: 'karen', key: 'x', ...told }), { ok: false, reason: 'unknown', what });
    assert.deepEqual(await noteWork(gp, { citizen: 'karen', key: 'x' }), { ok: false, reason: 'nothing-told' });
  });

  test('whether work needs something done is answered: yes, no, or later with a day', async () => {
    assert.equal((await workOf(physiotherapist, 'karen'))?.needAnswered, false);
    must(await noteWork(physiotherapist, { citizen: 'karen', need: { answer: 'later', on: '2026-12-01' }, key: 'need' }));
    const work = await workOf(physiotherapist, 'karen');
    assert.deepEqual([work?.needAnswered, work?.story.now.need, work?.story.now.needAgain], [true, 'later', '2026-12-01']);
  });
});

describe('a sick leave with its last day', () => {
  test('stands until that day has passed: for those who read it, for the programme and for the clocks; told anew, it goes on', async () => {
    await aCitizen(houses, 'until', ['gp']);
    const leave = { share: 'full', since: '2026-11-16', until: '2026-11-27' } as const;
    assert.equal((await noteWork(gp, { citizen: 'until', sickLeave: { ...leave, until: '2026-11-15' }, key: 'x' })).ok, false);
    must(await noteWork(gp, { citizen: 'until', status: 'employed', sickLeave: leave, key: 'a' }));
    const at = async (instant: string) => {
      houses.at(instant);
      const work = await workOf(gp, 'until');
      houses.at('2026-11-21T12:00:00Z');
      const milestones = work?.dispositions.some(({ code }) => code === 'sick-leave-milestones');
      return [work?.story.now.sickLeave, work?.story.now.sickUntil, milestones];
    };
    assert.deepEqual(await at('2026-11-21T12:00:00Z'), ['full', '2026-11-27', true]);
    assert.deepEqual(await at('2026-11-27T22:59:00Z'), ['full', '2026-11-27', true], 'the last day is one of it');
    assert.deepEqual(await at('2026-11-27T23:00:00Z'), ['none', '2026-11-27', false]);
    houses.at('2026-11-26T12:00:00Z');
    must(await noteWork(gp, { citizen: 'until', sickLeave: { ...leave, until: '2027-01-08' }, key: 'b' }));
    assert.deepEqual(await at('2026-12-20T12:00:00Z'), ['full', '2027-01-08', true]);
    houses.at('2026-12-21T12:00:00Z');
    must(await noteWork(gp, { citizen: 'until', sickLeave: { share: 'none' }, key: 'c' }));
    assert.deepEqual(await at('2026-12-22T12:00:00Z'), ['none', undefined, false], 'back before it');
  });
});

describe('fast track', () => {
  test('eight weeks do not open it, more do; without her yes to the jobcentre the citizen is told what to say yes to', async () => {
    const told = { citizen: 'karen', jobcentre: centre, key: 'ft' };
    must(await noteWork(gp, { citizen: 'karen', expectedWeeks: 8, key: 'eight' }));
    const closed = await askFastTrack(karen, told);
    assert.ok(!closed.ok && closed.reason === 'not-open' && closed.status === 'not-indicated', JSON.stringify(closed));
    houses.at('2026-11-21T12:05:00Z');
    must(await noteWork(gp, { citizen: 'karen', expectedWeeks: 8.5, key: 'more' }));
    const unasked = await askFastTrack(karen, told);
    assert.ok(!unasked.ok && unasked.reason === 'consent' && unasked.ask.recipient === centre);
    assert.deepEqual(await askFastTrack(gp, told), { ok: false, reason: 'only-herself' });
    const sent = must(await askFastTrack(karen, { ...told, permit: true }));
    assert.deepEqual([sent.referral.state, sent.referral.receiver], ['sent', 'fast-track']);
    assert.equal(must(await askFastTrack(karen, { ...told, permit: true })).repeated, true);
    const second = await askFastTrack(karen, { ...told, key: 'another' });
    assert.ok(!second.ok && second.reason === 'there-is-one' && second.referral === sent.referral.id);
  });

  test('the jobcentre receives, books and holds the talk with the seven questions, and the GP is asked for a certificate', async () => {
    const referral = await requestOf('karen');
    assert.equal(houses.programme.work.questions.length, 7);
    must(await receiveReferral(jobcentre, { referral, key: '1' }));
    must(await acceptReferral(jobcentre, { referral, key: '2' }));
    must(await bookReferral(jobcentre, { referral, at: '2026-11-30T10:00:00+01:00', key: '3' }));
    const answers = houses.programme.work.questions.map(({ code }) => ({ question: code, text: `svar på ${code}` }));
    assert.ok(!(await holdFirstTalk(jobcentre, { referral, answers: [{ question: 'weather', text: 'x' }], key: '4' })).ok);
    const held = must(await holdFirstTalk(jobcentre, { referral, answers, key: '4' }));
    assert.deepEqual([held.referral.state, held.certificate, talkIn(held.referral.task).length], ['in-progress', 'asked', 7]);
    const tasks = await gp.record.search('Task', {
      where: { patient: 'karen', owner: houseOf('gp'), focus: `ServiceRequest/${referral}` },
    });
    assert.ok(tasks.ok);
    const task = tasks.page.entries[0]?.id ?? '';
    must(await sendCertificate(gp, { task, assessment: 'Kan løfte op til 5 kg. Bør kunne begynde med 15 timer.', key: 'c' }));
    assert.equal(must(await sendCertificate(gp, { task, assessment: 'igen', key: 'c' })).repeated, true);
    const letters = await jobcentre.record.search('Communication', { where: { patient: 'karen' } });
    assert.ok(letters.ok && letters.page.entries.length === 1);
  });

  test('the plan for the return is agreed with the citizen, has measures the law knows and a day of follow-up, and can be agreed anew', async () => {
    const referral = await requestOf('karen');
    const told = {
      referral,
      aim: 'same-job',
      measures: [{ measure: 'placement' }, { measure: 'mentor', text: 'Kollega Bo' }],
      next: '2026-12-15',
      key: 'p',
    } as const;
    const agreed = 'Vi begynder med 15 timer';
    assert.deepEqual(await agreeReturnPlan(jobcentre, { ...told, agreed: ' ' }), { ok: false, reason: 'agreement-missing' });
    assert.deepEqual(await agreeReturnPlan(jobcentre, { ...told, agreed, next: '2026-11-20' }), { ok: false, reason: 'bad-date' });
    assert.deepEqual(await agreeReturnPlan(jobcentre, { ...told, agreed, measures: [{ measure: 'gym' }] }), {
      ok: false,
      reason: 'unknown',
      what: 'measure',
    });
    const plan = must(await agreeReturnPlan(jobcentre, { ...told, agreed }));
    const again = must(
      await agreeReturnPlan(jobcentre, {
        ...told,
        agreed,
        aim: 'other-work',
        next: '2027-01-15',
        qualifications: 'Regnskab fra Syrien',
        key: 'p2',
      }),
    );
    assert.deepEqual([again.plan.id, again.plan.meta.versionId], [plan.plan.id, '2']);
    for (const desk of [karen, gp, physiotherapist]) assert.equal((await returnPlanOf(desk, 'karen', referral))?.id, plan.plan.id);
  });

  test('nobody talks with the employer without the yes of the citizen; with it the talk is noted, and she reads it', async () => {
    const referral = await requestOf('karen');
    const told = { referral, what: 'round-table', words: 'Med leder og Karen: 15 timer til jul', key: 'e' } as const;
    const refused = await noteEmployerContact(jobcentre, told);
    assert.ok(!refused.ok && refused.reason === 'consent' && refused.ask.roles[0] === 'employer');
    must(await giveConsent(karen, { citizen: 'karen', to: { role: 'employer' }, purpose: 'work-retention', key: 'e' }));
    const { note } = must(await noteEmployerContact(jobcentre, told));
    assert.ok((await karen.record.read('Communication', note.id)).ok);
    assert.equal((await physiotherapist.record.read('Communication', note.id)).ok, false);
    const another = houses.desk('jobcentre', houseOf('other-hospital'));
    assert.equal((await noteEmployerContact(another, told)).ok, false);
  });

  test('the jobcentre asks the prevention of its own municipality, with her yes, and it lands there as a request', async () => {
    const referral = await requestOf('karen');
    const told = { referral, performer: houseOf('municipality_119'), words: 'Hjælp til at mestre smerter', key: 'i' };
    const refused = await askPrevention(jobcentre, told);
    assert.ok(!refused.ok && refused.reason === 'consent');
    await permit(houses, 'karen', 'municipality_119');
    const asked = must(await askPrevention(jobcentre, told));
    must(await receiveReferral(houses.desk('municipality_119'), { referral: asked.referral.id, key: 'r' }));
    assert.equal((await askPrevention(gp, told)).ok, false);
  });

  test('it ends with feedback, to the citizen who asked and to the GP', async () => {
    const referral = await requestOf('karen');
    const closed = must(await closeReferral(jobcentre, { referral, key: 'end', reason: 'Tilbage i samme job på fuld tid' }));
    assert.deepEqual([closed.referral.feedback, closed.gp], ['Tilbage i samme job på fuld tid', 'told']);
  });

  test('when the employer asks, the citizen is asked; until she says yes the jobcentre learns nothing, not even whether we know her', async () => {
    const told = { identifier: identifierOf('boss'), asked: '2026-11-19', key: 'nr-1' };
    assert.deepEqual(await noteEmployerAsked(gp, told), { ok: false, reason: 'forbidden', why: 'role' });
    for (const identifier of [told.identifier, told.identifier, identifierOf('nobody')])
      assert.deepEqual(await noteEmployerAsked(jobcentre, { ...told, identifier }), { ok: true, waiting: true });
    const boss = houses.citizen('boss');
    const waiting = await boss.record.search('Task', { where: { patient: 'boss', owner: 'Patient/boss', status: 'requested' } });
    assert.ok(waiting.ok && waiting.page.entries.length === 1);
    const referral = (referenceIn(waiting.page.entries[0]?.focus) ?? '').slice('ServiceRequest/'.length);
    assert.equal((await jobcentre.record.read('Patient', 'boss')).ok, false);
    assert.equal((await jobcentre.record.read('ServiceRequest', referral)).ok, false);
    const unasked = await answerFastTrack(boss, { referral, yes: true, key: 'y' });
    assert.ok(!unasked.ok && unasked.reason === 'consent');
    assert.equal((await answerFastTrack(karen, { referral, yes: true, key: 'y' })).ok, false);
    assert.equal(must(await answerFastTrack(boss, { referral, yes: true, permit: true, key: 'y' })).referral.state, 'sent');
    must(await receiveReferral(jobcentre, { referral, key: 'r' }));
    const done = await boss.record.search('Task', { where: { patient: 'boss', owner: 'Patient/boss', status: 'requested' } });
    assert.ok(done.ok && done.page.entries.length === 0);
    must(await cancelReferral(boss, { referral, key: 'c', reason: 'Jeg er rask' }));
  });

  test("a no to the employer's wish ends it", async () => {
    must(await noteEmployerAsked(jobcentre, { identifier: identifierOf('shy'), asked: '2026-11-19', key: 'nr-2' }));
    const shy = houses.citizen('shy');
    const waiting = await shy.record.search('Task', { where: { patient: 'shy', owner: 'Patient/shy' } });
    assert.ok(waiting.ok);
    const referral = (referenceIn(waiting.page.entries[0]?.focus) ?? '').slice('ServiceRequest/'.length);
    assert.equal(must(await answerFastTrack(shy, { referral, yes: false, key: 'n' })).referral.state, 'cancelled');
    assert.equal((await jobcentre.record.read('Patient', 'shy')).ok, false);
  });
});

describe('LÆ 165', () => {
  const leftOut = { field: 'also-referred', leftOut: 'ingen' };

  test('an empty ground stops it; with one it is sent, and the jobcentre sees work and daily life, never diagnosis, medicine or the words of the plan', async () => {
    must(
      await noteWork(gp, { citizen: 'la', status: 'employed', sickLeave: { share: 'full', since: '2026-10-20' }, atRisk: true, key: 'w' }),
    );
    await permit(houses, 'la', 'jobcentre');
    const subject = { reference: 'Patient/la' };
    await saved(houses.jobs, {
      resourceType: 'Condition',
      code: { text: 'Depression' },
      subject,
      clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
    });
    await saved(houses.jobs, {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'Tramadol' },
      subject,
    });
    const plan = {
      resourceType: 'CarePlan',
      status: 'active',
      intent: 'plan',
      period: { start: '2026-11-01' },
      created: '2026-11-01',
      subject,
    };
    await saved(houses.jobs, {
      ...plan,
      description: 'Hemmelige ord',
      activity: [{ detail: { status: 'in-progress', description: 'Hemmelige ord' } }],
    });
    await findings(houses, 'la', { 'depression-level': 'severe', 'compensation-case': true });
    const empty = must(await draftReferral(gp, { citizen: 'la', receiver: 'jobcentre', performer: centre, content: [leftOut], key: 'e' }));
    const stopped = await checkReferral(gp, { referral: empty.referral.id, key: 'c' });
    assert.ok(!stopped.ok && stopped.reason === 'check' && JSON.stringify(stopped.check.problems).includes('"ground"'));
    const referral = await la165('la', [{ field: 'ground', text: 'Truet på sit arbejde' }, leftOut]);
    must(await receiveReferral(jobcentre, { referral, key: 'r' }));
    const proposal = await socialMedicalProposal(gp, referral);
    assert.deepEqual([proposal?.form, proposal?.ground, proposal?.work.sickSince], ['LÆ 165', 'Truet på sit arbejde', '2026-10-20']);
    assert.ok(proposal?.participation.includes('affects-daily-life'));
    const seen: unknown[] = [await socialMedicalProposal(jobcentre, referral), await workOf(jobcentre, 'la')];
    for (const type of [
      'Patient',
      'Observation',
      'CarePlan',
      'Goal',
      'EpisodeOfCare',
      'ServiceRequest',
      'Task',
      'Communication',
      'Condition',
      'MedicationRequest',
      'Consent',
      'QuestionnaireResponse',
      'Provenance',
    ]) {
      const found = await jobcentre.record.search(type, type === 'Patient' ? {} : { where: { patient: 'la' } });
      assert.equal(found.ok, !['Condition', 'MedicationRequest', 'Consent', 'QuestionnaireResponse', 'Provenance'].includes(type), type);
      if (found.ok) seen.push(...found.page.entries);
    }
    const text = JSON.stringify(seen);
    assert.ok(seen.length > 6 && text.includes('job-at-risk') && text.includes('"sick-leave"'));
    for (const secret of ['Depression', 'depression', 'Tramadol', 'Hemmelige', 'nerve-root', 'pain-site', 'compensation'])
      assert.ok(!text.includes(secret), secret);
  });

  test('an open referral to §119 is mentioned, for coordination', async () => {
    await permit(houses, 'la', 'municipality_119');
    const content = ['referral-diagnosis', 'purpose', 'history', 'practical', 'citizen-data', 'also-referred'].map((field) => ({
      field,
      text: 'x',
    }));
    const told = {
      citizen: 'la',
      receiver: 'municipality-119',
      performer: houseOf('municipality_119'),
      content,
      key: '119',
      override: { code: 'citizen-wish-after-talk' },
    };
    const begun = must(await draftReferral(gp, told));
    const { id: referral } = begun.referral;
    must(await checkReferral(gp, { referral, key: 'c' }));
    must(await sendReferral(gp, { referral, key: 's' }));
    const second = await la165('la', [{ field: 'ground', text: 'Igen' }], 'second');
    assert.deepEqual((await socialMedicalProposal(gp, second))?.alsoReferred, ['municipality-119']);
    const sent = await jobcentre.record.read('ServiceRequest', second);
    assert.ok(
      sent.ok && JSON.stringify(sent.resource).includes('§119'),
      'the jobcentre, who sees no other referrals, reads it in this one',
    );
  });

  for (const role of ['physiotherapist', 'chiropractor', 'private_specialist', 'hospital'] as const)
    test(`${role} encourages the citizen and tells the GP, and makes no referral`, async () => {
      const id = `enc-${role.replaceAll('_', '-')}`;
      await aCitizen(houses, id, ['gp', role]);
      const course = {
        resourceType: 'EpisodeOfCare',
        status: 'active',
        patient: { reference: `Patient/${id}` },
        period: { start: '2026-11-01' },
      };
      await saved(houses.jobs, { ...course, managingOrganization: { reference: houseOf(role) } });
      const desk = houses.desk(role);
      const told = { citizen: id, text: 'Ring gerne i dag', key: 'e' };
      const done = must(await encourageJobcentre(desk, told));
      assert.equal(done.gp, 'told');
      assert.equal(must(await encourageJobcentre(desk, told)).repeated, true);
      const letters = await houses.citizen(id).record.search('Communication', { where: { patient: id } });
      const tasks = await gp.record.search('Task', { where: { patient: id, owner: houseOf('gp') } });
      const requests = await houses.citizen(id).record.search('ServiceRequest', { where: { patient: id } });
      assert.ok(letters.ok && tasks.ok && requests.ok);
      assert.deepEqual([letters.page.entries.length, tasks.page.entries.length, requests.page.entries.length], [2, 1, 0]);
    });

  test('the GP refers and does not encourage; without consent for the GP the citizen is advised all the same', async () => {
    assert.deepEqual(await encourageJobcentre(gp, { citizen: 'karen', key: 'x' }), { ok: false, reason: 'may-refer' });
    await permit(houses, 'shy', 'gp', 'deny');
    assert.equal(must(await encourageJobcentre(physiotherapist, { citizen: 'shy', key: 'x' })).gp, 'no-consent');
  });

  for (const [actor, way] of [
    ['gp', 'referral'],
    ['chiropractor', 'referral'],
    ['private_specialist', 'referral'],
    ['physiotherapist', 'closed'],
    ['jobcentre', 'closed'],
  ] as const)
    test(`occupational medicine, for ${actor}: ${way}`, () =>
      assert.equal(doorOf(houses.programme, actor, 'occupational-medicine').way, way));
});

describe('with an end', () => {
  const ends = houses.citizen('ends');

  test('part-time sick leave and an adaptation have a last day; they are extended or ended with a reason', async () => {
    const told = {
      citizen: 'ends',
      kind: 'part-time',
      what: 'Formiddage',
      from: '2026-11-20',
      until: '2026-12-20',
      agreedWithEmployer: true,
      key: 'pt',
    } as const;
    assert.deepEqual(await agreeAdaptation(gp, told), { ok: false, reason: 'hours-missing' });
    assert.deepEqual(await agreeAdaptation(gp, { ...told, hoursPerWeek: 15, until: '2026-11-19' }), { ok: false, reason: 'bad-date' });
    const { task } = must(await agreeAdaptation(gp, { ...told, hoursPerWeek: 15 }));
    assert.equal((await changeAdaptation(gp, { adaptation: task.id, why: ' ', key: 'e' })).ok, false);
    must(await changeAdaptation(gp, { adaptation: task.id, until: '2027-01-10', why: 'Det går fremad', key: 'e' }));
    must(await changeAdaptation(gp, { adaptation: task.id, why: 'På fuld tid', key: 'f' }));
    assert.equal((await changeAdaptation(gp, { adaptation: task.id, until: '2027-02-01', why: 'igen', key: 'g' })).ok, false);
    must(await agreeAdaptation(ends, { ...told, kind: 'adaptation', what: 'Hæve-sænkebord', key: 'own' }));
    const work = await workOf(ends, 'ends');
    assert.deepEqual(
      work?.tasks.map(({ code, until, owner }) => [code, until, owner]),
      [['adaptation', '2026-12-20', 'Patient/ends']],
    );
  });

  test('a §56 scheme is noted as it goes: the municipality decides, and no text says what anybody is entitled to', async () => {
    must(await noteSection56(ends, { citizen: 'ends', state: 'applied', key: '1' }));
    const approved = { citizen: 'ends', state: 'approved', from: '2026-12-01', until: '2027-12-01', key: '2' } as const;
    assert.deepEqual(await noteSection56(ends, { ...approved, until: '2026-11-30' }), { ok: false, reason: 'bad-date' });
    must(await noteSection56(ends, approved));
    assert.equal(must(await noteSection56(ends, approved)).repeated, true);
    houses.at('2026-11-21T12:21:00Z');
    must(await noteSection56(gp, { citizen: 'ends', state: 'approved', from: '2026-12-01', until: '2027-11-30', key: '3' }));
    const work = await workOf(gp, 'ends');
    assert.deepEqual([work?.section56?.state, work?.section56?.from, work?.section56?.until], ['approved', '2026-12-01', '2027-11-30']);
    houses.at('2026-11-21T12:22:00Z');
    must(await noteSection56(gp, { citizen: 'ends', state: 'ended', key: '4' }));
    assert.equal(must(await noteSection56(gp, { citizen: 'ends', state: 'ended', key: '4' })).repeated, true);
    const over = await workOf(gp, 'ends');
    assert.deepEqual([over?.section56?.state, over?.tasks.filter(({ code }) => code === 'section-56')], ['ended', []]);
    houses.at('2026-11-21T12:30:00Z');
    assert.ok(!/ret til/i.test(JSON.stringify([houses.programme.work, houses.programme.consents])));
    for (const { url, asOf } of houses.programme.work.links) assert.ok(url.startsWith('https://') && asOf > 2000);
  });

  test('when sickness benefit runs out the jobcentre has a reassessment from four weeks before, and the citizen reads the decision', async () => {
    await permit(houses, 'ends', 'jobcentre');
    must(
      await noteWork(gp, {
        citizen: 'ends',
        status: 'employed',
        sickLeave: { share: 'full', since: '2026-09-01' },
        expectedWeeks: 20,
        unfit: true,
        key: 'w',
      }),
    );
    must(await askFastTrack(ends, { citizen: 'ends', jobcentre: centre, key: 'ft' }));
    must(await noteWork(ends, { citizen: 'ends', benefitEnd: '2027-01-31', key: 'b' }));
    const tasks = await jobcentre.record.search('Task', {
      where: { patient: 'ends', owner: centre, codes: 'https://rygforloeb.dk/fhir/CodeSystem/work|reassess-benefit' },
    });
    assert.ok(tasks.ok);
    const [task] = tasks.page.entries;
    assert.deepEqual((task?.restriction as { period: unknown } | undefined)?.period, { start: '2027-01-03', end: '2027-01-31' });
    const told = { task: task?.id ?? '', words: 'Forlænges til marts. Vi tales ved den 1. februar.', key: 'd' };
    assert.deepEqual(await decideBenefit(jobcentre, { ...told, decision: 'extended' }), { ok: false, reason: 'bad-date' });
    assert.deepEqual(await decideBenefit(jobcentre, { ...told, decision: 'extended', until: '2026-11-20' }), {
      ok: false,
      reason: 'bad-date',
    });
    const before = (await workOf(jobcentre, 'ends'))?.benefit;
    assert.deepEqual([before?.end, before?.reassessment?.own, before?.reassessment?.from], ['2027-01-31', true, '2027-01-03']);
    assert.equal((await workOf(gp, 'ends'))?.benefit.reassessment?.own, false, 'the GP sees it and does not decide it');
    must(await decideBenefit(jobcentre, { ...told, decision: 'extended', until: '2027-03-31' }));
    assert.equal((await workStoryOf(ends, 'ends')).now.benefitEnd, '2027-03-31');
    const after = await workOf(jobcentre, 'ends');
    assert.deepEqual([after?.benefit.decided?.decision, after?.benefit.reassessment?.until], ['extended', '2027-03-31']);
    assert.deepEqual(
      after?.clocks.filter(({ clock }) => clock === 'benefit-end').map(({ day, state }) => [day, state]),
      [['2027-03-31', 'waiting']],
    );
    houses.at('2026-11-21T12:33:00Z');
    must(await noteWork(gp, { citizen: 'ends', benefitEnd: '2027-04-15', key: 'later' }));
    const moved = (await workOf(jobcentre, 'ends'))?.tasks.filter(({ code }) => code === 'reassess-benefit');
    assert.deepEqual(
      moved?.map(({ until }) => until),
      ['2027-04-15'],
      'one day, one task',
    );
    houses.at('2026-11-21T12:40:00Z');
    const letters = await ends.record.search('Communication', { where: { patient: 'ends' } });
    assert.ok(letters.ok && JSON.stringify(letters.page.entries).includes('Forlænges til marts'));
  });

  test('sick-listed without a case at the jobcentre: contact with the case worker is suggested at once, or her yes to it first', async () => {
    await aCitizen(houses, 'early', ['gp']);
    must(await noteWork(gp, { citizen: 'early', status: 'employed', sickLeave: { share: 'full', since: '2026-11-20' }, key: 'w' }));
    assert.equal((await workOf(gp, 'early'))?.caseWorker, 'ask-consent');
    must(await giveConsent(houses.citizen('early'), { citizen: 'early', to: { role: 'jobcentre' }, key: 'y' }));
    assert.equal((await workOf(gp, 'early'))?.caseWorker, 'suggested');
  });
});

describe('the possibility statement', () => {
  test('employer asks, citizen and employer fill part one, the GP part two; the employer pays, and she takes the paper along', async () => {
    const paper = houses.citizen('paper');
    must(await noteWork(gp, { citizen: 'paper', status: 'employed', sickLeave: { share: 'full', since: '2026-11-10' }, key: 'w' }));
    const { statement } = must(await askPossibilityStatement(paper, { citizen: 'paper', key: 'a' }));
    const two = { statement: statement.id, judgement: 'sound', words: 'Det aftalte er forsvarligt', weeks: 4, key: 'two' } as const;
    assert.deepEqual(await fillPartTwo(gp, two), { ok: false, reason: 'part-one-missing' });
    const one = {
      statement: statement.id,
      affected: 'Løft over 10 kg',
      arrangements: 'Ingen løft i fire uger',
      employerAgrees: true,
      key: 'one',
    };
    assert.deepEqual(await fillPartOne(physiotherapist, one), { ok: false, reason: 'only-herself' });
    const second = await askPossibilityStatement(gp, { citizen: 'paper', key: 'again' });
    assert.ok(!second.ok && second.reason === 'there-is-one' && second.statement === statement.id);
    must(await fillPartOne(paper, one));
    const seen = await workOf(gp, 'paper');
    assert.deepEqual([seen?.statement?.state, seen?.statement?.paper?.arrangements], ['part-two', one.arrangements]);
    assert.equal((await workOf(physiotherapist, 'paper'))?.statement?.paper, undefined, 'others see how far it is, not what is in it');
    assert.equal((await fillPartTwo(physiotherapist, two)).ok, false);
    must(await fillPartTwo(gp, two));
    assert.equal(must(await fillPartTwo(gp, two)).repeated, true);
    const { citizen: _citizen, ...along } = (await statementPaper(paper, statement.id)) ?? { citizen: '' };
    assert.deepEqual(along, {
      statement: statement.id,
      done: true,
      affected: one.affected,
      arrangements: one.arrangements,
      judgement: 'sound',
      words: two.words,
      payer: 'employer',
      employerAgrees: true,
      weeks: 4,
    });
    assert.equal(await statementPaper(physiotherapist, statement.id), undefined);
  });

  test('without sick leave, repeated absence and a job at risk the programme has no ground for one; a reason of the list opens it', async () => {
    await aCitizen(houses, 'well', ['gp']);
    must(
      await noteWork(gp, {
        citizen: 'well',
        status: 'employed',
        sickLeave: { share: 'none' },
        repeatedLeave: false,
        atRisk: false,
        key: 'w',
      }),
    );
    const well = houses.citizen('well');
    const { statement } = must(await askPossibilityStatement(well, { citizen: 'well', key: 'a' }));
    // From the paper that she brings along.
    must(await fillPartOne(gp, { statement: statement.id, affected: 'a', arrangements: 'b', employerAgrees: false, key: '1' }));
    const told = { statement: statement.id, judgement: 'other-proposed', words: 'c', key: '2' } as const;
    const refused = await fillPartTwo(gp, told);
    assert.ok(!refused.ok && refused.reason === 'against-programme', JSON.stringify(refused));
    must(await fillPartTwo(gp, { ...told, override: { code: 'citizen-wish-after-talk' } }));
    const origins = await gp.record.search('Provenance', { where: { patient: 'well' } });
    assert.ok(origins.ok && JSON.stringify(origins.page.entries).includes('citizen-wish-after-talk'), 'the reason stands');
  });
});

async function requestOf(citizen: string): Promise<string> {
  const work = await workOf(houses.citizen(citizen), citizen);
  return work?.requests[0]?.id ?? '';
}

async function la165(
  citizen: string,
  content: readonly ({ field: string; text: string } | { field: string; leftOut: string })[],
  key = 'first',
): Promise<string> {
  const begun = must(await draftReferral(gp, { citizen, receiver: 'jobcentre', performer: centre, content, key }));
  const { id: referral } = begun.referral;
  must(await checkReferral(gp, { referral, key: 'check' }));
  must(await sendReferral(gp, { referral, key: 'send' }));
  return referral;
}

function must<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Extract<Outcome, { readonly ok: true }> {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome as Extract<Outcome, { readonly ok: true }>;
}
