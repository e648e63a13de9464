/** The citizen comes on her own, where her municipality takes citizens without a referral (FP 8.5, C-40); else she is told to ask her GP. */
import { dispositionSystem } from '@rygforloeb/decision';
import { newId, type Resource } from '@rygforloeb/record';
import { type ConsentToAsk, type Standing, standingIn } from '../check/consent-of.ts';
import { contentExtensions } from '../check/content.ts';
import { doorOf } from '../check/door.ts';
import { everyOf } from '../check/every-of.ts';
import { consentOf } from '../consent/consent-resource.ts';
import type { Desk } from '../desk.ts';
import { concept, keySystem, receiverSystem, stateSystem } from '../fhir-words.ts';
import { toOffer } from '../municipal/offers.ts';
import { originOf } from '../origin.ts';
import { readReferral } from '../referral/referral.ts';
import { stateInFhir } from '../referral/states.ts';
import { asReferral, refusalOf, type StepOutcome, stepKey } from '../referral/take-step.ts';
import { prevention } from './talk.ts';

export interface SignUpTold {
  /** The id of the offer in the directory that she asks for; the talk comes first all the same. */
  readonly offer: string;
  /** What she wishes, in her words. */
  readonly wish: string;
  readonly key: string;
  /** She says yes to the municipality's looking into her course. */
  readonly permit?: boolean;
}

export type SignUpOutcome =
  | StepOutcome
  | { readonly ok: false; readonly reason: 'not-a-citizen' | 'not-offered' }
  /** The municipality takes nobody without a referral; what to do instead is a disposition of the programme. */
  | { readonly ok: false; readonly reason: 'ask-gp'; readonly instead: 'ask-gp-for-referral' }
  | { readonly ok: false; readonly reason: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk };

/** Signs the citizen of the desk up. */
export async function signUpForPrevention(desk: Desk, told: SignUpTold): Promise<SignUpOutcome> {
  const { access, programme } = desk;
  const { who, role } = access.agent;
  if (role !== 'citizen' || !who.startsWith('Patient/') || access.app !== undefined) return { ok: false, reason: 'not-a-citizen' };
  const citizen = who.slice('Patient/'.length);
  const rule = programme.referrals.receivers[prevention];
  const found = await desk.record.read('HealthcareService', told.offer);
  const offer = found.ok ? toOffer(desk, found.resource) : undefined;
  const isOffer = programme.municipal.categories.some(({ code }) => code === offer?.category);
  if (rule === undefined || offer === undefined || !offer.active || !isOffer) return { ok: false, reason: 'not-offered' };
  const isOpen = offer.selfReferral && doorOf(programme, 'citizen', prevention).way === 'self-contact';
  if (!isOpen) return { ok: false, reason: 'ask-gp', instead: 'ask-gp-for-referral' };
  if (told.wish.trim() === '') return { ok: false, reason: 'reason-missing' };
  const ask: ConsentToAsk = { recipient: offer.organization, roles: rule.recipient.roles, purpose: rule.recipient.purpose };
  const permit = consentOf(desk, citizen, { type: 'permit', to: { house: offer.organization }, purpose: ask.purpose });
  const consents = await everyOf(desk.jobs, 'Consent', citizen);
  const standing = standingIn(desk, [...consents, ...(told.permit === true ? [permit] : [])], ask);
  if (standing !== 'given') return { ok: false, reason: 'consent', standing, ask };
  const id = newId();
  // A citizen may look at her referrals and not write them: our own jobs write what she does, and the Provenance names her.
  return desk.jobs.transaction(async (inside): Promise<SignUpOutcome> => {
    const mark = stepKey(desk, 'sign-up', told.key);
    const request = await inside.create(requestOf(desk, told, citizen, offer.organization, rule.disposition, mark), {
      identifier: `${keySystem}|${mark.value}`,
      id,
    });
    if (!request.ok) return refusalOf(request);
    if (!request.created) {
      const there = await readReferral(inside, request.resource.id);
      return there === undefined ? { ok: false, reason: 'not-found' } : { ok: true, referral: there, repeated: true };
    }
    const task = await inside.create(taskOf(desk, id, citizen, offer.organization, mark), { id });
    if (!task.ok) return refusalOf(task);
    const origin = originOf(desk, { step: 'sign-up', citizen, to: [`ServiceRequest/${id}`, `Task/${id}`], into: 'sent', why: told.wish });
    for (const resource of [...(told.permit === true ? [permit] : []), origin]) {
      const made = await inside.create(resource);
      if (!made.ok) return refusalOf(made);
    }
    const outcome = asReferral(request.resource, task.resource);
    if (outcome.ok) await desk.post?.(inside, { step: 'sign-up', citizen, referral: outcome.referral });
    return outcome;
  });
}

function requestOf(desk: Desk, { wish, offer }: SignUpTold, citizen: string, house: string, disposition: string, mark: object): Resource {
  return {
    resourceType: 'ServiceRequest',
    identifier: [mark],
    extension: contentExtensions([{ field: 'purpose', text: wish }]),
    status: stateInFhir.sent.request,
    intent: 'proposal',
    priority: 'routine',
    category: [concept(receiverSystem, prevention)],
    code: concept(dispositionSystem, disposition),
    subject: { reference: `Patient/${citizen}` },
    requester: { reference: `Patient/${citizen}` },
    performer: [{ reference: house }],
    supportingInfo: [{ reference: `HealthcareService/${offer}` }],
    authoredOn: desk.now().toISOString(),
  };
}

function taskOf(desk: Desk, id: string, citizen: string, house: string, mark: object): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [mark],
    status: stateInFhir.sent.task,
    intent: 'proposal',
    priority: 'routine',
    businessStatus: concept(stateSystem, 'sent'),
    code: concept(receiverSystem, prevention),
    focus: { reference: `ServiceRequest/${id}` },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: `Patient/${citizen}` },
    owner: { reference: house },
    authoredOn: now,
    lastModified: now,
  };
}
