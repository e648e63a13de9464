/** How prevention ends: what is needed from here is talked about, and a note with reason, summary and agreements goes to the GP (FP 7.9.3, 8.5). Or it never began. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { type Desk, partyOf } from '../desk.ts';
import { concept, partSystem } from '../fhir-words.ts';
import { missingIn, type Note, noteLetter, type Receivers, receiversOf } from '../municipal/closing-note.ts';
import { partsOf, readReferral, withParts } from '../referral/referral.ts';
import { type StepOutcome, type StepTold, takeStep, writeOn } from '../referral/take-step.ts';
import { offersTaken } from './offers-taken.ts';
import { prevention } from './talk.ts';

export type PreventionEnd =
  | (StepOutcome & { readonly receivers?: Receivers })
  | { readonly ok: false; readonly reason: 'note-missing'; readonly missing: readonly string[] }
  | { readonly ok: false; readonly reason: 'offers-open'; readonly taken: readonly string[] }
  | { readonly ok: false; readonly reason: 'follow-up-missing' | 'end-talk-first' }
  | { readonly ok: false; readonly reason: 'unknown-code'; readonly code: string };

/** The talk at the end: whether she needs to be followed up, and in what. The closing note is due from here. */
export async function holdEndTalk(
  desk: Desk,
  told: StepTold & { readonly followUp: boolean; readonly text: string },
): Promise<PreventionEnd> {
  const there = await readReferral(desk.record, told.referral);
  if (there?.receiver !== prevention) return { ok: false, reason: 'not-found' };
  if (told.text.trim() === '') return { ok: false, reason: 'follow-up-missing' };
  const day = copenhagenDate(told.occurred ?? desk.now().toISOString());
  return writeOn(desk, 'end-talk', { from: ['in-progress'], by: ['performer'] }, told, ({ task }) => ({
    task: withParts(task, 'output', {
      'follow-up': { valueCode: told.followUp ? 'needed' : 'not-needed' },
      'follow-up-text': { valueString: told.text },
      ...(partsOf(task, 'ended').length === 0 && { ended: { valueDate: day } }),
    }),
  }));
}

/**
 * Closes with the note. It goes to the GP if the citizen permits it, and to those whom the referral names for a copy: a hospital that
 * referred and did not ask for it gets none, and reads no more than that the course has ended (MUN119-28).
 */
export async function closePrevention(desk: Desk, told: Omit<StepTold, 'reason'> & { readonly note: Note }): Promise<PreventionEnd> {
  const { note: parts, closed } = desk.programme.municipal.prevention;
  const missing = missingIn(parts, told.note);
  if (missing.length > 0) return { ok: false, reason: 'note-missing', missing };
  const there = await readReferral(desk.record, told.referral);
  if (there?.receiver !== prevention) return { ok: false, reason: 'not-found' };
  if (there.state === 'in-progress') {
    if (partsOf(there.task, 'follow-up').length === 0) return { ok: false, reason: 'end-talk-first' };
    const open = (await offersTaken(desk, there)).filter(({ status }) => status === 'accepted' || status === 'in-progress');
    if (open.length > 0) return { ok: false, reason: 'offers-open', taken: open.map(({ id }) => id) };
  }
  const receivers = await receiversOf(desk, there, []);
  const end = told.occurred ?? desk.now().toISOString();
  const outcome = await takeStep(desk, 'close', { ...told, reason: closed.da }, (referral) => ({
    task: {
      ...withParts(referral.task, 'output', { feedback: { valueString: closed.da } }),
      executionPeriod: { ...(referral.task.executionPeriod as object | undefined), end },
    },
    besides: [noteLetter(desk, referral, parts, told.note, receivers.houses)],
  }));
  return outcome.ok ? { ...outcome, receivers } : outcome;
}

/** It never begins: the referral goes back with the reason, and the referrer is told. */
export async function preventionNotStarted(
  desk: Desk,
  told: Omit<StepTold, 'reason'> & { readonly why: string; readonly text?: string },
): Promise<PreventionEnd> {
  const reason = desk.programme.municipal.prevention.notStarted.reasons.find(({ code }) => code === told.why);
  if (reason === undefined) return { ok: false, reason: 'unknown-code', code: told.why };
  const there = await readReferral(desk.record, told.referral);
  if (there?.receiver !== prevention) return { ok: false, reason: 'not-found' };
  const words = [reason.da, told.text].filter((one) => (one ?? '').trim() !== '').join(': ');
  const letter: Resource = {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(partSystem, 'not-started')],
    subject: { reference: `Patient/${there.citizen}` },
    about: [{ reference: `ServiceRequest/${there.id}` }],
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: there.requester }],
    sent: desk.now().toISOString(),
    payload: [{ contentString: words }],
  };
  return takeStep(desk, 'return', { ...told, reason: words }, ({ task }) => ({
    task: withParts(task, 'output', { 'not-started': { valueCode: reason.code } }),
    besides: [letter],
  }));
}
