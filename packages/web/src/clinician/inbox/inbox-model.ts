/** What the inbox shows: rows with a clock, and decisions with the fields that each needs. */

import type { Option } from '../../shared/door-field-frame.tsx';

export type DecisionField =
  /** Not shown: from when what the form writes over was seen. */
  | { readonly kind: 'since'; readonly name: string; readonly label: ''; readonly hint?: undefined; readonly value: string }
  | { readonly kind: 'box' | 'line' | 'day' | 'moment'; readonly name: string; readonly label: string; readonly hint?: string }
  | {
      readonly kind: 'choice' | 'select' | 'ticks';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly options: readonly Option[];
      readonly empty?: string;
    };

/** A decision as a form; without fields it is one button. */
export interface DecisionShown {
  readonly code: string;
  readonly label: string;
  readonly lead?: string;
  readonly fields: readonly DecisionField[];
  /** The one that is expected next. */
  readonly first: boolean;
  /** What is typed is kept as a draft meanwhile. */
  readonly draft: boolean;
}

/** A clock as a word and a number, and what is to be done before it runs out. */
export interface ClockShown {
  readonly words: string;
  readonly standing: 'over' | 'today' | 'running';
  readonly due: string;
  readonly then: string;
  /** How many days it has, and how many have gone. */
  readonly days?: { readonly of: number; readonly gone: number };
}

export interface InboxRowShown {
  readonly id: string;
  readonly version: number;
  readonly citizen: string;
  readonly from: string;
  readonly what: string;
  readonly why?: string;
  readonly state: string;
  /** What the row waits for, where it is not the house's turn. */
  readonly waits?: string;
  readonly since?: string;
  readonly clock?: ClockShown;
  readonly decisions: readonly DecisionShown[];
  /** The page about it, with everything that may be decided; of a letter the citizen's own. */
  readonly href: string;
  readonly opens: boolean;
}

/** An alert that stands first; more is seen only by acute access. */
export interface AlertShown {
  readonly id: string;
  readonly from: string;
  readonly since: string;
  readonly inHand: boolean;
}

/** The prefix of a decision's fields: several forms stand on one page. */
export function decisionPrefix(code: string, id: string): string {
  return `${code}.${id}.`;
}

export const inboxPath = '/kliniker/indbakke';

/** Address of one of them. */
export function receivedPath(id: string): string {
  return `${inboxPath}/${encodeURIComponent(id)}`;
}
