/** Sends the reminders that wait: each once, by day, as long as there is a reason; tried again later, and put aside where it never goes. */
import { canonical, copenhagenDate, extensionUrl, toCopenhagen } from '@rygforloeb/decision';
import type { Notifier, Sent } from '@rygforloeb/messaging';
import { clockSystem, type GatedRecord, type Resource, reminderSystem, type StoredResource } from '@rygforloeb/record';
import type { FollowUpRules, ReminderChannel } from '../clocks/follow-up-rules.ts';
import { type House, jobsAccess } from '../desk.ts';
import { changed, codeOf, concept, type Extension, extensionsOf, referenceIn } from '../fhir-words.ts';
import { addressOn, chosenChannel, languageOf } from './preference.ts';

/** Why a reminder was not sent, or not yet. */
export const notSentSystem = canonical('CodeSystem', 'reminder-not-sent');
const triesUrl = extensionUrl('reminder-tries');
const notBeforeUrl = extensionUrl('reminder-not-before');

export interface RemindersSent {
  readonly sent: number;
  /** To be tried later. */
  readonly waiting: number;
  /** Given up: no channel, refused, or tried too often. Each stands in the record with its reason. */
  readonly parked: number;
  /** Nothing left to remind of, or the citizen wants none. */
  readonly dropped: number;
}

export interface Reminding {
  readonly notifier: Notifier;
  /** Where the citizen logs in. */
  readonly address: string;
}

/** One round; nothing is sent at night. Two rounds at once send each reminder once. */
export async function sendReminders(house: House, { notifier, address }: Reminding, signal?: AbortSignal): Promise<RemindersSent> {
  const round = { sent: 0, waiting: 0, parked: 0, dropped: 0 };
  const { record, programme, now = () => new Date() } = house;
  const jobs = record.as(jobsAccess);
  const moment = now().toISOString();
  if (isQuiet(programme.followUps.quiet, moment)) return round;
  for (let after: string | undefined; ; ) {
    const listed = await jobs.search('Communication', {
      where: { status: 'preparation', category: { system: reminderSystem } },
      sort: 'event',
      count: 100,
      ...(after !== undefined && { after }),
    });
    if (!listed.ok) return round;
    for (const reminder of listed.page.entries) {
      if (signal?.aborted) return round;
      const what = await one({ jobs, rules: programme.followUps, notifier, address, moment }, reminder);
      if (what !== undefined) round[what] += 1;
    }
    after = listed.page.next;
    if (after === undefined) return round;
  }
}

interface Sending extends Reminding {
  readonly jobs: GatedRecord;
  readonly rules: FollowUpRules;
  readonly moment: string;
}

async function one(sending: Sending, reminder: StoredResource): Promise<keyof RemindersSent | undefined> {
  const { jobs, rules, moment, notifier, address } = sending;
  if (notBefore(reminder) > moment) return undefined;
  const text = textOf(rules, reminder);
  const patient = await jobs.read('Patient', referenceIn(reminder.subject)?.slice('Patient/'.length) ?? '');
  if (text === undefined || !patient.ok || !(await isStillWanted(jobs, reminder))) return finish(sending, reminder, 'dropped', 'no-longer');
  const channel: ReminderChannel = chosenChannel(patient.resource) ?? rules.withoutChoice;
  if (channel === 'none') return finish(sending, reminder, 'dropped', 'none-wanted');
  const to = addressOn(patient.resource, channel);
  if (to === undefined) return finish(sending, reminder, 'parked', 'no-address');
  // Taken before it is sent: who comes at the same moment finds another version and leaves it.
  const tries = triesOf(reminder) + 1;
  const next = new Date(Date.parse(moment) + waitMinutes(rules, tries) * 60_000).toISOString();
  const taken = await jobs.update(withTry(reminder, tries, next), Number(reminder.meta.versionId));
  if (!taken.ok) return undefined;
  const language = languageOf(patient.resource);
  const notice = {
    id: reminder.id,
    channel,
    to,
    language,
    subject: text.subject[language],
    text: text.body[language].replace('{address}', address),
  };
  const outcome = await notifier.send(notice).catch((): Sent => ({ ok: false, retriable: true, reason: 'later' }));
  if (outcome.ok) return finish(sending, taken.resource, 'sent');
  if (outcome.retriable && tries < rules.sending.tries) return 'waiting';
  return finish(sending, taken.resource, 'parked', outcome.reason);
}

