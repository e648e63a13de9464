/** A story of the demo's region as data: one citizen, and what everybody did about her. */

import type { JourneyCitizen, JourneyRelative } from '../journeys/journey.ts';

/** A step as a story's file has it; `diary` stands for an entry of the diary every few days, `form` for a questionnaire that is asked and answered. */
export interface StoryStep {
  /** `day 7 10:15` from the Monday on which the story begins, or `ago 0:35` before the region is made. */
  readonly at: string;
  readonly who: string;
  /** An act (`send-referral`), a look (`see course`), `diary` or `form`. */
  readonly does: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly purpose?: string;
  /** Acute access to the citizen, with this reason. */
  readonly acute?: string;
  /** The pathway is to say no. */
  readonly refused?: boolean;
  readonly keep?: Readonly<Record<string, string>>;
}

/** One citizen of the region. */
export interface Story {
  readonly story: string;
  readonly file: string;
  /** Her situation in a few words. */
  readonly da: string;
  readonly en: string;
  /** The Monday on which it begins, YYYY-MM-DD. */
  readonly begins: string;
  readonly citizen: JourneyCitizen;
  readonly relatives?: Readonly<Record<string, JourneyRelative>>;
  readonly steps: readonly StoryStep[];
}

/** A step of a story at its moment. */
export interface Cue {
  readonly story: Story;
  /** Counts the steps of the story from 1, as the file has them. */
  readonly number: number;
  readonly step: StoryStep;
  readonly moment: Date;
}
