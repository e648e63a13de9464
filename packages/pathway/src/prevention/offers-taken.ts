/** The offers that come of the talk: chosen from what the municipality has, begun, ended, or not begun, which the referrer hears (FP 7.9.1–7.9.2). */
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import { standingOf } from '../check/consent-of.ts';
import { everyOf } from '../check/every-of.ts';
import { situationOf } from '../check/situation.ts';
import { type Desk, partyOf } from '../desk.ts';
import { changed, codeOf, concept, partSystem, receiverSystem, referenceIn } from '../fhir-words.ts';
import { categorySystem, type Offer, toOffer } from '../municipal/offers.ts';
import { originOf } from '../origin.ts';
import { partsOf, type Referral, readReferral, stepUnder } from '../referral/referral.ts';
import { refusalOf, type StepOutcome, type StepRefusal, type StepTold, stepKey, writeOn } from '../referral/take-step.ts';
import { prevention } from './talk.ts';

export interface ChooseOfferTold extends StepTold {
  /** The id of the offer in the directory. */
  readonly offer: string;
  /** What the citizen goes on with afterwards, where the category asks for it (MUN119-23). */
  readonly after?: string;
  /** Why activity is begun although nobody has assessed her (MUN119-24, C-50). */
  readonly withoutAssessment?: string;
}

export type ChosenOutcome =
  | (StepOutcome & { /** The id of the Task that follows the offer. */ readonly taken?: string })
  | { readonly ok: false; readonly reason: 'talk-first' | 'not-offered' | 'assessment-first' | 'after-missing' };

/** An offer of the citizen's municipality is chosen with her, after the talk. */
export async function chooseOffer(desk: Desk, told: ChooseOfferTold): Promise<ChosenOutcome> {
  const referral = await readReferral(desk.record, told.referral);
  if (referral?.receiver !== prevention) return { ok: false, reason: 'not-found' };
  if (partsOf(referral.task, 'talk-outcome').length === 0) return { ok: false, reason: 'talk-first' };
  const found = await desk.record.read('HealthcareService', told.offer);
  const offer = found.ok ? toOffer(desk, found.resource) : undefined;
  const category = desk.programme.municipal.categories.find(({ code }) => code === offer?.category);
  if (offer === undefined || category === undefined || !offer.active || !(await isOfMunicipality(desk, offer)))
    return { ok: false, reason: 'not-offered' };
  const isTold = (text: string | undefined) => (text ?? '').trim() !== '';
  if (category.asks?.includes('after') && !isTold(told.after)) return { ok: false, reason: 'after-missing' };
  if (category.asks?.includes('assessment') && !isTold(told.withoutAssessment) && !(await isAssessed(desk, referral)))
    return { ok: false, reason: 'assessment-first' };
  const mark = stepKey(desk, 'choose-offer', `${told.referral} ${told.key}`);
  const outcome = await writeOn(desk, 'choose-offer', { from: ['in-progress'], by: ['performer'] }, told, (now) => ({
    besides: [takenTask(desk, now, offer, told, mark)],
  }));
  if (!outcome.ok) return outcome;
  const listed = await desk.record.search('Task', { where: { patient: referral.citizen, part_of: `Task/${referral.id}` }, count: 200 });
  const taken = listed.ok ? listed.page.entries.find((one) => isMarked(one, mark.value))?.id : undefined;
  return { ...outcome, ...(taken !== undefined && { taken }) };
}

export interface TakenTold {
  /** The id of the Task that follows the offer. */
  readonly taken: string;
  readonly key: string;
  readonly occurred?: string;
}

export type TakenOutcome =
  | {
      readonly ok: true;
      readonly task: StoredResource;
      readonly repeated: boolean;
      /** Of a beginning: whether the jobcentre was told, where it has the citizen too (MUN119-08). */
      readonly coordination?: 'told' | 'no-consent' | 'no-case';
    }
  | { readonly ok: false; readonly reason: 'state'; readonly state: string }
  | { readonly ok: false; readonly reason: 'unknown-code'; readonly code: string }
  | StepRefusal;

