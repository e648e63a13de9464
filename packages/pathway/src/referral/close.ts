/** A referral ends with feedback: to whoever referred, and to the GP where the citizen permits it. */
import type { Resource } from '@rygforloeb/record';
import { standingOf } from '../check/consent-of.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, partSystem } from '../fhir-words.ts';
import { readReferral, withPart } from './referral.ts';
import { gpOf } from './send.ts';
import { type StepOutcome, type StepTold, takeStep } from './take-step.ts';

export type ClosedOutcome = StepOutcome & { readonly gp?: 'told' | 'is-referrer' | 'no-consent' | 'no-gp' };

/** The feedback is the reason: conclusion and what is proposed from here (FP 7.8.2, 7.9.3, 8.1, 8.2, 8.4). */
export async function closeReferral(desk: Desk, told: StepTold): Promise<ClosedOutcome> {
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined) return { ok: false, reason: 'not-found' };
  // Who her GP is, not every receiver may look up.
  const gp = await gpOf({ record: desk.jobs }, referral.citizen);
  const isReferrer = gp !== undefined && gp === referral.requester;
  const ask = { recipient: gp ?? '', roles: ['gp'], purpose: 'treatment' };
  const mayTell = gp !== undefined && !isReferrer && (await standingOf(desk, referral.citizen, ask)) === 'given';
  const recipients = [referral.requester, ...(mayTell ? [gp] : [])];
  const at = told.occurred ?? desk.now().toISOString();
  const letter: Resource = {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(partSystem, 'feedback')],
    subject: { reference: `Patient/${referral.citizen}` },
    about: [{ reference: `ServiceRequest/${referral.id}` }],
    sender: { reference: partyOf(desk) },
    recipient: recipients.map((reference) => ({ reference })),
    sent: desk.now().toISOString(),
    payload: [{ contentString: told.reason ?? '' }],
  };
  const outcome = await takeStep(desk, 'close', told, ({ task }) => ({
    task: {
      ...withPart(task, 'output', 'feedback', { valueString: told.reason ?? '' }),
      executionPeriod: { ...(task.executionPeriod as object | undefined), end: at },
    },
    besides: [letter],
  }));
  if (!outcome.ok) return outcome;
  return { ...outcome, gp: isReferrer ? 'is-referrer' : mayTell ? 'told' : gp === undefined ? 'no-gp' : 'no-consent' };
}
