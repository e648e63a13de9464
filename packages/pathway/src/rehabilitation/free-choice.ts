/** When rehabilitation cannot begin in time: the citizen is told, and may go to a private supplier with a KL agreement, who then has the plan (FP 7.8, BEK 918/2018). */
import type { Resource } from '@rygforloeb/record';
import { type ConsentToAsk, standingIn } from '../check/consent-of.ts';
import { everyOf } from '../check/every-of.ts';
import { consentOf } from '../consent/consent-resource.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, partSystem } from '../fhir-words.ts';
import { suppliersOf } from '../municipal/offers.ts';
import { type Referral, readReferral } from '../referral/referral.ts';
import { type StepOutcome, type StepTold, stepKey, takeStep, writeOn } from '../referral/take-step.ts';
import { freeChoiceTold, noticeFor } from './free-choice-notice.ts';
import { termsOf } from './terms.ts';

export type FreeChoiceOutcome =
  | StepOutcome
  /** It can still begin in time, so there is nothing to choose. */
  | { readonly ok: false; readonly reason: 'in-time'; readonly startBy?: string }
  | { readonly ok: false; readonly reason: 'no-free-choice' | 'no-such-supplier' };

export interface ChooseTold extends StepTold {
  /** `Organization/…` of the directory's suppliers. */
  readonly supplier: string;
  /** The citizen says yes now to the supplier's looking into her plan. */
  readonly permit?: boolean;
}

/** Tells the citizen. The municipality may do so again, when other suppliers have come. */
export async function tellFreeChoice(desk: Desk, told: StepTold): Promise<FreeChoiceOutcome> {
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined) return { ok: false, reason: 'not-found' };
  const refusal = refusalFor(desk, referral);
  if (refusal !== undefined) return refusal;
  const notice = await noticeFor(desk, referral);
  return writeOn(
    desk,
    'tell-free-choice',
    { from: ['sent', 'received', 'accepted', 'booked', 'redirected'], by: ['performer'] },
    told,
    (now) => freeChoiceTold(now, notice),
  );
}

/** The citizen chooses; the municipality writes it down for her, or she does it herself. It keeps the plan in sight and hears the end. */
export async function chooseSupplier(desk: Desk, told: ChooseTold): Promise<FreeChoiceOutcome> {
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined) return { ok: false, reason: 'not-found' };
  const rule = desk.programme.referrals.receivers[referral.receiver];
  if (rule === undefined || referral.performer === told.supplier) return takeStep(desk, 'choose', told);
  const refusal = refusalFor(desk, referral);
  if (refusal !== undefined) return refusal;
  const suppliers = await suppliersOf(desk);
  if (!suppliers.some(({ organization }) => organization === told.supplier)) return { ok: false, reason: 'no-such-supplier' };
  const ask: ConsentToAsk = { recipient: told.supplier, roles: rule.recipient.roles, purpose: rule.recipient.purpose };
  const permit = consentOf(desk, referral.citizen, { type: 'permit', to: { house: told.supplier }, purpose: ask.purpose });
  const there = await everyOf(desk.jobs, 'Consent', referral.citizen);
  const standing = standingIn(desk, [...there, ...(told.permit === true ? [permit] : [])], ask);
  return takeStep(desk, 'choose', told, (now) =>
    standing === 'given'
      ? {
          request: { performer: [...new Set([told.supplier, now.performer, ...housesOf(now)])].map((reference) => ({ reference })) },
          task: { owner: { reference: told.supplier } },
          besides: [...(told.permit === true ? [permit] : []), followTask(desk, now, told)],
        }
      : { ok: false, reason: 'consent', standing, ask },
  );
}

function refusalFor(desk: Desk, referral: Referral): Extract<FreeChoiceOutcome, { readonly ok: false }> | undefined {
  if (desk.programme.referrals.receivers[referral.receiver]?.freeChoice === undefined) return { ok: false, reason: 'no-free-choice' };
  const { freeChoice, startBy, started } = termsOf(desk, referral);
  // Who was told once that she may choose does not lose it by an earlier day that is found later.
  if (freeChoice || (started === undefined && termsOf(desk, referral).freeChoiceTold !== undefined)) return undefined;
  return { ok: false, reason: 'in-time', ...(startBy !== undefined && { startBy }) };
}

function housesOf({ request }: Referral): readonly string[] {
  return ((request.performer ?? []) as readonly { readonly reference?: string }[]).flatMap(({ reference }) => reference ?? []);
}

/** The house that had the plan knows where it went. */
function followTask(desk: Desk, { id, citizen, performer }: Referral, { key, supplier }: ChooseTold): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [stepKey(desk, 'follow-supplier', `${id} ${key}`)],
    status: 'in-progress',
    intent: 'order',
    code: concept(partSystem, 'follow-supplier'),
    partOf: [{ reference: `Task/${id}` }],
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: performer },
    input: [{ type: concept(partSystem, 'supplier'), valueReference: { reference: supplier } }],
    authoredOn: now,
    lastModified: now,
  };
}
