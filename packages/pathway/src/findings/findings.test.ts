import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startCourse } from '../course/start-course.ts';
import { aCitizen, houseOf, openPathway } from '../testing/open-pathway.ts';
import { answerFor } from './answer-for.ts';
import { assessFunction, functionOf } from './assess-function.ts';
import { concludeTriage } from './conclude-triage.ts';
import { consultationOf } from './consultation-of.ts';
import { correctFinding } from './correct-finding.ts';
import { earlierOffersOf, noteEarlierOffers } from './earlier-offers.ts';
import { findingRecordOf } from './finding-record.ts';
import type { FindingTold } from './finding-told.ts';
import { findingsOf } from './findings-of.ts';
import { keepConsultation } from './keep-consultation.ts';
import { presentationsOf } from './presentations.ts';
import { recordFindings } from './record-findings.ts';
import { riskFactorsOf } from './risk-factors-of.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const physiotherapist = houses.desk('physiotherapist');

before(async () => {
  for (const id of ['karen', 'ole', 'bente', 'jens', 'mona', 'lis', 'per', 'ida', 'rosa'])
    await aCitizen(houses, id, ['gp', 'physiotherapist', 'municipality_140', 'jobcentre']);
  for (const citizen of ['ole', 'mona', 'lis']) {
    const permits = [{ to: { house: houseOf('physiotherapist') } }];
    const started = await startCourse(physiotherapist, { citizen, key: 'c', start: '2026-11-21', permits });
    assert.ok(started.ok);
  }
});

test('a consultation is kept with value, side and times, and what says nothing new is not kept again', async () => {
  const told = {
    citizen: 'karen',
    key: 'visit-1',
    findings: [
      { code: 'pain-site', value: ['lumbar'] },
      { code: 'leg-pain', value: true, onset: '2026-10-01', site: 'left' },
      { code: 'pain-nrs', value: 7, site: 'leg' },
      { code: 'pain-nrs', value: 3, site: 'back' },
      { code: 'odi', value: 41.5 },
      { code: 'lifestyle', value: [] },
      { code: 'hospital-workup-completed', value: false },
    ],
    medications: [{ atc: 'N02BE01', name: 'Paracetamol', start: '2026-11-10', stopPlan: true, followUps: [] }],
  } as const;
  const [one, other] = await Promise.all([recordFindings(gp, told), recordFindings(gp, told)]);
  assert.ok(one.ok && other.ok && one.repeated !== other.repeated, JSON.stringify([one, other]));
  const observations = await houses.jobs.count('Observation', { where: { patient: 'karen' } });
  assert.deepEqual(observations, { ok: true, count: 7 });
  const changed = told.findings.map((one) => (one.code === 'pain-nrs' && one.site === 'leg' ? { ...one, value: 5 } : one));
  const again = await recordFindings(gp, { ...told, key: 'visit-2', findings: changed });
  assert.ok(again.ok);
  assert.deepEqual(again.unchanged, ['pain-site', 'leg-pain', 'pain-nrs', 'odi', 'lifestyle', 'hospital-workup-completed', 'N02BE01']);
  assert.equal(again.written.length, 1);
  const stories = (await findingsOf(gp, 'karen')) ?? [];
  const leg = stories.find(({ code, site }) => code === 'pain-nrs' && site === 'leg');
  assert.deepEqual([leg?.latest.value, leg?.times.length], [5, 2]);
  assert.equal(stories.find(({ code }) => code === 'leg-pain')?.latest.onset, '2026-10-01');
  const origins = await gp.record.search('Provenance', { where: { patient: 'karen' } });
  assert.ok(origins.ok && origins.page.entries.length === 2 && JSON.stringify(origins.page.entries).includes('Organization/gp'));
});

