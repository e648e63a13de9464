/** The level of rehabilitation: judged with a reason when the plan is taken (`acceptReferral`), changed when the picture does; and who has the citizen (FP 7.8.1). */
import type { Desk } from '../desk.ts';
import { readReferral, withParts } from '../referral/referral.ts';
import { type NoteRule, type StepOutcome, type StepTold, writeOn } from '../referral/take-step.ts';
import { trackParts } from '../referral/visitation.ts';
import { rehabilitation } from './terms.ts';

const whileRunning: NoteRule = { from: ['accepted', 'booked', 'in-progress'], by: ['performer'] };

/** Another level than was judged at first, with the reason. */
export async function changeRehabilitationLevel(desk: Desk, told: StepTold & { readonly level: string }): Promise<StepOutcome> {
  return writeOn(desk, 'change-level', { ...whileRunning, reason: true }, told, (referral) => {
    const tracks = desk.programme.referrals.receivers[referral.receiver]?.tracks ?? {};
    if (referral.receiver !== rehabilitation || !Object.hasOwn(tracks, told.level)) return { ok: false, reason: 'unknown', what: 'track' };
    return { task: trackParts(referral, told.level, told.reason ?? '') };
  });
}

export interface TherapistTold extends StepTold {
  /** `PractitionerRole/…` or `Practitioner/…`. */
  readonly therapist: string;
  /** The special competence, in words: further education and experience that matter here. */
  readonly competence?: string;
}

export type TherapistOutcome =
  | (StepOutcome & { /** With whom more coordination may be needed. */ readonly partners?: readonly string[] })
  | { readonly ok: false; readonly reason: 'competence-missing' };

/** Who has the citizen. At the advanced level that takes special competence, and it is told with whom to coordinate (REHAB-10, REHAB-11). */
export async function assignTherapist(desk: Desk, told: TherapistTold): Promise<TherapistOutcome> {
  const { advanced } = desk.programme.municipal.rehabilitation;
  const there = await readReferral(desk.record, told.referral);
  if (there === undefined || there.receiver !== rehabilitation) return { ok: false, reason: 'not-found' };
  const isAdvanced = there.track === advanced.level;
  const competence = told.competence?.trim() ?? '';
  if (isAdvanced && competence === '') return { ok: false, reason: 'competence-missing' };
  if (!/^(?:PractitionerRole|Practitioner)\/[A-Za-z0-9.-]{1,64}$/.test(told.therapist))
    return { ok: false, reason: 'unknown', what: 'performer' };
  const outcome = await writeOn(desk, 'assign-therapist', whileRunning, told, ({ task }) => ({
    task: withParts(task, 'output', {
      therapist: { valueReference: { reference: told.therapist } },
      competence: competence === '' ? [] : { valueString: competence },
    }),
  }));
  return outcome.ok && isAdvanced ? { ...outcome, partners: advanced.partners.map(({ code }) => code) } : outcome;
}