/** The citizen has begun. Where the jobcentre has her too, it is told so and nothing else, if she permits it. */
export async function startOffer(desk: Desk, told: TakenTold): Promise<TakenOutcome> {
  const task = await desk.record.read('Task', told.taken);
  if (!task.ok) return refusalOf(task);
  const citizen = (referenceIn(task.resource.for) ?? '').slice('Patient/'.length);
  const jobcentre = await jobcentreOf(desk, citizen);
  const ask = { recipient: jobcentre ?? '', roles: ['jobcentre'], purpose: 'work-retention' };
  const mayTell = jobcentre !== undefined && (await standingOf(desk, citizen, ask)) === 'given';
  const notice = mayTell ? [letterOf(desk, citizen, 'coordination', jobcentre, [desk.programme.municipal.prevention.coordination.da])] : [];
  const outcome = await moveTaken(desk, 'start-offer', told, ['accepted'], { status: 'in-progress' }, undefined, notice);
  return outcome.ok ? { ...outcome, coordination: jobcentre === undefined ? 'no-case' : mayTell ? 'told' : 'no-consent' } : outcome;
}

/** The offer has ended for the citizen. */
export function endOffer(desk: Desk, told: TakenTold & { readonly result?: string }): Promise<TakenOutcome> {
  return moveTaken(desk, 'end-offer', told, ['in-progress'], { status: 'completed' }, told.result, []);
}

/** The citizen never began, or broke off: the reason stands, and the referrer hears it. */
export async function offerNotStarted(
  desk: Desk,
  told: TakenTold & { readonly reason: string; readonly text?: string },
): Promise<TakenOutcome> {
  const { reasons } = desk.programme.municipal.prevention.notStarted;
  const reason = reasons.find(({ code }) => code === told.reason);
  if (reason === undefined) return { ok: false, reason: 'unknown-code', code: told.reason };
  const task = await desk.record.read('Task', told.taken);
  if (!task.ok) return refusalOf(task);
  const referral = await readReferral(desk.record, parentOf(task.resource));
  if (referral === undefined) return { ok: false, reason: 'not-found' };
  const words = [reason.da, told.text].filter((one) => (one ?? '').trim() !== '') as string[];
  const notice = letterOf(desk, referral.citizen, 'not-started', referral.requester, words, referral.id);
  return moveTaken(desk, 'offer-not-started', told, ['accepted', 'in-progress'], { status: 'cancelled' }, words.join(' '), [notice]);
}

/** The Tasks that follow a referral's offers. */
export async function offersTaken(desk: Pick<Desk, 'record'>, { id, citizen }: Referral): Promise<readonly StoredResource[]> {
  const listed = await desk.record.search('Task', { where: { patient: citizen, part_of: `Task/${id}` }, count: 200 });
  return listed.ok ? listed.page.entries.filter(({ code }) => codeOf(code, categorySystem) !== undefined) : [];
}

async function moveTaken(
  desk: Desk,
  step: string,
  { taken, key, occurred }: TakenTold,
  from: readonly string[],
  elements: Readonly<Record<string, unknown>>,
  why: string | undefined,
  besides: readonly Resource[],
): Promise<TakenOutcome> {
  return desk.record.transaction(async (inside: GatedRecord): Promise<TakenOutcome> => {
    const found = await inside.read('Task', taken);
    if (!found.ok) return refusalOf(found);
    const task = found.resource;
    if (codeOf(task.code, categorySystem) === undefined || referenceIn(task.owner) !== partyOf(desk))
      return { ok: false, reason: 'not-found' };
    const earlier = stepUnder(task, desk.access.agent.who, key);
    if (earlier !== undefined) return earlier === step ? { ok: true, task, repeated: true } : { ok: false, reason: 'key-reused' };
    if (!from.includes(String(task.status))) return { ok: false, reason: 'state', state: String(task.status) };
    const citizen = (referenceIn(task.for) ?? '').slice('Patient/'.length);
    const version = Number(task.meta.versionId);
    const origin = originOf(desk, {
      step,
      citizen,
      to: [`Task/${taken}`],
      before: `Task/${taken}/_history/${version}`,
      ...(occurred !== undefined && { occurred }),
      ...(why !== undefined && { why }),
    });
    const letters: StoredResource[] = [];
    for (const resource of [origin, ...besides]) {
      const made = await inside.create(resource);
      if (!made.ok) return refusalOf(made);
      if (resource.resourceType === 'Communication') letters.push(made.resource);
    }
    const saved = await inside.update(
      changed(task, {
        ...elements,
        ...(why !== undefined && { statusReason: { text: why } }),
        lastModified: desk.now().toISOString(),
        identifier: [...((task.identifier ?? []) as readonly unknown[]), stepKey(desk, step, key)],
      }),
      version,
    );
    if (!saved.ok) return refusalOf(saved);
    for (const communication of letters) await desk.post?.(inside, { step, citizen, communication });
    return { ok: true, task: saved.resource, repeated: false };
  });
}

