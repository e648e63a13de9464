/** A clinician reads a total off a form on paper; it stands as a finding of the clinician's. */
import { enteredScore } from '@rygforloeb/questionnaires';
import { makeOnce, timeFault } from '../act.ts';
import type { Desk } from '../desk.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { findingsIn, scoresIn } from './derived.ts';

export interface ScoreTold {
  readonly citizen: string;
  readonly instrument: string;
  readonly score: string;
  readonly value: number;
  readonly key: string;
  /** When the form was filled in, as an ISO instant with offset; now unless told. */
  readonly occurred?: string;
}

export type ScoreOutcome =
  | { readonly ok: true; readonly written: readonly string[]; readonly repeated: boolean }
  /** `bad-score`: no such total, or outside the scale. */
  | { readonly ok: false; readonly reason: 'unknown-instrument' | 'bad-score' }
  | StepRefusal;

/** Keeps the score and the finding that it is. */
export async function enterScore(desk: Desk, told: ScoreTold): Promise<ScoreOutcome> {
  const { citizen, key, occurred } = told;
  const fault = timeFault(occurred);
  if (fault !== undefined) return fault;
  if (desk.access.agent.role === 'citizen') return { ok: false, reason: 'forbidden', why: 'role' };
  const instrument = desk.shelf?.find(told.instrument);
  if (instrument === undefined) return { ok: false, reason: 'unknown-instrument' };
  const results = enteredScore(instrument, told.score, told.value);
  if (results === undefined) return { ok: false, reason: 'bad-score' };
  const of = { citizen, instrument, ...(occurred !== undefined && { day: occurred }) };
  const [first, ...others] = [...scoresIn(desk, results, of), ...findingsIn(desk, results, of)];
  if (first === undefined) return { ok: false, reason: 'bad-score' };
  const made = await makeOnce(desk, { step: 'enter-score', citizen, key, ...(occurred !== undefined && { occurred }) }, [first, ...others]);
  if (!made.ok) return made;
  return { ok: true, written: made.resources.map(({ resourceType, id }) => `${resourceType}/${id}`), repeated: made.repeated };
}
