/** Free correspondence between professionals, and their answers to the citizen: begun, answered, passed on. It reaches who shares the record and who is reached by messages alike. */
import { randomUUID } from 'node:crypto';
import { type Category, categories } from '@rygforloeb/messaging';
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import { acuteRoutes } from '../check/check.ts';
import type { ConsentToAsk } from '../check/consent-of.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import { type Desk, partyOf } from '../desk.ts';
import { codeOf, keySystem, referenceIn } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';
import { taskAbout } from './keep-message.ts';
import { arrivedBy, messageThread } from './letter-numbers.ts';
import { mailboxOf } from './mailbox.ts';
import type { File, GoesOnFrom } from './outline.ts';
import { consentFor, type Permission } from './permitted.ts';
import { messageCategorySystem } from './take-correspondence.ts';

export interface MessageText {
  readonly text: string;
  /** PDF or image; `base64`. */
  readonly files?: readonly File[];
  /** The caller's own key: the same key is the same message. */
  readonly key: string;
}

export interface MessageTold extends MessageText {
  readonly citizen: string;
  /** `Organization/…` */
  readonly to: string;
  readonly subject?: string;
  /** One of MedCom's categories; never one for what is acute. */
  readonly category?: Category;
}

export interface ReplyTold extends MessageText {
  /** The id of the message that is answered. */
  readonly message: string;
}

export interface ForwardTold extends MessageText {
  /** The id of the message that is passed on. */
  readonly message: string;
  readonly to: string;
}

export type MessageOutcome =
  | { readonly ok: true; readonly message: StoredResource; readonly repeated: boolean; readonly goes: 'here' | 'by-message' }
  | { readonly ok: false; readonly reason: 'text-missing' | 'no-house' }
  | { readonly ok: false; readonly reason: 'unknown'; readonly what: 'receiver' | 'category' }
  | { readonly ok: false; readonly reason: 'consent'; readonly standing: Permission; readonly ask: ConsentToAsk }
  | { readonly ok: false; readonly reason: 'acute-first'; readonly urgency: string; readonly routes: readonly string[] }
  | StepRefusal;

/** What is acute is not written: the programme is asked first, and the acute route is named. */
const neverAcute: readonly string[] = ['acute-ambulant'];

/** Begins a thread. */
export async function sendMessage(desk: Desk, told: MessageTold): Promise<MessageOutcome> {
  const category = told.category ?? 'healthcare';
  if (!(categories as readonly string[]).includes(category) || neverAcute.includes(category))
    return { ok: false, reason: 'unknown', what: 'category' };
  return write(desk, 'send-message', { ...told, category, thread: `urn:uuid:${randomUUID()}` });
}

/** Answers the house that sent a message; what was written before goes along. */
export async function replyToMessage(desk: Desk, { message, ...text }: ReplyTold): Promise<MessageOutcome> {
  const received = await desk.record.read('Communication', message);
  if (!received.ok) return { ok: false, reason: 'not-found' };
  const before = received.resource;
  const recipients = ((before.recipient ?? []) as readonly unknown[]).map(referenceIn);
  const sender = referenceIn(before.sender);
  if (!recipients.includes(partyOf(desk)) || sender === undefined) return { ok: false, reason: 'not-yours', by: ['performer'] };
  return write(desk, 'reply-to-message', { ...goingOn(before, 'reply'), ...text, to: sender });
}

/** Passes a message on to another house, in a thread of its own. */
export async function forwardMessage(desk: Desk, { message, to, ...text }: ForwardTold): Promise<MessageOutcome> {
  const received = await desk.record.read('Communication', message);
  if (!received.ok) return { ok: false, reason: 'not-found' };
  const passed = goingOn(received.resource, 'forward');
  return write(desk, 'forward-message', { ...passed, ...text, to, thread: `urn:uuid:${randomUUID()}` });
}

interface ToWrite extends MessageText {
  readonly citizen: string;
  readonly to: string;
  readonly category: string;
  readonly thread: string;
  readonly subject?: string;
  readonly before?: StoredResource;
  readonly goesOn?: GoesOnFrom;
}

