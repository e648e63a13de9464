/** Rehabilitation is limited in time: it closes with a note to the department that referred, and to the GP where the citizen permits it (FP 7.8.2, C-80). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Desk } from '../desk.ts';
import { missingIn, type Note, noteLetter, otherHouses, type Receivers, receiversOf } from '../municipal/closing-note.ts';
import { partsOf, readReferral, withParts } from '../referral/referral.ts';
import { type StepOutcome, type StepTold, takeStep } from '../referral/take-step.ts';
import { rehabilitation } from './terms.ts';

export type ClosedCourseOutcome =
  | (StepOutcome & { readonly receivers?: Receivers })
  | { readonly ok: false; readonly reason: 'note-missing'; readonly missing: readonly string[] };

/** Closes with the end note. */
export async function closeRehabilitation(
  desk: Desk,
  told: Omit<StepTold, 'reason'> & { readonly note: Note },
): Promise<ClosedCourseOutcome> {
  const parts = desk.programme.municipal.rehabilitation.note;
  const missing = missingIn(parts, told.note);
  if (missing.length > 0) return { ok: false, reason: 'note-missing', missing };
  const there = await readReferral(desk.record, told.referral);
  if (there?.receiver !== rehabilitation) return { ok: false, reason: 'not-found' };
  const receivers = await receiversOf(desk, there, [there.requester, ...otherHouses(there)]);
  const end = told.occurred ?? desk.now().toISOString();
  const text = parts.map(({ code }) => (told.note[code] ?? '').trim()).join('\n');
  const outcome = await takeStep(desk, 'close', { ...told, reason: text }, (referral) => ({
    task: {
      ...withParts(referral.task, 'output', {
        feedback: { valueString: text },
        ...(partsOf(referral.task, 'ended').length === 0 && { ended: { valueDate: copenhagenDate(end) } }),
      }),
      executionPeriod: { ...(referral.task.executionPeriod as object | undefined), end },
    },
    besides: [noteLetter(desk, referral, parts, told.note, receivers.houses)],
  }));
  return outcome.ok ? { ...outcome, receivers } : outcome;
}