test('asked again at a later visit, the same answer is kept with its new day', async () => {
  const told = { citizen: 'per', findings: [{ code: 'strength-grade', value: 5 }] };
  assert.ok((await recordFindings(gp, { ...told, key: '1' })).ok);
  const unchanged = await recordFindings(gp, { ...told, key: '2' });
  assert.ok(unchanged.ok && unchanged.written.length === 0);
  houses.at('2026-11-25T09:00:00Z');
  const asked = await recordFindings(gp, { ...told, key: '3', findings: [{ code: 'strength-grade', value: 5, asked: true }] });
  houses.at('2026-11-21T12:00:00Z');
  assert.ok(asked.ok && asked.written.length === 1);
});

test('what is wrong is said field by field, and nothing is kept of the whole', async () => {
  const outcome = await recordFindings(gp, {
    citizen: 'bente',
    key: 'bad',
    findings: [
      { code: 'leg-pain', value: true },
      { code: 'pain-nrs', value: 11 },
      { code: 'strength-grade', value: -1 },
      { code: 'work-status', value: 'astronaut' },
      { code: 'symptom-onset', value: '2026-02-30' },
      { code: 'fever', value: true, onset: '2026-11-22' },
      { code: 'trauma', value: true, onset: '1970-01-01' },
      { code: 'night-pain', value: true, onset: '2026-11-20', recorded: '2026-11-19' },
      { code: 'consent-jobcentre', value: 'given' },
      { code: 'leg-pain', value: false },
      { code: 'no-such-thing', value: true },
    ],
    medications: [{ atc: 'aspirin' }],
  });
  assert.ok(!outcome.ok && outcome.reason === 'fields');
  assert.deepEqual(
    outcome.faults.map(({ field, fault }) => [field, fault]),
    [
      ['findings[1].value', 'value'],
      ['findings[2].value', 'value'],
      ['findings[3].value', 'value'],
      ['findings[4].value', 'value'],
      ['findings[5].onset', 'future'],
      ['findings[6].onset', 'before-birth'],
      ['findings[7].onset', 'after-recorded'],
      ['findings[8].code', 'elsewhere'],
      ['findings[9].code', 'twice'],
      ['findings[10].code', 'unknown'],
      ['medications[0].atc', 'value'],
    ],
  );
  assert.deepEqual(await houses.jobs.count('Observation', { where: { patient: 'bente' } }), { ok: true, count: 0 });
});

test('pain of 0 and of 10 is told, of 11 and of minus 1 is not', async () => {
  for (const [value, ok] of [
    [-1, false],
    [0, true],
    [10, true],
    [11, false],
  ] as const) {
    const outcome = await recordFindings(gp, {
      citizen: 'bente',
      key: `nrs ${value}`,
      findings: [{ code: 'pain-nrs', value, site: 'back' }],
    });
    assert.equal(outcome.ok, ok, String(value));
  }
});

test('a finding in error is marked and not deleted; no answer rests on it, and what is right stands beside it', async () => {
  const told = {
    citizen: 'jens',
    key: 'v',
    findings: [
      { code: 'pain-site', value: ['lumbar'] },
      { code: 'suspected-cauda-equina', value: true },
    ],
  };
  assert.ok((await recordFindings(gp, told)).ok);
  const acute = await answerFor(gp, 'jens');
  assert.ok(acute.ok && acute.answer.urgency === 'acute', JSON.stringify(acute));
  const story = (await findingsOf(gp, 'jens'))?.find(({ code }) => code === 'suspected-cauda-equina');
  const finding = story?.latest.from.slice('Observation/'.length) ?? '';
  assert.deepEqual(await correctFinding(gp, { finding, key: 'x', why: ' ' }), { ok: false, reason: 'reason-missing' });
  const instead = { code: 'suspected-cauda-equina', value: false };
  const corrected = await correctFinding(gp, { finding, key: 'x', why: 'Forkert borger', instead });
  assert.ok(corrected.ok && corrected.right !== undefined);
  const twice = await correctFinding(gp, { finding, key: 'x', why: 'Forkert borger', instead });
  assert.ok(twice.ok && twice.repeated);
  assert.deepEqual(await correctFinding(gp, { finding, key: 'y', why: 'igen' }), { ok: false, reason: 'corrected-already' });
  const there = await gp.record.read('Observation', finding);
  assert.ok(there.ok && there.resource.status === 'entered-in-error' && there.resource.valueBoolean === true);
  const calm = await answerFor(gp, 'jens');
  assert.ok(calm.ok && calm.answer.urgency !== 'acute');
});

