/** An act on the page of treatment: what it reads of its form, what it asks of the pathway, and where a refusal stands. */

import { coursesOf } from '@rygforloeb/pathway';
import type { Visit } from '../door.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Form = ReturnType<Web['readDoorForm']>;
type Messages = ReturnType<Web['treatmentMessagesIn']>;
type MedicineMessages = ReturnType<Web['medicineMessagesIn']>;

export interface Fault {
  readonly field: string;
  readonly text: string;
}

/** What the pathway answers, as far as the page tells it. */
export type Outcome =
  | { readonly ok: true; readonly repeated: boolean; readonly acute?: unknown }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly signs?: readonly string[];
      readonly faults?: readonly { readonly field: string }[];
    };

export type Refused = Extract<Outcome, { readonly ok: false }>;

export interface Acting {
  readonly visit: Visit;
  readonly citizen: string;
  /** Which of several of a kind the form is about. */
  readonly about: string;
  readonly form: Form;
  readonly messages: Messages;
  readonly medicine: MedicineMessages;
}

export interface Act {
  /** Where a refusal stands that no field mends. */
  readonly field: (about: string) => string;
  /** Undefined where the form is not fit, or what it is about is not there. */
  readonly take: (acting: Acting) => Promise<Outcome | undefined>;
  /** Refusals of this act that have a field and words of their own. */
  readonly mend?: (refused: Refused, acting: Acting) => readonly Fault[] | undefined;
}

/** The plan that runs. */
export async function runningPlan({ desk, parameter }: Visit) {
  return (await coursesOf(desk, parameter('id'))).map(({ plan }) => plan).find((plan) => plan?.status === 'active');
}

/** What was typed, where something was. */
export function given<Name extends string>(name: Name, text: string): { readonly [Key in Name]?: string } {
  return text === '' ? {} : ({ [name]: text } as { readonly [Key in Name]?: string });
}
