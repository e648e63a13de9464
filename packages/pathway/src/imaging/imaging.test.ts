import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { aCitizen, findings, openPathway } from '../testing/open-pathway.ts';
import { explainImaging, imagingOf } from './explain-imaging.ts';
import { commonAt } from './prevalence.ts';
import { recordImaging } from './record-imaging.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const { prevalence } = houses.programme.care;
const told = { citizen: 'karen', key: 'mri', modality: 'mri', day: '2026-11-18', result: 'age-related' } as const;

before(async () => {
  for (const id of ['karen', 'ole', 'bente', 'jens']) {
    await aCitizen(houses, id);
    await findings(houses, id, { 'pain-site': ['lumbar'], 'diagnostic-triage': 'specific', 'suspected-nerve-root': true });
  }
});

test('a finding of age is told as common at her age, and never without the other half', async () => {
  const kept = await recordImaging(gp, { ...told, seen: ['disc-degeneration', 'modic-1'], words: 'Slid i nederste skive' });
  assert.ok(kept.ok && kept.acute === undefined, JSON.stringify(kept));
  const [result] = (await imagingOf(houses.citizen('karen'), 'karen')) ?? [];
  assert.ok(result !== undefined && result.common !== 'silent');
  // She is 46: the table's 50 is nearer than its 40.
  assert.deepEqual(
    result.common.map(({ code, percent, age, oddsRatio }) => [code, percent, age, oddsRatio]),
    [
      ['disc-degeneration', 80, 50, 2.24],
      ['modic-1', undefined, undefined, 4.01],
    ],
  );
  assert.ok(result.text?.da.includes('hyppigere'));
  assert.equal(result.explained, undefined);
  const explained = await explainImaging(gp, { imaging: result.id, key: 'e', words: 'Almindeligt i din alder, og ikke farligt' });
  assert.ok(explained.ok && explained.result.explained === 'Almindeligt i din alder, og ikke farligt', JSON.stringify(explained));
  const again = await explainImaging(gp, { imaging: result.id, key: 'e', words: 'Almindeligt i din alder, og ikke farligt' });
  assert.ok(again.ok && again.repeated);
  assert.deepEqual(await explainImaging(gp, { imaging: result.id, key: 'f', words: '' }), { ok: false, reason: 'words-missing' });
  assert.deepEqual(await explainImaging(houses.citizen('karen'), { imaging: result.id, key: 'f', words: 'x' }), {
    ok: false,
    reason: 'not-a-clinician',
  });
});

test('beside nerve involvement and serious disease nothing is told as common', async () => {
  const match = { side: true, level: true, complaints: true, matches: true, reason: 'L5 venstre svarer til udstrålingen' };
  const nerve = await recordImaging(gp, {
    ...told,
    citizen: 'ole',
    result: 'nerve-involvement',
    seen: ['disc-degeneration'],
    side: 'left',
    level: 'L5/S1',
    match,
  });
  assert.ok(nerve.ok, JSON.stringify(nerve));
  const serious = await recordImaging(gp, { ...told, citizen: 'bente', result: 'serious-pathology', seen: ['disc-bulge'] });
  assert.ok(serious.ok, JSON.stringify(serious));
  for (const citizen of ['ole', 'bente']) {
    const [result] = (await imagingOf(gp, citizen)) ?? [];
    assert.deepEqual([result?.common, result?.text], ['silent', undefined]);
  }
  const [result] = (await imagingOf(gp, 'ole')) ?? [];
  assert.deepEqual([result?.level, result?.fits, result?.reason], ['L5/S1', { side: true, level: true, complaints: true }, match.reason]);
});

test('what may explain the complaints is held against them by the clinician, or is in doubt and may be asked about', async () => {
  const nerve = { ...told, citizen: 'jens', result: 'nerve-involvement' } as const;
  assert.deepEqual(await recordImaging(gp, nerve), { ok: false, reason: 'match-missing' });
  const doubt = await recordImaging(gp, { ...nerve, doubt: true });
  assert.ok(doubt.ok, JSON.stringify(doubt));
  assert.ok(doubt.answer.dispositions.some(({ code, status }) => code === 'call-rygcenter-advice' && status === 'permitted'));
  const again = await recordImaging(gp, { ...nerve, doubt: true });
  assert.ok(again.ok && again.repeated && again.imaging === doubt.imaging);
});

test('a match with the radiation opens the window of hospital on day 56 of leg pain, not on day 55', async () => {
  const match = { matches: true, reason: 'Svarer til venstre ben' };
  const leg = (onset: string) => ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'leg-pain' }] },
    subject: { reference: 'Patient/jens' },
    effectivePeriod: { start: onset, end: '2026-11-20' },
    valueBoolean: true,
  });
  await findings(houses, 'jens', {
    'conservative-start': '2026-10-01',
    'conservative-contents': ['guidance', 'exercise'],
    'conservative-effect': 'unsatisfactory',
  });
  assert.ok((await gp.record.create(leg('2026-09-27'))).ok);
  const statusOf = async (key: string) => {
    const kept = await recordImaging(gp, { ...told, citizen: 'jens', key, result: 'nerve-involvement', match });
    assert.ok(kept.ok, JSON.stringify(kept));
    return kept.answer.dispositions.find(({ code }) => code === 'refer-rygcenter')?.status;
  };
  const before56 = await statusOf('day-55');
  houses.at('2026-11-22T12:00:00Z');
  const on56 = await statusOf('day-56');
  houses.at('2026-11-21T12:00:00Z');
  assert.notEqual(before56, 'required');
  assert.equal(on56, 'required');
});

test('what is told wrong is said field by field', async () => {
  const bad = await recordImaging(gp, {
    ...told,
    key: 'bad',
    day: '2026-12-24',
    result: 'odd',
    seen: ['dragon'],
    match: { matches: true, reason: ' ' },
  });
  assert.ok(!bad.ok && bad.reason === 'fields');
  assert.deepEqual(
    bad.faults.map(({ field, fault }) => [field, fault]),
    [
      ['day', 'future'],
      ['seen[0]', 'unknown'],
      ['match.reason', 'missing'],
      ['imaging[0].value', 'value'],
    ],
  );
});

test('the table is read at the nearest age: 24 as 20, 25 as 20, 26 as 30, and beyond its ends as its ends', () => {
  const percent = (age: number | undefined) => commonAt(prevalence, ['disc-degeneration'], age)[0]?.percent;
  assert.deepEqual([24, 25, 26].map(percent), [37, 37, 52]);
  assert.deepEqual([16, 80, 97].map(percent), [37, 96, 96]);
  assert.equal(percent(undefined), undefined);
});

test('the comparison with pain was made up to fifty: at 50 it holds, at 51 it is told as beyond the study', () => {
  const beyond = (age: number) => commonAt(prevalence, ['disc-bulge'], age)[0]?.isBeyondStudy;
  assert.deepEqual([49, 50, 51].map(beyond), [undefined, undefined, true]);
});