test('a citizen tells of herself and stands as the one who said it; a judgement is left to clinicians', async () => {
  const herself = houses.citizen('karen');
  const told = { citizen: 'karen', key: 'home', findings: [{ code: 'bladder-disturbance', value: true }] };
  const answered = await recordFindings(herself, told);
  assert.ok(answered.ok && answered.written.length === 1, JSON.stringify(answered));
  const seen = (await findingsOf(gp, 'karen'))?.find(({ code }) => code === 'bladder-disturbance')?.latest;
  assert.deepEqual([seen?.own, seen?.by], [true, ['Patient/karen']]);
  const judged = await recordFindings(herself, { ...told, key: 'j', findings: [{ code: 'considerable-limitation', value: true }] });
  assert.ok(!judged.ok && judged.reason === 'fields' && judged.faults[0]?.fault === 'judgement');
  assert.deepEqual(await recordFindings(herself, { ...told, citizen: 'jens', key: 'o' }), { ok: false, reason: 'not-found' });
  const drug = await recordFindings(herself, { citizen: 'karen', key: 'm', medications: [{ atc: 'N02AX02' }] });
  assert.deepEqual(drug, { ok: false, reason: 'forbidden', why: 'role' });
  const gpsOwn = (await findingsOf(gp, 'karen'))?.find(({ code }) => code === 'odi')?.latest.from.slice('Observation/'.length) ?? '';
  assert.equal((await correctFinding(herself, { finding: gpsOwn, key: 'c', why: 'nej' })).ok, false);
  const hers = answered.written[0]?.slice('Observation/'.length) ?? '';
  assert.ok((await correctFinding(herself, { finding: hers, key: 'c', why: 'Jeg tog fejl' })).ok);
});

test('the answer is asked as of a moment: what happened after it is left out, and what will be due is foretold', async () => {
  const findings = [
    { code: 'pain-site', value: ['lumbar'], recorded: '2026-10-01' },
    { code: 'neurological-examination', value: 'normal', recorded: '2026-10-01' },
    { code: 'diagnostic-triage', value: 'non-specific', recorded: '2026-10-01' },
    { code: 'progressive-deficit', value: true, recorded: '2026-11-20' },
  ];
  assert.ok((await recordFindings(gp, { citizen: 'bente', key: 'then', findings })).ok);
  const [earlier, now] = [await answerFor(gp, 'bente', undefined, '2026-10-15T10:00:00Z'), await answerFor(gp, 'bente')];
  assert.ok(earlier.ok && now.ok);
  assert.notEqual(earlier.answer.urgency, now.answer.urgency);
  assert.equal(earlier.answer.asOf.slice(0, 10), '2026-10-15');
  assert.equal((await answerFor(gp, 'bente', 'refer:the-moon')).ok, false);
  assert.deepEqual(await answerFor(gp, 'bente', undefined, 'yesterday'), { ok: false, reason: 'unknown', what: 'time' });
  assert.deepEqual(await answerFor(houses.desk('chiropractor'), 'bente'), { ok: false, reason: 'not-found' });
});

