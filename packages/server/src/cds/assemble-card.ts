/** One card put together from what it is to say: words, drafts to choose, where it comes from and where to read on. */

import { randomUUID } from 'node:crypto';
import type { Answer, Disposition } from '@rygforloeb/decision';
import type { ServerProgramme } from '../programme-state.ts';
import type { Words } from '../words.ts';
import type { AssessedRecord } from './assess-record.ts';
import { type Card, type Coding, shortSummary } from './card.ts';
import { cardDetail } from './card-detail.ts';
import { type DraftSituation, isDrafted, suggestionOf } from './draft-orders.ts';
import type { Hook } from './services.ts';
import { toldGaps } from './told-gaps.ts';

/** What all cards of one call share. */
export interface CardRequest {
  readonly hook: Hook;
  readonly patientId: string;
  readonly assessed: AssessedRecord;
  readonly programme: ServerProgramme;
  readonly baseUrl: string;
  readonly notReceived: readonly string[];
}

/** What one card is to say. */
export interface CardPlan {
  readonly answer: Answer;
  readonly summary: string;
  readonly indicator: Card['indicator'];
  readonly group: string;
  /** `full` tells each thing in sentences, `list` in one line. */
  readonly form: 'full' | 'list';
  readonly dispositions: readonly Disposition[];
  /** Which of them are offered as drafts. */
  readonly offers: readonly Disposition[];
  /** Sentences before and after what the programme says. */
  readonly lead?: readonly string[];
  readonly last?: readonly string[];
  readonly overrideReasons?: readonly Coding[];
  readonly question?: string;
}

const mostSuggestions = 3;
const groupSystem = 'https://rygforloeb.dk/fhir/CodeSystem/disposition-group';

/** Whether an answer is one that interrupts. */
export function isAcute(answer: Answer): boolean {
  return answer.urgency === 'acute' || answer.urgency === 'emergency';
}

/** The card of a plan; the first card of a call also tells what of the record could not be used. */
export function assembleCard(plan: CardPlan, request: CardRequest, words: Words, isFirst: boolean): Card {
  const { answer, question, overrideReasons } = plan;
  const { assessed, programme, patientId, baseUrl } = request;
  const situation: DraftSituation = {
    programme,
    words,
    patientId,
    asOf: assessed.asOf,
    isAcute: isAcute(answer),
    ...(question !== undefined && { question }),
  };
  const drafted = plan.offers.filter((disposition) => isDrafted(disposition, situation));
  const suggestions = drafted.slice(0, mostSuggestions).map((disposition) => suggestionOf(disposition, situation));
  return {
    uuid: randomUUID(),
    summary: shortSummary(plan.summary),
    detail: cardDetail(plan, words, assessed.reading, isFirst ? toldGaps(assessed.reading, request.notReceived, words) : ''),
    indicator: plan.indicator,
    source: {
      label: words.programme,
      url: `${baseUrl}/`,
      topic: { system: groupSystem, code: plan.group || 'plan', display: words.group(plan.group || 'plan') },
    },
    ...(suggestions.length > 0 && { suggestions, selectionBehavior: 'any' as const }),
    ...(overrideReasons !== undefined && overrideReasons.length > 0 && { overrideReasons }),
    links: [{ label: 'Åbn vurderingen', url: `${baseUrl}/kliniker/vurdering`, type: 'absolute' }],
    extension: {
      'dk.rygforloeb.programme': answer.programme,
      'dk.rygforloeb.dispositions': plan.dispositions.map(({ code, status }) => ({ code, status })),
    },
  };
}
