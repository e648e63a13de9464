/** What a story is, and what many stories share: the visit, the suspicion of a cause, and a course of conservative care. */

import type { Draft } from '../draft.ts';

/** One kind of trouble: how common it is among the citizens, who sees it, and how it is told. */
export interface Story {
  readonly title: string;
  /** Relative to the other stories. */
  readonly share: number;
  readonly actors: readonly (readonly [weight: number, actor: string])[];
  tell(draft: Draft): void;
}

/** Those who see most backs. */
export const practice = [
  [5, 'gp'],
  [4, 'chiropractor'],
  [4, 'physiotherapist'],
  [1, 'private_specialist'],
] as const;

/** Practice, hospital and the citizen. */
export const anyone = [...practice, [2, 'hospital'], [2, 'citizen'], [1, 'municipality_119'], [1, 'municipality_140']] as const;

/** What most visits with low back pain write down. */
export function noteVisit({ note, perhaps, chance, moments }: Draft): void {
  note('pain-site', chance.happens(0.9) ? ['lumbar'] : ['lumbar', 'neck']);
  perhaps(0.6, 'affects-daily-life', () => chance.happens(0.95));
  perhaps(0.6, 'symptom-onset', () => moments.day(moments.daysBack()));
  perhaps(
    0.6,
    'pain-nrs',
    () => chance.between(1, 10),
    () => ({ site: chance.pick(['back', 'leg']) }),
  );
  perhaps(0.4, 'pain-pattern', () => chance.pick(['first-episode', 'episodic', 'persistent']));
  perhaps(0.3, 'self-management-started', true);
}

/** What a careful clinician rules out. */
export function ruleOut({ perhaps, chance }: Draft, probability: number): void {
  const rejected = [
    'suspected-cauda-equina',
    'new-weakness',
    'saddle-anaesthesia',
    'bladder-disturbance',
    'bowel-disturbance',
    'progressive-deficit',
    'trauma',
    'fever',
  ];
  for (const code of rejected) perhaps(probability, code, false);
  perhaps(probability, 'neurological-examination', () => (chance.happens(0.85) ? 'normal' : 'not-done'));
}

/** A course of conservative care at some stage, with what it held and what it did. */
export function noteCare({ note, perhaps, chance, moments }: Draft): void {
  if (chance.happens(0.95)) note('conservative-start', moments.day(moments.daysBack()));
  perhaps(0.9, 'conservative-contents', () =>
    chance.happens(0.7)
      ? ['guidance', chance.pick(['manual', 'exercise'])]
      : chance.some(['guidance', 'manual', 'exercise', 'painkillers', 'education']),
  );
  perhaps(0.9, 'conservative-effect', () => (chance.happens(0.75) ? 'unsatisfactory' : 'satisfactory'));
  perhaps(0.25, 'next-step-decided', () => (chance.happens(0.5) ? false : moments.day(moments.daysBack())));
  perhaps(0.15, 'hospital-referral-sent', () => (chance.happens(0.4) ? false : moments.day(moments.daysBack())));
  perhaps(0.15, 'imaging-referral-sent', () => (chance.happens(0.4) ? false : moments.day(moments.daysBack())));
}

/** A day in the past, or known not to have happened. */
export function dayOrNever({ chance, moments }: Draft, never: number): string | false {
  return chance.happens(never) ? false : moments.day(moments.daysBack());
}
