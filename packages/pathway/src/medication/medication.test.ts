import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startCourse } from '../course/start-course.ts';
import { answerFor } from '../findings/answer-for.ts';
import { recordFindings } from '../findings/record-findings.ts';
import { aCitizen, findings, openPathway } from '../testing/open-pathway.ts';
import { changeMedication } from './change-medication.ts';
import { followUpMedication, stopMedication } from './follow-medication.ts';
import { medicationsOf } from './medications-of.ts';
import { type MedicationTold, startMedication } from './start-medication.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const hospital = houses.desk('hospital');
const told: MedicationTold = {
  citizen: 'karen',
  key: 'rx',
  atc: 'N02BE01',
  name: 'Paracetamol',
  reason: 'Kan ikke sove for smerter',
  goal: 'Sove igennem, ikke smertefri',
  stopPlan: 'Halv dosis efter en uge, derefter ophør',
  until: '2026-12-05',
  beside: 'Råd om at holde sig i gang',
};

before(async () => {
  for (const id of ['karen', 'ole', 'bente', 'jens', 'mona', 'lis', 'per']) {
    await aCitizen(houses, id, ['gp', 'chiropractor', 'hospital']);
    const pattern = id === 'bente' ? 'persistent' : 'first-episode';
    await findings(houses, id, {
      'pain-site': ['lumbar'],
      'diagnostic-triage': 'non-specific',
      'pain-pattern': pattern,
      'medication-wanted': true,
      pregnant: false,
    });
  }
});

test('a pain drug has a reason, a shared goal, a length and a plan for stopping from the first day, and does not stand alone', async () => {
  const wrong = await startMedication(gp, { ...told, reason: '', goal: ' ', stopPlan: '', until: '2026-11-20', atc: 'N02' });
  assert.ok(!wrong.ok && wrong.reason === 'fields');
  assert.deepEqual(
    wrong.faults.map(({ field, fault }) => [field, fault]),
    [
      ['reason', 'missing'],
      ['goal', 'missing'],
      ['stopPlan', 'missing'],
      ['atc', 'value'],
      ['atc', 'elsewhere'],
      ['until', 'value'],
    ],
  );
  const penicillin = await startMedication(gp, { ...told, atc: 'J01CE02' });
  assert.ok(!penicillin.ok && penicillin.reason === 'fields' && penicillin.faults[0]?.fault === 'elsewhere');
  const { beside: _, ...alone } = told;
  assert.deepEqual(await startMedication(gp, alone), { ok: false, reason: 'stands-alone' });
  const refused = await startMedication(houses.desk('chiropractor'), told);
  assert.ok(!refused.ok && refused.reason === 'not-allowed' && refused.by.includes('gp'));
  const started = await startMedication(gp, told);
  assert.ok(started.ok && started.medication.isInUse && started.indication.status === 'permitted', JSON.stringify(started));
  const again = await startMedication(gp, told);
  assert.ok(again.ok && again.repeated && again.medication.id === started.medication.id);
  assert.deepEqual(await startMedication(gp, { ...told, key: 'other' }), { ok: false, reason: 'in-use-already' });
  assert.equal(await statusOf('karen', 'stop-plan'), undefined);
});

test('a drug may end on its first day, not before it', async () => {
  const day = (until: string, key: string) => startMedication(gp, { ...told, citizen: 'per', until, key });
  assert.equal((await day('2026-11-20', 'a')).ok, false);
  assert.equal((await day('2026-11-21', 'b')).ok, true);
});

test('what the programme leaves to judgement asks for a reason of its list, in persistent pain and at hospital', async () => {
  const course = await startCourse(hospital, { citizen: 'jens', key: 'c', start: '2026-11-21' });
  assert.ok(course.ok, JSON.stringify(course));
  for (const [desk, citizen] of [
    [gp, 'bente'],
    [hospital, 'jens'],
  ] as const) {
    const refused = await startMedication(desk, { ...told, citizen });
    assert.ok(!refused.ok && refused.reason === 'against-programme' && refused.status === 'needs-judgement', JSON.stringify(refused));
    const unknown = await startMedication(desk, { ...told, citizen, override: { code: 'because' } });
    assert.equal(unknown.ok, false);
    const override = { code: refused.reasons[0] ?? '', text: 'Længere forløb med klinisk grund' };
    const started = await startMedication(desk, { ...told, citizen, override });
    assert.ok(started.ok, JSON.stringify(started));
  }
  const origins = await gp.record.search('Provenance', { where: { patient: 'bente' } });
  assert.ok(origins.ok && JSON.stringify(origins.page.entries).includes('Længere forløb med klinisk grund'));
});

