/** Drugs that people with back pain take, and a few they take for something else. */

import type { MedicationEntry } from '@rygforloeb/decision';
import type { Chance } from './chance.ts';
import type { Moments } from './moments.ts';

const drugs = [
  { name: 'paracetamol', atc: 'N02BE01' },
  { name: 'acetylsalicylsyre', atc: 'N02BA01' },
  { name: 'ibuprofen', atc: 'M01AE01' },
  { name: 'naproxen', atc: 'M01AE02' },
  { name: 'diclofenac', atc: 'M01AB05' },
  { name: 'tramadol', atc: 'N02AX02' },
  { name: 'morfin', atc: 'N02AA01' },
  { name: 'oxycodon', atc: 'N02AA05' },
  { name: 'kodein og paracetamol', atc: 'N02AJ06' },
  { name: 'gabapentin', atc: 'N02BF01' },
  { name: 'pregabalin', atc: 'N02BF02' },
  { name: 'gabapentin', atc: 'N03AX12' },
  { name: 'pregabalin', atc: 'N03AX16' },
  { name: 'amitriptylin', atc: 'N06AA09' },
  { name: 'simvastatin', atc: 'C10AA01' },
] as const;

/** Draws one drug in use, with as much of its plan as anyone wrote down. */
export function drawMedication(chance: Chance, moments: Moments): MedicationEntry {
  const drug = chance.pick(drugs);
  const start = chance.happens(0.05) ? -chance.between(1, 10) : moments.daysBack();
  return {
    ...(chance.happens(0.9) && { name: drug.name }),
    ...(chance.happens(0.95) && { atc: drug.atc }),
    ...(chance.happens(0.9) && { start: moments.day(start) }),
    ...(chance.happens(0.7) && { stopPlan: chance.happens(0.6) }),
    ...(chance.happens(0.7) && { followUps: drawFollowUps(chance, moments, Math.max(start, 0)) }),
    ...(chance.happens(0.6) && { dailyPrescription: chance.happens(0.4) }),
  };
}

/** Days of follow-up since the start, often at the edge of a week; none is also an answer. */
function drawFollowUps(chance: Chance, moments: Moments, start: number): readonly string[] {
  const after = Array.from({ length: chance.between(0, 3) }, () =>
    chance.happens(0.5) ? 7 * chance.between(0, 5) + chance.pick([-1, 0, 1]) : chance.between(0, 10),
  );
  return [...new Set(after.map((days) => moments.day(start - days)))].sort();
}
