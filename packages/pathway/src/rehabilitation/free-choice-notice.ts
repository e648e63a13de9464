/** The citizen is told that rehabilitation cannot begin in time and that she may choose another house, with those there are (FP 7.8, REHAB-04). */
import { dispositionSystem } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { type Desk, partyOf } from '../desk.ts';
import { concept } from '../fhir-words.ts';
import { offersIn } from '../municipal/offers.ts';
import { type Referral, withParts } from '../referral/referral.ts';
import type { StepChange } from '../referral/take-step.ts';
import { termsOf } from './terms.ts';

/** The notice where it is due and was not given yet. */
export async function noticeOfFreeChoice(desk: Desk, referral: Referral): Promise<Resource | undefined> {
  if (desk.programme.referrals.receivers[referral.receiver]?.freeChoice === undefined) return undefined;
  const { freeChoice, freeChoiceTold: told } = termsOf(desk, referral);
  return freeChoice && told === undefined ? noticeFor(desk, referral) : undefined;
}

/** The notice to the citizen, in the programme's words. */
export async function noticeFor(desk: Desk, { id, citizen }: Referral): Promise<Resource> {
  const { texts, municipal } = desk.programme;
  const { code, disposition } = municipal.supplier;
  const suppliers = await offersIn(desk, { category: code });
  return {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(dispositionSystem, disposition)],
    subject: { reference: `Patient/${citizen}` },
    about: [{ reference: `ServiceRequest/${id}` }, ...suppliers.map((one) => ({ reference: `HealthcareService/${one.id}` }))],
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: `Patient/${citizen}` }],
    sent: desk.now().toISOString(),
    payload: [
      { contentString: texts.dispositions.get(disposition)?.citizen.da ?? municipal.supplier.da },
      ...suppliers.map(({ name, phone }) => ({ contentString: [name, phone].filter(Boolean).join(', ') })),
    ],
  };
}

/** That she was told, and with which words. */
export function freeChoiceTold({ task }: Referral, notice: Resource): StepChange {
  return { task: withParts(task, 'output', { 'free-choice': { valueDateTime: String(notice.sent) } }), besides: [notice] };
}

/** The same referral as if it began then. */
export function withStart(referral: Referral, at: string): Referral {
  return { ...referral, request: { ...referral.request, occurrenceDateTime: at } };
}
