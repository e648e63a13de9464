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
    const place = words.named ? houses.get(row.turn ?? '') : undefined;
    return {
      ...shared,
      what: words.name,
      expect: words.expect,
      ...(place !== undefined && { place }),
      ...(row.kind === 'referral' && { referral: row.id }),
      ...(row.state === 'more-asked' && { asks: true }),
      ...(row.state === 'in-progress' && row.kind === 'referral' && { underWay: true }),
    };
  }
  const told = desk.programme.texts.dispositions.get(row.code)?.citizen;
  const name = desk.programme.vocabulary.dispositions.get(row.code);
  return row.kind === 'clock' || name === undefined || !mine
    ? undefined
    : { ...shared, what: { da: name.da, en: name.en }, ...(told !== undefined && { expect: told }) };
}

/** How it stands with work, in the programme's words. */
export function shownWork({ programme }: Desk, { status, sickLeave, sickSince, hoursPerWeek }: WorkStory['now']): citizen.WorkShown {
  const words = status === undefined ? undefined : programme.texts.findings.get('work-status')?.values.get(status);
  return {
    ...(words !== undefined && { status: words }),
    ...(sickLeave !== undefined && { sickLeave }),
    ...(sickSince !== undefined && { sickSince }),
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
  };
}
