/** A finding was written down in error: it stays in the record, marked so, and what is right stands beside it. */
import { findingSystem } from '@rygforloeb/decision';
import { changeOnce } from '../act.ts';
import { citizenOf } from '../course/agree-plan.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { observationOf } from './finding-observation.ts';
import { type FindingTold, faultsOf } from './finding-told.ts';
import type { FieldRefusal } from './record-findings.ts';

export interface CorrectionTold {
  /** The id of the Observation. */
  readonly finding: string;
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
  | StepRefusal;

/** Marks a finding as entered in error; no answer rests on it from then on, and everybody with access sees who and why. */
export async function correctFinding(desk: Desk, told: CorrectionTold): Promise<CorrectionOutcome> {
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  const there = await desk.record.read('Observation', told.finding);
  if (!there.ok) return refusalOf(there);
  if (codeOf(there.resource.code, findingSystem) === undefined) return { ok: false, reason: 'not-found' };
  const citizen = citizenOf(there.resource.subject);
  const isOwn = JSON.stringify(there.resource.performer ?? []).includes(`"Patient/${citizen}"`);
  // A citizen corrects what she said herself, and nobody else's.
  if (desk.access.agent.role === 'citizen' && !isOwn) return { ok: false, reason: 'forbidden', why: 'role' };
  const faults = told.instead === undefined ? [] : faultsOf(desk, [told.instead], undefined, 'instead');
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const act = { step: 'correct-finding', key: told.key, type: 'Observation', id: told.finding, why: told.why, into: 'entered-in-error' };
  const outcome = await changeOnce<CorrectionOutcome & { readonly ok: false }>(
    desk,
    citizen,
    { ...act, ...(told.seen !== undefined && { seen: told.seen }) },
    ({ status }) =>
      status === 'entered-in-error'
        ? { ok: false, reason: 'corrected-already' }
        : {
            elements: { status: 'entered-in-error' },
            ...(told.instead !== undefined && { make: [observationOf(desk, citizen, told.instead)] }),
            told: { from: String(status) },
          },
  );
  if (!outcome.ok) return outcome;
  const [right] = outcome.made;
  return {
    ok: true,
    wrong: `Observation/${told.finding}`,
    ...(right !== undefined && { right: `Observation/${right.id}` }),
    repeated: outcome.repeated,
  };
}
