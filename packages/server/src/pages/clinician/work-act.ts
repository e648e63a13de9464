/** An act on the page of work: what it reads of its form, what it asks of the pathway, and where a refusal stands. */

import type { Visit } from '../door.ts';

type Web = typeof import('@rygforloeb/web').clinician;

/** What the pathway answers, as far as the page tells it. */
export type Outcome = { readonly ok: true; readonly repeated: boolean } | { readonly ok: false; readonly reason: string };

export interface Acting {
  readonly visit: Visit;
  readonly citizen: string;
  /** Which of several of a kind the form is about. */
  readonly about: string;
  readonly form: ReturnType<Web['readDoorForm']>;
  readonly faults: ReturnType<Web['workMessagesIn']>['faults'];
}

export interface Act {
  /** Where a refusal stands that no field mends. */
  readonly field: string;
  /** Undefined where the form is not fit. */
  readonly take: (acting: Acting) => Promise<Outcome | undefined>;
  /** Refusals that have a field and words of their own. */
  readonly beside: (acting: Acting) => Readonly<Record<string, readonly [string, string]>>;
}

/** What was typed, where something was. */
export function given<Name extends string>(name: Name, text: string): { readonly [Key in Name]?: string } {
  return text === '' ? {} : ({ [name]: text } as { readonly [Key in Name]?: string });
}

/** Yes or no, where it was answered. */
export function answered<Name extends string>(name: Name, text: string): { readonly [Key in Name]?: boolean } {
  return text === '' ? {} : ({ [name]: text === 'ja' } as { readonly [Key in Name]?: boolean });
}
