/** What the writers ask of the house, and what counts as its word that something is saved. */

export interface Written {
  readonly resourceType: string;
  readonly id?: string;
  readonly [element: string]: unknown;
}

/** A new resource has no `version`; a change names the version it has seen. */
export interface Write {
  readonly resource: Written;
  readonly version?: number;
}

/** One write is saved alone; several are saved together or not at all. */
export interface Request {
  readonly writes: readonly Write[];
}

export interface Saved {
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

/** `ok` is the acknowledgement: from then on nothing of it may be lost. */
export type Answer = { readonly ok: true; readonly saved: readonly Saved[] } | { readonly ok: false; readonly reason: string };
