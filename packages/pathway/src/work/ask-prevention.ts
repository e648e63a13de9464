/** A jobcentre asks its own municipality's prevention for help with coping and activity: a request within the municipality, no referral (FP 7.7.2, C-45). */
import { dispositionSystem } from '@rygforloeb/decision';
import { newId, type Resource } from '@rygforloeb/record';
import { type ConsentToAsk, standingOf } from '../check/consent-of.ts';
import { contentExtensions } from '../check/content.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, keySystem, receiverSystem, stateSystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { readReferral } from '../referral/referral.ts';
import { stateInFhir } from '../referral/states.ts';
import { asReferral, refusalOf, type StepOutcome, stepKey } from '../referral/take-step.ts';
import { isOfJobcentre } from './work-words.ts';

const receiver = 'municipality-119';

/** It lives on as a referral: received, accepted, begun, closed. The jobcentre tells why in words of its own and attaches nothing. */
export async function askPrevention(
  desk: Desk,
  told: { readonly referral: string; readonly performer: string; readonly words: string; readonly key: string },
): Promise<StepOutcome> {
  if (told.words.trim() === '') return { ok: false, reason: 'reason-missing' };
  const own = await readReferral(desk.record, told.referral);
  if (own === undefined || !isOfJobcentre(own.receiver)) return { ok: false, reason: 'not-found' };
  if (desk.access.agent.role !== 'jobcentre' || own.performer !== partyOf(desk))
    return { ok: false, reason: 'not-yours', by: ['performer'] };
  const house = await desk.record.read('Organization', told.performer.slice('Organization/'.length));
  if (!told.performer.startsWith('Organization/') || !house.ok) return { ok: false, reason: 'unknown', what: 'performer' };
  const rule = desk.programme.referrals.receivers[receiver];
  const ask: ConsentToAsk = { recipient: told.performer, roles: rule?.recipient.roles ?? [], purpose: rule?.recipient.purpose ?? '' };
  const standing = await standingOf(desk, own.citizen, ask);
  if (standing !== 'given') return { ok: false, reason: 'consent', standing, ask };
  const id = newId();
  const { citizen } = own;
  // A jobcentre writes no referrals of its own; what the municipality asks of itself our own jobs write for it.
  return desk.jobs.transaction(async (inside): Promise<StepOutcome> => {
    const mark = stepKey(desk, 'ask-prevention', `${citizen} ${told.key}`);
    const request = await inside.create(requestOf(desk, citizen, told, mark), { identifier: `${keySystem}|${mark.value}`, id });
    if (!request.ok) return refusalOf(request);
    if (!request.created) {
      const there = await readReferral(inside, request.resource.id);
      return there === undefined ? { ok: false, reason: 'not-found' } : { ok: true, referral: there, repeated: true };
    }
    const task = await inside.create(taskOf(desk, citizen, told.performer, id, mark), { id });
    if (!task.ok) return refusalOf(task);
    const to = [`ServiceRequest/${id}`, `Task/${id}`];
    const origin = await inside.create(originOf(desk, { step: 'ask-prevention', citizen, to, into: 'sent', why: told.words }));
    if (!origin.ok) return refusalOf(origin);
    const sent = asReferral(request.resource, task.resource);
    if (sent.ok) await desk.post?.(inside, { step: 'ask-prevention', citizen, referral: sent.referral });
    return sent;
  });
}

function requestOf(desk: Desk, citizen: string, { performer, words }: { performer: string; words: string }, mark: object): Resource {
  return {
    resourceType: 'ServiceRequest',
    extension: contentExtensions([{ field: 'purpose', text: words }]),
    identifier: [mark],
    status: stateInFhir.sent.request,
    intent: 'order',
    priority: 'routine',
    category: [concept(receiverSystem, receiver)],
    code: concept(dispositionSystem, 'refer-municipality-119'),
    subject: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    performer: [{ reference: performer }],
    authoredOn: desk.now().toISOString(),
  };
}

function taskOf(desk: Desk, citizen: string, owner: string, id: string, mark: object): Resource {
  const at = desk.now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [mark],
    status: stateInFhir.sent.task,
    intent: 'order',
    priority: 'routine',
    businessStatus: concept(stateSystem, 'sent'),
    code: concept(receiverSystem, receiver),
    focus: { reference: `ServiceRequest/${id}` },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: owner },
    authoredOn: at,
    lastModified: at,
  };
}
