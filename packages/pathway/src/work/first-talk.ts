/** The jobcentre's first talk with the citizen: the programme's questions with their answers, and the GP asked for an assessment (FP 7.7.1). */
import { dispositionSystem } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { standingOf } from '../check/consent-of.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, keySystem, partSystem } from '../fhir-words.ts';
import { readReferral } from '../referral/referral.ts';
import { gpOf } from '../referral/send.ts';
import { refusalOf, type StepOutcome, type StepRefusal, type StepTold, takeStep } from '../referral/take-step.ts';
import { fastTrackReceiver, isOfJobcentre, observed } from './work-words.ts';
import { changeTask } from './write-once.ts';

export interface TalkTold extends StepTold {
  /** By the questions of `work.yaml`; none has to be answered. */
  readonly answers?: readonly { readonly question: string; readonly text: string }[];
}

export type TalkOutcome =
  | (StepOutcome & { readonly certificate?: 'asked' | 'no-consent' | 'no-gp' })
  | { readonly ok: false; readonly reason: 'unknown'; readonly what: 'question' };

/** The talk is held. In a fast track the GP is asked for a certificate, where the citizen lets the GP be asked. */
export async function holdFirstTalk(desk: Desk, told: TalkTold): Promise<TalkOutcome> {
  const { answers = [] } = told;
  const isKnown = (question: string) => desk.programme.work.questions.some(({ code }) => code === question);
  if (!answers.every(({ question }) => isKnown(question))) return { ok: false, reason: 'unknown', what: 'question' };
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined || !isOfJobcentre(referral.receiver)) return { ok: false, reason: 'not-found' };
  const isFastTrack = referral.receiver === fastTrackReceiver;
  const held = told.occurred ?? desk.now().toISOString();
  const talk = observed(referral.citizen, desk.access.agent.practitionerRole ?? desk.access.agent.who, held, {
    code: 'fast-track-talk',
    value: { valueDateTime: held },
  });
  const asked = isFastTrack ? await certificateFor(desk, referral.citizen, told.referral) : undefined;
  const outcome = await takeStep(desk, 'start', told, ({ task }) => ({
    task: {
      executionPeriod: { start: held },
      output: [
        ...((task.output ?? []) as readonly unknown[]),
        ...answers.map(({ question, text }) => ({ type: concept(partSystem, `talk-${question}`), valueString: text })),
      ],
    },
    besides: [...(isFastTrack ? [talk] : []), ...(asked?.task === undefined ? [] : [asked.task])],
  }));
  return outcome.ok && asked !== undefined ? { ...outcome, certificate: asked.told } : outcome;
}

/** What was answered in the talk. */
export function talkIn(task: Readonly<Record<string, unknown>>): readonly { readonly question: string; readonly text: string }[] {
  const parts = (task.output ?? []) as readonly {
    readonly type?: { readonly coding?: readonly { readonly code?: string }[] };
    readonly valueString?: string;
  }[];
  return parts.flatMap(({ type, valueString = '' }) => {
    const code = type?.coding?.[0]?.code ?? '';
    return code.startsWith('talk-') ? [{ question: code.slice('talk-'.length), text: valueString }] : [];
  });
}

/** Who the citizen's GP is, the jobcentre need not see; our own jobs look. */
async function certificateFor(
  desk: Desk,
  citizen: string,
  referral: string,
): Promise<{ readonly told: 'asked' | 'no-consent' | 'no-gp'; readonly task?: Resource }> {
  const gp = await gpOf({ record: desk.jobs }, citizen);
  if (gp === undefined) return { told: 'no-gp' };
  const standing = await standingOf(desk, citizen, { recipient: gp, roles: ['gp'], purpose: 'treatment' });
  if (standing !== 'given') return { told: 'no-consent' };
  const now = desk.now().toISOString();
  return {
    told: 'asked',
    task: {
      resourceType: 'Task',
      // A mark of its own, so that it is answered by the act below and not over FHIR.
      identifier: [{ system: keySystem, value: `certificate ${referral}` }],
      status: 'requested',
      intent: 'order',
      code: concept(dispositionSystem, 'fast-track-certificate'),
      focus: { reference: `ServiceRequest/${referral}` },
      for: { reference: `Patient/${citizen}` },
      requester: { reference: partyOf(desk) },
      owner: { reference: gp },
      authoredOn: now,
      lastModified: now,
    },
  };
}

/** The GP's certificate: an assessment of what the citizen can do at work, in words, to the jobcentre alone (FP 7.7.1, C-91). */
export async function sendCertificate(
  desk: Desk,
  told: { readonly task: string; readonly assessment: string; readonly key: string },
): Promise<{ readonly ok: true; readonly repeated: boolean } | StepRefusal> {
  if (told.assessment.trim() === '') return { ok: false, reason: 'reason-missing' };
  const there = await desk.record.read('Task', told.task);
  if (!there.ok) return refusalOf(there);
  const { requester, owner, for: about, focus } = there.resource as Readonly<Record<string, { readonly reference?: string } | undefined>>;
  const isCertificate = JSON.stringify(there.resource.code).includes('"fast-track-certificate"');
  if (!isCertificate || owner?.reference !== partyOf(desk)) return { ok: false, reason: 'not-found' };
  const recipient = requester?.reference ?? '';
  const citizen = (about?.reference ?? '').slice('Patient/'.length);
  const ask = { recipient, roles: ['jobcentre'], purpose: 'work-retention' };
  const standing = await standingOf(desk, citizen, ask);
  if (standing !== 'given') return { ok: false, reason: 'consent', standing, ask };
  const letter: Resource = {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(dispositionSystem, 'fast-track-certificate')],
    subject: { reference: `Patient/${citizen}` },
    about: [focus ?? {}],
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: recipient }],
    sent: desk.now().toISOString(),
    payload: [{ contentString: told.assessment }],
  };
  const change = { step: 'send-certificate', task: told.task, key: told.key, besides: [letter], change: () => ({ status: 'completed' }) };
  return desk.record.transaction(async (inside) => {
    const outcome = await changeTask(desk, inside, change);
    return outcome.ok ? { ok: true, repeated: outcome.repeated } : outcome;
  });
}
