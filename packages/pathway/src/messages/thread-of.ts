/** A thread of correspondence, as far as a house was part of it. */
import { dispositionSystem } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import type { Wording } from '../check/referral-rules.ts';
import type { Desk } from '../desk.ts';
import { codeOf, type Extension, partSystem, receiverSystem, referenceIn } from '../fhir-words.ts';
import { receiverWords } from '../referral/receiver-words.ts';
import { messageThread } from './letter-numbers.ts';
import { writtenByUrl } from './take-correspondence.ts';
import { questionSystem } from './visit-questions.ts';

export interface ThreadMessage {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly sent: string;
  readonly received?: string;
  readonly subject?: string;
  /** What it is where it is more than a message: `correspondence-to-gp`, `letter-answer`, `feedback`, `closing-note`, `visit-question` … */
  readonly kind?: string;
  /** The receiver of the referral that it is about. */
  readonly referral?: Wording;
  readonly texts: readonly { readonly text: string; readonly by?: string }[];
  readonly files: readonly {
    readonly title: string;
    readonly mimeType?: string;
    readonly base64?: string;
    readonly url?: string;
    readonly by?: string;
  }[];
}

interface Payload {
  readonly extension?: readonly Extension[];
  readonly contentString?: string;
  readonly contentAttachment?: { readonly title?: string; readonly contentType?: string; readonly data?: string; readonly url?: string };
}

/** First message first; undefined where the agent may not read the one it is asked by. */
export async function threadOf(desk: Desk, { message }: { readonly message: string }): Promise<readonly ThreadMessage[] | undefined> {
  const asked = await desk.record.read('Communication', message);
  if (!asked.ok) return undefined;
  const thread = numberOf(asked.resource);
  if (thread === undefined) return [shown(asked.resource)];
  const where = { identifier: `${messageThread}|${thread}`, patient: (referenceIn(asked.resource.subject) ?? '').slice('Patient/'.length) };
  const found = await desk.record.search('Communication', { where, sort: 'event', count: 200 });
  return found.ok ? found.page.entries.map(shown) : [shown(asked.resource)];
}

/** Threads that the agent may read, about one citizen or all of hers, the one that was last written in first. An answer stands with what it answers. */
export async function threadsOf(
  desk: Desk,
  citizen?: string,
): Promise<readonly { readonly citizen: string; readonly messages: readonly ThreadMessage[] }[]> {
  if (!desk.record.may('Communication', 'search')) return [];
  const where = citizen === undefined ? {} : { where: { patient: citizen } };
  const found = await desk.record.search('Communication', { ...where, sort: '-event', count: 200 });
  if (!found.ok) return [];
  const byId = new Map(found.page.entries.map((message) => [message.id, message]));
  const threads = Map.groupBy(found.page.entries, (message) => threadAmong(message, byId));
  const receivers = await receiversOf(desk, found.page.entries);
  return [...threads.values()].map((messages) => ({
    citizen: (referenceIn(messages[0]?.subject) ?? '').slice('Patient/'.length),
    messages: messages
      .map((message) => {
        const receiver = codeIn(message, receiverSystem) ?? receivers.get(referralIn(message));
        return { ...shown(message), ...(receiver !== undefined && { referral: receiverWords(desk, receiver) }) };
      })
      .toSorted((one, other) => one.sent.localeCompare(other.sent) || one.id.localeCompare(other.id)),
  }));
}

/** Its number; or that of the message it answers, where that has none of its own. */
function threadAmong(message: StoredResource, byId: ReadonlyMap<string, StoredResource>): string {
  const [answered] = (message.inResponseTo ?? []) as readonly unknown[];
  const before = byId.get((referenceIn(answered) ?? '').slice('Communication/'.length));
  if (before !== undefined && before.id !== message.id && numberOf(before) === undefined) return threadAmong(before, byId);
  return numberOf(message) ?? message.id;
}

function numberOf(message: StoredResource): string | undefined {
  const numbers = (message.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  return numbers.find(({ system }) => system === messageThread)?.value;
}

async function receiversOf({ record }: Desk, messages: readonly StoredResource[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const about of new Set(messages.map(referralIn).filter((one) => one !== ''))) {
    const request = await record.read('ServiceRequest', about.slice('ServiceRequest/'.length));
    const receiver = request.ok ? codeIn(request.resource, receiverSystem) : undefined;
    if (receiver !== undefined) found.set(about, receiver);
  }
  return found;
}

function referralIn({ about }: StoredResource): string {
  return ((about ?? []) as readonly unknown[]).map((one) => referenceIn(one) ?? '').find((one) => one.startsWith('ServiceRequest/')) ?? '';
}

function codeIn({ category }: StoredResource, system: string): string | undefined {
  return ((category ?? []) as readonly unknown[]).flatMap((one) => codeOf(one, system) ?? [])[0];
}

function shown(message: StoredResource): ThreadMessage {
  const payload = (message.payload ?? []) as readonly Payload[];
  const kind = [partSystem, dispositionSystem, questionSystem].flatMap((system) => codeIn(message, system) ?? [])[0];
  const subject = (message.topic as { readonly text?: string } | undefined)?.text;
  const byOf = ({ extension = [] }: Payload) => {
    const by = extension.find(({ url }) => url === writtenByUrl)?.valueString;
    return by === undefined ? {} : { by };
  };
  return {
    id: message.id,
    from: referenceIn(message.sender) ?? '',
    to: ((message.recipient ?? []) as readonly unknown[]).flatMap((one) => referenceIn(one) ?? []),
    sent: String(message.sent),
    ...(typeof message.received === 'string' && { received: message.received }),
    ...(subject !== undefined && { subject }),
    ...(kind !== undefined && { kind }),
    texts: payload.flatMap((one) => (one.contentString === undefined ? [] : [{ text: one.contentString, ...byOf(one) }])),
    files: payload.flatMap((one) => {
      const { contentAttachment: file } = one;
      if (file === undefined) return [];
      const { title = '', contentType, data, url } = file;
      return [{ title, ...(contentType && { mimeType: contentType }), ...(data && { base64: data }), ...(url && { url }), ...byOf(one) }];
    }),
  };
}
