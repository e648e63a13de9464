/** What a consultation begins from: the situation as the record has it, as a case of the programme, and each finding over time. */
import type { Case } from '@rygforloeb/decision';
import { caseOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { type FindingStory, storiesIn } from './findings-of.ts';

export interface ConsultationBegun {
  readonly case: Case;
  readonly findings: readonly FindingStory[];
}

/** Undefined where the reader may not see the citizen. */
export async function consultationOf(desk: Desk, citizen: string): Promise<ConsultationBegun | undefined> {
  const situation = await situationOf(desk, citizen);
  return situation && { case: caseOf(citizen, desk.actor, situation, undefined, []), findings: storiesIn(desk, situation) };
}
