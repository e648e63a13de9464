import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { aCitizen, findings, houseOf, openPathway, permit } from '../testing/open-pathway.ts';
import { type LetterTold, writeToGp } from './write-to-gp.ts';

const houses = await openPathway();
const physiotherapist = houses.desk('physiotherapist');
const gp = houses.desk('gp');
const letter = (citizen: string, more: Partial<LetterTold> = {}): LetterTold => ({
  citizen,
  receiver: 'hospital',
  text: 'Seks ugers træning uden effekt. Overvej sygehus.',
  key: 'l',
  ...more,
});

before(async () => {
  for (const id of ['karen', 'shy', 'acute']) {
    await aCitizen(houses, id, ['physiotherapist']);
    const root = { 'suspected-nerve-root': true, 'conservative-start': '2026-10-01', 'conservative-effect': 'unsatisfactory' };
    await findings(houses, id, { 'pain-site': ['lumbar'], 'affects-daily-life': true, 'suspected-cauda-equina': id === 'acute', ...root });
    await houses.jobs.create({
      resourceType: 'EpisodeOfCare',
      status: 'active',
      patient: { reference: `Patient/${id}` },
      managingOrganization: { reference: houseOf('physiotherapist') },
      period: { start: '2026-10-01' },
    });
  }
});

test('a physiotherapist who may not refer writes to the GP, once; the GP has letter and task, the findings go with it', async () => {
  await permit(houses, 'karen', 'gp');
  const outcome = await writeToGp(physiotherapist, letter('karen'));
  assert.ok(outcome.ok && outcome.door.way === 'via-gp', JSON.stringify(outcome));
  const again = await writeToGp(physiotherapist, letter('karen'));
  assert.ok(again.ok && again.repeated && again.letter.id === outcome.letter.id);
  const letters = await gp.record.search('Communication', { where: { patient: 'karen' } });
  const tasks = await gp.record.search('Task', { where: { patient: 'karen', owner: houseOf('gp') } });
  assert.ok(letters.ok && letters.page.entries.length === 1 && tasks.ok && tasks.page.entries.length === 1);
});

test('the jobcentre is encouraged, not referred to, and the GP is told the same way', async () => {
  const outcome = await writeToGp(physiotherapist, letter('karen', { receiver: 'jobcentre', key: 'job' }));
  assert.ok(outcome.ok && outcome.door.way === 'encourage');
});

test('without consent for the GP it is told what to ask; who may refer is told to', async () => {
  const refused = await writeToGp(physiotherapist, letter('shy'));
  assert.ok(!refused.ok && refused.reason === 'consent' && refused.ask.recipient === houseOf('gp'));
  assert.deepEqual(await writeToGp(gp, letter('karen')), { ok: false, reason: 'may-refer' });
});

test('what is acute is not written about: the acute route is named', async () => {
  const outcome = await writeToGp(physiotherapist, letter('acute'));
  assert.ok(!outcome.ok && outcome.reason === 'acute-first' && outcome.routes.includes('refer-emergency-department'));
});
