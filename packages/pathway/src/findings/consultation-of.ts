/** What a consultation begins from: the situation as the record has it, as a case of the programme, each finding over time, and what was told in words. */
import type { Case } from '@rygforloeb/decision';
import { caseOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { refusedBy } from '../treatment/may-do.ts';
import { domainsFor, type FunctionOverTime, functionIn } from './assess-function.ts';
import { type EarlierOffers, offersIn } from './earlier-offers.ts';
import { isExamined } from './examined.ts';
import { type FindingStory, storiesIn } from './findings-of.ts';
import { type OwnDrawing, ownDrawingIn } from './own-drawing.ts';
import { type KnownRisk, risksIn } from './risk-factors-of.ts';

export interface ConsultationBegun {
  readonly case: Case;
  readonly findings: readonly FindingStory[];
  /** Whether an examination stands on which the triage may be concluded. */
  readonly examined: boolean;
  readonly function: FunctionOverTime;
  readonly risks: readonly KnownRisk[];
  /** Each talk about what was tried before, latest first. */
  readonly offers: readonly EarlierOffers[];
  /** Where she drew herself that it hurts. */
  readonly drawing?: OwnDrawing;
  /** What the actor at the desk may say by the programme's tables: conclude the triage, and of which domains of function. */
  readonly may: { readonly concludeTriage: boolean; readonly domains: readonly string[] };
  /** Actors who conclude the triage, where the one at the desk does not. */
  readonly triageBy: readonly string[];
}

/** Undefined where the reader may not see the citizen. */
export async function consultationOf(desk: Desk, citizen: string): Promise<ConsultationBegun | undefined> {
  const situation = await situationOf(desk, citizen);
  if (situation === undefined) return undefined;
  const { triage, assessment } = desk.programme.care;
  const drawing = ownDrawingIn(desk, situation);
  const others = refusedBy(desk, triage.right);
  const findings = storiesIn(desk, situation);
  return {
    case: caseOf(citizen, desk.actor, situation, undefined, []),
    findings,
    examined: isExamined(desk, findings),
    function: functionIn(desk, situation),
    risks: risksIn(desk, situation),
    offers: offersIn(situation),
    ...(drawing !== undefined && { drawing }),
    may: {
      concludeTriage: others === undefined,
      domains: refusedBy(desk, assessment.right) === undefined ? domainsFor(desk) : [],
    },
    triageBy: others?.by ?? [],
  };
}
