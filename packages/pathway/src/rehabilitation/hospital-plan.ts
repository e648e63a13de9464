/** The hospital's rehabilitation plan: made with the citizen, sent on the day the hospital course ends (FP 7.8, 8.6). */
import { copenhagenDate, findingSystem } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import type { ContentEntry } from '../check/content.ts';
import { everyOf } from '../check/every-of.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, keySystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { type DraftOutcome, type DraftTold, draftReferral } from '../referral/draft.ts';
import { readReferral, withParts } from '../referral/referral.ts';
import { type ReviseTold, reviseReferral, type SentOutcome, sendReferral } from '../referral/send.ts';
import { refusalOf, type StepOutcome, type StepRefusal, type StepTold, stepKey, writeOn } from '../referral/take-step.ts';
import { daysBetween, isDay, rehabilitation } from './terms.ts';

/** What the plan says, in words; each by the field of `referrals.yaml` that it fills. */
export interface PlanWords {
  readonly 'medical-need'?: string;
  readonly 'function-icf'?: string;
  readonly 'citizen-goals'?: string;
  readonly proposal?: string;
  readonly 'made-with-citizen'?: string;
  /** Beyond the ordinary limit, for a health reason; both or neither. */
  readonly laterStart?: { readonly date: string; readonly reason: string };
  /** Houses that get the end note too, as `Organization/…`. */
  readonly copies?: readonly string[];
}

type BadLaterStart = { readonly ok: false; readonly reason: 'later-start'; readonly missing: 'date' | 'reason' };

/** Begins the plan, to the citizen's municipality. */
export async function draftRehabilitationPlan(
  desk: Desk,
  { words, ...told }: Omit<DraftTold, 'receiver' | 'content'> & { readonly words: PlanWords },
): Promise<DraftOutcome | BadLaterStart> {
  const content = contentFrom(words);
  return 'ok' in content ? content : draftReferral(desk, { ...told, receiver: rehabilitation, content });
}

/** Writes the plan anew. */
export async function reviseRehabilitationPlan(
  desk: Desk,
  { words, ...told }: Omit<ReviseTold, 'content'> & { readonly words: PlanWords },
): Promise<StepOutcome | BadLaterStart> {
  const content = contentFrom(words);
  return 'ok' in content ? content : reviseReferral(desk, { ...told, content });
}

export type PlanSentOutcome =
  | (SentOutcome & {
      /** Days between the end of the hospital course and the sending; more than 0 is late (REHAB-03). */
      readonly daysLate?: number;
    })
  | { readonly ok: false; readonly reason: 'discharge'; readonly fault: 'not-a-day' | 'future' };

/** Sends a checked plan. The course ended on `discharged`; today unless told or recorded. Late or not, it is sent. */
export async function sendRehabilitationPlan(
  desk: Desk,
  { discharged, ...told }: StepTold & { readonly discharged?: string },
): Promise<PlanSentOutcome> {
  const today = copenhagenDate(told.occurred ?? desk.now().toISOString());
  if (discharged !== undefined && !isDay(discharged)) return { ok: false, reason: 'discharge', fault: 'not-a-day' };
  if (discharged !== undefined && discharged > today) return { ok: false, reason: 'discharge', fault: 'future' };
  const referral = await readReferral(desk.record, told.referral);
  if (referral === undefined || referral.receiver !== rehabilitation) return { ok: false, reason: 'not-found' };
  const day = discharged ?? (await dischargeOf(desk, referral.citizen)) ?? today;
  // Both dates are kept (C-19): the municipality counts from receipt, the citizen is warned from the end of the course.
  const noted = await writeOn(
    desk,
    'note-discharge',
    { from: ['checked'], by: ['requester'] },
    { ...told, key: `${told.key} discharge` },
    ({ task }) => ({ task: withParts(task, 'input', { discharged: { valueDate: day } }) }),
  );
  if (!noted.ok && noted.reason !== 'illegal' && noted.reason !== 'changed') return noted;
  const { seen: _seen, ...rest } = told;
  const sent = await sendReferral(desk, rest);
  return sent.ok ? { ...sent, daysLate: Math.max(0, daysBetween(day, today)) } : sent;
}

export interface HospitalEndTold {
  readonly citizen: string;
  readonly key: string;
  /** YYYY-MM-DD; today unless told. */
  readonly date?: string;
  /** Why there is no rehabilitation plan, where the programme wants one. */
  readonly withoutPlan?: string;
}

