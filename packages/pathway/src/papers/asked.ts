/** What is asked of a paper, and what comes of it. */
import type { Language } from '@rygforloeb/decision';
import type { PaperData, PaperKind } from '@rygforloeb/documents';
import type { Desk } from '../desk.ts';

export interface PaperAsked {
  readonly kind: PaperKind;
  /** `CarePlan/…` for plans, `ServiceRequest/…` for letters, `Patient/…` for the sheet on scans. */
  readonly about: string;
  readonly language: Language;
}

export type PaperOutcome = { readonly ok: true; readonly pdf: Uint8Array; readonly name: string } | PaperRefusal;

export type PaperRefusal =
  /** Not there, or not for this agent to see: the two are told apart by nobody. */
  | { readonly ok: false; readonly reason: 'not-found' }
  /** No such paper is made of what it is asked about. */
  | { readonly ok: false; readonly reason: 'other-kind' }
  /** A closing note before the end. */
  | { readonly ok: false; readonly reason: 'not-closed' }
  /** The sheet on scans where the programme does not say no to a scan, or with findings it must not stand beside (HZ-25). */
  | { readonly ok: false; readonly reason: 'not-suitable' }
  | { readonly ok: false; readonly reason: 'age-unknown' };

export type Gathered<Kind extends PaperKind> = { readonly ok: true; readonly data: PaperData[Kind] } | PaperRefusal;

/** Gathers a paper's data as the agent at the desk sees them. */
export type Gather<Kind extends PaperKind> = (desk: Desk, id: string, language: Language) => Promise<Gathered<Kind>>;

export const notFound = { ok: false, reason: 'not-found' } as const;
