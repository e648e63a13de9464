/** An outline made ready for the outbox, or why it cannot be: who lacks what. */
import { randomUUID } from 'node:crypto';
import {
  type CareCommunication,
  type LetterType,
  letterMessageId,
  letterParcel,
  type Making,
  MessagingError,
  post,
  postLetter,
  readCareCommunication,
  readResource,
  type StoredMessages,
  writeCareCommunication,
} from '@rygforloeb/messaging';
import type { GatedRecord } from '@rygforloeb/record';
import { citizenOf } from './citizen.ts';
import { mailboxOf } from './mailbox.ts';
import type { Lack, Outline } from './outline.ts';
import { correspondenceOf, type GoesOn, textLacks } from './write-correspondence.ts';
import { type Ends, furtherLacks, lacksOf, letterOf, limitsPassed } from './write-letter.ts';

export type Written =
  /** Its receiver shares this record: there is nothing to send. */
  | { readonly is: 'here' }
  | { readonly is: 'ready'; readonly lay: (inside: StoredMessages, now: string) => Promise<void> }
  | { readonly is: 'unwritten'; readonly why: 'unreachable' | 'telephone' | 'no-standard'; readonly lacks: readonly Lack[] };

/** Addresses and writes an outline; houses and citizen are read by our own jobs. */
export async function written(jobs: GatedRecord, outline: Outline, level: string): Promise<Written> {
  const to = await mailboxOf(jobs, outline.to);
  if (to?.reachedBy === 'here') return { is: 'here' };
  if (outline.message === 'telephone') return { is: 'unwritten', why: 'telephone', lacks: [] };
  if (outline.message === 'none') return { is: 'unwritten', why: 'no-standard', lacks: [] };
  const from = await mailboxOf(jobs, outline.from);
  const citizen = await citizenOf(jobs, outline.citizen);
  const absent = [
    ...(to === undefined ? [{ of: outline.to, missing: ['house'] }] : []),
    ...(from === undefined ? [{ of: outline.from, missing: ['house'] }] : []),
    ...(citizen === undefined ? [{ of: `Patient/${outline.citizen}`, missing: ['citizen'] }] : []),
  ];
  if (to === undefined || from === undefined || citizen === undefined) return { is: 'unwritten', why: 'unreachable', lacks: absent };
  const ends = { from, to, citizen };
  return outline.message === 'CareCommunication' ? correspondence(jobs, outline, ends) : letter(outline.message, outline, ends, level);
}

function letter(type: LetterType, outline: Outline, ends: Ends, level: string): Written {
  const { from, to, citizen } = ends;
  const further = furtherLacks(type, ends);
  const lacks = [
    { of: from.reference, missing: [...lacksOf(from), ...further.from] },
    { of: to.reference, missing: lacksOf(to) },
    { of: citizen.reference, missing: further.citizen },
  ].filter(({ missing }) => missing.length > 0);
  if (lacks.length > 0) return { is: 'unwritten', why: 'unreachable', lacks };
  const made = letterOf(type, outline, ends, level);
  const passed = limitsPassed(type, made);
  if (passed.length > 0) return { is: 'unwritten', why: 'unreachable', lacks: [{ missing: passed }] };
  const gln = from.numbers.gln ?? '';
  const way = { messageId: letterMessageId(gln, outline.number), from: endOf(from), to: endOf(to) };
  return { is: 'ready', lay: (inside, now) => postLetter(inside, letterParcel(type, made as never, way), now, true) };
}

function endOf({ numbers, name }: Ends['from']): { readonly gln: string; readonly name?: string } {
  return { gln: numbers.gln ?? '', ...(name !== undefined && { name }) };
}

async function correspondence(jobs: GatedRecord, outline: Outline, ends: Ends): Promise<Written> {
  const { from, to, citizen } = ends;
  const party = ({ numbers }: Ends['from']) => (['gln', 'sor'] as const).filter((one) => numbers[one] === undefined);
  const lacks = [
    { of: from.reference, missing: [...party(from), ...(from.phone === undefined ? ['phone'] : [])] },
    { of: to.reference, missing: party(to) },
    { of: citizen.reference, missing: citizen.numbers.length === 0 ? ['cpr'] : [] },
    { missing: textLacks(outline) },
  ].filter(({ missing }) => missing.length > 0);
  if (lacks.length > 0) return { is: 'unwritten', why: 'unreachable', lacks };
  const goesOn = outline.goesOn && (await goingOn(jobs, outline.goesOn));
  if (outline.goesOn !== undefined && goesOn === undefined)
    return { is: 'unwritten', why: 'unreachable', lacks: [{ missing: ['message'] }] };
  const make = (making: Making) => correspondenceOf(outline, ends, making, outline.thread, goesOn);
  const passed = refusal(make({ newId: randomUUID, now: outline.at }));
  if (passed !== undefined) return { is: 'unwritten', why: 'unreachable', lacks: [{ missing: [passed] }] };
  return { is: 'ready', lay: (inside, now) => post(inside, make({ newId: randomUUID, now }), now) };
}

function refusal(message: CareCommunication): string | undefined {
  try {
    writeCareCommunication(message);
    return undefined;
  } catch (error) {
    if (error instanceof MessagingError) return error.message;
    throw error;
  }
}

/** What is answered or passed on, as it lies in its box; as we would answer it. */
async function goingOn(jobs: GatedRecord, { way, box, key }: NonNullable<Outline['goesOn']>): Promise<GoesOn | undefined> {
  const row = await jobs.messages.find(box, key);
  const resource = row && readResource(row.body);
  const reading = resource?.ok ? readCareCommunication(resource.resource) : undefined;
  if (reading?.ok !== true) return undefined;
  const { message } = reading;
  // Our own message goes on from us: its receiver and we change places.
  return { way, message: box === 'in' ? message : { ...message, sender: message.receiver, receiver: message.sender } };
}
