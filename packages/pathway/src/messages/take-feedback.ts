/** A closing letter that came: it ends the referral that it answers, and where it fits none it is kept and somebody is told. */
import type { AnyLetterReading } from '@rygforloeb/messaging';
import { everyOf } from '../check/every-of.ts';
import { type Desk, deskInside, type House } from '../desk.ts';
import { concept, partSystem } from '../fhir-words.ts';
import { closeReferral } from '../referral/close.ts';
import { type Referral, readReferral } from '../referral/referral.ts';
import type { ReferralState, StepCode } from '../referral/states.ts';
import { takeStep } from '../referral/take-step.ts';
import { type Arrived, arrivedFor, numbersIn } from './arrived.ts';
import { keepMessage } from './keep-message.ts';
import { arrivedBy, letterCourse } from './letter-numbers.ts';
import { instantOf } from './letter-time.ts';

export type ClosingLetter = Extract<
  AnyLetterReading & { readonly ok: true },
  { readonly type: 'XDIS01' | 'XDIS02' | 'XDIS07' | 'XDIS08' | 'XDIS10' | 'XDIS15' }
>;

/** What a house that is not here must have done before it could close: the letter proves it. */
const proved: Readonly<Partial<Record<ReferralState, readonly StepCode[]>>> = {
  sent: ['receive', 'accept', 'start'],
  redirected: ['receive', 'accept', 'start'],
  received: ['accept', 'start'],
  accepted: ['start'],
  booked: ['start'],
  'in-progress': [],
};

/** Takes it in, within the transaction. Throws EffectRefused for what waits for a person. */
export async function takeFeedback(house: House, inside: Desk['record'], { letter }: ClosingLetter): Promise<void> {
  const { sender, receiver, patient, identifier } = letter;
  const arrived = await arrivedFor(inside, { from: sender.ean, to: receiver.ean, numbers: numbersIn(patient.number) });
  const mark = `${arrived.from.numbers.gln} ${identifier}`;
  const desk = deskInside(house, inside, arrived.from.reference);
  const text = textOf(letter);
  const occurred = instantOf(letter.writtenAt);
  const referral = await answered(inside, arrived, letter.course);
  const steps = referral && proved[referral.state];
  const isOurs = referral?.performer === arrived.from.reference && referral.requester === arrived.to.reference;
  if (referral === undefined || steps === undefined || !isOurs) {
    await keepMessage(desk, {
      citizen: arrived.citizen,
      to: arrived.to.reference,
      identifier: [{ system: arrivedBy, value: mark }],
      category: [concept(partSystem, 'feedback')],
      sent: occurred,
      payload: [{ contentString: text }],
      ...(referral !== undefined && { about: `ServiceRequest/${referral.id}` }),
      task: 'read-feedback',
      step: 'feedback',
    });
    return;
  }
  const told = { referral: referral.id, reason: house.programme.messages.words.closed.da };
  for (const step of steps) {
    const start = 'admittedAt' in letter && letter.admittedAt !== undefined ? instantOf(letter.admittedAt) : occurred;
    const change = step === 'start' ? { task: { executionPeriod: { start } } } : {};
    const taken = await takeStep(desk, step, { ...told, key: `${mark} ${step}`, occurred: start }, () => change);
    if (!taken.ok) throw new Error(`what a closing letter proves: ${step} ${taken.reason}`);
  }
  const closed = await closeReferral(desk, { referral: referral.id, key: `${mark} close`, occurred, reason: text });
  if (!closed.ok) throw new Error(`a closing letter: ${closed.reason}`);
}

function textOf(letter: ClosingLetter['letter']): string {
  if ('clinical' in letter) return letter.clinical.text;
  return (letter.texts ?? []).map(({ text }) => text).join('\n\n');
}

/** By the number of the course, which goes both ways; else the one open referral between the two houses. */
async function answered(inside: Desk['record'], { citizen, from, to }: Arrived, course: string | undefined): Promise<Referral | undefined> {
  const requests = await everyOf(inside, 'ServiceRequest', citizen);
  const named = requests.find(({ id, identifier }) => {
    const numbers = (identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
    return (
      course !== undefined &&
      (id.replaceAll('-', '') === course || numbers.some(({ system, value }) => system === letterCourse && value === course))
    );
  });
  if (named !== undefined) return readReferral(inside, named.id);
  const open: Referral[] = [];
  for (const { id } of requests) {
    const referral = await readReferral(inside, id);
    if (referral?.performer === from.reference && referral.requester === to.reference && proved[referral.state]) open.push(referral);
  }
  return open.length === 1 ? open[0] : undefined;
}