test('function is assessed in five domains, read back over time with the findings that answer, and what was left out is told', async () => {
  const told = {
    citizen: 'ole',
    key: 'icf-1',
    overall: 'Bekymring holder ham fra at bevæge sig',
    domains: [
      {
        domain: 'body',
        words: 'Sover dårligt',
        items: [
          { item: 'b134', words: 'Vågner tre gange', bearing: 'worsening' },
          { item: 'own-view', words: 'Tror ryggen er slidt' },
        ],
      },
      { domain: 'environment', items: [{ item: 'e310', words: 'Ægtefællen hjælper', bearing: 'resource' }] },
    ],
    risks: [{ factor: 'education', words: 'Folkeskole' }],
    findings: [
      { code: 'poor-sleep', value: true },
      { code: 'worry', value: true },
    ],
  };
  const assessed = await assessFunction(physiotherapist, told);
  assert.ok(assessed.ok, JSON.stringify(assessed));
  assert.deepEqual(assessed.open, ['activity', 'participation', 'personal']);
  const again = await assessFunction(physiotherapist, told);
  assert.ok(again.ok && again.repeated && again.assessment === assessed.assessment);
  houses.at('2026-12-01T09:00:00Z');
  assert.ok(
    (await assessFunction(gp, { citizen: 'ole', key: 'icf-2', overall: 'Bedre', domains: [{ domain: 'body', words: 'Sover igen' }] })).ok,
  );
  const over = await functionOf(gp, 'ole');
  houses.at('2026-11-21T12:00:00Z');
  const body = over?.domains[0];
  assert.deepEqual(
    body?.said.map(({ words }) => words),
    ['Sover igen', 'Sover dårligt'],
  );
  const sleep = body?.items.find(({ item }) => item === 'b134');
  assert.deepEqual(
    [sleep?.said[0]?.bearing, sleep?.findings[0]?.code, sleep?.findings[0]?.latest.value],
    ['worsening', 'poor-sleep', true],
  );
  assert.deepEqual(
    over?.overall.map(({ words }) => words),
    ['Bedre', 'Bekymring holder ham fra at bevæge sig'],
  );
  const bad = await assessFunction(gp, {
    citizen: 'ole',
    key: 'b',
    overall: '',
    domains: [{ domain: 'soul' }, { domain: 'body', items: [{ item: 'e310', bearing: 'odd' }] }],
  });
  assert.ok(!bad.ok && bad.reason === 'fields');
  assert.deepEqual(
    bad.faults.map(({ field }) => field),
    ['overall', 'domains[0].domain', 'domains[0].words', 'domains[1].items[0].item', 'domains[1].items[0].bearing'],
  );
});

test('risk factors are knowledge: present, absent, told in words, or unknown, without a score', async () => {
  const risks = new Map((await riskFactorsOf(gp, 'ole'))?.map((risk) => [risk.factor, risk]));
  assert.deepEqual(
    ['worry', 'education', 'income', 'smoking'].map((code) => risks.get(code)?.standing),
    ['present', 'told', 'unknown', 'unknown'],
  );
  assert.ok((await recordFindings(gp, { citizen: 'ole', key: 'risk', findings: [{ code: 'lifestyle', value: [] }] })).ok);
  const after = (await riskFactorsOf(gp, 'ole'))?.find(({ factor }) => factor === 'smoking');
  assert.deepEqual([after?.standing, after?.because], ['absent', []]);
});

test('earlier offers are kept with their effect and whether they are wanted again; none is an answer too', async () => {
  const offers = [
    { offer: 'manual-treatment', effect: 'some', again: false, when: '2024' },
    { words: 'Akupunktur', effect: 'none' },
  ];
  const noted = await noteEarlierOffers(gp, { citizen: 'mona', key: 'o', offers });
  assert.ok(noted.ok, JSON.stringify(noted));
  assert.ok((await noteEarlierOffers(houses.citizen('mona'), { citizen: 'mona', key: 'own', offers: [] })).ok);
  const [latest, first] = (await earlierOffersOf(physiotherapist, 'mona')) ?? [];
  assert.deepEqual([latest?.offers, latest?.by], [[], 'Patient/mona']);
  assert.deepEqual(first?.offers, offers);
  const bad = await noteEarlierOffers(gp, { citizen: 'mona', key: 'p', offers: [{ effect: 'great' }] });
  assert.ok(!bad.ok && bad.reason === 'fields' && bad.faults.length === 2);
});

