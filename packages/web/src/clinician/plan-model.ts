/** What the page of the shared plan is told. */

import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import type { Option } from '../shared/door-field-frame.tsx';
import type { CitizenCardShown } from './citizen-record-document.tsx';

export interface PlanPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly today: string;
  readonly mayEdit: boolean;
  /** How the course stands; `none` where the reader sees none. */
  readonly course: 'none' | 'active' | 'ended';
  /** Whether it is the reader's to end and to take up again. */
  readonly isOurs: boolean;
  readonly plan?: PlanShown;
  readonly helpers: {
    readonly team: readonly { readonly roles: readonly string[]; readonly name: string }[];
    readonly referrals: readonly { readonly id: string; readonly name: string; readonly house: string; readonly state: string }[];
  };
  /** What a first plan begins from and is not said yet, in words. */
  readonly waitsFor?: readonly string[];
  /** Who may be chosen for the team and who may leave it; absent where the reader changes no team. */
  readonly team?: {
    readonly houses: readonly Option[];
    readonly leavable: readonly Option[];
    /** The name of whoever was chosen. */
    readonly asked?: string;
  };
  /** What may be chosen besides self-management, with the programme's answer; `open` where it opens for it. */
  readonly choices: readonly { readonly code: string; readonly name: string; readonly status: string; readonly open: boolean }[];
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  /** Somebody else has saved since the form was opened. */
  readonly changed: boolean;
}

export interface PlanShown {
  readonly id: string;
  readonly version: number;
  readonly isActive: boolean;
  readonly nextLook?: string;
  readonly steps: readonly PlanStepShown[];
  readonly goals: readonly {
    readonly id: string;
    readonly words: string;
    readonly obstacles: readonly string[];
    readonly subgoals: readonly { readonly words: string; readonly reached: boolean }[];
    readonly achievement?: string;
  }[];
  readonly choice?: string;
  readonly informed?: string;
  readonly relapse?: string;
  readonly agreement?: { readonly agrees: boolean; readonly when: string; readonly words?: string };
}

export interface PlanStepShown {
  readonly code: string;
  readonly name: string;
  readonly text?: string;
  readonly evaluate: string;
  readonly status: string;
  /** The programme's answer today. */
  readonly says?: string;
  readonly effect?: string;
  readonly isBase: boolean;
}
