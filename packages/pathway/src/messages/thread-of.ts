/** A thread of correspondence, as far as a house was part of it. */
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { type Extension, referenceIn } from '../fhir-words.ts';
import { messageThread } from './letter-numbers.ts';
import { writtenByUrl } from './take-correspondence.ts';

export interface ThreadMessage {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly sent: string;
  readonly received?: string;
  readonly subject?: string;
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
  const numbers = (asked.resource.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  const thread = numbers.find(({ system }) => system === messageThread)?.value;
  if (thread === undefined) return [shown(asked.resource)];
  const where = { identifier: `${messageThread}|${thread}`, patient: (referenceIn(asked.resource.subject) ?? '').slice('Patient/'.length) };
  const found = await desk.record.search('Communication', { where, sort: 'event', count: 200 });
  return found.ok ? found.page.entries.map(shown) : [shown(asked.resource)];
}

/** Threads that the agent may read, about one citizen or all of hers, the one that was last written in first. */
export async function threadsOf(
  desk: Desk,
  citizen?: string,
): Promise<readonly { readonly citizen: string; readonly messages: readonly ThreadMessage[] }[]> {
  if (!desk.record.may('Communication', 'search')) return [];
  const where = citizen === undefined ? {} : { where: { patient: citizen } };
  const found = await desk.record.search('Communication', { ...where, sort: '-event', count: 200 });
  if (!found.ok) return [];
  const threads = Map.groupBy(found.page.entries, (message) => {
    const numbers = (message.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
    return numbers.find(({ system }) => system === messageThread)?.value ?? message.id;
  });
  return [...threads.values()].map((messages) => ({
    citizen: (referenceIn(messages[0]?.subject) ?? '').slice('Patient/'.length),
    messages: messages.map(shown).toSorted((one, other) => one.sent.localeCompare(other.sent)),
  }));
}

function shown(message: StoredResource): ThreadMessage {
  const payload = (message.payload ?? []) as readonly Payload[];
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
    texts: payload.flatMap((one) => (one.contentString === undefined ? [] : [{ text: one.contentString, ...byOf(one) }])),
    files: payload.flatMap((one) => {
      const { contentAttachment: file } = one;
      if (file === undefined) return [];
      const { title = '', contentType, data, url } = file;
      return [{ title, ...(contentType && { mimeType: contentType }), ...(data && { base64: data }), ...(url && { url }), ...byOf(one) }];
    }),
  };
}
