/** A pain drug is prescribed: with a reason, a goal that the citizen shares, a length, and from the first day a plan for stopping (FP 7.4). */
import { type Answer, copenhagenDate, type Disposition } from '@rygforloeb/decision';
import { makeOnce, timeFault } from '../act.ts';
import { assessmentExtension, isGrounded, overrideExtensions } from '../check/assessment.ts';
import { indicationIn, type Override } from '../check/check.ts';
import { everyOf } from '../check/every-of.ts';
import { type CitizenSituation, caseOf, situationOf } from '../check/situation.ts';
import { base, stepsOf } from '../course/plan.ts';
import type { Desk } from '../desk.ts';
import { partyOf } from '../desk.ts';
import { type FieldFault, isTime } from '../findings/finding-told.ts';
import type { FieldRefusal } from '../findings/record-findings.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { type NotAllowed, refusedBy } from '../treatment/may-do.ts';
import { atcSystem, type Prescription, prescriptionOf, requestFor } from './prescription.ts';

export interface MedicationTold {
  readonly citizen: string;
  readonly key: string;
  readonly atc: string;
  readonly name?: string;
  /** Why a drug, since none is the first choice. */
  readonly reason: string;
  /** The goal that doctor and citizen share: relief that she can live with, not freedom from pain. */
  readonly goal: string;
  /** How it is stopped. */
  readonly stopPlan: string;
  /** The last day of it, YYYY-MM-DD. */
  readonly until: string;
  /** A fixed daily drug on prescription. */
  readonly daily?: boolean;
  /** What else is done, where no plan with self-management runs: a drug does not stand alone. */
  readonly beside?: string;
  readonly occurred?: string;
  /** Why, where the programme does not say yes. */
  readonly override?: Override;
}

export type MedicationOutcome =
  | {
      readonly ok: true;
      readonly medication: Prescription;
      readonly repeated: boolean;
      readonly answer: Answer;
      readonly indication: Pick<Disposition, 'status' | 'because' | 'due'>;
    }
  | { readonly ok: false; readonly reason: 'stands-alone' | 'in-use-already' }
  | {
      readonly ok: false;
      readonly reason: 'against-programme';
      readonly step: string;
      readonly status: string;
      readonly reasons: readonly string[];
    }
  | FieldRefusal
  | NotAllowed
  | StepRefusal;

/** Starts a drug. What the programme leaves to judgement asks for a reason of the list, and the answer stands with the prescription. */
export async function startMedication(desk: Desk, told: MedicationTold): Promise<MedicationOutcome> {
  const { medication } = desk.programme.care;
  const refused = refusedFor(desk) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const start = copenhagenDate(told.occurred ?? desk.now().toISOString());
  const faults = faultsIn(desk, told, start);
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const answer = desk.programme.assess(caseOf(told.citizen, desk.actor, situation, medication.question, []));
  const indication = indicationIn(answer, medication.disposition);
  const act = {
    step: 'start-medication',
    citizen: told.citizen,
    key: told.key,
    into: 'active',
    why: told.reason,
    more: [
      assessmentExtension(
        answer,
        answer.dispositions.filter(({ code }) => code === medication.disposition),
      ),
      ...overrideExtensions(told.override),
    ],
    ...(told.occurred !== undefined && { occurred: told.occurred }),
  };
  const fault = await faultBefore(desk, told, situation, indication);
  if (fault !== undefined) {
    const before = await keptBefore(desk, situation, told);
    return before === undefined ? fault : { ok: true, medication: before, repeated: true, answer, indication };
  }
  const drug = { atc: told.atc, ...(told.name !== undefined && { name: told.name }) };
  const parts = {
    stopPlan: told.stopPlan,
    goal: told.goal,
    until: told.until,
    followUps: [],
    daily: told.daily ?? false,
    ...(told.beside !== undefined && { beside: told.beside }),
  };
  const made = await makeOnce(desk, act, [
    requestFor(told.citizen, drug, start, parts, { requester: { reference: partyOf(desk) }, reasonCode: [{ text: told.reason }] }),
  ]);
  if (!made.ok) return made;
  const [kept] = made.resources;
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  return { ok: true, medication: prescriptionOf(kept), repeated: made.repeated, answer, indication };
}

/** Table 2 gives prescribing to some; a hospital may in longer courses with a reason (7.5, C-75). */
export function refusedFor(desk: Desk): NotAllowed | undefined {
  return desk.actor === 'hospital' ? undefined : refusedBy(desk, desk.programme.care.medication.right);
}

async function faultBefore(
  desk: Desk,
  told: MedicationTold,
  { resources }: CitizenSituation,
  { status }: Pick<Disposition, 'status'>,
): Promise<Extract<MedicationOutcome, { readonly ok: false }> | undefined> {
  const inUse = resources.filter(({ resourceType, status: of }) => resourceType === 'MedicationRequest' && of === 'active');
  if (inUse.some((one) => prescriptionOf(one).atc === told.atc)) return { ok: false, reason: 'in-use-already' };
  const plans = await everyOf(desk.record, 'CarePlan', told.citizen);
  const hasBase = plans.some(
    (plan) => plan.status === 'active' && stepsOf(plan).some(({ disposition, status: of }) => disposition === base && of === 'in-progress'),
  );
  if (!hasBase && (told.beside ?? '').trim() === '') return { ok: false, reason: 'stands-alone' };
  const { vocabulary, texts, care } = desk.programme;
  if (vocabulary.affirming.includes(status) || isGrounded(desk, told.override)) return undefined;
  const reasons = texts.overrideReasons.map(({ code }) => code);
  return { ok: false, reason: 'against-programme', step: care.medication.disposition, status, reasons };
}

/** The prescription that this key has made already. */
async function keptBefore(
  desk: Desk,
  { resources }: CitizenSituation,
  { citizen, key }: MedicationTold,
): Promise<Prescription | undefined> {
  const { who } = desk.access.agent;
  const found = resources.find(
    ({ resourceType, identifier }) =>
      resourceType === 'MedicationRequest' &&
      ((identifier ?? []) as readonly { readonly value?: string }[]).some(
        ({ value }) => value === `${who} start-medication ${citizen} ${key}`,
      ),
  );
  return found && prescriptionOf(found);
}

function faultsIn({ programme }: Desk, { atc, reason, goal, stopPlan, until }: MedicationTold, start: string): readonly FieldFault[] {
  const missing = Object.entries({ reason, goal, stopPlan }).filter(([, words]) => words.trim() === '');
  const { meanings } = programme.codeLists.drugs.lookUp({ system: atcSystem, code: atc });
  const isPainDrug = meanings.some((meaning) => meaning.isPainMedicine);
  const isDay = isTime(until) && until.length === 10;
  return [
    ...missing.map(([field]) => ({ field, fault: 'missing' }) as const),
    ...(/^[A-Z]\d\d[A-Z]{2}\d\d$/.test(atc) ? [] : [{ field: 'atc', fault: 'value' } as const]),
    ...(isPainDrug ? [] : [{ field: 'atc', fault: 'elsewhere' } as const]),
    ...(isDay ? [] : [{ field: 'until', fault: 'time' } as const]),
    ...(isDay && until < start ? [{ field: 'until', fault: 'value' } as const] : []),
  ];
}
