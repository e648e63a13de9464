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
import type { Extension } from '../fhir-words.ts';
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
  /** How it is taken, in words. */
  readonly dose?: string;
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
  const refused = refusedFor(desk) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const start = copenhagenDate(told.occurred ?? desk.now().toISOString());
  const faults = faultsIn(desk, told, start);
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const { answer, indication, more, against } = askAboutDrug(desk, told.citizen, situation, told.override);
  const act = {
    step: 'start-medication',
    citizen: told.citizen,
    key: told.key,
    into: 'active',
    why: told.reason,
    more,
    ...(told.occurred !== undefined && { occurred: told.occurred }),
  };
  const fault = (await faultBefore(desk, told, situation)) ?? against;
  if (fault !== undefined) {
    const before = await keptBefore(desk, situation, told);
    return before === undefined ? fault : { ok: true, medication: before, repeated: true, answer, indication };
  }
  const { atc, name, dose } = told;
  const drug = { atc, ...(name !== undefined && { name }), ...(dose !== undefined && { dose }) };
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

/** Whether this desk prescribes. */
export function mayPrescribe(desk: Desk): boolean {
  return refusedFor(desk) === undefined;
}

export type AgainstDrug = Extract<MedicationOutcome, { readonly reason: 'against-programme' }>;

interface AskedAboutDrug {
  readonly answer: Answer;
  readonly indication: Pick<Disposition, 'status' | 'because' | 'due'>;
  /** The answer and the reason to depart from it, for the Provenance. */
  readonly more: readonly Extension[];
  /** The programme does not say yes, and no reason of its list was given. */
  readonly against?: AgainstDrug;
}

/** What the programme says to a drug that is begun now, alone or instead of another. */
export function askAboutDrug(
  desk: Desk,
  citizen: string,
  situation: CitizenSituation,
  override: MedicationTold['override'],
): AskedAboutDrug {
  const { vocabulary, texts, care } = desk.programme;
  const { disposition: step, question } = care.medication;
  const answer = desk.programme.assess(caseOf(citizen, desk.actor, situation, question, []));
  const indication = indicationIn(answer, step);
  const said = answer.dispositions.filter(({ code }) => code === step);
  const more = [assessmentExtension(answer, said), ...overrideExtensions(override)];
  if (vocabulary.affirming.includes(indication.status) || isGrounded(desk, override)) return { answer, indication, more };
  const reasons = texts.overrideReasons.map(({ code }) => code);
  return { answer, indication, more, against: { ok: false, reason: 'against-programme', step, status: indication.status, reasons } };
}

/** Whether a drug of this code is in use. */
export function isInUse({ resources }: CitizenSituation, atc: string): boolean {
  return resources.some((one) => one.resourceType === 'MedicationRequest' && one.status === 'active' && prescriptionOf(one).atc === atc);
}

async function faultBefore(
  desk: Desk,
  told: MedicationTold,
  situation: CitizenSituation,
): Promise<Extract<MedicationOutcome, { readonly ok: false }> | undefined> {
  if (isInUse(situation, told.atc)) return { ok: false, reason: 'in-use-already' };
  const plans = await everyOf(desk.record, 'CarePlan', told.citizen);
  const hasBase = plans.some(
    (plan) => plan.status === 'active' && stepsOf(plan).some(({ disposition, status: of }) => disposition === base && of === 'in-progress'),
  );
  return !hasBase && (told.beside ?? '').trim() === '' ? { ok: false, reason: 'stands-alone' } : undefined;
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

/** What is wrong with the code of a drug: no code at all, or no pain drug's. */
export function codeFaults({ programme }: Desk, atc: string, field: string): readonly FieldFault[] {
  const { meanings } = programme.codeLists.drugs.lookUp({ system: atcSystem, code: atc });
  return [
    ...(/^[A-Z]\d\d[A-Z]{2}\d\d$/.test(atc) ? [] : [{ field, fault: 'value' } as const]),
    ...(meanings.some((meaning) => meaning.isPainMedicine) ? [] : [{ field, fault: 'elsewhere' } as const]),
  ];
}

function faultsIn(desk: Desk, { atc, reason, goal, stopPlan, until }: MedicationTold, start: string): readonly FieldFault[] {
  const missing = Object.entries({ reason, goal, stopPlan }).filter(([, words]) => words.trim() === '');
  const isDay = isTime(until) && until.length === 10;
  return [
    ...missing.map(([field]) => ({ field, fault: 'missing' }) as const),
    ...codeFaults(desk, atc, 'atc'),
    ...(isDay ? [] : [{ field: 'until', fault: 'time' } as const]),
    ...(isDay && until < start ? [{ field: 'until', fault: 'value' } as const] : []),
  ];
}
