/** What can go wrong with a request, as a value; the one place where a problem becomes an HTTP status and an OperationOutcome. */

export type ProblemKind =
  | 'malformed'
  | 'invalid'
  | 'missing'
  | 'unauthenticated'
  | 'not-found'
  | 'method-not-allowed'
  | 'precondition'
  | 'too-large'
  | 'unsupported-media'
  | 'unprocessable'
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
}

/** What a handler hands back: a body, or a problem. */
export type Outcome<Body> = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly problem: Problem };

/** R4 `OperationOutcome` as far as we send it. */
export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly {
    readonly severity: 'error' | 'fatal';
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
  'not-found': { status: 404, issue: 'not-found' },
  'method-not-allowed': { status: 405, issue: 'not-supported' },
  precondition: { status: 412, issue: 'incomplete' },
  'too-large': { status: 413, issue: 'too-costly' },
  'unsupported-media': { status: 415, issue: 'not-supported' },
  unprocessable: { status: 422, issue: 'processing' },
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
  const issues = problem.issues?.length ? problem.issues : [{ text: problem.text }];
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ text, place }) => ({
      severity,
      code: issue,
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
