import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCitizen, findings, houseOf, openPathway } from '../testing/open-pathway.ts';
import { closeReferral } from './close.ts';
import { draftReferral } from './draft.ts';
import { checkReferral, reviseReferral, sendReferral } from './send.ts';
import { storyOf } from './story.ts';
import { acceptReferral, answerReferral, askForMore, bookReferral, receiveReferral, returnReferral, startReferral } from './visitation.ts';

const houses = await openPathway();
const common = {
  'pain-site': ['lumbar'],
  'affects-daily-life': true,
  'diagnostic-triage': 'non-specific',
  'suspected-cauda-equina': false,
  'progressive-deficit': false,
  'strength-grade': 5,
  'neurological-examination': 'normal',
};
const override = { code: 'citizen-wish-after-talk' };

/** From whom, to which receiver, in which role it is received. */
const ways = [
  ['gp', 'hospital', 'rygcenter'],
  ['gp', 'imaging-xray', 'hospital'],
  ['gp', 'imaging-ct', 'hospital'],
  ['gp', 'physiotherapist', 'physiotherapist'],
  ['private_specialist', 'chiropractor', 'chiropractor'],
  ['gp', 'private-specialist', 'private_specialist'],
  ['gp', 'psychologist', 'psychologist'],
  ['chiropractor', 'occupational-medicine', 'hospital'],
  ['chiropractor', 'private-hospital-79', 'hospital'],
  ['gp', 'municipality-119', 'municipality_119'],
  ['hospital', 'municipality-140', 'municipality_140'],
  ['gp', 'jobcentre', 'jobcentre'],
] as const;

test('every receiver of the programme is among these ways, but for the scan that has its own test', () => {
  const named = ways.map(([, receiver]) => receiver as string);
  assert.deepEqual(
    Object.keys(houses.programme.referrals.receivers).filter((receiver) => !named.includes(receiver)),
    ['imaging-mri'],
  );
});

for (const [from, receiver, role] of ways)
  test(`${from} refers to ${receiver}; who sits there asks, answers, returns, receives again, treats and reports`, async () => {
    const citizen = await aCitizen(houses, `to-${receiver}`, [from, role, 'gp']);
    await findings(houses, citizen, common);
    await houses.jobs.create({
      resourceType: 'EpisodeOfCare',
      status: 'active',
      patient: { reference: `Patient/${citizen}` },
      managingOrganization: { reference: houseOf(from) },
      period: { start: '2026-11-01' },
    });
    const requester = houses.desk(from);
    const performer = houses.desk(role);
    const content = (houses.programme.referrals.receivers[receiver]?.content ?? []).map(({ field }) => ({ field, text: `om ${field}` }));
    const begun = await draftReferral(requester, { citizen, receiver, performer: houseOf(role), key: receiver, content, override });
    assert.ok(begun.ok, JSON.stringify(begun));
    const { id } = begun.referral;
    const rule = houses.programme.referrals.receivers[receiver];
    const [track] = Object.keys(rule?.tracks ?? {}).reverse();
    // What cannot be set aside is not returned either.
    const mayReturn = rule?.never?.includes('return') !== true;
    const told = (key: string, reason = 'derfor') => ({ referral: id, key, reason });
    const done = [
      await checkReferral(requester, told('1')),
      await sendReferral(requester, told('2')),
      await receiveReferral(performer, told('3')),
      await askForMore(performer, told('4')),
      await answerReferral(houses.citizen(citizen), told('5')),
      ...(mayReturn
        ? [
            await returnReferral(performer, told('6')),
            await reviseReferral(requester, { ...told('7'), content, override }),
            await checkReferral(requester, told('8')),
            await sendReferral(requester, told('9')),
            await receiveReferral(performer, told('10')),
          ]
        : []),
      await acceptReferral(performer, { ...told('11'), ...(track !== undefined && { track }) }),
      await bookReferral(performer, { ...told('12'), at: '2026-12-01T09:00:00+01:00' }),
      await startReferral(performer, told('13')),
      await closeReferral(performer, told('14', 'Slut: fortsæt selv')),
    ];
    for (const [index, outcome] of done.entries())
      assert.ok(outcome.ok, `${index + 1}: ${JSON.stringify('check' in outcome ? outcome.check?.problems : outcome)}`);
    const letters = await requester.record.search('Communication', { where: { patient: citizen } });
    assert.ok(letters.ok && JSON.stringify(letters.page.entries).includes('fortsæt selv'), 'the referrer reads how it ended');
    const seen = await storyOf(houses.citizen(citizen), id);
    assert.equal(seen.length, mayReturn ? 15 : 10, 'the citizen reads every step');
  });

test('the jobcentre reads the referral and neither finding nor ground', async () => {
  const jobcentre = houses.desk('jobcentre');
  const found = await jobcentre.record.search('ServiceRequest', { where: { patient: 'to-jobcentre' } });
  assert.ok(found.ok && found.page.entries.length === 1);
  const text = JSON.stringify(found.page.entries);
  for (const finding of Object.keys(common)) assert.ok(!text.includes(finding), finding);
  // How far it has come, where and when; not who did it and not why.
  const story = await storyOf(jobcentre, `${found.page.entries[0]?.id}`);
  assert.ok(story.length > 0);
  assert.deepEqual(
    story.filter(({ who, reason }) => who !== '' || reason !== undefined),
    [],
  );
});
