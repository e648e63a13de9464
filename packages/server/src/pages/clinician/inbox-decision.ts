/** What a decision of an inbox is: when it may be taken, what it asks, and which act of the pathway it takes. */

import { copenhagenDate } from '@rygforloeb/decision';
import type { Desk, InboxItem } from '@rygforloeb/pathway';

type Web = typeof import('@rygforloeb/web').clinician;
export type InboxMessages = ReturnType<Web['inboxMessagesIn']>;
export type DecisionField = import('@rygforloeb/web').clinician.DecisionField;

/** Where decisions are offered or taken. */
export interface Deciding {
  readonly desk: Desk;
  readonly language: 'da' | 'en';
  readonly messages: InboxMessages;
  readonly item: InboxItem;
  /** Houses of the directory in which somebody has one of these roles; for choices. */
  readonly housesOf: (roles: readonly string[]) => Promise<readonly { readonly value: string; readonly label: string }[]>;
}

/** Reads the fields of one decision, by their names within it. */
export interface DecisionReader {
  readonly text: (name: string) => string;
  readonly must: (name: string, missing: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly date: (name: string) => string | undefined;
  readonly mustDate: (name: string, missing: string) => string;
  /** A day with a clock time, as an instant in Danish time. */
  readonly moment: (name: string) => string | undefined;
  readonly fault: (name: string, text: string) => void;
}

/** What every act is told. */
export interface Told {
  readonly key: string;
  readonly seen?: number;
}

export type Taken =
  /** `told` is the code of another sentence than the usual. */
  /** `goesOn`: the part of the citizen's record where it goes on. */
  | { readonly ok: true; readonly repeated?: boolean; readonly told?: string; readonly goesOn?: string }
  | { readonly ok: false; readonly reason: string };

export interface Decision {
  readonly code: string;
  readonly first?: true;
  /** On the list too, not only on the page about the case. */
  readonly row?: true;
  /** Writes over nothing: it counts whatever others did meanwhile. */
  readonly adds?: true;
  /** Long: what is typed is kept meanwhile. */
  readonly draft?: true;
  readonly fields?: (deciding: Deciding) => readonly DecisionField[] | Promise<readonly DecisionField[]>;
  /** Fields beside which refusals are told, by their reason. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Takes the act; what is missing is said to the reader, and nothing is done then. */
  readonly take: (deciding: Deciding, form: DecisionReader, told: Told) => Promise<Taken> | Taken;
}

/** Options of a list of the programme. */
export function listed(
  { language }: Pick<Deciding, 'language'>,
  list: readonly { readonly code: string; readonly da: string; readonly en: string }[],
): readonly { readonly value: string; readonly label: string }[] {
  return list.map((one) => ({ value: one.code, label: one[language] }));
}

/** Options of a record of words. */
export function options(words: Readonly<Record<string, string>>): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** Today in Copenhagen. */
export function today({ desk }: Pick<Deciding, 'desk'>): string {
  return copenhagenDate(desk.now().toISOString());
}

/** Says that a day has passed, where it has. */
export function notPast(deciding: Deciding, form: DecisionReader, name: string, instant: string | undefined): void {
  if (instant !== undefined && instant.slice(0, 10) < today(deciding)) form.fault(name, deciding.messages.missing.past);
}

/** Nothing was done: the form has faults. */
export const unfit: Taken = { ok: false, reason: 'faults' };