test('it is followed after some days and by four weeks; in time until day 7 and 28, overdue from day 8 and 29', async () => {
  const started = await startMedication(gp, { ...told, citizen: 'ole', until: '2027-01-05' });
  assert.ok(started.ok);
  const at = async (day: string) => {
    houses.at(`${day}T10:00:00Z`);
    const [drug] = (await medicationsOf(gp, 'ole')) ?? [];
    const stateOf = (clock: string) => drug?.clocks.find((one) => one.clock === clock)?.state;
    return {
      first: [stateOf('medication-follow-up-first'), await statusOf('ole', 'medication-follow-up-first')],
      second: [stateOf('medication-follow-up-second'), await statusOf('ole', 'medication-follow-up-second')],
    };
  };
  assert.deepEqual((await at('2026-11-23')).first, ['waiting', undefined]);
  assert.deepEqual((await at('2026-11-24')).first, ['open', 'recommended']);
  assert.deepEqual((await at('2026-11-28')).first, ['due', 'recommended']);
  assert.deepEqual((await at('2026-11-29')).first, ['overdue', 'overdue']);
  const { id } = started.medication;
  const look = { medication: id, key: 'first', effect: 'some', sideEffects: false, decision: 'continue' } as const;
  const followed = await followUpMedication(gp, look);
  assert.ok(followed.ok && followed.medication.looks.length === 1, JSON.stringify(followed));
  const again = await followUpMedication(gp, look);
  assert.ok(again.ok && again.repeated && again.medication.looks.length === 1);
  assert.deepEqual((await at('2026-11-29')).first, [undefined, undefined]);
  assert.deepEqual((await at('2026-12-11')).second, ['waiting', undefined]);
  assert.deepEqual((await at('2026-12-12')).second, ['open', 'recommended']);
  assert.deepEqual((await at('2026-12-19')).second, ['due', 'recommended']);
  assert.deepEqual((await at('2026-12-20')).second, ['overdue', 'overdue']);
  assert.ok((await followUpMedication(gp, { ...look, key: 'second' })).ok);
  assert.deepEqual((await at('2026-12-20')).second, [undefined, undefined]);
  houses.at('2026-11-21T12:00:00Z');
});

test('a drug without effect, or with side effects, goes on only with words; stopped is stopped', async () => {
  const started = await startMedication(gp, { ...told, citizen: 'mona' });
  assert.ok(started.ok);
  const { id } = started.medication;
  const look = { medication: id, key: 'l', effect: 'none', sideEffects: false, decision: 'continue' } as const;
  assert.deepEqual(await followUpMedication(gp, look), { ok: false, reason: 'reason-missing' });
  assert.deepEqual(await followUpMedication(gp, { ...look, effect: 'good', sideEffects: 'Kvalme' }), {
    ok: false,
    reason: 'reason-missing',
  });
  const stopped = await followUpMedication(gp, { ...look, decision: 'stop' });
  assert.ok(stopped.ok && !stopped.medication.isInUse && stopped.medication.stopped === '2026-11-21', JSON.stringify(stopped));
  assert.deepEqual(await stopMedication(gp, { medication: id, key: 's', why: 'Virker ikke' }), { ok: false, reason: 'stopped-already' });
  const [drug] = (await medicationsOf(houses.citizen('mona'), 'mona')) ?? [];
  assert.deepEqual([drug?.isInUse, drug?.clocks, drug?.goal], [false, [], told.goal]);
});

test('another drug instead stops the old one and begins anew with a length of its own; an opioid is told as too long from day 8', async () => {
  const started = await startMedication(gp, { ...told, citizen: 'lis' });
  assert.ok(started.ok);
  const change = { medication: started.medication.id, key: 'c', why: 'For lidt virkning', to: { atc: 'N02AX02', name: 'Tramadol' } };
  assert.deepEqual(await changeMedication(gp, change), { ok: false, reason: 'bad-date', field: 'until' });
  assert.deepEqual(await changeMedication(gp, { medication: started.medication.id, key: 'n', why: 'x' }), {
    ok: false,
    reason: 'nothing-changed',
  });
  const fields = await changeMedication(gp, { ...change, to: { atc: 'J01CE02' }, until: '2026-11-28' });
  assert.ok(!fields.ok && fields.reason === 'fields' && fields.faults[0]?.fault === 'elsewhere', JSON.stringify(fields));
  const same = await changeMedication(gp, { ...change, to: { atc: told.atc }, until: '2026-11-28' });
  assert.deepEqual(same, { ok: false, reason: 'in-use-already' });
  const changed = await changeMedication(gp, { ...change, until: '2026-11-28' });
  assert.ok(
    changed.ok && !changed.medication.isInUse && changed.instead?.atc === 'N02AX02' && changed.instead.stopPlan === told.stopPlan,
    JSON.stringify(changed),
  );
  const state = async (day: string) => {
    houses.at(`${day}T10:00:00Z`);
    const [drug] = (await medicationsOf(gp, 'lis')) ?? [];
    return [
      drug?.clocks.find(({ clock }) => clock === 'opioid-duration')?.state,
      drug?.isBeyondItsEnd,
      await statusOf('lis', 'limit-duration'),
    ];
  };
  assert.deepEqual(await state('2026-11-28'), ['open', false, undefined]);
  assert.deepEqual(await state('2026-11-29'), ['passed', true, 'recommended']);
  houses.at('2026-11-21T12:00:00Z');
  assert.ok((await stopMedication(gp, { medication: changed.instead.id, key: 'stop', why: 'Ikke længere brug for' })).ok);
});

