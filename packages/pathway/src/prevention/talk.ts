/** The clarifying talk with which prevention begins: expectations, goal, benefit and function, and what comes of it (FP 7.9.1). */
import { copenhagenDate } from '@rygforloeb/decision';
import { newId } from '@rygforloeb/record';
import { goalOf } from '../course/plan.ts';
import type { Desk } from '../desk.ts';
import { stands } from '../municipal/municipal-rules.ts';
import { readReferral, withParts } from '../referral/referral.ts';
import { type StepOutcome, type StepTold, takeStep } from '../referral/take-step.ts';

/** The receiver of `referrals.yaml` that prevention is. */
export const prevention = 'municipality-119';

export interface TalkTold extends StepTold {
  /** Each part of the talk by its code, in words: expectations, goal, benefit, icf. */
  readonly talk: Readonly<Record<string, string>>;
  /** Why function as a whole was not talked about, where it was not. */
  readonly leftOut?: string;
  /** What comes of it: an outcome of `municipal.yaml`. */
  readonly outcome: string;
  /** What was agreed, in words. */
  readonly agreed: string;
}

export type TalkOutcome =
  | StepOutcome
  | { readonly ok: false; readonly reason: 'talk-missing'; readonly missing: readonly string[] }
  | { readonly ok: false; readonly reason: 'unknown-code'; readonly code: string }
  | { readonly ok: false; readonly reason: 'agreement-missing' };

/** Holds the talk; with it the course has begun. */
export async function holdClarifyingTalk(desk: Desk, told: TalkTold): Promise<TalkOutcome> {
  const { talk: parts, outcomes } = desk.programme.municipal.prevention;
  const isTold = (code: string) => (told.talk[code] ?? '').trim() !== '';
  const isLeftOut = (told.leftOut ?? '').trim() !== '';
  const missing = parts.filter(({ code, needed }) => !isTold(code) && (needed === true || !isLeftOut)).map(({ code }) => code);
  if (missing.length > 0) return { ok: false, reason: 'talk-missing', missing };
  const unknown = Object.keys(told.talk).find((code) => !stands(parts, code));
  if (unknown !== undefined) return { ok: false, reason: 'unknown-code', code: unknown };
  if (!stands(outcomes, told.outcome)) return { ok: false, reason: 'unknown-code', code: told.outcome };
  if (told.agreed.trim() === '') return { ok: false, reason: 'agreement-missing' };
  const there = await readReferral(desk.record, told.referral);
  if (there?.receiver !== prevention) return { ok: false, reason: 'not-found' };
  const start = told.occurred ?? desk.now().toISOString();
  const goal = { ...goalOf(there.citizen, copenhagenDate(start), { words: told.talk.goal ?? '' }), id: newId() };
  return takeStep(desk, 'start', told, ({ task }) => ({
    task: {
      executionPeriod: { start },
      ...withParts(task, 'output', {
        ...Object.fromEntries(parts.filter(({ code }) => isTold(code)).map(({ code }) => [code, { valueString: told.talk[code] ?? '' }])),
        ...(isLeftOut && { 'left-out': { valueString: told.leftOut ?? '' } }),
        'talk-outcome': { valueCode: told.outcome },
        agreed: { valueString: told.agreed },
        goal: { valueReference: { reference: `Goal/${goal.id}` } },
      }),
    },
    besides: [goal],
  }));
}
