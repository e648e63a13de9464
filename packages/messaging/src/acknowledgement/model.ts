/** The answer that every message gets: MedCom's Acknowledgement 2.0 without the form it travels in. */
import type { Fault } from '../fhir/fault.ts';
import type { Party } from '../parties.ts';

/** Received; not now, send it again; or refused for good. */
export type Verdict =
  | { readonly outcome: 'ok' }
  | { readonly outcome: 'transient-error' | 'fatal-error'; readonly faults: readonly [Fault, ...Fault[]] };

export interface Acknowledgement {
  readonly bundleId: string;
  readonly messageId: string;
  readonly sentAt: string;
  readonly sender: Party;
  readonly receiver: Party;
  /** The message that is answered. */
  readonly about: string;
  readonly verdict: Verdict;
}
