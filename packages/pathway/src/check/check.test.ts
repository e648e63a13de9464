import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { draftReferral } from '../referral/draft.ts';
import { checkReferral, reviseReferral, sendReferral } from '../referral/send.ts';
import { aCitizen, findings, houseOf, openPathway, permit } from '../testing/open-pathway.ts';
import type { Override, Problem, ReferralCheck } from './check.ts';
import type { ContentEntry } from './content.ts';
import { doorOf } from './door.ts';

const houses = await openPathway();
const gp = houses.desk('gp');
const root = {
  'pain-site': ['lumbar'],
  'affects-daily-life': true,
  'diagnostic-triage': 'specific',
  'suspected-nerve-root': true,
  'suspected-cauda-equina': false,
  'progressive-deficit': false,
  'strength-grade': 5,
  'conservative-start': '2026-10-01',
  'conservative-effect': 'unsatisfactory',
  'conservative-contents': ['guidance', 'exercise'],
};
const nonSpecific = {
  'pain-site': ['lumbar'],
  'affects-daily-life': true,
  'diagnostic-triage': 'non-specific',
  'suspected-nerve-root': false,
  'suspected-cauda-equina': false,
  'progressive-deficit': false,
  'strength-grade': 5,
  'symptom-onset': '2026-11-10',
};

describe('the right door', () => {
  for (const [actor, receiver, way] of [
    ['gp', 'hospital', 'referral'],
    ['chiropractor', 'hospital', 'referral'],
    ['private_specialist', 'hospital', 'referral'],
    ['physiotherapist', 'hospital', 'via-gp'],
    ['physiotherapist', 'imaging-mri', 'via-gp'],
    ['private_specialist', 'imaging-mri', 'referral'],
    ['chiropractor', 'municipality-119', 'via-gp'],
    ['physiotherapist', 'municipality-119', 'via-gp'],
    ['private_specialist', 'municipality-119', 'via-gp'],
    ['chiropractor', 'jobcentre', 'encourage'],
    ['gp', 'jobcentre', 'referral'],
    ['gp', 'municipality-140', 'closed'],
    ['hospital', 'municipality-140', 'referral'],
    ['municipality_119', 'municipality-140', 'closed'],
    ['citizen', 'physiotherapist', 'self-contact'],
    ['chiropractor', 'psychologist', 'closed'],
    ['gp', 'psychologist', 'referral'],
    ['employer', 'hospital', 'closed'],
  ] as const)
    test(`${actor} to ${receiver}: ${way}`, () => assert.equal(doorOf(houses.programme, actor, receiver).way, way));

  test('a physiotherapist who begins a hospital referral is told the way through the GP', async () => {
    await aCitizen(houses, 'door', ['gp', 'physiotherapist']);
    const outcome = await draftReferral(houses.desk('physiotherapist'), {
      citizen: 'door',
      receiver: 'hospital',
      performer: houseOf('rygcenter'),
      key: 'd',
    });
    assert.ok(!outcome.ok && outcome.reason === 'wrong-door' && outcome.door.way === 'via-gp' && outcome.door.conflict === 'C-36');
  });
});

