/** A FHIR resource as the record takes and gives it. */

/** Any resource; what stands in it is known once it was validated. */
export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly [element: string]: unknown;
}

/** A resource as it was saved: which one, which version, since when. */
export interface StoredResource extends Resource {
  readonly id: string;
  readonly meta: Readonly<Record<string, unknown>> & { readonly versionId: string; readonly lastUpdated: string };
}

/** One fault of a resource, as an issue of an OperationOutcome says it. Its text holds no value of the resource. */
export interface Issue {
  readonly severity: 'error' | 'warning';
  readonly code: 'required' | 'value' | 'structure' | 'invariant' | 'code-invalid' | 'too-long' | 'not-supported' | 'business-rule';
  readonly details: { readonly text: string };
  readonly expression: readonly string[];
}

/** An issue that keeps a resource out. */
export function errorAt(expression: string, code: Issue['code'], text: string): Issue {
  return { severity: 'error', code, details: { text }, expression: [expression] };
}
