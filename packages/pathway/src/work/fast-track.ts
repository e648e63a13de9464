/** Fast track: the citizen asks the jobcentre, or her employer has and she says yes. It is voluntary; from there it lives as a referral (FP 7.7.1). */
import { dispositionSystem, type StatusCode } from '@rygforloeb/decision';
import { type GatedRecord, newId, type Resource } from '@rygforloeb/record';
import { type ConsentToAsk, type Standing, standingOf } from '../check/consent-of.ts';
import { contentExtensions } from '../check/content.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import { runningReferrals } from '../consent/affected.ts';
import { consentOf } from '../consent/consent-resource.ts';
import { writerOf } from '../consent/say.ts';
import { type Desk, namesOf, partyOf } from '../desk.ts';
import { changed, concept, keySystem, receiverSystem, stateSystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { type Referral, readReferral, stepUnder } from '../referral/referral.ts';
import { type ReferralState, stateInFhir } from '../referral/states.ts';
import { asReferral, refusalOf, type StepOutcome, type StepRefusal, stepKey } from '../referral/take-step.ts';
import { fastTrackReceiver, isDay, observed, workTask } from './work-words.ts';

export interface FastTrackTold {
  readonly citizen: string;
  /** `Organization/…` of her municipality's jobcentre. */
  readonly jobcentre: string;
  /** She says yes to the jobcentre with this. */
  readonly permit?: boolean;
  readonly words?: string;
  readonly key: string;
}

export type FastTrackOutcome =
  | StepOutcome
  | { readonly ok: false; readonly reason: 'only-herself' }
  /** The programme does not open it, as when eight weeks or less are expected. */
  | { readonly ok: false; readonly reason: 'not-open'; readonly status: StatusCode; readonly because: readonly string[] }
  | { readonly ok: false; readonly reason: 'there-is-one'; readonly referral: string };

const disposition = 'fast-track';

/** The citizen asks. Without a yes to the jobcentre she is told what to say yes to. */
export async function askFastTrack(desk: Desk, told: FastTrackTold): Promise<FastTrackOutcome> {
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'only-herself' };
  const writer = writerOf(desk, told.citizen);
  if (!('transaction' in writer)) return writer;
  if (!(await isHouse(desk, told.jobcentre))) return { ok: false, reason: 'unknown', what: 'performer' };
  const mark = stepKey(desk, 'ask-fast-track', told.key);
  const running = (await runningReferrals(desk.record, told.citizen)).find(({ receiver }) => receiver === fastTrackReceiver);
  if (running !== undefined && stepUnder(running.task, desk.access.agent.who, told.key) === 'ask-fast-track')
    return { ok: true, referral: running, repeated: true };
  if (running !== undefined) return { ok: false, reason: 'there-is-one', referral: running.id };
  const closed = await notOpen(desk, told.citizen);
  if (closed !== undefined) return closed;
  const consent = await consentMissing(desk, told);
  if (consent !== undefined) return consent;
  const id = newId();
  return writer.transaction(async (inside): Promise<FastTrackOutcome> => {
    const request = await inside.create(requestOf(desk, told, 'sent', mark), { identifier: `${keySystem}|${mark.value}`, id });
    if (!request.ok) return refusalOf(request);
    if (!request.created) {
      const there = await readReferral(inside, request.resource.id);
      return there === undefined ? { ok: false, reason: 'not-found' } : { ok: true, referral: there, repeated: true };
    }
    const task = await inside.create(taskOf(desk, told, id, 'sent', mark), { id });
    if (!task.ok) return refusalOf(task);
    const fault = await keep(desk, inside, told, [...requested(desk, told.citizen), ...permitOf(desk, told)], id, 'ask-fast-track');
    if (fault !== undefined) return fault;
    const sent = asReferral(request.resource, task.resource);
    if (sent.ok) await desk.post?.(inside, { step: 'ask-fast-track', citizen: told.citizen, referral: sent.referral });
    return sent;
  });
}

export interface EmployerAskedTold {
  /** By which the citizen is known to the jobcentre: system and value of an identifier. */
  readonly identifier: { readonly system: string; readonly value: string };
  /** The day of the employer's request, YYYY-MM-DD. */
  readonly asked: string;
  readonly key: string;
}

/**
 * The employer has asked by NemRefusion, and the jobcentre notes it down. The citizen is asked; until she says yes the jobcentre sees nothing.
 * The answer is the same whether the record knows her or not.
 */