describe('what the programme has against it', () => {
  before(async () => {
    await aCitizen(houses, 'karen', ['gp']);
    await findings(houses, 'karen', root);
    await aCitizen(houses, 'nils', ['gp', 'rygcenter', 'hospital']);
    await findings(houses, 'nils', nonSpecific);
    await aCitizen(houses, 'acute', ['gp', 'rygcenter', 'hospital', 'physiotherapist']);
    await findings(houses, 'acute', { ...root, 'suspected-cauda-equina': true });
    await aCitizen(houses, 'unasked', ['gp', 'rygcenter']);
    await findings(houses, 'unasked', { 'pain-site': ['lumbar'], 'affects-daily-life': true, 'leg-pain': true });
  });

  test('missing consent for the receiver is told with what to ask, and given it is no longer in the way', async () => {
    const before = found(await checked('karen', 'hospital', houseOf('rygcenter')), 'consent');
    assert.deepEqual(before, {
      problem: 'consent',
      standing: 'not-given',
      ask: { recipient: houseOf('rygcenter'), roles: ['rygcenter', 'hospital'], purpose: 'treatment' },
    });
    await permit(houses, 'karen', 'rygcenter', 'deny');
    assert.equal(found(await checked('karen', 'hospital', houseOf('rygcenter')), 'consent')?.standing, 'refused');
  });

  test('gaps in the content are told one by one; what should be there is left out only knowingly', async () => {
    const gaps = found(await checked('nils', 'hospital', houseOf('rygcenter')), 'content')?.fields.map(({ field }) => field) ?? [];
    assert.ok(gaps.includes('bmi') && gaps.includes('informed'));
    // The record knows these; nothing is typed twice.
    for (const field of ['onset', 'location', 'strength', 'phone']) assert.ok(!gaps.includes(field), field);
    assert.ok(!gaps.includes('interpreter'), 'nobody said that an interpreter is needed');
    const leftOut = gaps.map((field) => ({ field, leftOut: 'ikke undersøgt' }));
    assert.equal(found(await checked('nils', 'hospital', houseOf('rygcenter'), leftOut), 'content'), undefined);
  });

  test('what must be there cannot be left out', async () => {
    await permit(houses, 'nils', 'municipality_119');
    const leftOut = ['referral-diagnosis', 'purpose', 'history', 'practical', 'also-referred'].map((field) => ({ field, leftOut: 'nej' }));
    const open = found(await checked('nils', 'municipality-119', houseOf('municipality_119'), leftOut), 'content')?.fields;
    assert.deepEqual(
      open?.map(({ field, force }) => [field, force]),
      ['referral-diagnosis', 'purpose', 'history', 'practical'].map((field) => [field, 'must']),
    );
  });

  test('acute comes first: the planned way is closed and the acute one is named, whoever the receiver is', async () => {
    for (const [receiver, house] of [
      ['hospital', 'rygcenter'],
      ['physiotherapist', 'physiotherapist'],
    ] as const) {
      const check = await checked('acute', receiver, houseOf(house));
      const [first] = check.problems;
      assert.ok(first?.problem === 'acute-first' && first.routes[0] === 'refer-emergency-department', JSON.stringify(check.problems));
    }
  });

  test('the acute questions are asked before a planned referral', async () => {
    const problem = found(await checked('unasked', 'hospital', houseOf('rygcenter')), 'acute-unasked');
    assert.ok(problem?.findings.includes('suspected-cauda-equina'), JSON.stringify(problem));
  });

  test('a scan needs a reason of the list, or a structured reason to go on anyway', async () => {
    const mri = (override?: Override) => checked('nils', 'imaging-mri', houseOf('hospital'), [], override);
    const problem = found(await mri(), 'indication');
    assert.ok(problem?.reasons.includes('citizen-wish-after-talk'), JSON.stringify(problem));
    assert.equal(found(await mri({ code: 'because-i-say-so' }), 'override')?.fault, 'unknown-reason');
    assert.equal(found(await mri({ code: 'clinical-suspicion-not-captured' }), 'override')?.fault, 'words-missing');
    assert.equal((await mri({ code: 'citizen-wish-after-talk' })).ready, true);
  });

  test('programme version, reason and ground stand with the referral that was sent', async () => {
    const { id } = await drafted('nils', 'imaging-mri', houseOf('hospital'), 'kept', [], { code: 'citizen-wish-after-talk' });
    assert.ok((await checkReferral(gp, { referral: id, key: 'check' })).ok);
    const sent = await sendReferral(gp, { referral: id, key: 'send' });
    assert.ok(sent.ok && sent.referral.override?.code === 'citizen-wish-after-talk');
    const origins = await gp.record.search('Provenance', { where: { targets: `ServiceRequest/${id}` } });
    assert.ok(origins.ok);
    const texts = JSON.stringify(origins.page.entries);
    const { id: programme, version } = houses.programme.manifest;
    assert.ok(texts.includes(`${programme}|${version}`) && texts.includes('"because"'));
  });

  test('what was ready and no longer is, is not sent', async () => {
    await aCitizen(houses, 'changed', ['gp', 'hospital']);
    await findings(houses, 'changed', nonSpecific);
    const { id } = await drafted('changed', 'imaging-mri', houseOf('hospital'), 'c', [], { code: 'citizen-wish-after-talk' });
    assert.ok((await checkReferral(gp, { referral: id, key: 'check' })).ok);
    await findings(houses, 'changed', { 'suspected-cauda-equina': true, 'saddle-anaesthesia': true });
    const outcome = await sendReferral(gp, { referral: id, key: 'send' });
    assert.ok(!outcome.ok && outcome.reason === 'check' && outcome.check.problems[0]?.problem === 'acute-first');
  });

  test('a chiropractor who orders a scan tells the GP', async () => {
    await aCitizen(houses, 'kiro', ['gp', 'hospital', 'chiropractor']);
    await findings(houses, 'kiro', nonSpecific);
    const chiropractor = houses.desk('chiropractor');
    await houses.jobs.create({
      resourceType: 'EpisodeOfCare',
      status: 'active',
      patient: { reference: 'Patient/kiro' },
      managingOrganization: { reference: houseOf('chiropractor') },
      period: { start: '2026-11-01' },
    });
    const begun = await draftReferral(chiropractor, {
      citizen: 'kiro',
      receiver: 'imaging-mri',
      performer: houseOf('hospital'),
      key: 'k',
      override: { code: 'citizen-wish-after-talk' },
    });
    assert.ok(begun.ok, JSON.stringify(begun));
    const { id } = begun.referral;
    assert.ok((await checkReferral(chiropractor, { referral: id, key: 'check' })).ok);
    const sent = await sendReferral(chiropractor, { referral: id, key: 'send' });
    assert.ok(sent.ok && sent.notice === 'to-gp', JSON.stringify(sent));
    const tasks = await gp.record.search('Task', { where: { patient: 'kiro', owner: houseOf('gp') } });
    assert.ok(tasks.ok && tasks.page.entries.length === 1);
  });
});