function goingOn(
  before: StoredResource,
  way: GoesOnFrom['way'],
): Pick<ToWrite, 'citizen' | 'category' | 'thread' | 'subject' | 'before' | 'goesOn'> {
  const numbers = (before.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  const numberUnder = (system: string) => numbers.find((one) => one.system === system)?.value;
  const [category] = (before.category ?? []) as readonly unknown[];
  const subject = (before.topic as { readonly text?: string } | undefined)?.text;
  const key = numberUnder(arrivedBy);
  return {
    citizen: (referenceIn(before.subject) ?? '').slice('Patient/'.length),
    category: codeOf(category, messageCategorySystem) ?? 'healthcare',
    thread: numberUnder(messageThread) ?? `urn:uuid:${randomUUID()}`,
    before,
    ...(subject !== undefined && { subject }),
    ...(key !== undefined && { goesOn: { way, box: 'in', key } }),
  };
}

async function write(desk: Desk, step: string, told: ToWrite): Promise<MessageOutcome> {
  if (told.text.trim() === '') return { ok: false, reason: 'text-missing' };
  if (!partyOf(desk).startsWith('Organization/')) return { ok: false, reason: 'no-house' };
  // To herself there is neither mailbox nor consent: she sees it on her page.
  const isToHer = told.to === `Patient/${told.citizen}`;
  const receiver = isToHer ? ({ reachedBy: 'here' } as const) : await mailboxOf(desk.jobs, told.to);
  if (receiver === undefined) return { ok: false, reason: 'unknown', what: 'receiver' };
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const answer = desk.programme.assess(caseOf(told.citizen, desk.actor, situation, undefined, []));
  if (desk.programme.referrals.acute.urgencies.includes(answer.urgency))
    return { ok: false, reason: 'acute-first', urgency: answer.urgency, routes: acuteRoutes(desk, answer) };
  const standing = isToHer ? 'given' : await consentFor(desk.programme, desk.jobs, told.citizen, told.to, { at: desk.now() });
  if (standing !== 'given') return { ok: false, reason: 'consent', standing, ask: { recipient: told.to, roles: [], purpose: 'treatment' } };
  const mark = stepKey(desk, step, `${told.citizen} ${told.key}`);
  const goes = receiver.reachedBy === 'medcom' ? 'by-message' : 'here';
  const resource = communicationOf(desk, told, mark);
  const about = { citizen: told.citizen, ...(told.goesOn !== undefined && { goesOn: told.goesOn }) };
  const draft = { id: 'draft', meta: { versionId: '0', lastUpdated: '' }, ...resource } as StoredResource;
  const unreached = isToHer ? undefined : await desk.reach?.({ step: 'send-message', ...about, communication: draft });
  if (unreached !== undefined) return unreached;
  return desk.record.transaction(async (inside): Promise<MessageOutcome> => {
    const made = await inside.create(resource, { identifier: `${keySystem}|${mark.value}` });
    if (!made.ok) return refusalOf(made);
    const outcome = { ok: true, message: made.resource, repeated: !made.created, goes } as const;
    if (!made.created) return outcome;
    const reference = `Communication/${made.resource.id}`;
    const to = [reference];
    if (goes === 'here' && !isToHer) {
      const task = await inside.create(taskAbout(desk, { citizen: told.citizen, to: told.to, task: 'read-message' }, reference));
      if (!task.ok) return refusalOf(task);
      to.push(`Task/${task.resource.id}`);
    }
    if (told.goesOn?.way === 'reply' || step === 'reply-to-message') await settle(desk, inside, told.before);
    const origin = await inside.create(originOf(desk, { step, citizen: told.citizen, to }));
    if (!origin.ok) return refusalOf(origin);
    if (!isToHer) await desk.post?.(inside, { step: 'send-message', ...about, communication: made.resource });
    return outcome;
  });
}

/** Who has answered has read. */
async function settle(desk: Desk, inside: GatedRecord, before: StoredResource | undefined): Promise<void> {
  if (before === undefined) return;
  const found = await inside.search('Task', { where: { focus: `Communication/${before.id}`, owner: partyOf(desk), status: 'requested' } });
  for (const task of found.ok ? found.page.entries : [])
    await inside.update({ ...task, status: 'completed', lastModified: desk.now().toISOString() }, Number(task.meta.versionId));
}

function communicationOf(desk: Desk, told: ToWrite, mark: object): Resource {
  const { citizen, to, category, thread, subject, before, text, files = [] } = told;
  return {
    resourceType: 'Communication',
    identifier: [mark, { system: messageThread, value: thread }],
    status: 'completed',
    category: [{ coding: [{ system: messageCategorySystem, code: category }] }],
    subject: { reference: `Patient/${citizen}` },
    ...(subject !== undefined && { topic: { text: subject } }),
    ...(before !== undefined && { inResponseTo: [{ reference: `Communication/${before.id}` }] }),
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: to }],
    sent: desk.now().toISOString(),
    payload: [
      { contentString: text },
      ...files.map(({ title, mimeType, base64 }) => ({ contentAttachment: { title, contentType: mimeType, data: base64 } })),
    ],
  };
}
