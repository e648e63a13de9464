/** Referrals and steps in the citizen's words: what the programme calls them to her, and no house that may yet change. */

import { type CitizenSteps, readCitizenSteps } from '@rygforloeb/decision';
import type { Desk, OwnReferral, OwnStep, WorkStory } from '@rygforloeb/pathway';
import type { citizen } from '@rygforloeb/web';

const read = new Map<string, CitizenSteps>();

function stepsOf({ programme: { directory } }: Pick<Desk, 'programme'>): CitizenSteps {
  const found = read.get(directory) ?? readCitizenSteps(directory);
  read.set(directory, found);
  return found;
}

const noWait = { da: 'Du får besked, når der sker noget.', en: 'You are told when something happens.' };

/** What stands in a plan, by the name that is hers, or else the programme's. */
export function measureName(desk: Pick<Desk, 'programme'>, disposition: string): CitizenSteps['measures'][string] | undefined {
  const name = desk.programme.vocabulary.dispositions.get(disposition);
  return stepsOf(desk).measures[disposition] ?? (name && { da: name.da, en: name.en });
}

/** A referral as its page shows it. */
export function shownReferral(desk: Desk, { house, ...referral }: OwnReferral): citizen.ReferralShown {
  const words = stepsOf(desk).receivers[referral.receiver];
  const rule = desk.programme.referrals.receivers[referral.receiver];
  const name = words?.name ?? (rule === undefined ? { da: 'Henvisning', en: 'Referral' } : { da: rule.da, en: rule.en });
  return { ...referral, name, wait: words?.expect ?? noWait, ...(house !== undefined && words?.named === true && { house }) };
}

/** A step of her list; undefined for what has no words for her, which is then no step of hers. */
export function shownStep(desk: Desk, { row, when, mine }: OwnStep, houses: ReadonlyMap<string, string>): citizen.StepShown | undefined {
  const { receivers, clocks } = stepsOf(desk);
  const shared = { mine, ...(when !== undefined && { when }) };
  const words = row.kind === 'clock' ? clocks[row.code] : receivers[row.code];
  if (words !== undefined) {
    const whom = houses.get(row.turn ?? '');
    const how = row.kind === 'clock' ? undefined : howItStands(row, when);
    const place = words.named && how !== 'returned' && how !== 'with-gp' ? whom : undefined;
    return {
      ...shared,
      what: words.name,
      // What to expect of the waiting is of no use once she has a time, has begun, or it has gone back.
      ...(how === undefined || how === 'acute' ? { expect: words.expect } : {}),
      ...(how !== undefined && { how }),
      ...(place !== undefined && { place }),
      ...(whom !== undefined && { whom }),
      ...(row.kind === 'referral' && { referral: row.id }),
    };
  }
  const told = desk.programme.texts.dispositions.get(row.code)?.citizen;
  const name = measureName(desk, row.code);
  if (row.kind === 'clock' || name === undefined || !mine) return undefined;
  const about = row.code === desk.programme.municipal.supplier.disposition ? row.link?.split('/')[1] : undefined;
  return {
    ...shared,
    what: name,
    ...(told !== undefined && { expect: told }),
    ...(about !== undefined && { choose: true, referral: about }),
  };
}

/** How far a referral is, where that says more than a day. */
function howItStands({ code, state, kind }: OwnStep['row'], when: string | undefined): citizen.StepShown['how'] {
  // Not a referral yet: somebody has written to her GP about it.
  if (kind === 'task') return 'with-gp';
  if (state === 'more-asked') return 'asks';
  if (state === 'returned') return 'returned';
  if (code === 'acute') return 'acute';
  if (state === 'in-progress') return 'under-way';
  return when === undefined ? undefined : 'booked';
}

/** How it stands with work, in the programme's words. */
export function shownWork(
  { programme }: Desk,
  { status, sickLeave, sickSince, sickUntil, hoursPerWeek, words: told }: WorkStory['now'],
): citizen.WorkShown {
  const words = status === undefined ? undefined : programme.texts.findings.get('work-status')?.values.get(status);
  return {
    ...(words !== undefined && { status: words }),
    ...(sickLeave !== undefined && { sickLeave }),
    ...(sickSince !== undefined && { sickSince }),
    ...(sickUntil !== undefined && { sickUntil }),
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(told !== undefined && { words: told }),
  };
}
