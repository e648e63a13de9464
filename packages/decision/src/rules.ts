/** The rules of the programme as read from `dispositions/*.yaml`: when each disposition gets which status, from which source. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Disposition, StatusCode } from './model.ts';

export type Layer = NonNullable<Disposition['layer']>[number];
export type ConsentKind = 'duty' | 'free' | 'referral';
export type Recipient = 'gp' | 'hospital' | 'municipality' | 'jobcentre' | 'practice';

/** One reason for a status. `when` is CQL; an unknown outcome gives no entry, or a judgement where `unknown` says so. */
export interface Rule {
  readonly id: string;
  readonly status: StatusCode;
  readonly when: string;
  /** CQL for the circumstances in which the rule is considered at all; no part of its reason. */
  readonly given?: string;
  /** The define whose known findings a "not indicated" rests on. */
  readonly restsOn?: string;
  readonly unknown?: 'needs-judgement';
  /** CQL for the last day in time. */
  readonly due?: string;
  /** Holds also outside the programme's scope (X7). */
  readonly anywhere?: boolean;
  readonly consent?: ConsentKind;
  readonly sources?: readonly string[];
  readonly requirements?: readonly string[];
  readonly conflicts?: readonly string[];
  readonly layer?: readonly Layer[];
}

/** Who may: the right itself, and to whom its absence is told (`professionals`, `all`, `asked`, or a CQL condition). */
export interface Right {
  readonly when: string;
  readonly shown: string;
}

/** One disposition with its rules. */
export interface DispositionRules {
  readonly code: string;
  readonly da: string;
  readonly en: string;
  readonly group: string;
  readonly meaning: string;
  readonly sources: readonly string[];
  readonly requirements: readonly string[];
  readonly asks?: readonly string[];
  readonly right?: Right;
  /** Whose consent a message or referral needs. */
  readonly recipient?: Recipient;
  /** While this stands the disposition waits (X4). */
  readonly withheld?: string;
  /** A recorded act that settles it (X6). */
  readonly settled?: string;
  /** While this stands there is no entry at all. */
  readonly absent?: string;
  readonly rules: readonly Rule[];
}

/** Reads every group of dispositions, in file order. */
export function readRules(directory: string): readonly DispositionRules[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(directory, name), 'utf8')) as DispositionRules[]);
}

/** Statuses from the strongest to the weakest; `not-permitted` and `not-covered` stand outside and exclude all others. */
export const strongestFirst: readonly StatusCode[] = [
  'overdue',
  'required',
  'recommended',
  'permitted',
  'needs-judgement',
  'blocked-consent',
  'not-indicated',
];

export const affirming: readonly StatusCode[] = ['overdue', 'required', 'recommended', 'permitted'];

/** Outcomes of a disposition that come from no single rule. */
export const outcomes = {
  notPermitted: 'not-permitted',
  notCovered: 'not-covered',
  withheld: 'withheld',
  settled: 'settled',
  noGround: 'no-ground',
} as const;

/** What the `Decisions` library says of a disposition: the rule that decided and how it came out. */
export interface Outcome {
  readonly status: StatusCode;
  readonly rule?: Rule;
  readonly how: 'rule' | 'unknown' | 'refused' | 'unasked' | keyof typeof outcomes;
}

/** Reads an outcome text such as `root`, `root?`, `imaging!refused` or `withheld`. */
export function readOutcome(disposition: DispositionRules, text: string): Outcome {
  switch (text) {
    case outcomes.notPermitted:
      return { status: 'not-permitted', how: 'notPermitted' };
    case outcomes.notCovered:
      return { status: 'not-covered', how: 'notCovered' };
    case outcomes.withheld:
      return { status: 'not-indicated', how: 'withheld' };
    case outcomes.settled:
      return { status: 'not-indicated', how: 'settled' };
    case outcomes.noGround:
      return { status: 'not-indicated', how: 'noGround' };
  }
  const [id, mark] = text.endsWith('?') ? [text.slice(0, -1), 'unknown'] : (text.split('!') as [string, string | undefined]);
  const rule = disposition.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`RYG_DECISION_OUTCOME ${disposition.code}: ${text}`);
  if (mark === 'refused') return { status: 'blocked-consent', rule, how: 'refused' };
  if (mark === 'unasked') return { status: 'needs-judgement', rule, how: 'unasked' };
  if (mark === 'unknown') return { status: 'needs-judgement', rule, how: 'unknown' };
  return { status: rule.status, rule, how: 'rule' };
}
