/** What became of a card: the feedback of CDS Hooks 2.0, checked entry by entry. */

import { type Outcome, type ProblemIssue, refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { type Fields, fieldsOf, textOf } from '../request-fields.ts';

export interface FeedbackEntry {
  readonly receivedAt: string;
  readonly service: string;
  readonly card: string;
  readonly outcome: 'accepted' | 'overridden';
  readonly outcomeTimestamp: string;
  readonly acceptedSuggestions?: readonly string[];
  readonly overrideReason?: { readonly system?: string; readonly code: string };
  /** Free text of the clinician; kept, never logged. */
  readonly userComment?: string;
}

const { must } = problemTexts;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const mostEntries = 100;
const longestComment = 2_000;

/** Reads a feedback request; one wrong entry refuses the whole, so that nothing is half kept. */
export function readFeedback(body: unknown, service: string, receivedAt: string): Outcome<readonly FeedbackEntry[]> {
  const list: unknown = fieldsOf(body)?.feedback;
  if (!Array.isArray(list)) return refuse('invalid', problemTexts.feedback, [{ place: 'feedback', text: `feedback ${must.beSent}` }]);
  if (list.length === 0 || list.length > mostEntries)
    return refuse('invalid', problemTexts.feedback, [{ place: 'feedback', text: `feedback ${must.beFew(mostEntries)}` }]);
  const issues: ProblemIssue[] = [];
  const entries = list.map((value, index) => readEntry(fieldsOf(value) ?? {}, `feedback[${index}]`, issues));
  if (issues.length > 0) return refuse('invalid', problemTexts.feedback, issues.slice(0, 20));
  return { ok: true, body: entries.map((entry) => ({ receivedAt, service, ...entry })) };
}

type Told = Omit<FeedbackEntry, 'receivedAt' | 'service'>;

function readEntry(value: Fields, place: string, issues: ProblemIssue[]): Told {
  const complain = (field: string, text: string) => issues.push({ place: `${place}.${field}`, text: `${place}.${field} ${text}` });
  const { outcome } = value;
  const card = textOf(value.card) ?? '';
  const outcomeTimestamp = textOf(value.outcomeTimestamp) ?? '';
  if (!uuid.test(card)) complain('card', must.beUuid);
  if (outcome !== 'accepted' && outcome !== 'overridden') complain('outcome', must.beOutcome);
  if (!instant.test(outcomeTimestamp) || Number.isNaN(Date.parse(outcomeTimestamp))) complain('outcomeTimestamp', must.beTimestamp);
  const suggestions = readSuggestions(value.acceptedSuggestions, outcome === 'accepted', complain);
  const { reason, comment } = readReason(value.overrideReason, complain);
  return {
    card,
    outcome: outcome === 'accepted' ? 'accepted' : 'overridden',
    outcomeTimestamp,
    ...(suggestions.length > 0 && { acceptedSuggestions: suggestions }),
    ...(reason !== undefined && { overrideReason: reason }),
    ...(comment !== undefined && { userComment: comment }),
  };
}

type Complain = (field: string, text: string) => void;

function readSuggestions(value: unknown, isNeeded: boolean, complain: Complain): readonly string[] {
  const list = value === undefined ? [] : Array.isArray(value) && value.length <= mostEntries ? value : undefined;
  const ids = list?.map((entry) => textOf(fieldsOf(entry)?.id) ?? '');
  if (ids === undefined || (isNeeded && ids.length === 0)) complain('acceptedSuggestions', must.beAccepted);
  else if (!ids.every((id) => uuid.test(id))) complain('acceptedSuggestions', must.beUuid);
  return ids ?? [];
}

function readReason(
  value: unknown,
  complain: Complain,
): { readonly reason?: FeedbackEntry['overrideReason'] & object; readonly comment?: string } {
  if (value === undefined) return {};
  const given = fieldsOf(value);
  if (given === undefined) {
    complain('overrideReason', must.beObject);
    return {};
  }
  const coding = given.reason === undefined ? undefined : fieldsOf(given.reason);
  const code = textOf(coding?.code, 200);
  const system = textOf(coding?.system, 500);
  const comment = given.userComment;
  if (given.reason !== undefined && code === undefined) complain('overrideReason.reason', must.beCoding);
  if (comment !== undefined && (typeof comment !== 'string' || comment.length > longestComment))
    complain('overrideReason.userComment', must.beShort(longestComment));
  return {
    ...(code !== undefined && { reason: { code, ...(system !== undefined && { system }) } }),
    ...(typeof comment === 'string' && comment !== '' && { comment }),
  };
}
