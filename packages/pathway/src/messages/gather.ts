/** What a step says to whom, gathered by the eyes of whoever takes it: a message holds nothing that its sender may not see. */
import { createHash } from 'node:crypto';
import type { GatedRecord, StoredResource } from '@rygforloeb/record';
import { situationOf } from '../check/situation.ts';
import { type Desk, partyOf } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';
import type { Referral } from '../referral/referral.ts';
import { findingLines, referralTexts } from './field-texts.ts';
import { letterCourse, letterNumber, messageThread } from './letter-numbers.ts';
import { type Flow, flowsFor } from './message-rules.ts';
import type { File, GoesOnFrom, Outline } from './outline.ts';

/** A step that was taken, as far as others are told of it. */
export interface StepTaken {
  readonly step: string;
  readonly citizen: string;
  readonly referral?: Referral;
  /** The letter that the step wrote. */
  readonly communication?: StoredResource;
  /** Whom the step names besides: `Organization/…`. */
  readonly to?: readonly string[];
  /** What the letter answers or passes on. */
  readonly goesOn?: GoesOnFrom;
}

/** Everything that goes out because of a step, whether its receiver is reached by messages or not. */
export async function outlinesOf(desk: Desk, inside: GatedRecord, told: StepTaken): Promise<readonly Outline[]> {
  const flows = flowsOf(desk, told);
  const from = senderOf(desk, told);
  const outlines: Outline[] = [];
  for (const flow of flows) {
    for (const to of receiversOf(flow, told)) if (to !== from) outlines.push(await outlineOf(desk, inside, told, flow, from, to));
  }
  return outlines;
}

function flowsOf({ programme }: Desk, { step, referral, communication }: StepTaken): readonly Flow[] {
  const { messages } = programme;
  const receiver = referral?.priority === 'stat' ? 'acute' : referral?.receiver;
  const flows = flowsFor(messages, step, receiver);
  if (flows.length > 0 || messages.silent.includes(step)) return flows;
  if (communication !== undefined && receiver !== 'acute')
    return [{ steps: [step], to: 'recipients', message: 'CareCommunication', ...messages.otherwise }];
  // A step that nobody thought of waits for a person, on whichever side is not here.
  return [
    { steps: [step], to: 'performer', message: 'none', unreachable: 'park' },
    { steps: [step], to: 'requester', message: 'none', unreachable: 'park' },
  ];
}

/** The house that acts; for the citizen herself the house that referred her. */
function senderOf(desk: Desk, { referral }: StepTaken): string {
  const party = partyOf(desk);
  return party.startsWith('Patient/') ? (referral?.requester ?? party) : party;
}

function receiversOf({ to }: Flow, { referral, communication, to: named = [] }: StepTaken): readonly string[] {
  const recipients = ((communication?.recipient ?? []) as readonly unknown[]).map(referenceIn);
  const found = { performer: [referral?.performer], requester: [referral?.requester], recipients, told: named }[to];
  return [...new Set(found.filter((one) => one?.startsWith('Organization/') === true))] as readonly string[];
}

async function outlineOf(desk: Desk, inside: GatedRecord, told: StepTaken, flow: Flow, from: string, to: string): Promise<Outline> {
  const { step, citizen, referral, communication } = told;
  const about = referral === undefined ? communication && `Communication/${communication.id}` : `ServiceRequest/${referral.id}`;
  const version = referral?.version ?? communication?.meta.versionId ?? '';
  const course = referral && courseOf(referral);
  const answers = referral && numberOf(referral);
  const rule = referral && desk.programme.referrals.receivers[referral.receiver];
  const visit = referral?.task.executionPeriod as Outline['visit'];
  const thread = communication && identifierOf(communication, messageThread);
  const files = filesOf(communication);
  const { agent } = desk.access;
  return {
    message: flow.message,
    unreachable: flow.unreachable,
    step,
    citizen,
    from,
    to,
    author: { name: agent.name, role: desk.programme.texts.actors.get(desk.actor)?.da ?? agent.role },
    at: desk.now().toISOString(),
    number: numbered(`${about} ${step} ${version} ${communication?.id ?? ''} ${to}`),
    parts: await partsOf(desk, inside, told, flow),
    ...(files.length > 0 && { files }),
    ...(about !== undefined && { about }),
    ...(course !== undefined && { course }),
    ...(answers !== undefined && step === 'close' && { answers }),
    ...(visit !== undefined && { visit }),
    ...(rule !== undefined && { wanted: { da: rule.da, en: rule.en } }),
    ...(flow.category !== undefined && { category: flow.category }),
    ...(flow.subject !== undefined && { subject: flow.subject.da }),
    ...(communication !== undefined && { communication: communication.id }),
    ...(thread !== undefined && { thread }),
    ...(told.goesOn !== undefined && { goesOn: told.goesOn }),
  };
}

