/** A finding was written down in error: it stays in the record, marked so, and what is right stands beside it. */
import { changeOnce } from '../act.ts';
import { readingOf } from '../check/situation.ts';
import { citizenOf } from '../course/agree-plan.ts';
import type { Desk } from '../desk.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { type NotAllowed, refusedBy } from '../treatment/may-do.ts';
import { conclusionFaults } from './examined.ts';
import { observationOf } from './finding-observation.ts';
import { type FindingTold, faultsOf } from './finding-told.ts';
import { findingsOf } from './findings-of.ts';
import type { FieldRefusal } from './record-findings.ts';
import { isWrong, markedWrong } from './wrong-entry.ts';

export interface CorrectionTold {
  /** The id of the Observation, or of the Condition. */
  readonly finding: string;
  readonly of?: 'Observation' | 'Condition';
  readonly key: string;
  readonly seen?: number;
  readonly why: string;
  /** What is right; it keeps its own times, so that a later sign is not moved. */
  readonly instead?: FindingTold;
}

export type CorrectionOutcome =
  | { readonly ok: true; readonly wrong: string; readonly right?: string; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'corrected-already' }
  | FieldRefusal
  | NotAllowed
  | StepRefusal;

/** Marks a finding as entered in error; no answer rests on it from then on, and everybody with access sees who and why. */
export async function correctFinding(desk: Desk, told: CorrectionTold): Promise<CorrectionOutcome> {
  const { of: type = 'Observation', instead } = told;
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  const there = await desk.record.read(type, told.finding);
  if (!there.ok) return refusalOf(there);
  const citizen = citizenOf(there.resource.subject);
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok) return { ok: false, reason: 'not-found' };
  const { reading } = readingOf(desk, patient.resource, [patient.resource, there.resource], desk.now().toISOString());
  if (!isWrong(there.resource) && reading.findings.length === 0) return { ok: false, reason: 'not-found' };
  const isOwn = JSON.stringify(there.resource.performer ?? []).includes(`"Patient/${citizen}"`);
  // A citizen corrects what she said herself, and nobody else's.
  if (desk.access.agent.role === 'citizen' && !isOwn) return { ok: false, reason: 'forbidden', why: 'role' };
  const { triage } = desk.programme.care;
  const concludes = instead?.code === triage.finding;
  const refused = concludes ? refusedBy(desk, triage.right) : undefined;
  if (refused !== undefined) return refused;
  const faults =
    instead === undefined
      ? []
      : [
          ...faultsOf(desk, [instead], reading.citizen.birthDate, 'instead'),
          ...conclusionFaults(desk, concludes ? ((await findingsOf(desk, citizen)) ?? []) : [], [instead], () => 'instead.value'),
        ];
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const act = { step: 'correct-finding', key: told.key, type, id: told.finding, why: told.why, into: 'entered-in-error' };
  const outcome = await changeOnce<CorrectionOutcome & { readonly ok: false }>(
    desk,
    citizen,
    { ...act, ...(told.seen !== undefined && { seen: told.seen }) },
    (resource) =>
      isWrong(resource)
        ? { ok: false, reason: 'corrected-already' }
        : {
            elements: markedWrong(resource),
            ...(instead !== undefined && { make: [observationOf(desk, citizen, instead)] }),
            told: { from: String(resource.status ?? 'stands') },
          },
  );
  if (!outcome.ok) return outcome;
  const [right] = outcome.made;
  return {
    ok: true,
    wrong: `${type}/${told.finding}`,
    ...(right !== undefined && { right: `Observation/${right.id}` }),
    repeated: outcome.repeated,
  };
}