test('consent as the check asks it and as the gate asks it are the same', async () => {
  const receiver = houses.desk('hospital');
  for (const [id, said] of [
    ['nobody-asked', []],
    ['yes', ['permit']],
    ['no', ['deny']],
    ['yes-no', ['permit', 'deny']],
  ] as const) {
    await aCitizen(houses, id, ['gp']);
    await findings(houses, id, nonSpecific);
    for (const type of said) await permit(houses, id, 'hospital', type);
    const { id: referral } = await drafted(id, 'imaging-mri', houseOf('hospital'), `same-${id}`, [], { code: 'citizen-wish-after-talk' });
    const check = await checkReferral(gp, { referral, key: 'check' });
    const standing = check.ok || check.reason !== 'check' ? undefined : found(check.check, 'consent')?.standing;
    await houses.jobs.create({
      resourceType: 'CareTeam',
      status: 'active',
      subject: { reference: `Patient/${id}` },
      participant: [{ member: { reference: houseOf('hospital') } }],
    });
    assert.equal((await receiver.record.read('Patient', id)).ok, standing === undefined, id);
  }
});

async function drafted(
  citizen: string,
  receiver: string,
  performer: string,
  key: string,
  content: readonly ContentEntry[] = [],
  override?: Override,
): Promise<{ readonly id: string }> {
  const outcome = await draftReferral(gp, { citizen, receiver, performer, key, content, ...(override && { override }) });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.referral;
}

let drafts = 0;
async function checked(
  citizen: string,
  receiver: string,
  performer: string,
  content: readonly ContentEntry[] = [],
  override?: Override,
): Promise<ReferralCheck> {
  drafts += 1;
  const { id } = await drafted(citizen, receiver, performer, `d${drafts}`, content, override);
  const outcome = await checkReferral(gp, { referral: id, key: 'check' });
  assert.ok(outcome.ok || outcome.reason === 'check', JSON.stringify(outcome));
  if (outcome.ok) await reviseReferral(gp, { referral: id, key: 'again' });
  return outcome.check as ReferralCheck;
}

function found<Name extends Problem['problem']>(
  check: ReferralCheck,
  name: Name,
): Extract<Problem, { readonly problem: Name }> | undefined {
  return check.problems.find((one): one is Extract<Problem, { readonly problem: Name }> => one.problem === name);
}