test('the triage is concluded by who may diagnose, with a reason; a judgement against the programme stands, and an acute answer is told', async () => {
  const told = {
    citizen: 'lis',
    key: 't',
    conclusion: 'non-specific',
    reason: 'Ingen tegn til andet, god almentilstand',
    findings: [
      { code: 'pain-site', value: ['lumbar'] },
      { code: 'neurological-examination', value: 'normal' },
    ],
  };
  const refused = await concludeTriage(physiotherapist, told);
  assert.ok(!refused.ok && refused.reason === 'not-allowed' && refused.by.includes('gp') && !refused.by.includes('physiotherapist'));
  assert.deepEqual(await concludeTriage(gp, { ...told, reason: '' }), { ok: false, reason: 'reason-missing' });
  // TRIAGE-01: what was not examined is not concluded, and an examination that was not done is none.
  for (const findings of [[], [{ code: 'neurological-examination', value: 'not-done' }]]) {
    const unexamined = await concludeTriage(gp, { ...told, findings });
    assert.ok(!unexamined.ok && unexamined.reason === 'fields' && unexamined.faults.some(({ fault }) => fault === 'unexamined'));
  }
  const calm = await concludeTriage(gp, told);
  assert.ok(calm.ok && calm.acute === undefined && calm.answer.inScope === true, JSON.stringify(calm));
  const signs = [
    { code: 'saddle-anaesthesia', value: true },
    { code: 'bladder-disturbance', value: true },
  ];
  const alarming = await concludeTriage(gp, { ...told, key: 'u', findings: signs });
  assert.ok(alarming.ok && alarming.acute !== undefined && alarming.acute.length > 0, JSON.stringify(alarming));
  const stories = (await findingsOf(gp, 'lis')) ?? [];
  assert.equal(stories.find(({ code }) => code === 'diagnostic-triage')?.times.length, 2);
  const origins = await gp.record.search('Provenance', { where: { patient: 'lis' } });
  assert.ok(
    origins.ok &&
      JSON.stringify(origins.page.entries).includes('god almentilstand') &&
      JSON.stringify(origins.page.entries).includes(houses.programme.manifest.version),
  );
  assert.deepEqual(presentationsOf(gp, alarming.answer, stories), ['acute']);
  assert.ok(presentationsOf(gp, calm.answer, stories).includes('uncomplicated'));
});

test('a whole consultation is one commit: signs, why the triage was concluded so, function, risk and what was tried', async () => {
  const told = {
    citizen: 'ida',
    key: 'whole',
    findings: [
      { code: 'saddle-anaesthesia', value: false },
      { code: 'strength-grade', value: 5 },
      { code: 'diagnostic-triage', value: 'non-specific' },
    ],
    triageReason: 'Ingen tegn på alvorlig sygdom ved samtale og undersøgelse',
    domains: [{ domain: 'participation', words: 'Passer sit arbejde, men går ikke til badminton' }],
    risks: [{ factor: 'education', words: 'Faglært' }],
    offers: [{ offer: 'manual-treatment', effect: 'some', again: false }],
  } as const;
  const without = await keepConsultation(gp, told);
  assert.ok(!without.ok && without.reason === 'fields' && without.faults.some(({ field }) => field === 'overall'));
  assert.equal((await consultationOf(gp, 'ida'))?.findings.length, 0, 'nothing is kept of the whole');
  const whole = { ...told, overall: 'Bange for at skade ryggen; vil gerne i gang' };
  const [one, other] = await Promise.all([keepConsultation(gp, whole), keepConsultation(gp, whole)]);
  assert.ok(one.ok && other.ok && one.repeated !== other.repeated);
  const begun = await consultationOf(gp, 'ida');
  const triage = begun?.findings.find(({ code }) => code === 'diagnostic-triage')?.latest;
  assert.deepEqual([triage?.value, triage?.words], ['non-specific', told.triageReason]);
  assert.equal(begun?.function.domains.find(({ domain }) => domain === 'participation')?.said[0]?.words, told.domains[0].words);
  assert.equal(begun?.risks.find(({ factor }) => factor === 'education')?.standing, 'told');
  assert.deepEqual(begun?.offers[0]?.offers, told.offers);
  const origins = await gp.record.search('Provenance', { where: { patient: 'ida' } });
  assert.ok(origins.ok && origins.page.entries.filter((entry) => JSON.stringify(entry).includes('keep-consultation')).length === 1);
  // The whole stands from before; a reason is put right without another conclusion; the physiotherapist concludes no triage.
  const later = { citizen: 'ida', key: 'later', triageReason: 'Undersøgt igen', domains: [{ domain: 'activity', words: 'Løfter igen' }] };
  assert.ok((await keepConsultation(gp, later)).ok);
  assert.equal(
    (await consultationOf(gp, 'ida'))?.findings.find(({ code }) => code === 'diagnostic-triage')?.latest.words,
    'Undersøgt igen',
  );
  const elsewhere = await keepConsultation(physiotherapist, { ...later, citizen: 'ole', key: 'other' });
  assert.ok(!elsewhere.ok && elsewhere.reason === 'not-allowed' && elsewhere.by.includes('chiropractor'));
});

