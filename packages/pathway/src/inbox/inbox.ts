/** What stands in a house's inbox: referrals to it, and to a GP the letters that wait for an answer; what is late first. */
import { dispositionSystem } from '@rygforloeb/decision';
import { clockSystem, type StoredResource } from '@rygforloeb/record';
import type { Wording } from '../check/referral-rules.ts';
import { namesOfHouses } from '../citizen/names.ts';
import { type Desk, namesOf } from '../desk.ts';
import { codeOf, receiverSystem, referenceIn, stateSystem } from '../fhir-words.ts';
import { type PreventionRow, preventionRow } from '../prevention/inbox.ts';
import { prevention } from '../prevention/talk.ts';
import { receiverWords } from '../referral/receiver-words.ts';
import { type Referral, toReferral } from '../referral/referral.ts';
import type { ReferralState, StepCode } from '../referral/states.ts';
import { openSteps, partiesAt } from '../referral/take-step.ts';
import { type RehabilitationRow, rehabilitationRow } from '../rehabilitation/inbox.ts';
import { rehabilitation } from '../rehabilitation/terms.ts';
import { type InboxClock, inboxClock } from './inbox-clock.ts';

/** A referral; a letter that asks the GP to decide; a certificate that a jobcentre asks for; something to take note of. */
export type InboxKind = 'referral' | 'letter' | 'certificate' | 'notice';

export interface InboxItem {
  /** Of the Task, which for a referral is that of the ServiceRequest too. */
  readonly id: string;
  readonly kind: InboxKind;
  readonly version: number;
  readonly citizen: { readonly id: string; readonly name: string };
  readonly from: { readonly reference: string; readonly name: string };
  /** A receiver of `referrals.yaml` or `fast-track`; for a notice the programme's disposition. */
  readonly receiver: string;
  readonly what: Wording;
  readonly state: ReferralState | 'requested' | 'later';
  /** Of what is acute. */
  readonly urgent: boolean;
  /** Steps that the house may take now. */
  readonly open: readonly StepCode[];
  readonly since?: string;
  /** In the sender's words. */
  readonly why?: string;
  readonly bookedFor?: string;
  readonly track?: string;
  readonly clock?: InboxClock;
  readonly rehabilitation?: RehabilitationRow;
  readonly prevention?: PreventionRow;
}

const active = ['requested', 'received', 'on-hold', 'accepted', 'in-progress'];
const ofGp: readonly string[] = ['notify-gp', 'notify-gp-acute'];

/** Everything that waits at the house, by the gate: what is acute first, then the earliest last day, then what came first. */
export async function inboxOf(desk: Desk): Promise<readonly InboxItem[]> {
  const found: InboxItem[] = [];
  for (let after: string | undefined; ; ) {
    const where = { owner: [...namesOf(desk)], status: active, codes: { not: { system: clockSystem } } };
    const listed = await desk.record.search('Task', { where, sort: 'modified', count: 200, ...(after !== undefined && { after }) });
    if (!listed.ok) break;
    found.push(...(await itemsOf(desk, listed.page.entries)));
    after = listed.page.next;
    if (after === undefined) break;
  }
  return found.toSorted(byClock);
}

/** One of them; undefined where it is not the house's, or may not be seen. */
export async function inboxItemOf(desk: Desk, id: string): Promise<InboxItem | undefined> {
  const task = await desk.record.read('Task', id);
  if (!task.ok || !namesOf(desk).includes(referenceIn(task.resource.owner) ?? '')) return undefined;
  return (await itemsOf(desk, [task.resource]))[0];
}

function byClock(one: InboxItem, other: InboxItem): number {
  const last = ({ clock }: InboxItem) => clock?.due ?? '9999';
  return (
    Number(other.urgent) - Number(one.urgent) || last(one).localeCompare(last(other)) || (one.since ?? '').localeCompare(other.since ?? '')
  );
}

async function itemsOf(desk: Desk, tasks: readonly StoredResource[]): Promise<readonly InboxItem[]> {
  const requests = await requestsOf(desk, tasks);
  const names = await namesOfHouses(
    desk,
    tasks.flatMap((task) => [referenceIn(task.for) ?? '', referenceIn(task.requester) ?? '']),
  );
  const items: InboxItem[] = [];
  for (const task of tasks) {
    const request = requests.get(task.id);
    const referral = request && toReferral(request, task);
    const item = referral === undefined ? await taskItem(desk, task, names) : await referralItem(desk, referral, names);
    if (item !== undefined) items.push(item);
  }
  return items;
}

async function requestsOf({ record }: Desk, tasks: readonly StoredResource[]): Promise<ReadonlyMap<string, StoredResource>> {
  const found = new Map<string, StoredResource>();
  for (const { id, businessStatus } of tasks) {
    if (codeOf(businessStatus, stateSystem) === undefined) continue;
    const request = await record.read('ServiceRequest', id);
    if (request.ok) found.set(id, request.resource);
  }
  return found;
}

