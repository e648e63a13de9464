/** An outline as a correspondence (CareCommunication): new, an answer to one that came, or one passed on. */
import {
  attachmentTypes,
  type CareCommunication,
  forwardTo,
  type Making,
  newCorrespondence,
  type Part,
  type Professional,
  replyTo,
} from '@rygforloeb/messaging';
import type { Outline } from './outline.ts';
import { type Ends, named } from './write-letter.ts';

/** What it goes on from: what came, and whether it is answered or passed on. */
export interface GoesOn {
  readonly way: 'reply' | 'forward';
  readonly message: CareCommunication;
}

/** Most bytes of all files of a message together, as MedCom limits the envelope. */
const mostBytes = 50 * 1024 * 1024;

/** What a text or its files have that the standard does not take. */
export function textLacks({ parts, files = [] }: Outline): readonly string[] {
  const types: readonly string[] = attachmentTypes;
  const bytes = files.reduce((sum, { base64 }) => sum + base64.length * 0.75, 0);
  return [
    ...((parts.history ?? '').trim() === '' ? ['text'] : []),
    ...(files.some(({ mimeType }) => !types.includes(mimeType)) ? ['file-type'] : []),
    ...(bytes > mostBytes ? ['file-size'] : []),
    ...(files.some(({ title }) => title.trim() === '') ? ['file-title'] : []),
  ];
}

/** The ends lack nothing, nor does the text. */
export function correspondenceOf(
  outline: Outline,
  { from, to, citizen }: Ends,
  making: Making,
  thread?: string,
  goesOn?: GoesOn,
): CareCommunication {
  const { author, parts: texts, category = 'other', subject, files = [], at } = outline;
  const { surname, givenName } = named(author.name);
  const professional: Professional = { name: { family: surname, given: [givenName] }, role: { text: author.role } };
  const party = ({ numbers, name }: Ends['from']) => ({
    sor: numbers.sor ?? '',
    gln: numbers.gln ?? '',
    ...(name !== undefined && { name }),
  });
  const [sender, receiver] = [party(from), party(to)];
  const around = { writtenAt: at, organisation: sender, author: professional };
  const id = () => `urn:uuid:${making.newId()}`;
  const parts: readonly Part[] = [
    { kind: 'text', id: id(), ...around, phone: from.phone ?? '', text: texts.history ?? '' },
    ...files.map(
      ({ title, mimeType, base64 }): Part => ({
        ...{ kind: 'attachment', id: id(), ...around, title },
        content: { mimeType: mimeType as (typeof attachmentTypes)[number], base64 },
      }),
    ),
  ];
  const side = { professional };
  if (goesOn?.way === 'reply') return replyTo(goesOn.message, { parts, from: side }, making);
  if (goesOn?.way === 'forward') return withThread(forwardTo(receiver, goesOn.message, { parts, from: side }, making), thread);
  const opening = {
    sender,
    receiver,
    from: side,
    citizen: { numbers: citizen.numbers, name: citizen.name },
    category,
    episodes: [],
    parts,
  };
  return withThread(newCorrespondence({ ...opening, ...(subject !== undefined && { subject }) }, making), thread);
}

/** The thread under which we keep it is the one under which answers come. */
function withThread(message: CareCommunication, thread: string | undefined): CareCommunication {
  return thread === undefined ? message : { ...message, threadId: thread };
}