/** The clock it is about still runs. */
async function isStillWanted(jobs: GatedRecord, reminder: StoredResource): Promise<boolean> {
  const task = referenceIn((reminder.about as readonly unknown[] | undefined)?.[0]);
  const found = await jobs.read('Task', task?.slice('Task/'.length) ?? '');
  return found.ok && found.resource.status === 'in-progress' && codeOf(found.resource.code, clockSystem) !== undefined;
}

async function finish(
  { jobs, moment }: Sending,
  reminder: StoredResource,
  how: 'sent' | 'parked' | 'dropped',
  why?: string,
): Promise<keyof RemindersSent | undefined> {
  const extension = ((reminder.extension ?? []) as readonly Extension[]).filter(({ url }) => url !== notBeforeUrl);
  const saved = await jobs.update(
    changed(reminder, {
      extension: extension.length > 0 ? extension : undefined,
      status: how === 'sent' ? 'completed' : how === 'parked' ? 'stopped' : 'not-done',
      ...(how === 'sent' && { sent: moment }),
      ...(why !== undefined && { statusReason: concept(notSentSystem, why) }),
    }),
    Number(reminder.meta.versionId),
  );
  return saved.ok ? how : undefined;
}

/** In the evening and at night, by the clock in Copenhagen. */
export function isQuiet({ from, to }: FollowUpRules['quiet'], moment: string): boolean {
  const hour = Number(toCopenhagen(moment).slice(11, 13));
  return from > to ? hour >= from || hour < to : hour >= from && hour < to;
}

/** Twice as long after each try, up to the longest. */
function waitMinutes({ sending: { firstWaitMinutes, longestWaitMinutes } }: FollowUpRules, tries: number): number {
  return Math.min(firstWaitMinutes * 2 ** (tries - 1), longestWaitMinutes);
}

function textOf({ reminders, texts }: FollowUpRules, reminder: StoredResource) {
  const code = ((reminder.category ?? []) as readonly unknown[]).map((category) => codeOf(category, reminderSystem)).find(Boolean);
  return texts[reminders.find(({ id }) => id === code)?.text ?? ''];
}

function triesOf(reminder: Resource): number {
  return (extensionsOf(reminder, triesUrl)[0] as { readonly valueInteger?: number } | undefined)?.valueInteger ?? 0;
}

function notBefore(reminder: Resource): string {
  return (extensionsOf(reminder, notBeforeUrl)[0] as { readonly valueDateTime?: string } | undefined)?.valueDateTime ?? '';
}

function withTry(reminder: StoredResource, tries: number, next: string): StoredResource {
  const others = ((reminder.extension ?? []) as readonly Extension[]).filter(({ url }) => url !== triesUrl && url !== notBeforeUrl);
  return changed(reminder, { extension: [...others, { url: triesUrl, valueInteger: tries }, { url: notBeforeUrl, valueDateTime: next }] });
}

export interface ParkedReminder {
  readonly id: string;
  readonly citizen: string;
  readonly reason: string;
  readonly day: string;
}

/** Reminders that were given up, latest first; for those who look after the installation. */
export async function parkedReminders({ record }: House, count = 100): Promise<readonly ParkedReminder[]> {
  const listed = await record.as(jobsAccess).search('Communication', {
    where: { status: 'stopped', category: { system: reminderSystem } },
    sort: '-recorded',
    count,
  });
  if (!listed.ok) return [];
  return listed.page.entries.map((reminder) => ({
    id: reminder.id,
    citizen: referenceIn(reminder.subject)?.slice('Patient/'.length) ?? '',
    reason: codeOf(reminder.statusReason, notSentSystem) ?? '',
    day: copenhagenDate(reminder.meta.lastUpdated),
  }));
}
