/** Holds an answer against what a case expects of it (contract: "Matching an expectation"). */

import type { Answer, Disposition } from '../model.ts';

/** One line of `must` or `mustNot`; `mustNot` without a status in the file holds the affirming ones here. */
export interface ExpectedDisposition {
  readonly code: string;
  readonly statuses: readonly string[];
  readonly due?: string;
}

export interface Expectation {
  readonly urgency?: readonly string[];
  readonly inScope?: readonly Answer['inScope'][];
  readonly must: readonly ExpectedDisposition[];
  readonly mustNot: readonly ExpectedDisposition[];
  /** Each group must be missing by one of its findings at least. */
  readonly missingMustInclude: readonly (readonly string[])[];
}

/** Readable differences between an answer and an expectation; none means it matches. */
export function matchExpectation(answer: Answer, expectation: Expectation): readonly string[] {
  const entries = new Map(answer.dispositions.map((disposition) => [disposition.code, disposition]));
  const missing = new Set(answer.missing.map(({ finding }) => finding));
  return [
    ...difference('urgency', answer.urgency, expectation.urgency),
    ...difference('inScope', answer.inScope, expectation.inScope),
    ...expectation.must.flatMap((expected) => mustDifference(expected, entries.get(expected.code))),
    ...expectation.mustNot.flatMap((expected) => mustNotDifference(expected, entries.get(expected.code))),
    ...expectation.missingMustInclude.flatMap((group) =>
      group.some((finding) => missing.has(finding)) ? [] : [`missing should name ${group.join(' or ')}`],
    ),
  ];
}

function difference<Value>(what: string, found: Value, expected: readonly Value[] | undefined): readonly string[] {
  return expected === undefined || expected.includes(found) ? [] : [`${what} should be ${expected.join(' or ')}, is ${String(found)}`];
}

function mustDifference({ code, statuses, due }: ExpectedDisposition, found: Disposition | undefined): readonly string[] {
  const wanted = statuses.join(' or ');
  if (found === undefined) return [`${code} should be ${wanted}, is absent`];
  if (!statuses.includes(found.status)) return [`${code} should be ${wanted}, is ${found.status}`];
  return due === undefined || found.due === due ? [] : [`${code} should be due ${due}, is due ${found.due ?? 'at no stated day'}`];
}

function mustNotDifference({ code, statuses }: ExpectedDisposition, found: Disposition | undefined): readonly string[] {
  return found !== undefined && statuses.includes(found.status) ? [`${code} should not be ${found.status}`] : [];
}
