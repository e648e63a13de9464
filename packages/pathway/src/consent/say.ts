/** A citizen says yes or no to a recipient, or somebody notes down what she said. It counts from that moment. */
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import { standingIn } from '../check/consent-of.ts';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { concept, keySystem, referenceIn, transitionSystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';
import { type Affected, affectedBy } from './affected.ts';
import { consentOf, partyNamed, type Recipient, type Said } from './consent-resource.ts';

export interface ConsentTold extends Omit<Said, 'type'> {
  readonly citizen: string;
  readonly key: string;
}

export interface WithdrawalTold extends Pick<ConsentTold, 'citizen' | 'to' | 'purpose' | 'key'> {
  readonly why?: string;
}

export type ConsentRefusal =
  | { readonly ok: false; readonly reason: 'unknown'; readonly what: 'recipient' | 'purpose' | 'domain' | 'time' }
  /** She has said no herself; nobody notes down a yes over it. */
  | { readonly ok: false; readonly reason: 'her-own-no' }
  | StepRefusal;

export type ConsentOutcome = { readonly ok: true; readonly consent: StoredResource; readonly repeated: boolean } | ConsentRefusal;

export type WithdrawalOutcome =
  | { readonly ok: true; readonly consent: StoredResource; readonly repeated: boolean; readonly affected: readonly Affected[] }
  | ConsentRefusal;

/** Says yes. A citizen's later yes takes the place of her earlier no to the same recipient. */
export async function giveConsent(desk: Desk, told: ConsentTold): Promise<ConsentOutcome> {
  const fault = await faultIn(desk, told);
  if (fault !== undefined) return fault;
  const record = writerOf(desk, told.citizen);
  if (!('transaction' in record)) return record;
  const said: Said = { ...told, type: 'permit' };
  return record.transaction(async (inside): Promise<ConsentOutcome> => {
    // What she has said to all the others is asked by our own jobs; the answer is a word.
    const before = await everyOf(desk.access.agent.role === 'citizen' ? inside : desk.jobs, 'Consent', told.citizen);
    const made = await kept(desk, inside, 'give-consent', told, said);
    if (!made.ok || made.repeated) return made;
    const refusals = before.filter((one) => one.status === 'active' && isRefusalOf(one, told.to));
    if (desk.access.agent.role === 'citizen') {
      for (const refusal of refusals) {
        const ended = await inside.update({ ...refusal, status: 'inactive' }, Number(refusal.meta.versionId));
        if (!ended.ok) return refusalOf(ended);
      }
      return made;
    }
    return isOutweighed(desk, [...before, made.consent], told) ? { ok: false, reason: 'her-own-no' } : made;
  });
}

/** Takes a yes back, or says no. Whoever referred to the recipient gets a task for each referral that comes to a halt. */
export async function withdrawConsent(desk: Desk, told: WithdrawalTold): Promise<WithdrawalOutcome> {
  const fault = await faultIn(desk, told);
  if (fault !== undefined) return fault;
  const record = writerOf(desk, told.citizen);
  if (!('transaction' in record)) return record;
  const isHerself = desk.access.agent.role === 'citizen';
  const affected = await affectedBy(desk, isHerself ? desk.jobs : desk.record, told.citizen, told.to);
  const outcome = await record.transaction(async (inside) => {
    const made = await kept(desk, inside, 'withdraw-consent', told, { type: 'deny', to: told.to, ...purposeOf(told) }, told.why);
    const faulty = made.ok && isHerself ? await tellRequesters(desk, inside, told) : undefined;
    return faulty ?? made;
  });
  if (!outcome.ok) return outcome;
  // Who notes it down may see neither every referral nor every requester: our own jobs tell them, once, also when the step is sent again.
  if (!isHerself) {
    const faulty = await desk.jobs.transaction(async (inside) => (await tellRequesters(desk, inside, told)) ?? { ok: true as const });
    if (!faulty.ok) return faulty;
  }
  return { ...outcome, affected };
}

/** A citizen's word is written by our own jobs, in her name; who else notes one down writes it, as far as the gate lets them. */
export function writerOf(
  { access, record, jobs }: Desk,
  citizen: string,
): GatedRecord | Extract<StepRefusal, { readonly reason: 'forbidden' }> {
  if (access.agent.role !== 'citizen') return record;
  if (access.app !== undefined) return { ok: false, reason: 'forbidden', why: 'scope' };
  return access.agent.who === `Patient/${citizen}` ? jobs : { ok: false, reason: 'forbidden', why: 'citizen' };
}

async function kept(
  desk: Desk,
  inside: GatedRecord,
  step: 'give-consent' | 'withdraw-consent',
  told: Pick<ConsentTold, 'citizen' | 'key'>,
  said: Said,
  why?: string,
): Promise<ConsentOutcome> {
  const mark = stepKey(desk, step, `${told.citizen} ${told.key}`);
  const made = await inside.create(consentOf(desk, told.citizen, said, [mark]), { identifier: `${keySystem}|${mark.value}` });
  if (!made.ok) return refusalOf(made);
  if (!made.created) return { ok: true, consent: made.resource, repeated: true };
  const origin = await inside.create(
    originOf(desk, {
      step,
      citizen: told.citizen,
      to: [`Consent/${made.resource.id}`],
      into: said.type,
      ...(why !== undefined && why.trim() !== '' && { why }),
    }),
  );
  return origin.ok ? { ok: true, consent: made.resource, repeated: false } : refusalOf(origin);
}

async function tellRequesters(desk: Desk, inside: GatedRecord, told: WithdrawalTold): Promise<StepRefusal | undefined> {
  for (const { as, id, requester = '' } of await affectedBy(desk, inside, told.citizen, told.to)) {
    if (as !== 'performer' || !requester.startsWith('Organization/')) continue;
    const mark = stepKey(desk, 'withdraw-consent', `${told.citizen} ${told.key} ${id}`);
    const task = await inside.create(taskFor(desk, told, id, requester, mark), { identifier: `${keySystem}|${mark.value}` });
    if (!task.ok) return refusalOf(task);
  }
  return undefined;
}

function taskFor(desk: Desk, { citizen }: WithdrawalTold, referral: string, owner: string, mark: object): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [mark],
    status: 'requested',
    intent: 'order',
    code: concept(transitionSystem, 'withdraw-consent'),
    focus: { reference: `ServiceRequest/${referral}` },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: `Patient/${citizen}` },
    owner: { reference: owner },
    authoredOn: now,
    lastModified: now,
  };
}

