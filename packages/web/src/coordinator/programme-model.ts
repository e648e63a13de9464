/** What the page of the programme shows: what holds, and one part at a time. */

import type { DoorVisit } from '../shared/door-document.tsx';

export interface ReadingShown {
  readonly id: string;
  /** Our reading, in the page's language. */
  readonly taken: string;
  readonly confirm: boolean;
  readonly where?: string;
  readonly issue?: string;
  readonly why?: string;
}

export interface ParameterShown {
  readonly name: string;
  readonly words: string;
  readonly value: string;
  readonly source: string;
  readonly local: boolean;
  readonly safety: boolean;
  /** No rule computes with it, so there is nothing to try. */
  readonly clockOnly: boolean;
  /** What the sources say, in English. */
  readonly statements: readonly { readonly id: string; readonly source: string; readonly text: string }[];
  readonly readings: readonly ReadingShown[];
}

export interface AmendmentShown {
  readonly id: string;
  readonly amends: string;
  readonly source: string;
  readonly words: string;
  readonly changes: 'rules' | 'words' | 'nothing';
  readonly accepted: boolean;
  readonly proposer?: string;
  readonly reason?: string;
  readonly relates: readonly { readonly id: string; readonly type: string }[];
}

export interface ClockShown {
  readonly id: string;
  readonly words: string;
  /** Each in words. */
  readonly windows: readonly string[];
  readonly owner: readonly string[];
  readonly then: string;
  readonly source: string;
  readonly local: boolean;
}

export interface TextShown {
  readonly code: string;
  readonly name: string;
  readonly professional: string;
  readonly citizen: string;
}

export type ProgrammePart =
  | { readonly part: 'tal'; readonly parameters: readonly ParameterShown[] }
  | { readonly part: 'laesninger'; readonly readings: readonly ReadingShown[] }
  | { readonly part: 'forslag'; readonly amendments: readonly AmendmentShown[] }
  | { readonly part: 'frister'; readonly clocks: readonly ClockShown[] }
  | { readonly part: 'tekster'; readonly texts: readonly TextShown[] };

export interface ProgrammePage {
  readonly visit: DoorVisit;
  readonly manifest: {
    readonly title: string;
    readonly version: string;
    readonly status: string;
    readonly publisher: string;
    readonly from?: string;
    readonly to?: string;
    readonly accepted: readonly string[];
    readonly sources: readonly { readonly title: string; readonly publisher: string; readonly status: string }[];
  };
  /** What was searched for; the part holds what was found. */
  readonly words: string;
  readonly all: number;
  /** Sections that have a page of what they say. */
  readonly sections: ReadonlySet<string>;
  readonly shown: ProgrammePart;
}

/** For each part of the page. */
export interface PartIn {
  readonly language: DoorVisit['language'];
}

/** The same, where sections are named. */
export type PartWithSections = PartIn & Pick<ProgrammePage, 'sections'>;
