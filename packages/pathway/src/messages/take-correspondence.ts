/** A correspondence that came: kept in its thread for the house it is for, which is told. */
import { extensionUrl } from '@rygforloeb/decision';
import { type CorrespondenceArrival, EffectRefused, type Part } from '@rygforloeb/messaging';
import { everyOf } from '../check/every-of.ts';
import { type Desk, deskInside, type House } from '../desk.ts';
import { type Referral, readReferral, withPart } from '../referral/referral.ts';
import { takeStep } from '../referral/take-step.ts';
import { arrivedFor } from './arrived.ts';
import { keepMessage } from './keep-message.ts';
import { arrivedBy, messageThread } from './letter-numbers.ts';
import { consentFor, isRelated } from './permitted.ts';

/** On a payload: who wrote it, as what, and where to call. */
export const writtenByUrl = extensionUrl('written-by');
/** MedCom's categories of correspondence. */
export const messageCategorySystem = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-careCommunication-categoryCodes';

/** Takes it in, within the transaction. Throws EffectRefused for what waits for a person. */
export async function takeCorrespondence(house: House, inside: Desk['record'], arrival: CorrespondenceArrival): Promise<void> {
  const { message, fresh } = arrival;
  const { sender, receiver, citizen: named, threadId, category, subject, sentAt, steps, parts, messageId } = message;
  const arrived = await arrivedFor(inside, { from: sender.gln, to: receiver.gln, numbers: named.numbers });
  const { citizen, to } = arrived;
  const desk = deskInside(house, inside, arrived.from.reference);
  const permission = await consentFor(house.programme, inside, citizen, to.reference, { at: desk.now() });
  if (permission !== 'given' || !(await isRelated(inside, citizen, to.reference))) throw new EffectRefused('not-permitted');
  // Every answer repeats its thread; whoever is passed one on has not seen it.
  const isNew = steps[0].activity !== 'forward' && fresh.length > 0;
  const shown = isNew ? parts.filter(({ id }) => fresh.includes(id)) : parts;
  const before = await lastOf(inside, threadId);
  const between = await openBetween(inside, citizen, [arrived.from.reference, to.reference]);
  const about = category === 'regarding-referral' && between.length === 1 ? between[0] : undefined;
  await keepMessage(desk, {
    citizen,
    to: to.reference,
    identifier: [
      { system: arrivedBy, value: `${sender.gln} ${messageId}` },
      { system: messageThread, value: threadId },
    ],
    category: [{ coding: [{ system: messageCategorySystem, code: category }] }],
    sent: sentAt,
    payload: shown.map(payloadOf),
    ...(subject !== undefined && { subject }),
    ...(before !== undefined && { inResponseTo: before }),
    ...(about !== undefined && { about: `ServiceRequest/${about.id}` }),
    task: 'read-message',
    step: 'message',
  });
  // Whoever was asked has written: the question no longer waits for an answer, and its receiver reads what it is.
  if (about?.state !== 'more-asked' || about.requester !== arrived.from.reference) return;
  const reason = shown.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n');
  const told = { referral: about.id, key: `${sender.gln} ${messageId}`, occurred: sentAt, reason };
  const taken = await takeStep(desk, 'answer', told, ({ task }) => ({ task: withPart(task, 'input', 'answer', { valueString: reason }) }));
  if (!taken.ok) throw new Error(`an answer by correspondence: ${taken.reason}`);
}

/** The referrals under way from one of two houses to the other. */
async function openBetween(inside: Desk['record'], citizen: string, houses: readonly string[]): Promise<readonly Referral[]> {
  const found: Referral[] = [];
  for (const { id, status } of await everyOf(inside, 'ServiceRequest', citizen)) {
    const referral = status === 'active' || status === 'on-hold' ? await readReferral(inside, id) : undefined;
    if (referral !== undefined && houses.includes(referral.requester) && houses.includes(referral.performer)) found.push(referral);
  }
  return found;
}

async function lastOf(inside: Desk['record'], thread: string): Promise<string | undefined> {
  const found = await inside.search('Communication', { where: { identifier: `${messageThread}|${thread}` }, sort: '-event', count: 1 });
  return found.ok && found.page.entries[0] !== undefined ? `Communication/${found.page.entries[0].id}` : undefined;
}

function payloadOf(part: Part): object {
  const by = part.author && [
    [...part.author.name.given, part.author.name.family].filter(Boolean).join(' '),
    roleOf(part.author.role),
    part.phone,
  ];
  const extension = by === undefined ? {} : { extension: [{ url: writtenByUrl, valueString: by.filter(Boolean).join(', ') }] };
  if (part.kind === 'text') return { ...extension, contentString: part.text };
  const { content, title, createdAt } = part;
  const file = 'url' in content ? { url: content.url } : { contentType: content.mimeType, data: content.base64 };
  return { ...extension, contentAttachment: { ...file, title, ...(createdAt !== undefined && { creation: createdAt }) } };
}

function roleOf(role: { readonly text: string } | { readonly code: string }): string {
  return 'text' in role ? role.text : role.code;
}
