/** The cards of an answer: what is acute stands alone; else the answer to the order first, then what is late, and never more than five. */

import { wordsOf } from '../words.ts';
import { assembleCard, type CardPlan, type CardRequest, isAcute } from './assemble-card.ts';
import type { Card } from './card.ts';
import {
  acutePlan,
  answeringPlan,
  openPlan,
  overduePlan,
  type PlanContext,
  recommendedPlan,
  requiredPlan,
  sameDayPlan,
} from './card-plans.ts';

const mostCards = 5;

/** All cards of an answer, the most pressing first. */
export function cardsOf(request: CardRequest): readonly Card[] {
  const words = wordsOf(request.programme);
  const plans = plansOf(request, { words, programme: request.programme, hook: request.hook });
  return plans.slice(0, mostCards).map((plan, index) => assembleCard(plan, request, words, index === 0));
}

function plansOf({ hook, assessed: { answers } }: CardRequest, context: PlanContext): readonly CardPlan[] {
  const answer = answers[0]?.answer;
  if (answer === undefined) return [];
  if (isAcute(answer)) return [acutePlan(answers, context)];
  const asked = answers.flatMap(({ question, answer: its }) => (question === undefined ? [] : answeringPlan(question, its, context)));
  const today = [sameDayPlan(answer, context), overduePlan(answer, context)];
  if (hook !== 'patient-view') return given([...asked, ...today]);
  const isToday = answer.urgency === 'same-day';
  if (answer.inScope !== true && !isToday) return [];
  const calm = isToday ? [] : [recommendedPlan(answer, context), openPlan(answer, context)];
  return given([...today, requiredPlan(answer, context), ...calm]);
}

function given(plans: readonly (CardPlan | undefined)[]): readonly CardPlan[] {
  return plans.filter((plan) => plan !== undefined);
}