async function partsOf(desk: Desk, inside: GatedRecord, told: StepTaken, { subject, message }: Flow): Promise<Outline['parts']> {
  const { step, citizen, referral, communication } = told;
  if (message === 'telephone' || message === 'none') return {}; // Nothing will be written, and an alert does not wait for anything.
  if (communication !== undefined) return { history: await letterText(desk, inside, citizen, communication) };
  if (referral === undefined) return {};
  if (message === 'CareCommunication') {
    const house = step === 'redirect' ? await inside.read('Organization', referral.performer.slice('Organization/'.length)) : undefined;
    const where = house?.ok ? `${desk.programme.messages.words.to.da} ${house.resource.name ?? ''}` : '';
    const reason = (referral.task.statusReason as { readonly text?: string } | undefined)?.text ?? '';
    const what = desk.programme.referrals.receivers[referral.receiver]?.da ?? '';
    return { history: [`${subject?.da ?? ''} ${where}`.trim(), what, reason].filter((line) => line !== '').join('\n') };
  }
  // A step may have ended the sender's own relation; what the referral holds was checked when it was sent.
  const situation =
    (await situationOf({ ...desk, record: inside }, citizen)) ??
    (await situationOf({ ...desk, record: inside.as(desk.jobsAccess) }, citizen));
  return referralTexts(desk.programme, referral, situation);
}

interface Payload {
  readonly contentString?: string;
  readonly contentReference?: unknown;
  readonly contentAttachment?: { readonly contentType?: string; readonly data?: string; readonly title?: string };
}

/** What was typed, and the findings that the letter rests on. */
async function letterText(desk: Desk, inside: GatedRecord, citizen: string, letter: StoredResource): Promise<string> {
  const payload = (letter.payload ?? []) as readonly Payload[];
  const rests = payload.flatMap(({ contentReference }) => referenceIn(contentReference) ?? []);
  const situation = rests.length === 0 ? undefined : await situationOf({ ...desk, record: inside }, citizen);
  const typed = payload.flatMap(({ contentString }) => contentString ?? []);
  return [...typed, ...(situation === undefined ? [] : findingLines(desk.programme, situation, rests))].join('\n');
}

function filesOf(letter: StoredResource | undefined): readonly File[] {
  return ((letter?.payload ?? []) as readonly Payload[]).flatMap(({ contentAttachment: file }) =>
    file?.data === undefined || file.contentType === undefined
      ? []
      : [{ title: file.title ?? '', mimeType: file.contentType, base64: file.data }],
  );
}

/** Fourteen characters that are the same for the same step. */
function numbered(what: string): string {
  return createHash('sha256').update(what).digest('hex').slice(0, 14).toUpperCase();
}

function courseOf(referral: Referral): string {
  return identifierOf(referral.request, letterCourse) ?? referral.id.replaceAll('-', '').slice(0, 35);
}

function numberOf(referral: Referral): string | undefined {
  return identifierOf(referral.request, letterNumber);
}

function identifierOf(resource: StoredResource, system: string): string | undefined {
  const all = (resource.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  return all.find((one) => one.system === system)?.value;
}
