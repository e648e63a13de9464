/** One FHIR interaction as a value, so that HTTP and the entries of a Bundle pass through the same handlers. */

import type { Access, GatedRecord, StoredResource } from '@rygforloeb/record';
import type { OperationOutcome, Problem } from '../problem.ts';
import type { Exports } from './export/exports.ts';
import type { PageTokens } from './page-token.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Pair = readonly [name: string, value: string];

/** What a client asks. */
export interface Call {
  readonly method: Method;
  /** What the placeholders of the address stand for: `type`, `id`, `version`. */
  readonly params: Readonly<Record<string, string>>;
  /** The address within `/fhir`, as it was asked. */
  readonly path: string;
  /** The query, in order; for `_search` also the form. */
  readonly pairs: readonly Pair[];
  readonly body: unknown;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly access: Access;
  readonly record: GatedRecord;
}

export type Refusal = { readonly ok: false; readonly problem: Problem };

/** What a client is answered. A body is a resource that is serialised once, at the edge. */
export interface Given {
  readonly ok: true;
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The version that was read or written. */
  readonly saved?: StoredResource;
  /** A file to be sent instead of a body. */
  readonly file?: { readonly path: string; readonly type: string };
}

export type Answer = Given | Refusal;

export type Handler = (call: Call, service: Service) => Answer | Promise<Answer>;

/** What the handlers stand on. */
export interface Service {
  /** The address of `/fhir`, without a slash at the end. */
  readonly base: () => string;
  /** The types that are read and written here. */
  readonly types: ReadonlySet<string>;
  readonly pages: PageTokens;
  readonly exports: Exports;
  /** Answers an entry of a Bundle as if it had come alone. */
  readonly dispatch: (call: Omit<Call, 'params'>) => Promise<Answer>;
  /** Tells the log of a fault that is not the caller's. */
  readonly failed: (error: unknown) => void;
}

/** An OperationOutcome that says something went well. */
export function informs(text: string): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational', details: { text } }] };
}
