/** The jobcentre's plan for the return to work, agreed with the citizen; talks with the employer only with her yes (FP 7.7.1, 7.7.2). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { type ConsentToAsk, type Standing, standingIn } from '../check/consent-of.ts';
import { everyOf } from '../check/every-of.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, referenceIn } from '../fhir-words.ts';
import { readReferral } from '../referral/referral.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { inPart, isDay, isOfJobcentre, isWorkTask, type WorkPart, workSystem, workTask } from './work-words.ts';
import { changeTask, writeOnce } from './write-once.ts';

export interface ReturnPlanTold {
  /** The id of the request at the jobcentre. */
  readonly referral: string;
  /** Back to the same job, or other work that loads the back less. */
  readonly aim: 'same-job' | 'other-work';
  readonly measures: readonly { readonly measure: string; readonly text?: string }[];
  /** What the citizen has agreed to, in words. */
  readonly agreed: string;
  /** The day on which it is looked at again, YYYY-MM-DD. */
  readonly next: string;
  /** Training from the home country that counts, in words. */
  readonly qualifications?: string;
  /** The moment at which what stands was seen: over a plan that was agreed later nothing is written. */
  readonly since?: string;
  readonly key: string;
}

export type ReturnPlanOutcome =
  | { readonly ok: true; readonly plan: StoredResource; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'agreement-missing' | 'bad-date' | 'before-the-talk' }
  | { readonly ok: false; readonly reason: 'unknown'; readonly what: 'measure' }
  | StepRefusal;

/** Agrees the plan, or agrees it anew: one for each request, of which every version stands. */
export async function agreeReturnPlan(desk: Desk, told: ReturnPlanTold): Promise<ReturnPlanOutcome> {
  if (told.agreed.trim() === '') return { ok: false, reason: 'agreement-missing' };
  if (!isDay(told.next) || told.next < copenhagenDate(desk.now().toISOString())) return { ok: false, reason: 'bad-date' };
  const isKnown = (measure: string) => desk.programme.work.measures.some(({ code }) => code === measure);
  if (!told.measures.every(({ measure }) => isKnown(measure))) return { ok: false, reason: 'unknown', what: 'measure' };
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined || !isOfJobcentre(referral.receiver)) return { ok: false, reason: 'not-found' };
  if (referral.performer !== partyOf(desk)) return { ok: false, reason: 'not-yours', by: ['performer'] };
  if (referral.state !== 'in-progress') return { ok: false, reason: 'before-the-talk' };
  const before = await returnPlanOf(desk, referral.citizen, told.referral);
  const parts: readonly WorkPart[] = [
    { code: 'aim', text: told.aim },
    ...told.measures.map(({ measure, text }) => ({ code: measure, text: text ?? '' })).map(withWords(desk)),
    { code: 'agreed', text: told.agreed },
    ...(told.qualifications === undefined ? [] : [{ code: 'qualifications', text: told.qualifications }]),
  ];
  const { citizen } = referral;
  return desk.record.transaction(async (inside): Promise<ReturnPlanOutcome> => {
    if (before !== undefined) {
      const elements = { input: parts.map(inPart), restriction: { period: { end: told.next } } };
      const change = (task: StoredResource): StepRefusal | typeof elements =>
        told.since !== undefined && Date.parse(task.meta.lastUpdated) > Date.parse(told.since)
          ? { ok: false, reason: 'changed', current: Number(task.meta.versionId) }
          : elements;
      const saved = await changeTask(desk, inside, { step: 'agree-return-plan', task: before.id, key: told.key, change });
      return saved.ok ? { ok: true, plan: saved.resource, repeated: saved.repeated } : saved;
    }
    const house = partyOf(desk);
    const plan = workTask(desk, {
      code: 'return-plan',
      ...{
        citizen,
        owner: house,
        requester: house,
        status: 'in-progress',
        focus: `ServiceRequest/${told.referral}`,
        until: told.next,
        parts,
      },
    });
    const made = await writeOnce(desk, inside, { step: 'agree-return-plan', citizen, key: told.key, resources: [plan] });
    return made.ok ? { ok: true, plan: made.resource, repeated: made.repeated } : made;
  });
}

/** A measure without words of its own stands with the programme's. */
function withWords({ programme }: Desk): (part: { readonly code: string; readonly text: string }) => WorkPart {
  return ({ code, text }) => ({ code, text: text === '' ? (programme.work.measures.find((one) => one.code === code)?.da ?? code) : text });
}

/** The plan of a request, as far as the agent sees it. */
export async function returnPlanOf(desk: Desk, citizen: string, referral: string): Promise<StoredResource | undefined> {
  const tasks = await everyOf(desk.record, 'Task', citizen);
  return tasks.find((task) => isWorkTask(task, 'return-plan') && referenceIn(task.focus) === `ServiceRequest/${referral}`);
}

export interface EmployerTold {
  readonly referral: string;
  readonly what: 'contact' | 'round-table';
  /** Who took part, and what was said and agreed. */
  readonly words: string;
  readonly occurred?: string;
  readonly key: string;
}

export type EmployerOutcome =
  | { readonly ok: true; readonly note: StoredResource; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk }
  | StepRefusal;

/** The yes that lets a jobcentre talk with a citizen's employer; it opens nothing of the record (HZ-15). */
export const employerConsent: ConsentToAsk = {
  recipient: 'Organization/employer-of-the-citizen',
  roles: ['employer'],
  purpose: 'work-retention',
};

/** Notes a talk with the employer, or a round-table talk; only where the citizen permits it. Nothing is sent to the employer. */
export async function noteEmployerContact(desk: Desk, told: EmployerTold): Promise<EmployerOutcome> {
  if (told.words.trim() === '') return { ok: false, reason: 'reason-missing' };
  if (told.occurred !== undefined && Number.isNaN(Date.parse(told.occurred))) return { ok: false, reason: 'unknown', what: 'time' };
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined || !isOfJobcentre(referral.receiver)) return { ok: false, reason: 'not-found' };
  if (referral.performer !== partyOf(desk)) return { ok: false, reason: 'not-yours', by: ['performer'] };
  const standing = standingIn(desk, await everyOf(desk.jobs, 'Consent', referral.citizen), employerConsent);
  if (standing !== 'given') return { ok: false, reason: 'consent', standing, ask: employerConsent };
  const note: Resource = {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(workSystem, told.what)],
    subject: { reference: `Patient/${referral.citizen}` },
    about: [{ reference: `ServiceRequest/${told.referral}` }],
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: `Patient/${referral.citizen}` }],
    sent: told.occurred ?? desk.now().toISOString(),
    payload: [{ contentString: told.words }],
  };
  const { occurred, key } = told;
  const step = {
    step: `employer-${told.what}`,
    citizen: referral.citizen,
    key,
    resources: [note],
    ...(occurred !== undefined && { occurred }),
  } as const;
  return desk.record.transaction(async (inside): Promise<EmployerOutcome> => {
    const made = await writeOnce(desk, inside, step);
    return made.ok ? { ok: true, note: made.resource, repeated: made.repeated } : made;
  });
}
