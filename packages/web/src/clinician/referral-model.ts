/** What the page of a referral is told. */

import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import type { ChartShown } from './chart-with-table.tsx';
import type { CitizenCardShown } from './citizen-record-document.tsx';
import type { EventShown } from './sector-line.tsx';

export interface ReferralPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly receiver: { readonly code: string; readonly name: string };
  /** The way to the receiver from this role, and who has it where this role has not. */
  readonly way: string;
  readonly whoCan: readonly string[];
  /** Whether the GP, to whom one writes, can. */
  readonly gpCan: boolean;
  /** One has written to the GP about it, who has not answered yet. */
  readonly letterWaits: boolean;
  /** Whether the role is one of the programme's actors: its answer goes with a letter. Others write a message. */
  readonly mayWrite: boolean;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  /** Absent while nothing is saved. */
  readonly referral?: ReferralShown;
  /** The form; absent once it is sent, or where the way is not open. */
  readonly form?: ReferralFormShown;
  /** Where somebody else has saved meanwhile: what stands there now. */
  readonly theirs?: readonly { readonly name: string; readonly text: string }[];
}

export interface ReferralShown {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly house: string;
  readonly content: readonly { readonly name: string; readonly text: string; readonly isLeftOut: boolean }[];
  readonly reason?: string;
  readonly bookedFor?: string;
  readonly feedback?: string;
  readonly story: readonly EventShown[];
  readonly mayAnswer: boolean;
  /** The form stands below, to be put right and sent again. */
  readonly mayRevise: boolean;
  readonly mayCancel: boolean;
}

export interface ReferralFormShown {
  /** The directory says of none that it does what is asked for: the likely stand first. */
  readonly housesUnsure: boolean;
  readonly houses: readonly { readonly house: string; readonly name: string }[];
  readonly content: readonly ContentField[];
  readonly acuteFirst: boolean;
  readonly acuteQuestions: readonly { readonly code: string; readonly question: string; readonly steps?: readonly string[] }[];
  readonly consent: 'given' | 'refused' | 'not-given';
  readonly house: string;
  readonly indication?: { readonly status: string; readonly because: readonly string[] };
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly talk?: {
    /** The age for which the figures hold, nearest to the citizen's. */
    readonly age: number;
    readonly title: string;
    readonly chart: ChartShown;
    readonly text: string;
    readonly common: readonly { readonly name: string; readonly of100: number }[];
    readonly source: string;
  };
  readonly ready: boolean;
  /** Whether the last day of the hospital course is told with it. */
  readonly asksDischarge?: boolean;
}

export interface ContentField {
  readonly field: string;
  readonly name: string;
  readonly force: string;
  readonly requirement: string;
  /** What the record says already. */
  readonly known?: string;
  /** Asked for as a date. */
  readonly isDay: boolean;
}
