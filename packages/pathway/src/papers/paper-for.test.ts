/** Papers from the record: what is in them, for whom, and what is not shown to whom. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type ReadPdf, readPdf } from '@rygforloeb/documents/testing';
import { agreePlan } from '../course/agree-plan.ts';
import { closePlan } from '../course/change-plan.ts';
import { startCourse } from '../course/start-course.ts';
import type { Desk } from '../desk.ts';
import { closeReferral } from '../referral/close.ts';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { acceptReferral, receiveReferral, startReferral } from '../referral/visitation.ts';
import { aCitizen, findings, houseOf, openPathway, permit, saved } from '../testing/open-pathway.ts';
import type { PaperAsked } from './asked.ts';
import { paperFor } from './paper-for.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const ids = { plan: '', hospital: '', work: '' };

before(async () => {
  await aCitizen(houses, 'karen', ['gp', 'rygcenter', 'jobcentre']);
  await findings(houses, 'karen', {
    ...{ 'pain-site': ['lumbar'], 'affects-daily-life': true, 'diagnostic-triage': 'specific', 'suspected-nerve-root': true },
    ...{ 'suspected-cauda-equina': false, 'progressive-deficit': false, 'strength-grade': 5, 'conservative-start': '2026-10-01' },
    ...{ 'conservative-effect': 'unsatisfactory', 'conservative-contents': ['guidance', 'exercise'], 'pain-nrs': 6 },
    ...{ 'sick-leave-start': '2026-10-20', 'job-at-risk': true },
  });
  const course = await startCourse(gp, { citizen: 'karen', key: 'c', start: '2026-11-01' });
  assert.ok(course.ok, JSON.stringify(course));
  const plan = await agreePlan(gp, {
    course: course.course.id,
    key: 'p',
    goals: [{ words: 'Gå tur med hunden igen', obstacles: ['bange for at løfte'] }],
    selfManagement: { text: 'Gå hver dag', evaluate: '2026-12-05' },
    choice: 'Vil helst træne på hold',
    informed: 'Forløbet og alternativerne',
  });
  assert.ok(plan.ok, JSON.stringify(plan));
  ids.plan = plan.plan.id;
  ids.hospital = await sent('hospital', 'rygcenter', [
    { field: 'suspected-disease', text: 'Diskusprolaps' },
    { field: 'bmi', leftOut: 'Vil ikke vejes' },
    ...[
      'wanted-examination',
      'onset',
      'other-disease',
      'medication',
      'sensory',
      'imaging',
      'other-tests',
      'interpreter',
      'transport',
      'informed',
    ].map((field) => ({ field, text: `om ${field}` })),
  ]);
  ids.work = await sent('jobcentre', 'jobcentre', [
    { field: 'ground', text: 'Arbejdet er i fare' },
    { field: 'also-referred', leftOut: 'Vides ikke' },
  ]);
});

async function sent(receiver: string, role: string, content: Parameters<typeof draftReferral>[1]['content']): Promise<string> {
  const drafted = await draftReferral(gp, { citizen: 'karen', receiver, performer: houseOf(role), key: receiver, content: content ?? [] });
  assert.ok(drafted.ok, JSON.stringify(drafted));
  const { id } = drafted.referral;
  const checked = await checkReferral(gp, { referral: id, key: `${receiver}-check` });
  assert.ok(checked.ok, JSON.stringify('check' in checked ? checked.check?.problems : checked));
  assert.ok((await sendReferral(gp, { referral: id, key: `${receiver}-send` })).ok);
  return id;
}

async function paper(desk: Desk, kind: PaperAsked['kind'], about: string, language: 'da' | 'en' = 'da'): Promise<ReadPdf> {
  const outcome = await paperFor(desk, { kind, about, language });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  assert.match(outcome.name, new RegExp(`^${kind}-2026-11-\\d\\d\\.pdf$`));
  return readPdf(outcome.pdf);
}

test('the shared plan has the citizen’s goals, what is done, whom she calls, her curve and the programme’s answer', async () => {
  const { text } = await paper(houses.citizen('karen'), 'shared-plan', `CarePlan/${ids.plan}`);
  for (const words of [
    'karen Eksempel',
    'Gå tur med hunden igen',
    'bange for at løfte',
    'Gå hver dag',
    '5. december 2026',
    'Vil helst træne på hold',
  ])
    assert.ok(text.includes(words), words);
  assert.match(text, /Opdigtede personer/);
  assert.match(text, /programmets svar den 21\. november 2026 \(version 2023-/);
  assert.match(text, /20\. november 2026 6/);
});

test('the referral letter has what was typed, what the record knows, what was left out and why, in the reader’s language', async () => {
  const { text } = await paper(gp, 'referral-letter', `ServiceRequest/${ids.hospital}`);
  assert.match(text, /Henvisning: Regionalt rygforløb .*Til: rygcenter|Til: rygcenter.*Henvisning: Regionalt rygforløb/);
  assert.match(text, /Hvilken sygdom der er mistanke om Diskusprolaps/);
  assert.match(text, /Bevidst udeladt .*Højde, vægt og BMI Vil ikke vejes/);
  assert.match(text, /Programmets svar/);
  const english = await paper(gp, 'referral-letter', `ServiceRequest/${ids.hospital}`, 'en');
  assert.match(english.text, /Which disease is suspected Diskusprolaps/);
  assert.match(english.text, /What has been tried .*[Ee]xercise/);
});

test('LÆ 165 holds work and participation, and no finding of an examination, whoever prints it', async () => {
  for (const desk of [gp, houses.desk('jobcentre')]) {
    const { text } = await paper(desk, 'lae165', `ServiceRequest/${ids.work}`);
    assert.match(text, /Arbejdet er i fare/);
    assert.match(text, /20\. oktober 2026/);
    assert.doesNotMatch(text, /[Nn]erverod|[Kk]raftgrad|NRS|Diskusprolaps/);
  }
});

test('who may not see the referral or the plan gets no paper, and learns nothing', async () => {
  const stranger = houses.desk('other-gp');
  const refused = { ok: false, reason: 'not-found' };
  assert.deepEqual(await paperFor(stranger, { kind: 'referral-letter', about: `ServiceRequest/${ids.hospital}`, language: 'da' }), refused);
  assert.deepEqual(await paperFor(stranger, { kind: 'shared-plan', about: `CarePlan/${ids.plan}`, language: 'da' }), refused);
  assert.deepEqual(await paperFor(gp, { kind: 'shared-plan', about: 'CarePlan/none', language: 'da' }), refused);
  assert.deepEqual(
    await paperFor(houses.desk('jobcentre'), { kind: 'referral-letter', about: `ServiceRequest/${ids.hospital}`, language: 'da' }),
    refused,
  );
});

test('the jobcentre’s paper of the plan has what the jobcentre may see of it', async () => {
  const { text } = await paper(houses.desk('jobcentre'), 'shared-plan', `CarePlan/${ids.plan}`);
  assert.match(text, /karen Eksempel/);
  assert.doesNotMatch(text, /hunden|Gå hver dag|NRS|træne på hold|alternativerne/);
});

test('another paper than the thing gives is refused', async () => {
  const asks: readonly PaperAsked[] = [
    { kind: 'lae165', about: `ServiceRequest/${ids.hospital}`, language: 'da' },
    { kind: 'rehabilitation-plan', about: `ServiceRequest/${ids.hospital}`, language: 'da' },
    { kind: 'shared-plan', about: `ServiceRequest/${ids.hospital}`, language: 'da' },
    { kind: 'shared-plan', about: 'CarePlan', language: 'da' },
  ];
  for (const asked of asks) assert.deepEqual(await paperFor(gp, asked), { ok: false, reason: 'other-kind' });
});

test('each paper is a look that the citizen reads of', async () => {
  await paper(gp, 'referral-letter', `ServiceRequest/${ids.hospital}`);
  const log = await houses.citizen('karen').record.audit({ patient: 'karen', count: 200 });
  assert.ok(log.ok);
  assert.ok(
    JSON.stringify(log.page.entries).includes(`ServiceRequest/${ids.hospital}`) || JSON.stringify(log.page.entries).includes(ids.hospital),
  );
});

test('a closing letter is there when the course has ended, to the referrer', async () => {
  const rygcenter = houses.desk('rygcenter');
  const about = `ServiceRequest/${ids.hospital}`;
  assert.deepEqual(await paperFor(gp, { kind: 'hospital-closing-letter', about, language: 'da' }), { ok: false, reason: 'not-closed' });
  const told = (key: string) => ({ referral: ids.hospital, key });
  assert.ok((await receiveReferral(rygcenter, told('1'))).ok);
  assert.ok((await acceptReferral(rygcenter, { ...told('2'), track: 'medical', reason: 'Ingen kirurgi' })).ok);
  assert.ok((await startReferral(rygcenter, told('3'))).ok);
  assert.ok((await closeReferral(rygcenter, { ...told('4'), reason: 'Rodtryk i bedring. Fortsæt træning.' })).ok);
  const { text } = await paper(gp, 'hospital-closing-letter', about);
  assert.match(text, /^rygcenter .*Til: gp .*Epikrise .*Medicinsk rygforløb .*Diskusprolaps .*Konklusion Rodtryk i bedring/);
});

test('the plan for relapse says what was agreed once the plan is closed, and before that there is none yet', async () => {
  const about = `CarePlan/${ids.plan}`;
  assert.match((await paper(gp, 'relapse-plan', about)).text, /ikke skrevet en aftale endnu/);
  const closed = await closePlan(gp, { plan: ids.plan, key: 'close', why: 'Målet er nået', relapse: 'Gå videre, og ring efter to uger' });
  assert.ok(closed.ok, JSON.stringify(closed));
  assert.match((await paper(houses.citizen('karen'), 'relapse-plan', about)).text, /Gå videre, og ring efter to uger/);
});

test('the sheet on scans is for whom the programme says no to a scan, never beside nerve or serious disease', async () => {
  await aCitizen(houses, 'ole', ['gp']);
  const asked = { kind: 'why-not-a-scan', about: 'Patient/ole', language: 'da' } as const;
  await findings(houses, 'ole', {
    ...{ 'pain-site': ['lumbar'], 'affects-daily-life': true, 'diagnostic-triage': 'non-specific', 'suspected-cauda-equina': false },
    ...{ 'progressive-deficit': false, 'strength-grade': 5, 'symptom-onset': '2026-11-10' },
  });
  const { text } = await paper(gp, 'why-not-a-scan', 'Patient/ole');
  assert.match(text, /80 ud af 100 mennesker på 50 år/);
  assert.match(text, /Den anden halvdel af sandheden/);
  assert.deepEqual(await paperFor(gp, { ...asked, about: 'Patient/karen' }), { ok: false, reason: 'not-suitable' });
  await findings(houses, 'ole', { 'suspected-malignancy': true });
  assert.deepEqual(await paperFor(gp, asked), { ok: false, reason: 'not-suitable' });
});

test('the rehabilitation plan says by which day the municipality begins', async () => {
  await permit(houses, 'karen', 'municipality_140');
  await permit(houses, 'karen', 'hospital');
  const hospital = houses.desk('hospital');
  await saved(houses.jobs, {
    resourceType: 'CareTeam',
    status: 'active',
    subject: { reference: 'Patient/karen' },
    participant: [{ member: { reference: houseOf('hospital') } }],
  });
  await findings(houses, 'karen', { 'rehabilitation-need': true });
  const content = ['medical-need', 'made-with-citizen', 'function-icf', 'citizen-goals', 'proposal'].map((field) => ({
    field,
    text: `om ${field}`,
  }));
  const drafted = await draftReferral(hospital, {
    citizen: 'karen',
    receiver: 'municipality-140',
    performer: houseOf('municipality_140'),
    key: 'r',
    content,
  });
  assert.ok(drafted.ok, JSON.stringify(drafted));
  const checked = await checkReferral(hospital, { referral: drafted.referral.id, key: 'rc' });
  assert.ok(checked.ok, JSON.stringify('check' in checked ? checked.check?.problems : checked));
  assert.ok((await sendReferral(hospital, { referral: drafted.referral.id, key: 'rs' })).ok);
  const { text } = await paper(houses.desk('municipality_140'), 'rehabilitation-plan', `ServiceRequest/${drafted.referral.id}`);
  assert.match(text, /Genoptræningen begynder senest 28\. november 2026/);
  assert.match(text, /om citizen-goals/);
});
