/** A letter that refers a citizen to a house here: it becomes a referral that was sent, and everything after is as for any other. */
import { dispositionSystem } from '@rygforloeb/decision';
import { type AnyLetterReading, EffectRefused } from '@rygforloeb/messaging';
import { newId, purposeSystem, type StoredResource } from '@rygforloeb/record';
import { type ContentEntry, contentExtensions } from '../check/content.ts';
import { type Desk, deskInside, type House, partyOf } from '../desk.ts';
import { concept, receiverSystem, stateSystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { type Referral, readReferral } from '../referral/referral.ts';
import { stateInFhir } from '../referral/states.ts';
import { stepKey, takeStep } from '../referral/take-step.ts';
import { type Arrived, arrivedFor, numbersIn } from './arrived.ts';
import { keepMessage, saved } from './keep-message.ts';
import { arrivedBy, letterCourse, letterNumber } from './letter-numbers.ts';
import { instantOf } from './letter-time.ts';
import type { LetterPart } from './message-rules.ts';
import { consentFor } from './permitted.ts';

type ReferringLetter = Extract<
  AnyLetterReading & { readonly ok: true },
  { readonly type: 'XREF01' | 'XREF02' | 'XREF06' | 'XREF07' | 'XREF10' | 'XREF15' | 'GGOP' | 'XLA165' }
>;

interface Refers {
  readonly arrived: Arrived;
  readonly receiver: string;
  readonly number: string;
  readonly course?: string;
  readonly writtenAt: string;
  readonly isAcute: boolean;
  readonly content: readonly ContentEntry[];
}

/** Takes it in, within the transaction. Throws EffectRefused for what waits for a person. */
export async function takeReferral(house: House, inside: Desk['record'], reading: ReferringLetter): Promise<void> {
  const refers = await refersOf(house, inside, reading);
  const { arrived, number, course } = refers;
  const mark = `${arrived.from.numbers.gln} ${number}`;
  if ((await referralWith(inside, arrivedBy, mark)) !== undefined) return; // The same letter in another envelope.
  const desk = deskInside(house, inside, arrived.from.reference);
  await permit(house, desk, refers);
  const there = course === undefined ? undefined : await referralWith(inside, letterCourse, course);
  if (there?.citizen === arrived.citizen && there.performer === arrived.to.reference) return takeAgain(desk, there, refers, mark);
  await begin(desk, refers, mark);
}

async function refersOf({ programme }: House, inside: Desk['record'], reading: ReferringLetter): Promise<Refers> {
  const { letter, type } = reading;
  const { patient, sender, receiver } = letter;
  const numbers = numbersIn('number' in patient ? patient.number : { cpr: patient.cpr });
  const arrived = await arrivedFor(inside, { from: sender.ean, to: receiver.ean, numbers });
  const named = programme.messages.arriving[type];
  if (named === undefined) throw new EffectRefused('no-use');
  return {
    arrived,
    receiver: named,
    number: letter.identifier,
    writtenAt: instantOf(letter.writtenAt),
    isAcute:
      'circumstances' in letter &&
      letter.circumstances !== undefined &&
      'priority' in letter.circumstances &&
      letter.circumstances.priority === 'acute',
    content: Object.entries(partsOf(reading)).flatMap(([part, text]) =>
      text === undefined ? [] : [{ field: programme.messages.fields[part as LetterPart], text }],
    ),
    ...(letter.course !== undefined && { course: letter.course }),
  };
}

/** What a letter tells, in the parts by which we write letters ourselves. */
function partsOf({ type, letter }: ReferringLetter): Readonly<Partial<Record<LetterPart, string | undefined>>> {
  if (type === 'GGOP') {
    const { need, practical, deadline, summary, ability } = letter;
    return { reason: need, history: summary, supplementary: practical, ability, deadline };
  }
  if (type === 'XLA165') return { reason: letter.proposal, history: letter.offers.other };
  if (type === 'XREF15') return { reason: letter.referral.diagnosis.text, history: letter.clinical.history };
  const { circumstances, clinical } = letter;
  return {
    reason: circumstances?.reason,
    history: [clinical?.history, clinical?.allergies && `Cave: ${clinical.allergies}`].filter(Boolean).join('\n') || undefined,
    examination: clinical?.examination,
    medication: clinical?.medication,
    supplementary: circumstances?.supplementary,
  };
}

/**
 * Whoever refers has asked the citizen, and says so with the letter: where the record has no word of hers, that is written down as what
 * the referrer noted. Her own refusal goes first, and the letter waits for a person.
 */
async function permit({ programme }: House, desk: Desk, { arrived, receiver, writtenAt }: Refers): Promise<void> {
  const purpose = programme.referrals.receivers[receiver]?.recipient.purpose ?? 'treatment';
  const house = arrived.to.reference;
  const standing = await consentFor(programme, desk.record, arrived.citizen, house, { at: desk.now(), purpose });
  if (standing === 'refused') throw new EffectRefused('not-permitted');
  if (standing === 'given') return;
  const hl7 = 'http://terminology.hl7.org/CodeSystem';
  await saved(desk, {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: `${hl7}/consentscope`, code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    policyRule: { coding: [{ system: `${hl7}/v3-ActCode`, code: 'OPTIN' }] },
    patient: { reference: `Patient/${arrived.citizen}` },
    performer: [{ reference: partyOf(desk) }],
    dateTime: writtenAt <= desk.now().toISOString() ? writtenAt : desk.now().toISOString(),
    provision: {
      type: 'permit',
      actor: [{ role: { coding: [{ system: `${hl7}/v3-ParticipationType`, code: 'IRCP' }] }, reference: { reference: house } }],
      purpose: [{ system: purposeSystem, code: purpose }],
    },
  });
}

async function referralWith(inside: Desk['record'], system: string, value: string): Promise<Referral | undefined> {
  const found = await inside.search('ServiceRequest', { where: { identifier: `${system}|${value}` }, count: 1 });
  const [request] = found.ok ? found.page.entries : [];
  return request && readReferral(inside, request.id);
}

async function begin(desk: Desk, refers: Refers, mark: string): Promise<void> {
  const { arrived, receiver, writtenAt, isAcute, content } = refers;
  const id = newId();
  const now = desk.now().toISOString();
  const rule = desk.programme.referrals.receivers[receiver];
  const key = stepKey(desk, 'send', mark);
  const around = { priority: isAcute ? 'urgent' : 'routine', intent: 'order' };
  const to = [`ServiceRequest/${id}`, `Task/${id}`];
  await saved(
    desk,
    {
      resourceType: 'ServiceRequest',
      identifier: [key, ...numbersOf(refers, mark)],
      status: stateInFhir.sent.request,
      ...around,
      category: [concept(receiverSystem, receiver)],
      code: concept(dispositionSystem, rule?.disposition ?? receiver),
      subject: { reference: `Patient/${arrived.citizen}` },
      requester: { reference: arrived.from.reference },
      performer: [{ reference: arrived.to.reference }],
      authoredOn: writtenAt,
      ...(content.length > 0 && { extension: contentExtensions(content) }),
    },
    id,
  );
  await saved(
    desk,
    {
      resourceType: 'Task',
      identifier: [key],
      status: stateInFhir.sent.task,
      ...around,
      businessStatus: concept(stateSystem, 'sent'),
      code: concept(receiverSystem, receiver),
      focus: { reference: `ServiceRequest/${id}` },
      for: { reference: `Patient/${arrived.citizen}` },
      requester: { reference: arrived.from.reference },
      owner: { reference: arrived.to.reference },
      authoredOn: now,
      lastModified: now,
    },
    id,
  );
  await saved(desk, originOf(desk, { step: 'send', citizen: arrived.citizen, to, into: 'sent', occurred: writtenAt }));
}

function numbersOf({ number, course }: Refers, mark: string): StoredResource['identifier'] & readonly object[] {
  return [
    { system: letterNumber, value: number },
    { system: arrivedBy, value: mark },
    ...(course === undefined ? [] : [{ system: letterCourse, value: course }]),
  ] as never;
}

/** The same course is referred again: after it was returned that is the same referral; else its receiver is to look at what is new. */
async function takeAgain(desk: Desk, there: Referral, refers: Refers, mark: string): Promise<void> {
  const { arrived, content, writtenAt } = refers;
  if (there.state !== 'returned') {
    await keepMessage(desk, {
      citizen: arrived.citizen,
      to: arrived.to.reference,
      identifier: [{ system: arrivedBy, value: mark }],
      category: [concept(receiverSystem, there.receiver)],
      sent: writtenAt,
      payload: content.flatMap((entry) => ('text' in entry ? [{ contentString: entry.text }] : [])),
      about: `ServiceRequest/${there.id}`,
      task: 'letter-again',
      step: 'letter-again',
    });
    return;
  }
  const told = { referral: there.id, occurred: writtenAt };
  const others = ((there.request.identifier ?? []) as readonly { readonly system?: string }[]).filter(
    ({ system }) => system !== letterNumber && system !== arrivedBy && system !== letterCourse,
  );
  const request = { extension: contentExtensions(content), identifier: [...others, ...numbersOf(refers, mark)] };
  for (const step of ['revise', 'check', 'send'] as const) {
    const change = { revise: { request }, check: {}, send: { request: { authoredOn: writtenAt } } }[step];
    const taken = await takeStep(desk, step, { ...told, key: `${mark} ${step}` }, () => change);
    if (!taken.ok) throw new Error(`a referral that came again: ${taken.reason}`);
  }
}
