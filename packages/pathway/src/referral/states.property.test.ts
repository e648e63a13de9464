import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Desk } from '../desk.ts';
import { chooseSupplier } from '../rehabilitation/free-choice.ts';
import { aCitizen, findings, houseOf, openPathway } from '../testing/open-pathway.ts';
import { closeReferral } from './close.ts';
import { draftReferral } from './draft.ts';
import { readReferral } from './referral.ts';
import { checkReferral, reviseReferral, sendReferral } from './send.ts';
import { type Party, type ReferralState, type StepCode, stateInFhir, steps, stepsFrom } from './states.ts';
import { storyOf } from './story.ts';
import type { StepOutcome, StepTold } from './take-step.ts';
import {
  acceptReferral,
  answerReferral,
  askForMore,
  bookReferral,
  cancelReferral,
  receiveReferral,
  redirectReferral,
  returnReferral,
  startReferral,
} from './visitation.ts';

const houses = await openPathway();
const codes = Object.keys(steps) as StepCode[];
const desks: Readonly<Record<Party, (citizen: string) => Desk>> = {
  requester: () => houses.desk('gp'),
  performer: () => houses.desk('physiotherapist'),
  citizen: (id) => houses.citizen(id),
};
const at = '2026-12-01T09:00:00+01:00';
const take: Readonly<Record<StepCode, (desk: Desk, told: StepTold) => Promise<StepOutcome>>> = {
  revise: reviseReferral,
  check: checkReferral,
  send: sendReferral,
  receive: receiveReferral,
  accept: acceptReferral,
  redirect: (desk, told) => redirectReferral(desk, { ...told, to: houseOf('physiotherapist') }),
  choose: (desk, told) => chooseSupplier(desk, { ...told, supplier: houseOf('physiotherapist') }) as Promise<StepOutcome>,
  return: returnReferral,
  ask: askForMore,
  answer: answerReferral,
  book: (desk, told) => bookReferral(desk, { ...told, at }),
  start: startReferral,
  close: closeReferral,
  cancel: cancelReferral,
};

test('every state can be reached and, but for the two ends, left; each stands in FHIR', () => {
  const reached = new Set<ReferralState>(['draft']);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const { from, to } of Object.values(steps)) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  assert.deepEqual([...reached].sort(), Object.keys(stateInFhir).sort());
  const ends = (Object.keys(stateInFhir) as ReferralState[]).filter(
    (state) => stepsFrom(state, ['requester', 'performer', 'citizen']).length === 0,
  );
  assert.deepEqual(ends.sort(), ['cancelled', 'closed']);
});

test('whatever anybody tries, in whatever order and however often, a referral has one state, and its story leads to it', async () => {
  let run = 0;
  const tries = fc.record({
    code: fc.constantFrom(...codes),
    by: fc.constantFrom<Party>('requester', 'performer', 'citizen'),
    // Mostly a step that may be taken, so that the walk gets somewhere.
    apt: fc.integer({ min: 0, max: 99 }),
    twice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(tries, { minLength: 5, maxLength: 14 }), async (walk) => {
      run += 1;
      const citizen = await aCitizen(houses, `walk-${run}`, ['gp', 'physiotherapist']);
      await findings(houses, citizen, { 'pain-site': ['lumbar'], 'affects-daily-life': true, 'pain-worsening': true });
      const drafted = await draftReferral(houses.desk('gp'), {
        citizen,
        receiver: 'physiotherapist',
        performer: houseOf('physiotherapist'),
        key: `d${run}`,
      });
      assert.ok(drafted.ok, JSON.stringify(drafted));
      const { id } = drafted.referral;
      const lived: ReferralState[] = ['draft'];
      for (const [index, { apt, by, twice, code }] of walk.entries()) {
        const state = lived.at(-1) ?? 'draft';
        const open = codes.filter((one) => one !== 'redirect' && one !== 'choose' && steps[one].from.includes(state));
        const chosen = apt < 75 ? (open[apt % Math.max(open.length, 1)] ?? code) : code;
        const party = apt < 75 ? (steps[chosen].by[apt % steps[chosen].by.length] ?? by) : by;
        const told = { referral: id, key: `step ${index}`, reason: 'because' };
        const times = twice ? 2 : 1;
        const outcomes = await Promise.all(Array.from({ length: times }, () => take[chosen](desks[party](citizen), told)));
        // A physiotherapist passes nothing on, and no citizen chooses another: there is no such way in the programme.
        const isClosed = chosen === 'redirect' || chosen === 'choose';
        const isLegal = steps[chosen].by.includes(party) && steps[chosen].from.includes(state) && !isClosed;
        for (const outcome of outcomes) assert.equal(outcome.ok, isLegal, `${party} ${chosen} in ${state}: ${JSON.stringify(outcome)}`);
        if (isLegal) lived.push(steps[chosen].to);
      }
      const end = await readReferral(houses.jobs, id);
      assert.equal(end?.state, lived.at(-1));
      assert.equal(end?.version, lived.length);
      assert.equal(end?.request.meta.versionId, `${lived.length}`);
      const story = await storyOf({ ...houses.desk('gp'), record: houses.jobs }, id);
      assert.deepEqual(
        story.map(({ to }) => to),
        lived,
      );
      assert.deepEqual(
        story.slice(1).map(({ from }) => from),
        lived.slice(0, -1),
      );
    }),
    { numRuns: 12, seed: 20261121, endOnFailure: true },
  );
});
