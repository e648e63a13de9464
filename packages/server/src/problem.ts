/** What can go wrong with a request, as a value; the one place where a problem becomes an HTTP status and an OperationOutcome. */

export type ProblemKind =
  | 'malformed'
  | 'invalid'
  | 'missing'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'unknown-type'
  | 'unknown-operation'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'conflict'
  | 'gone'
  | 'precondition'
  | 'version-conflict'
  | 'several-match'
  | 'precondition-required'
  | 'too-large'
  | 'unsupported-media'
  | 'unprocessable'
  | 'invalid-resource'
  | 'business-rule'
  | 'throttled'
  | 'failed'
  | 'unavailable';

/** One thing wrong; `issues` tell where (a path into the request, never its content). */
export interface Problem {
  readonly kind: ProblemKind;
  readonly text: string;
  readonly issues?: readonly ProblemIssue[];
}

export interface ProblemIssue {
  readonly text: string;
  /** FHIRPath-like place in the request, such as `context.patientId`. */
  readonly place?: string;
  /** A code of FHIR's issue types where it says more than the kind of the problem. */
  readonly code?: string;
  readonly severity?: 'error' | 'warning' | 'information';
}

/** What a handler hands back: a body, or a problem. */
export type Outcome<Body> = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly problem: Problem };

/** R4 `OperationOutcome` as far as we send it. */
export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly {
    readonly severity: 'information' | 'warning' | 'error' | 'fatal';
    readonly code: string;
    readonly details: { readonly text: string };
    readonly expression?: readonly string[];
  }[];
}

const meaning: Readonly<Record<ProblemKind, { readonly status: number; readonly issue: string }>> = {
  malformed: { status: 400, issue: 'structure' },
  invalid: { status: 400, issue: 'value' },
  missing: { status: 400, issue: 'required' },
  unauthenticated: { status: 401, issue: 'login' },
  forbidden: { status: 403, issue: 'forbidden' },
  'not-found': { status: 404, issue: 'not-found' },
  'unknown-type': { status: 404, issue: 'not-supported' },
  'unknown-operation': { status: 404, issue: 'not-supported' },
  'method-not-allowed': { status: 405, issue: 'not-supported' },
  'not-acceptable': { status: 406, issue: 'not-supported' },
  conflict: { status: 409, issue: 'conflict' },
  gone: { status: 410, issue: 'deleted' },
  'version-conflict': { status: 412, issue: 'conflict' },
  'several-match': { status: 412, issue: 'multiple-matches' },
  'precondition-required': { status: 428, issue: 'required' },
  precondition: { status: 412, issue: 'incomplete' },
  'too-large': { status: 413, issue: 'too-costly' },
  'unsupported-media': { status: 415, issue: 'not-supported' },
  unprocessable: { status: 422, issue: 'processing' },
  'invalid-resource': { status: 422, issue: 'invalid' },
  'business-rule': { status: 422, issue: 'business-rule' },
  throttled: { status: 429, issue: 'throttled' },
  failed: { status: 500, issue: 'exception' },
  unavailable: { status: 503, issue: 'transient' },
};

/** The HTTP status of a problem. */
export function statusOf(problem: Problem): number {
  return meaning[problem.kind].status;
}

/** The OperationOutcome that tells a problem. */
export function outcomeOf(problem: Problem): OperationOutcome {
  const { issue } = meaning[problem.kind];
  const severity = statusOf(problem) >= 500 ? 'fatal' : 'error';
  const issues: readonly ProblemIssue[] = problem.issues?.length ? problem.issues : [{ text: problem.text }];
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ text, place, code, severity: told }) => ({
      severity: told ?? severity,
      code: code ?? issue,
      details: { text: text === problem.text ? text : `${problem.text}: ${text}` },
      ...(place !== undefined && { expression: [place] }),
    })),
  };
}

/** A problem as the outcome of a handler. */
export function refuse(
  kind: ProblemKind,
  text: string,
  issues?: readonly ProblemIssue[],
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { kind, text, ...(issues && { issues }) } };
}