test('no triage is concluded in a consultation without its own reason, the same again keeps the one it has, and who may not is told who does', async () => {
  const conclude = (value: string, key: string, triageReason?: string) =>
    keepConsultation(gp, {
      citizen: 'bente',
      key,
      findings: [
        { code: 'diagnostic-triage', value, asked: true },
        { code: 'neurological-examination', value: 'abnormal' },
      ],
      ...(triageReason !== undefined && { triageReason }),
    });
  const without = await conclude('specific', 'triage 1');
  assert.ok(!without.ok && without.reason === 'fields' && without.faults.some(({ field }) => field === 'triageReason'));
  assert.ok((await conclude('specific', 'triage 2', 'Typisk nerverod')).ok);
  assert.ok((await conclude('specific', 'triage 3')).ok);
  const triage = (await findingsOf(gp, 'bente'))?.find(({ code }) => code === 'diagnostic-triage');
  assert.deepEqual([triage?.latest.words, (triage?.times.length ?? 0) > 1], ['Typisk nerverod', true]);
  assert.equal((await conclude('serious', 'triage 4')).ok, false);
  const findings = [{ code: 'diagnostic-triage', value: 'serious' }];
  const other = await keepConsultation(physiotherapist, { citizen: 'ole', key: 'triage', findings, triageReason: 'x' });
  assert.ok(!other.ok && other.reason === 'not-allowed' && !other.by.includes('physiotherapist'));
});

test('no triage is concluded among findings, nor put in place of another finding, unless somebody has examined her and the one who concludes may', async () => {
  const triage = { code: 'diagnostic-triage', value: 'non-specific' };
  const tell = (key: string, findings: readonly FindingTold[], desk = gp) => recordFindings(desk, { citizen: 'rosa', key, findings });
  const unexamined = { field: 'findings[1].value', finding: 'diagnostic-triage', fault: 'unexamined' };
  for (const value of ['not-done', undefined]) {
    const said = value === undefined ? { code: 'pain-site', value: ['lumbar'] } : { code: 'neurological-examination', value };
    const refused = await tell(`without ${value}`, [said, triage]);
    assert.ok(!refused.ok && refused.reason === 'fields');
    assert.deepEqual(
      refused.faults.map(({ allowed: _allowed, ...fault }) => fault),
      [unexamined],
    );
  }
  assert.deepEqual((await findingsOf(gp, 'rosa')) ?? [], [], 'nothing is kept of what was told with it');
  const site = await tell('site', [{ code: 'pain-site', value: ['lumbar'] }]);
  assert.ok(site.ok);
  const wrong = site.written[0]?.slice('Observation/'.length) ?? '';
  const instead = await correctFinding(gp, { finding: wrong, key: 'instead', why: 'Det var konklusionen', instead: triage });
  assert.ok(!instead.ok && instead.reason === 'fields' && instead.faults[0]?.field === 'instead.value');
  const notHers = await tell('physiotherapist', [{ code: 'strength-grade', value: 5 }, triage], physiotherapist);
  assert.ok(!notHers.ok && notHers.reason === 'not-allowed' && notHers.by.includes('chiropractor'));
  assert.ok((await tell('examined', [{ code: 'strength-grade', value: 5 }, triage])).ok);
  assert.ok((await tell('again', [{ ...triage, asked: true }])).ok, 'the examination stands');
});