/** The directory says whose an offer is: the house itself offers it, or another of the municipality in which the house has one. */
async function isOfMunicipality(desk: Desk, offer: Offer): Promise<boolean> {
  const house = partyOf(desk);
  if (offer.organization === house) return true;
  const own = await desk.record.search('HealthcareService', { where: { organization: house }, count: 200 });
  return (
    own.ok && own.page.entries.some((one) => offer.municipality !== undefined && toOffer(desk, one)?.municipality === offer.municipality)
  );
}

async function isAssessed(desk: Desk, { citizen, requester }: Referral): Promise<boolean> {
  const situation = await situationOf(desk, citizen);
  const said = situation?.reading.findings.find(({ code }) => code === 'assessed-by-clinician')?.value;
  // Who was referred by somebody else than herself was seen by a doctor.
  return said === undefined || said === 'unknown' ? !requester.startsWith('Patient/') : said === true;
}

/** The jobcentre that has the citizen: asked by our own jobs, since prevention may not read that referral; only the house is told. */
async function jobcentreOf(desk: Desk, citizen: string): Promise<string | undefined> {
  const tasks = await everyOf(desk.jobs, 'Task', citizen);
  const open = tasks.find(
    ({ code, status }) =>
      codeOf(code, receiverSystem) === 'jobcentre' && ['requested', 'received', 'accepted', 'in-progress'].includes(String(status)),
  );
  return referenceIn(open?.owner);
}

function letterOf(desk: Desk, citizen: string, category: string, recipient: string, words: readonly string[], referral?: string): Resource {
  return {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(partSystem, category)],
    subject: { reference: `Patient/${citizen}` },
    ...(referral !== undefined && { about: [{ reference: `ServiceRequest/${referral}` }] }),
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: recipient }],
    sent: desk.now().toISOString(),
    payload: words.map((contentString) => ({ contentString })),
  };
}

function takenTask(desk: Desk, { id, citizen }: Referral, offer: Offer, told: ChooseOfferTold, mark: object): Resource {
  const now = desk.now().toISOString();
  const input = Object.entries({ after: told.after, 'without-assessment': told.withoutAssessment }).flatMap(([code, valueString]) =>
    (valueString ?? '').trim() === '' ? [] : [{ type: concept(partSystem, code), valueString }],
  );
  return {
    resourceType: 'Task',
    identifier: [mark],
    status: 'accepted',
    intent: 'order',
    code: concept(categorySystem, offer.category, offer.name),
    focus: { reference: `HealthcareService/${offer.id}` },
    partOf: [{ reference: `Task/${id}` }],
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: partyOf(desk) },
    authoredOn: told.occurred ?? now,
    lastModified: now,
    ...(input.length > 0 && { input }),
  };
}

function parentOf(task: Resource): string {
  return (referenceIn(((task.partOf ?? []) as readonly unknown[])[0]) ?? '').slice('Task/'.length);
}

function isMarked({ identifier }: Resource, value: string): boolean {
  return ((identifier ?? []) as readonly { readonly value?: string }[]).some((one) => one.value === value);
}
