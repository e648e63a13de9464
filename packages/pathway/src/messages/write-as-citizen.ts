/** A citizen writes to a house that treats her, and reads what it answers. Never for what is acute: that is called. */
import { randomUUID } from 'node:crypto';
import { reminderSystem, type StoredResource } from '@rygforloeb/record';
import { makeOnce } from '../act.ts';
import { everyOf } from '../check/every-of.ts';
import { namesOfHouses } from '../citizen/names.ts';
import { consentsOf } from '../consent/consents-of.ts';
import { type Desk, jobsAccess } from '../desk.ts';
import { codeOf, referenceIn } from '../fhir-words.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { taskAbout } from './keep-message.ts';
import { messageThread } from './letter-numbers.ts';
import { mailboxOf } from './mailbox.ts';
import { isRelated } from './permitted.ts';
import { messageCategorySystem } from './take-correspondence.ts';
import { visitQuestionCode } from './visit-questions.ts';

export interface OwnMessageTold {
  readonly citizen: string;
  /** `Organization/…` */
  readonly to: string;
  readonly text: string;
  readonly subject?: string;
  /** The id of the message that she answers. */
  readonly answers?: string;
  readonly key: string;
}

export type OwnMessageOutcome =
  | { readonly ok: true; readonly message: StoredResource; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'text-missing' | 'not-a-citizen' }
  | StepRefusal;

/** Whom she may write to: houses that share this record, have to do with her and may see what she writes. */
export async function housesToWriteTo(desk: Desk, citizen: string): Promise<readonly { readonly house: string; readonly name: string }[]> {
  const found: { house: string; name: string }[] = [];
  for (const { to, standing, name } of (await consentsOf(desk, citizen)) ?? []) {
    if (!('house' in to) || standing !== 'given' || name === undefined) continue;
    const mailbox = await mailboxOf(desk.jobs, to.house);
    if (mailbox?.reachedBy === 'here' && (await isRelated(desk.jobs, citizen, to.house))) found.push({ house: to.house, name });
  }
  return found;
}

/** Sends it; the house gets a task to read it. */
export async function writeAsCitizen(desk: Desk, told: OwnMessageTold): Promise<OwnMessageOutcome> {
  const { citizen, to, text, subject, key } = told;
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'not-a-citizen' };
  if (text.trim() === '') return { ok: false, reason: 'text-missing' };
  if (!(await housesToWriteTo(desk, citizen)).some(({ house }) => house === to)) return { ok: false, reason: 'unknown', what: 'receiver' };
  const before = told.answers === undefined ? undefined : await desk.record.read('Communication', told.answers);
  if (before?.ok === false) return { ok: false, reason: 'not-found' };
  const numbers = (before?.resource.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  const thread = numbers.find(({ system }) => system === messageThread)?.value ?? `urn:uuid:${randomUUID()}`;
  const id = randomUUID();
  const message = {
    resourceType: 'Communication',
    identifier: [{ system: messageThread, value: thread }],
    status: 'completed',
    category: [{ coding: [{ system: messageCategorySystem, code: 'healthcare' }] }],
    subject: { reference: `Patient/${citizen}` },
    ...(subject !== undefined && { topic: { text: subject } }),
    ...(before !== undefined && { inResponseTo: [{ reference: `Communication/${before.resource.id}` }] }),
    sender: { reference: `Patient/${citizen}` },
    recipient: [{ reference: to }],
    sent: desk.now().toISOString(),
    payload: [{ contentString: text }],
  };
  const made = await makeOnce(desk, { step: 'write-as-citizen', citizen, key }, [message]);
  if (!made.ok) return made;
  const [sent] = made.resources;
  if (sent === undefined) return { ok: false, reason: 'not-found' };
  if (!made.repeated) {
    const task = taskAbout(desk, { citizen, to, task: 'read-message' }, `Communication/${sent.id}`);
    const told = await makeOnce(desk, { step: 'tell-of-message', citizen, key: `${key} ${id}` }, [task]);
    if (!told.ok) return told;
  }
  return { ok: true, message: sent, repeated: made.repeated };
}

export interface OwnThread {
  /** The id of the latest message in it. */
  readonly latest: string;
  /** The house that she writes with. */
  readonly house: string;
  readonly name: string;
  readonly subject?: string;
  /** Oldest first. */
  readonly messages: readonly { readonly id: string; readonly mine: boolean; readonly sent: string; readonly text: string }[];
}

/** What she and a house have written to each other, the latest thread first. Letters between professionals are not among it. */
export async function ownThreads(desk: Desk, citizen: string): Promise<readonly OwnThread[]> {
  const herself = `Patient/${citizen}`;
  const all = (await everyOf(desk.record, 'Communication', citizen)).filter(
    (one) => !isQuestion(one) && !isReminder(one) && [referenceIn(one.sender), ...recipientsOf(one)].includes(herself),
  );
  const groups = Map.groupBy(all, (one) => threadOf(one) ?? one.id);
  const threads: OwnThread[] = [];
  for (const group of groups.values()) {
    const sorted = group.toSorted((one, other) => sentAt(one).localeCompare(sentAt(other)));
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) continue;
    const house = [referenceIn(first.sender), ...recipientsOf(first)].find((one) => one?.startsWith('Organization/')) ?? '';
    const subject = (first.topic as { readonly text?: string } | undefined)?.text;
    // What no house has sent, our own jobs have.
    const [name = jobsAccess.agent.name] = (await namesOfHouses(desk, [house])).values();
    threads.push({
      ...{ latest: last.id, house, name },
      ...(subject !== undefined && { subject }),
      messages: sorted.map((one) => ({
        id: one.id,
        mine: referenceIn(one.sender) === herself,
        sent: sentAt(one),
        text: ((one.payload ?? []) as readonly { readonly contentString?: string }[])
          .flatMap(({ contentString }) => contentString ?? [])
          .join('\n'),
      })),
    });
  }
  return threads.sort((one, other) => (other.messages.at(-1)?.sent ?? '').localeCompare(one.messages.at(-1)?.sent ?? ''));
}

function isQuestion({ category }: StoredResource): boolean {
  return JSON.stringify(category ?? '').includes(`"${visitQuestionCode}"`);
}

/** That there is something, said by e-mail or SMS: no message in itself. */
function isReminder({ category }: StoredResource): boolean {
  return ((category ?? []) as readonly unknown[]).some((one) => codeOf(one, reminderSystem) !== undefined);
}

function threadOf({ identifier }: StoredResource): string | undefined {
  return ((identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[]).find(
    ({ system }) => system === messageThread,
  )?.value;
}

function recipientsOf({ recipient }: StoredResource): readonly string[] {
  return ((recipient ?? []) as readonly unknown[]).flatMap((one) => referenceIn(one) ?? []);
}

/** What was only noted down, such as a notice, was said when it was kept. */
function sentAt({ sent, meta }: StoredResource): string {
  return typeof sent === 'string' ? sent : meta.lastUpdated;
}