test('what was said of function is taken back item by item and stays in the story; the whole stands as long as anything does', async () => {
  houses.at('2026-12-02T09:00:00Z');
  const told = (key: string, more: object) => keepConsultation(gp, { citizen: 'ole', key, ...more });
  const item = { item: 'b134', bearing: 'improving' };
  assert.ok((await told('bearing', { domains: [{ domain: 'body', items: [item] }] })).ok);
  houses.at('2026-12-02T10:00:00Z');
  const whole = await told('whole', { takenBack: ['overall'] });
  assert.ok(!whole.ok && whole.reason === 'fields' && whole.faults.some(({ field }) => field === 'overall'));
  assert.equal((await told('unknown', { takenBack: ['soul', 'body/e310'] })).ok, false);
  assert.ok((await told('back', { takenBack: ['body', 'body/b134', 'risk/education'] })).ok);
  const over = (await consultationOf(gp, 'ole'))?.function;
  const body = over?.domains.find(({ domain }) => domain === 'body');
  assert.deepEqual(
    body?.said.slice(0, 2).map(({ words, takenBack }) => [words, takenBack]),
    [
      ['', true],
      ['Sover igen', undefined],
    ],
  );
  assert.deepEqual(
    body?.items.find(({ item: one }) => one === 'b134')?.said.map(({ bearing, takenBack }) => bearing ?? takenBack),
    [true, 'improving', 'worsening'],
  );
  assert.equal((await riskFactorsOf(gp, 'ole'))?.find(({ factor }) => factor === 'education')?.standing, 'unknown');
  houses.at('2026-11-21T12:00:00Z');
});

test('a finding is read with everything that was told of it, what was marked as wrong with who and why; a diagnosis is marked too', async () => {
  const made = await recordFindings(gp, { citizen: 'mona', key: 'story', findings: [{ code: 'pain-nrs', value: 9, site: 'leg' }] });
  const entry = made.ok ? (made.written[0] ?? '') : '';
  const right = { code: 'pain-nrs', value: 6, site: 'leg' as const, recorded: '2026-11-20' };
  assert.ok((await correctFinding(physiotherapist, { finding: entry.split('/')[1] ?? '', key: 's', why: 'Vendt om', instead: right })).ok);
  const story = await findingRecordOf(gp, 'mona', entry);
  assert.deepEqual([story?.kind, story?.seen.value, story?.seen.wrong?.why], ['Observation', 9, 'Vendt om']);
  assert.equal(story?.seen.wrong?.by, physiotherapist.access.agent.organization);
  assert.deepEqual(story?.times.map(({ value, wrong }) => [value, wrong !== undefined]).toSorted(), [
    [6, false],
    [9, true],
  ]);
  assert.equal(await findingRecordOf(gp, 'ole', entry), undefined);
  const condition = await gp.record.create({
    resourceType: 'Condition',
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
    verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }] },
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'M48.0' }] },
    subject: { reference: 'Patient/mona' },
    recordedDate: '2026-11-01',
  });
  assert.ok(condition.ok);
  const diagnosis = `Condition/${condition.resource.id}`;
  const before = await findingRecordOf(gp, 'mona', diagnosis);
  assert.equal(before?.kind, 'Condition', JSON.stringify((await findingsOf(gp, 'mona'))?.map(({ code, latest }) => [code, latest.from])));
  assert.ok((await correctFinding(gp, { finding: condition.resource.id, of: 'Condition', key: 'd', why: 'Forkert kode' })).ok);
  assert.equal(
    (await findingsOf(gp, 'mona'))?.some(({ latest }) => latest.from === diagnosis),
    false,
  );
  assert.equal((await findingRecordOf(gp, 'mona', diagnosis))?.seen.wrong?.why, 'Forkert kode');
});

test('the jobcentre tells what it may know, and no more of the body than that', async () => {
  const jobcentre = houses.desk('jobcentre');
  const outcome = await recordFindings(jobcentre, { citizen: 'karen', key: 'x', findings: [{ code: 'saddle-anaesthesia', value: true }] });
  assert.equal(outcome.ok, false);
});