async function faultIn(
  { programme, record }: Desk,
  { to, purpose, domains = [], until }: Partial<Pick<ConsentTold, 'domains' | 'until'>> & Pick<ConsentTold, 'to' | 'purpose'>,
): Promise<ConsentRefusal | undefined> {
  const unknown = (what: 'recipient' | 'purpose' | 'domain' | 'time') => ({ ok: false, reason: 'unknown', what }) as const;
  if ('role' in to && programme.consents.recipients[to.role] === undefined) return unknown('recipient');
  if ('house' in to) {
    const [type, id = ''] = to.house.split('/');
    if (type !== 'Organization' || !(await record.read('Organization', id)).ok) return unknown('recipient');
  }
  if ('person' in to && !to.person.startsWith('RelatedPerson/')) return unknown('recipient');
  if (purpose !== undefined && !programme.purposes.some(({ code }) => code === purpose)) return unknown('purpose');
  if (!domains.every((domain) => domain in programme.access.domains)) return unknown('domain');
  if (until !== undefined && !/^\d{4}-\d\d-\d\d$/.test(until)) return unknown('time');
  return undefined;
}

function isRefusalOf(consent: StoredResource, to: Recipient): boolean {
  const provision = consent.provision as
    | { readonly type?: string; readonly actor?: readonly { readonly reference?: object }[] }
    | undefined;
  const [actor, ...others] = provision?.actor ?? [];
  const role = (actor?.reference as { readonly identifier?: { readonly value?: string } } | undefined)?.identifier?.value;
  const named = referenceIn(actor?.reference) ?? `role:${role}`;
  return provision?.type === 'deny' && others.length === 0 && named === partyNamed(to);
}

function isOutweighed(desk: Desk, consents: readonly Resource[], { to, purpose }: ConsentTold): boolean {
  const { roles } = desk.programme.access;
  const recipient = partyNamed(to);
  const purposes = purpose === undefined ? desk.programme.purposes.map(({ code }) => code) : [purpose];
  const asked = 'role' in to ? [to.role] : Object.keys(roles);
  return purposes.every((one) => standingIn(desk, consents, { recipient, roles: asked, purpose: one }) === 'refused');
}

function purposeOf({ purpose }: Pick<ConsentTold, 'purpose'>): { readonly purpose?: string } {
  return purpose === undefined ? {} : { purpose };
}
