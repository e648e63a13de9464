/** What the readers of a record share: the moment, the words, and one gate through which every finding passes. */

import type { FindingEntry, MedicationEntry } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { CodeLists } from './code-lists.ts';
import { dayOf, isAfter } from './fhir-time.ts';
import { type FindingValue, isReassuring } from './finding-value.ts';
import type { UnreadList } from './unread.ts';

/** A finding of a record, with the resources it rests on. */
export interface RecordFinding extends FindingEntry {
  readonly from: readonly string[];
  /** The code says more than the finding; the value is assumed. */
  readonly assumed?: true;
}

/** A drug in use, with the resource it rests on. */
export interface RecordMedication extends MedicationEntry {
  readonly from: readonly string[];
}

/** What every reader knows. */
export interface ReadingContext {
  readonly asOf: string;
  readonly birthDate?: string;
  readonly codeLists: CodeLists;
  readonly vocabulary: Vocabulary;
  readonly unread: UnreadList;
}

/** When and where a statement holds; absent = the record does not say. */
export interface Circumstances {
  readonly onset?: string | undefined;
  readonly recorded?: string | undefined;
  readonly site?: FindingEntry['site'] | undefined;
  readonly assumed?: boolean | undefined;
}

/**
 * A statement of the record as a finding, or nothing when its time makes it unusable (then told in `unread`).
 *
 * A calming value needs its date, for an undated "no" would close everything before it (HZ-02). What is dated after today is
 * kept undated when it alarms and left out when it calms. An onset in the future or before birth is an unknown onset (HZ-03).
 */
export function toFinding(
  context: ReadingContext,
  reference: string,
  code: string,
  value: FindingValue,
  circumstances: Circumstances,
): RecordFinding | undefined {
  const { unread, asOf } = context;
  const { recorded, site, assumed } = circumstances;
  const calming = isReassuring(value);
  const isLate = recorded !== undefined && isAfter(recorded, asOf);
  if (calming && recorded === undefined) return left(context, reference, 'no-date', code);
  if (calming && isLate && dayOf(recorded) !== dayOf(asOf)) return left(context, reference, 'in-the-future', code);
  if (isLate && dayOf(recorded) !== dayOf(asOf)) unread.add(reference, 'in-the-future', code);
  if (typeof value === 'string' && context.vocabulary.findings.get(code)?.past && isAfter(value, asOf))
    return left(context, reference, 'in-the-future', code);
  const onset = usableOnset(context, reference, code, circumstances.onset);
  return {
    code,
    value,
    ...(onset !== undefined && { onset }),
    ...(recorded !== undefined && !isLate && { recorded }),
    ...(site !== undefined && { site }),
    ...(assumed && { assumed: true }),
    from: [reference],
  };
}

function usableOnset(context: ReadingContext, reference: string, code: string, onset: string | undefined): string | undefined {
  if (onset === undefined) return undefined;
  if (isAfter(onset, context.asOf)) return left(context, reference, 'in-the-future', code);
  if (context.birthDate !== undefined && dayOf(onset) < context.birthDate) return left(context, reference, 'before-birth', code);
  return onset;
}

function left(context: ReadingContext, reference: string, reason: 'no-date' | 'in-the-future' | 'before-birth', code: string): undefined {
  context.unread.add(reference, reason, code);
  return undefined;
}
