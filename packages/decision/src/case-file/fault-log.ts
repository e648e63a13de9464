/** Collects what is wrong in one document of a file, each with its line and column. */

import { LineCounter } from 'yaml';
import type { Fault } from '../model.ts';
import { hideCivilNumbers } from './civil-number.ts';
import { nearestCode } from './nearest-code.ts';

/** Anything with a place in the text: a parsed node, or an offset. */
export type Place = number | { readonly range?: readonly [number, number, number] | null | undefined };

/** What is allowed instead, and what was written (for the nearest of the allowed). */
export interface Alternative {
  readonly allowed?: Iterable<string>;
  readonly written?: string;
  /** Where the nearest code is looked up when that is wider than `allowed`. */
  readonly known?: Iterable<string>;
}

export interface FaultLog {
  readonly lines: LineCounter;
  readonly faults: readonly Fault[];
  /** Notes a fault; the message never repeats a CPR-like number. */
  readonly add: (place: Place, message: string, alternative?: Alternative) => void;
  /** `file:line` of a place, for messages that point to it. */
  readonly lineOf: (place: Place) => string;
}

/** A log for one document that begins on the line after `linesBefore` in `file`. */
export function createFaultLog(file: string, linesBefore = 0): FaultLog {
  const lines = new LineCounter();
  const faults: Fault[] = [];
  const locate = (place: Place) => {
    const { line, col } = lines.linePos(typeof place === 'number' ? place : (place.range?.[0] ?? 0));
    return { line: Math.max(line, 1) + linesBefore, column: Math.max(col, 1) };
  };
  const shownFile = hideCivilNumbers(file);
  return {
    lines,
    faults,
    lineOf: (place) => `${shownFile}:${locate(place).line}`,
    add: (place, message, { allowed, written, known } = {}) => {
      const choices = allowed === undefined ? undefined : [...allowed];
      const nearest = written === undefined ? undefined : nearestCode(written, known ?? choices ?? []);
      faults.push({
        file: shownFile,
        ...locate(place),
        message: hideCivilNumbers(message),
        ...(choices && { allowed: choices }),
        ...(nearest !== undefined && { nearest }),
      });
    },
  };
}
