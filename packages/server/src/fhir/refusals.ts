/** What the record refuses, and what it throws, as problems: the one place where its reasons get words. */

import { type Forbidden, type Issue, RecordError } from '@rygforloeb/record';
import type { Problem, ProblemIssue } from '../problem.ts';
import type { Refusal } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';

/** Every outcome of the record that is not ok. */
export type Refused =
  | Forbidden
  | { readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly reason: 'version-conflict'; readonly current: number }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'gone' | 'append-only' | 'other-patient' | 'key-reused' | 'bad-key' | 'several-match';
    };

/** The answer to what the record refused. */
export function refusalOf(refused: Refused): Refusal {
  return { ok: false, problem: problemOf(refused) };
}

/** The record's issues as issues of a problem. */
export function issuesOf(issues: readonly Issue[]): readonly ProblemIssue[] {
  return issues.map(({ severity, code, details, expression: [place] }) => ({
    severity,
    code,
    text: details.text,
    ...(place !== undefined && { place }),
  }));
}

function problemOf(refused: Refused): Problem {
  switch (refused.reason) {
    case 'forbidden':
      return { kind: 'forbidden', text: fhirTexts.forbidden[refused.why] };
    case 'invalid':
      return { kind: 'invalid-resource', text: fhirTexts.invalid, issues: issuesOf(refused.issues) };
    case 'version-conflict':
      return { kind: 'version-conflict', text: fhirTexts.versionConflict };
    case 'not-found':
      return { kind: 'not-found', text: fhirTexts.notFound };
    case 'gone':
      return { kind: 'gone', text: fhirTexts.gone };
    case 'append-only':
      return { kind: 'method-not-allowed', text: fhirTexts.appendOnly };
    case 'other-patient':
      return { kind: 'business-rule', text: fhirTexts.otherPatient };
    case 'key-reused':
      return { kind: 'unprocessable', text: fhirTexts.keyReused };
    case 'bad-key':
      return { kind: 'invalid', text: fhirTexts.badKey };
    case 'several-match':
      return { kind: 'several-match', text: fhirTexts.severalMatch };
  }
}

/** The problem that an error of the record stands for; undefined when it is ours alone. */
export function problemOfError(error: unknown): Problem | undefined {
  if (!(error instanceof RecordError)) return undefined;
  switch (error.code) {
    case 'RYG_RECORD_UNKNOWN_SEARCH':
      return { kind: 'invalid', text: fhirTexts.search };
    case 'RYG_RECORD_UNKNOWN_TYPE':
      return { kind: 'unknown-type', text: fhirTexts.unknownType };
    case 'RYG_RECORD_DATABASE_UNREACHABLE':
    case 'RYG_RECORD_DISK_FULL':
    case 'RYG_RECORD_START_FAILED':
      return { kind: 'unavailable', text: fhirTexts.storageDown };
    case 'RYG_RECORD_DATABASE_FAULT':
      return problemOfState(error.sqlState);
    default:
      return undefined;
  }
}

/** What PostgreSQL says of the data is the caller's to mend: too long for an index, or no value of the type (class 22). */
function problemOfState(state: string | undefined): Problem | undefined {
  if (state === '54000') return { kind: 'unprocessable', text: fhirTexts.tooLong };
  if (state?.startsWith('22')) return { kind: 'unprocessable', text: fhirTexts.unreadable };
  return undefined;
}