export async function noteEmployerAsked(
  desk: Desk,
  told: EmployerAskedTold,
): Promise<{ readonly ok: true; readonly waiting: true } | StepRefusal> {
  if (desk.access.agent.role !== 'jobcentre' || desk.access.app !== undefined) return { ok: false, reason: 'forbidden', why: 'role' };
  const { system, value } = told.identifier;
  if (!isDay(told.asked)) return { ok: false, reason: 'unknown', what: 'time' };
  const waiting = { ok: true, waiting: true } as const;
  if (!/^[!-{}~]{1,200}$/.test(system) || !/^[!-{}~]{1,200}$/.test(value)) return waiting;
  const found = await desk.jobs.search('Patient', { where: { identifier: `${system}|${value}` }, count: 2 });
  const [patient, another] = found.ok ? found.page.entries : [];
  if (patient === undefined || another !== undefined) return waiting;
  const citizen = patient.id;
  if ((await runningReferrals(desk.jobs, citizen)).some(({ receiver }) => receiver === fastTrackReceiver)) return waiting;
  const id = newId();
  const outcome = await desk.jobs.transaction(async (inside): Promise<{ readonly ok: true } | StepRefusal> => {
    const mark = stepKey(desk, 'employer-asked', `${citizen} ${told.key}`);
    const asking = { citizen, jobcentre: partyOf(desk), employer: told.asked };
    const request = await inside.create(requestOf(desk, asking, 'draft', mark), { identifier: `${keySystem}|${mark.value}`, id });
    if (!request.ok) return refusalOf(request);
    if (!request.created) return { ok: true };
    const task = await inside.create(taskOf(desk, asking, id, 'draft', mark), { id });
    if (!task.ok) return refusalOf(task);
    const answer = workTask(desk, {
      code: 'fast-track-answer',
      ...{ citizen, owner: `Patient/${citizen}`, requester: partyOf(desk), status: 'requested', focus: `ServiceRequest/${id}` },
    });
    return (await keep(desk, inside, asking, [answer], id, 'employer-asked')) ?? { ok: true };
  });
  return outcome.ok ? waiting : outcome;
}

/** The citizen answers what her employer has asked for: yes sends it, no ends it, and neither harms her. */
export async function answerFastTrack(
  desk: Desk,
  told: Pick<FastTrackTold, 'permit' | 'key'> & { readonly referral: string; readonly yes: boolean },
): Promise<FastTrackOutcome> {
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'only-herself' };
  const there = await readReferral(desk.record, told.referral);
  if (there === undefined || there.receiver !== fastTrackReceiver) return { ok: false, reason: 'not-found' };
  const { citizen, performer } = there;
  const writer = writerOf(desk, citizen);
  if (!('transaction' in writer)) return writer;
  if (stepUnder(there.task, desk.access.agent.who, told.key) === 'answer-fast-track') return { ok: true, referral: there, repeated: true };
  if (there.state !== 'draft') return { ok: false, reason: 'illegal', state: there.state, allowed: [] };
  const asked = { citizen, jobcentre: performer, ...(told.permit !== undefined && { permit: told.permit }) };
  const consent = told.yes ? await consentMissing(desk, asked) : undefined;
  if (consent !== undefined) return consent;
  const into = told.yes ? 'sent' : 'cancelled';
  return writer.transaction(async (inside): Promise<FastTrackOutcome> => {
    const made = told.yes ? [...requested(desk, citizen), ...permitOf(desk, asked)] : [];
    const fault = (await keep(desk, inside, asked, made, there.id, 'answer-fast-track')) ?? (await answered(inside, there));
    if (fault !== undefined) return fault;
    const now = desk.now().toISOString();
    const identifier = [...((there.task.identifier ?? []) as readonly unknown[]), stepKey(desk, 'answer-fast-track', told.key)];
    const task = changed(there.task, {
      identifier,
      status: stateInFhir[into].task,
      businessStatus: concept(stateSystem, into),
      authoredOn: now,
      lastModified: now,
    });
    const savedTask = await inside.update(task, there.version);
    if (!savedTask.ok) return refusalOf(savedTask);
    const request = changed(there.request, { status: stateInFhir[into].request, authoredOn: now });
    const savedRequest = await inside.update(request, Number(there.request.meta.versionId));
    if (!savedRequest.ok) return refusalOf(savedRequest);
    const outcome = asReferral(savedRequest.resource, savedTask.resource);
    if (outcome.ok && told.yes) await desk.post?.(inside, { step: 'ask-fast-track', citizen, referral: outcome.referral });
    return outcome;
  });
}

type Asking = Omit<FastTrackTold, 'key'> & { readonly employer?: string };