test('a dose, a length and a plan for stopping are changed with a reason; two who change it at once see each other; in persistent pain another drug needs a reason of the list', async () => {
  const citizen = 'bente';
  const drug = (await medicationsOf(gp, citizen))?.find(({ isInUse }) => isInUse);
  assert.ok(drug !== undefined);
  const dose = {
    medication: drug.id,
    key: 'd',
    seen: drug.version,
    why: 'For træt om dagen',
    dose: '500 mg to gange dagligt',
    until: '2026-12-12',
  };
  assert.deepEqual(await changeMedication(gp, { ...dose, until: '2026-11-20' }), { ok: false, reason: 'bad-date', field: 'until' });
  assert.deepEqual(await changeMedication(gp, { ...dose, stopPlan: ' ' }), { ok: false, reason: 'reason-missing' });
  const changed = await changeMedication(gp, dose);
  assert.ok(changed.ok && changed.medication.isInUse, JSON.stringify(changed));
  assert.deepEqual([changed.medication.dose, changed.medication.until, changed.medication.goal], [dose.dose, dose.until, told.goal]);
  assert.equal(must(await changeMedication(gp, dose)).repeated, true);
  const stale = await changeMedication(gp, { ...dose, key: 'e', dose: 'En om aftenen' });
  assert.ok(!stale.ok && stale.reason === 'changed' && stale.current === changed.medication.version);
  const refused = await changeMedication(houses.desk('chiropractor'), { ...dose, key: 'f' });
  assert.ok(!refused.ok && refused.reason === 'not-allowed');
  const other = { medication: drug.id, key: 'o', why: 'Virker ikke', to: { atc: 'M01AE01', name: 'Ibuprofen' }, until: '2026-11-28' };
  const against = await changeMedication(gp, other);
  assert.ok(!against.ok && against.reason === 'against-programme' && against.reasons.length > 0, JSON.stringify(against));
  const override = { code: against.reasons[0] ?? '', text: 'Afprøvet sammen med borgeren' };
  const replaced = must(await changeMedication(gp, { ...other, override }));
  assert.deepEqual([replaced.instead?.atc, replaced.instead?.dose, replaced.medication.isInUse], ['M01AE01', undefined, false]);
  assert.equal(must(await changeMedication(gp, { ...other, override })).repeated, true);
  const origins = await gp.record.search('Provenance', { where: { patient: citizen } });
  assert.ok(origins.ok && JSON.stringify(origins.page.entries).includes('Afprøvet sammen med borgeren'));
});

test('a drug that was only told of is known as in use, with its follow-ups unknown and none of them late', async () => {
  const medications = [{ atc: 'M01AE01', name: 'Ibuprofen', start: '2026-10-01' }];
  assert.ok((await recordFindings(gp, { citizen: 'per', key: 'm', medications })).ok);
  const drug = (await medicationsOf(gp, 'per'))?.find(({ atc }) => atc === 'M01AE01');
  assert.deepEqual(
    [drug?.isInUse, drug?.followUps, drug?.clocks.map(({ clock, state }) => `${clock} ${state}`)],
    [true, undefined, ['nsaid-studied passed', 'pain-medicine-short passed']],
  );
  const stopped = await recordFindings(gp, { citizen: 'per', key: 'm2', medications: [{ atc: 'M01AE01', stopped: true }] });
  assert.ok(stopped.ok && stopped.written.length === 1);
  assert.equal((await medicationsOf(gp, 'per'))?.find(({ atc }) => atc === 'M01AE01')?.isInUse, false);
});

function must<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Extract<Outcome, { readonly ok: true }> {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome as Extract<Outcome, { readonly ok: true }>;
}

async function statusOf(citizen: string, disposition: string): Promise<string | undefined> {
  const outcome = await answerFor(gp, citizen);
  const affirming = houses.programme.vocabulary.affirming;
  return outcome.ok
    ? outcome.answer.dispositions.find(({ code, status }) => code === disposition && affirming.includes(status))?.status
    : outcome.reason;
}