export type HospitalEndOutcome =
  | { readonly ok: true; readonly discharge: StoredResource; readonly repeated: boolean; readonly planToSend?: string }
  | { readonly ok: false; readonly reason: 'plan-missing' | 'bad-date' | 'not-a-hospital' }
  | StepRefusal;

/** The hospital course ends. After an operation there is a plan, as a rule, or a reason why not (REF-140-02). */
export async function endHospitalCourse(desk: Desk, told: HospitalEndTold): Promise<HospitalEndOutcome> {
  const today = copenhagenDate(desk.now().toISOString());
  const date = told.date ?? today;
  if (!isDay(date) || date > today) return { ok: false, reason: 'bad-date' };
  if (desk.actor !== 'hospital') return { ok: false, reason: 'not-a-hospital' };
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const plans = (await everyOf(desk.record, 'Task', told.citizen)).filter(({ code, businessStatus }) => isLivingPlan(code, businessStatus));
  const answer = desk.programme.assess(
    caseOf(told.citizen, desk.actor, situation, undefined, [{ code: 'hospital-discharge', value: date }]),
  );
  const isWanted = answer.dispositions.some(({ code, status }) => code === 'make-rehabilitation-plan' && status === 'required');
  if (isWanted && plans.length === 0 && (told.withoutPlan ?? '').trim() === '') return { ok: false, reason: 'plan-missing' };
  const unsent = plans.find(({ status }) => status === 'draft');
  return desk.record.transaction(async (inside): Promise<HospitalEndOutcome> => {
    const mark = stepKey(desk, 'end-hospital-course', `${told.citizen} ${told.key}`);
    const made = await inside.create(dischargeFinding(desk, told.citizen, date, mark), { identifier: `${keySystem}|${mark.value}` });
    if (!made.ok) return refusalOf(made);
    const outcome = {
      ok: true,
      discharge: made.resource,
      repeated: !made.created,
      ...(unsent !== undefined && { planToSend: unsent.id }),
    } as const;
    if (!made.created) return outcome;
    const why = told.withoutPlan?.trim();
    const to = [`Observation/${made.resource.id}`];
    const origin = await inside.create(
      originOf(desk, { step: 'end-hospital-course', citizen: told.citizen, to, ...(why !== undefined && why !== '' && { why }) }),
    );
    if (!origin.ok) return refusalOf(origin);
    return outcome;
  });
}

function contentFrom({ laterStart, copies = [], ...words }: PlanWords): readonly ContentEntry[] | BadLaterStart {
  if (laterStart !== undefined && !isDay(laterStart.date)) return { ok: false, reason: 'later-start', missing: 'date' };
  if (laterStart !== undefined && laterStart.reason.trim() === '') return { ok: false, reason: 'later-start', missing: 'reason' };
  return [
    ...Object.entries(words).flatMap(([field, text]) => (typeof text === 'string' ? [{ field, text }] : [])),
    ...(laterStart === undefined
      ? []
      : [
          { field: 'later-start-date', text: laterStart.date },
          { field: 'later-start', text: laterStart.reason },
        ]),
    ...copies.map((text) => ({ field: 'copy-recipient', text })),
  ];
}

async function dischargeOf(desk: Desk, citizen: string): Promise<string | undefined> {
  const situation = await situationOf(desk, citizen);
  const found = situation?.reading.findings.find(({ code }) => code === 'hospital-discharge');
  return typeof found?.value === 'string' && isDay(found.value) ? found.value : undefined;
}

function dischargeFinding(desk: Desk, citizen: string, date: string, mark: object): Resource {
  return {
    resourceType: 'Observation',
    identifier: [mark],
    status: 'final',
    code: concept(findingSystem, 'hospital-discharge'),
    subject: { reference: `Patient/${citizen}` },
    effectiveDateTime: date,
    issued: desk.now().toISOString(),
    performer: [{ reference: partyOf(desk) }],
    valueDateTime: date,
  };
}

function isLivingPlan(code: unknown, businessStatus: unknown): boolean {
  return isCoded(code, rehabilitation) && !isCoded(businessStatus, 'cancelled');
}

function isCoded(value: unknown, code: string): boolean {
  return ((value as { readonly coding?: readonly { readonly code?: string }[] } | undefined)?.coding ?? []).some(
    (one) => one.code === code,
  );
}
