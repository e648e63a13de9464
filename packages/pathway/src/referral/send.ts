/** Before a referral leaves the house: revised, checked by the programme, and sent, for which it is checked once more. */

import { dispositionSystem } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { check, type ReferralCheck } from '../check/check.ts';
import { standingOf } from '../check/consent-of.ts';
import { type ContentEntry, contentExtensions, type Prefilled } from '../check/content.ts';
import { type Desk, partyOf } from '../desk.ts';
import { assessmentUrl, concept, type Extension } from '../fhir-words.ts';
import { type DraftTold, draftElements } from './draft.ts';
import { type Referral, readReferral, stepUnder } from './referral.ts';
import { type StepOutcome, type StepTold, takeStep } from './take-step.ts';

export interface ReviseTold extends StepTold, Pick<DraftTold, 'content' | 'override'> {
  readonly performer?: string;
}

export type CheckedOutcome = StepOutcome & { readonly check?: ReferralCheck };
export type SentOutcome = CheckedOutcome & { readonly notice?: 'to-gp' | 'no-consent' | 'no-gp' };

/** Writes another content, or to another house; what was checked is to be checked again. */
export async function reviseReferral(desk: Desk, told: ReviseTold): Promise<StepOutcome> {
  const { performer } = told;
  if (performer !== undefined) {
    const house = await desk.record.read('Organization', performer.slice('Organization/'.length));
    if (!performer.startsWith('Organization/') || !house.ok) return { ok: false, reason: 'unknown', what: 'performer' };
  }
  return takeStep(desk, 'revise', told, () => ({
    request: { extension: draftElements(told).extension, ...(performer !== undefined && { performer: [{ reference: performer }] }) },
    task: performer === undefined ? {} : { owner: { reference: performer } },
  }));
}

/** Asks the programme; a referral that is ready is then `checked`, and the answer stands with it. */
export async function checkReferral(desk: Desk, told: StepTold): Promise<CheckedOutcome> {
  return checkedStep(desk, 'check', told, (_referral, checked) => ({ more: assessmentOf(checked) }));
}

/** Sends it, if the programme still has nothing against it; tells the GP where that is a duty. */
export async function sendReferral(desk: Desk, told: StepTold): Promise<SentOutcome> {
  const referral = await readReferral(desk.record, told.referral);
  const duty = referral && (await noticeOf(desk, referral));
  const outcome = await checkedStep(desk, 'send', told, ({ request, content }, checked) => ({
    request: { authoredOn: told.occurred ?? desk.now().toISOString(), ...toldBeside(request, content, checked.prefilled) },
    more: assessmentOf(checked),
    ...(duty?.notice !== undefined && { besides: [duty.notice], notice: { step: 'notice-to-gp', to: [duty.gp ?? ''] } }),
  }));
  return outcome.ok && duty !== undefined ? { ...outcome, notice: duty.told } : outcome;
}

async function checkedStep(
  desk: Desk,
  code: 'check' | 'send',
  told: StepTold,
  change: (referral: Referral, checked: ReferralCheck) => object,
): Promise<CheckedOutcome> {
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined) return { ok: false, reason: 'not-found' };
  // A step that may not be taken, or was taken already, is told as such and not as what the programme thinks of it.
  const isTaken = stepUnder(referral.task, desk.access.agent.who, told.key) !== undefined;
  const isInPlace = referral.state === (code === 'check' ? 'draft' : 'checked') && referral.requester === partyOf(desk);
  if (isTaken || !isInPlace) return takeStep(desk, code, told);
  const checked = await check(desk, referral);
  if (checked === undefined) return { ok: false, reason: 'not-found' };
  if (!checked.ready) return { ok: false, reason: 'check', check: checked };
  const unreached = code === 'send' ? await desk.reach?.({ step: code, citizen: referral.citizen, referral }) : undefined;
  if (unreached !== undefined) return unreached;
  // What was checked is what is sent: another version in between is a conflict.
  const outcome = await takeStep(desk, code, { ...told, seen: told.seen ?? referral.version }, (now) => change(now, checked));
  return outcome.ok ? { ...outcome, check: checked } : outcome;
}

/** The answer under which the step was taken: kept with who and why, where it is read by those who may read the citizen's record. */
function assessmentOf({ answer, indication }: ReferralCheck): readonly Extension[] {
  const { programme, asOf, urgency } = answer;
  return [
    {
      url: assessmentUrl,
      extension: [
        { url: 'programme', valueString: `${programme.id}|${programme.version}` },
        { url: 'programme-status', valueString: programme.status },
        { url: 'as-of', valueString: asOf },
        { url: 'urgency', valueCode: urgency },
        { url: 'status', valueCode: indication.status },
        ...indication.because.map((code) => ({ url: 'because', valueCode: code })),
      ],
    },
  ];
}

/** What the record knows and the receiver may not look up goes into the words of the referral. */
function toldBeside(
  request: Resource,
  content: readonly ContentEntry[],
  prefilled: readonly Prefilled[],
): { readonly extension?: readonly Extension[] } {
  const isWritten = (field: string) => content.some((one) => one.field === field && 'text' in one);
  const entries = prefilled.flatMap(({ field, text }) => (text === undefined || isWritten(field) ? [] : [{ field, text }]));
  if (entries.length === 0) return {};
  return { extension: [...((request.extension ?? []) as readonly Extension[]), ...contentExtensions(entries)] };
}

interface Duty {
  readonly told: 'to-gp' | 'no-consent' | 'no-gp';
  readonly notice?: Resource;
  readonly gp?: string;
}

async function noticeOf(desk: Desk, referral: Referral): Promise<Duty | undefined> {
  const duty = desk.programme.referrals.receivers[referral.receiver]?.noticeToGp;
  if (duty === undefined || !duty.from.includes(desk.actor)) return undefined;
  const gp = await gpOf(desk, referral.citizen);
  if (gp === undefined) return { told: 'no-gp' };
  const standing = await standingOf(desk, referral.citizen, { recipient: gp, roles: ['gp'], purpose: 'treatment' });
  if (standing !== 'given') return { told: 'no-consent' };
  return { told: 'to-gp', gp, notice: noticeTask(desk, { citizen: referral.citizen, gp, about: referral.id, code: duty.disposition }) };
}

/** The house of the citizen's own GP, as far as the record says. */
export async function gpOf(desk: Pick<Desk, 'record'>, citizen: string): Promise<string | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok) return undefined;
  const [gp] = (patient.resource.generalPractitioner ?? []) as readonly { readonly reference?: string }[];
  return gp?.reference;
}

/** A task for the GP: to take note of a referral. */
export function noticeTask(
  desk: Desk,
  { citizen, gp, about, code }: { citizen: string; gp: string; about: string; code: string },
): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    code: concept(dispositionSystem, code),
    focus: { reference: `ServiceRequest/${about}` },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: gp },
    authoredOn: now,
    lastModified: now,
  };
}