/** Her own task to answer is done with it. */
async function answered(inside: GatedRecord, { id }: Referral): Promise<StepRefusal | undefined> {
  const found = await inside.search('Task', { where: { focus: `ServiceRequest/${id}`, status: 'requested' } });
  for (const task of found.ok ? found.page.entries : []) {
    if (task.id === id) continue;
    const done = await inside.update({ ...task, status: 'completed' }, Number(task.meta.versionId));
    if (!done.ok) return refusalOf(done);
  }
  return undefined;
}

async function keep(
  desk: Desk,
  inside: GatedRecord,
  { citizen }: Pick<Asking, 'citizen'>,
  resources: readonly Resource[],
  id: string,
  step: string,
): Promise<StepRefusal | undefined> {
  for (const resource of resources) {
    const made = await inside.create(resource);
    if (!made.ok) return refusalOf(made);
  }
  const origin = await inside.create(originOf(desk, { step, citizen, to: [`ServiceRequest/${id}`, `Task/${id}`] }));
  return origin.ok ? undefined : refusalOf(origin);
}

async function notOpen(desk: Desk, citizen: string): Promise<FastTrackOutcome | undefined> {
  const situation = await situationOf(desk, citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const answer = desk.programme.assess(caseOf(citizen, 'citizen', situation, `do:${disposition}`, []));
  const said = answer.dispositions.find(({ code }) => code === disposition);
  const isClosed = said !== undefined && ['not-indicated', 'not-permitted', 'not-covered'].includes(said.status);
  return isClosed ? { ok: false, reason: 'not-open', status: said.status, because: said.because } : undefined;
}

async function consentMissing(
  desk: Desk,
  { citizen, jobcentre, permit }: Pick<Asking, 'citizen' | 'jobcentre' | 'permit'>,
): Promise<{ readonly ok: false; readonly reason: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk } | undefined> {
  if (permit === true) return undefined;
  const ask: ConsentToAsk = { recipient: jobcentre, roles: ['jobcentre'], purpose: 'work-retention' };
  const standing = await standingOf(desk, citizen, ask);
  return standing === 'given' ? undefined : { ok: false, reason: 'consent', standing, ask };
}

async function isHouse({ record }: Desk, house: string): Promise<boolean> {
  return house.startsWith('Organization/') && (await record.read('Organization', house.slice('Organization/'.length))).ok;
}

/** That it was asked for, as the programme's rules read it. */
function requested(desk: Desk, citizen: string): readonly Resource[] {
  const now = desk.now().toISOString();
  const [who = ''] = namesOf(desk);
  return [observed(citizen, who, now, { code: 'fast-track-requested', value: { valueDateTime: now } })];
}

function permitOf(desk: Desk, { citizen, jobcentre, permit }: Pick<Asking, 'citizen' | 'jobcentre' | 'permit'>): readonly Resource[] {
  if (permit !== true) return [];
  return [consentOf(desk, citizen, { type: 'permit', to: { house: jobcentre }, purpose: 'work-retention' })];
}

function requestOf({ now }: Desk, { citizen, jobcentre, words, employer }: Asking, state: ReferralState, mark: object): Resource {
  const entries = [
    { field: 'asked-by', text: employer === undefined ? 'citizen' : 'employer' },
    ...(employer === undefined ? [] : [{ field: 'employer-asked', text: employer }]),
    ...(words === undefined ? [] : [{ field: 'ground', text: words }]),
  ];
  return {
    resourceType: 'ServiceRequest',
    extension: contentExtensions(entries),
    identifier: [mark],
    status: stateInFhir[state].request,
    intent: 'order',
    priority: 'routine',
    category: [concept(receiverSystem, fastTrackReceiver)],
    code: concept(dispositionSystem, disposition),
    subject: { reference: `Patient/${citizen}` },
    requester: { reference: `Patient/${citizen}` },
    performer: [{ reference: jobcentre }],
    authoredOn: now().toISOString(),
  };
}

function taskOf({ now }: Desk, { citizen, jobcentre }: Asking, id: string, state: ReferralState, mark: object): Resource {
  const at = now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [mark],
    status: stateInFhir[state].task,
    intent: 'order',
    priority: 'routine',
    businessStatus: concept(stateSystem, state),
    code: concept(receiverSystem, fastTrackReceiver),
    focus: { reference: `ServiceRequest/${id}` },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: `Patient/${citizen}` },
    owner: { reference: jobcentre },
    authoredOn: at,
    lastModified: at,
  };
}