async function referralItem(desk: Desk, referral: Referral, names: ReadonlyMap<string, string>): Promise<InboxItem | undefined> {
  const { id, version, citizen, requester, receiver, state, request, bookedFor, track } = referral;
  if (state === 'draft' || state === 'checked') return undefined;
  const ofPlan = receiver === rehabilitation ? rehabilitationRow(desk, referral) : undefined;
  const ofPrevention = receiver === prevention ? await preventionRow(desk, referral) : undefined;
  const clock = inboxClock(desk, referral, ofPlan?.terms);
  const why = whyOf(desk, referral);
  return {
    ...shared(names, citizen, requester),
    ...{ id, kind: 'referral', version, receiver, state, what: receiverWords(desk, receiver), urgent: referral.priority === 'stat' },
    open: openSteps(desk, referral, partiesAt(desk, referral)),
    ...(typeof request.authoredOn === 'string' && { since: request.authoredOn }),
    ...(why !== undefined && { why }),
    ...(bookedFor !== undefined && { bookedFor }),
    ...(track !== undefined && { track }),
    ...(clock !== undefined && { clock }),
    ...(ofPlan !== undefined && { rehabilitation: ofPlan }),
    ...(ofPrevention !== undefined && { prevention: ofPrevention }),
  };
}

/** What the GP answers or takes note of; undefined for every other Task. */
async function taskItem(desk: Desk, task: StoredResource, names: ReadonlyMap<string, string>): Promise<InboxItem | undefined> {
  const receiver = codeOf(task.code, receiverSystem);
  const disposition = codeOf(task.code, dispositionSystem) ?? '';
  const kind = receiver !== undefined && task.intent === 'proposal' ? 'letter' : taskKinds(disposition);
  if (kind === undefined || task.partOf !== undefined) return undefined;
  const citizen = (referenceIn(task.for) ?? '').slice('Patient/'.length);
  const words = desk.programme.vocabulary.dispositions.get(disposition);
  const why = await letterText(desk, referenceIn(task.focus));
  const about = kind === 'notice' && task.priority !== 'stat' ? await referredTo(desk, referenceIn(task.focus)) : undefined;
  const later = (task.restriction as { readonly period?: { readonly start?: string } } | undefined)?.period?.start;
  return {
    ...shared(names, citizen, referenceIn(task.requester) ?? ''),
    ...{ id: task.id, kind, version: Number(task.meta.versionId), receiver: receiver ?? disposition, open: [] },
    what:
      receiver === undefined ? told({ da: words?.da ?? disposition, en: words?.en ?? disposition }, about) : receiverWords(desk, receiver),
    state: task.status === 'on-hold' ? 'later' : 'requested',
    urgent: task.priority === 'stat',
    ...(typeof task.authoredOn === 'string' && { since: task.authoredOn }),
    ...(why !== undefined && { why }),
    ...(later !== undefined && { bookedFor: later }),
  };
}

/** What a colleague has referred to, of which the GP takes note. */
async function referredTo(desk: Desk, focus: string | undefined): Promise<Wording | undefined> {
  const [type, id = ''] = (focus ?? '').split('/');
  const request = type === 'ServiceRequest' ? await desk.record.read(type, id) : undefined;
  const [category] = request?.ok ? ((request.resource.category ?? []) as readonly unknown[]) : [];
  const receiver = codeOf(category, receiverSystem);
  return receiver === undefined ? undefined : receiverWords(desk, receiver);
}

function told(what: Wording, about: Wording | undefined): Wording {
  return about === undefined ? what : { da: `${what.da}: ${about.da}`, en: `${what.en}: ${about.en}` };
}

function taskKinds(disposition: string): InboxKind | undefined {
  if (disposition === 'fast-track-certificate') return 'certificate';
  return ofGp.includes(disposition) ? 'notice' : undefined;
}

async function letterText({ record }: Desk, focus: string | undefined): Promise<string | undefined> {
  const [type, id = ''] = (focus ?? '').split('/');
  if (type === 'ServiceRequest') {
    const request = await record.read(type, id);
    return request.ok ? (request.resource.reasonCode as readonly { readonly text?: string }[] | undefined)?.[0]?.text : undefined;
  }
  if (type !== 'Communication') return undefined;
  const letter = await record.read('Communication', id);
  const payload = (letter.ok ? letter.resource.payload : []) as readonly { readonly contentString?: string }[] | undefined;
  return payload?.find(({ contentString }) => contentString !== undefined)?.contentString;
}

function shared(names: ReadonlyMap<string, string>, citizen: string, from: string): Pick<InboxItem, 'citizen' | 'from'> {
  const name = names.get(`Patient/${citizen}`) ?? '';
  return { citizen: { id: citizen, name }, from: { reference: from, name: names.get(from) ?? '' } };
}

/** What was answered or why it was passed on; else what the referral says first of its ground, in the order of the programme. */
function whyOf({ programme }: Desk, { receiver, reason, state, content, request }: Referral): string | undefined {
  if (reason !== undefined && ['received', 'more-asked', 'redirected'].includes(state)) return reason;
  const order = ['suspected-disease', 'purpose', 'medical-need', 'ground', ...contentOrder(programme.referrals.receivers[receiver])];
  for (const field of order) {
    const entry = content.find((one) => one.field === field && 'text' in one && one.text.trim() !== '');
    if (entry !== undefined && 'text' in entry) return entry.text;
  }
  return (request.reasonCode as readonly { readonly text?: string }[] | undefined)?.[0]?.text;
}

function contentOrder(rule: { readonly content?: readonly { readonly field: string }[] } | undefined): readonly string[] {
  return (rule?.content ?? []).map(({ field }) => field);
}
