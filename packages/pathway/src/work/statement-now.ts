/** How far a possibility statement is, and what is in it for whom it concerns: the citizen herself and the GP who judges it (FP 7.7.1, HZ-15). */
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { paperOf, type StatementPaper } from './possibility-statement.ts';
import { isWorkTask, workSystem } from './work-words.ts';

export interface StatementNow {
  readonly id: string;
  /** Whose turn it is: citizen and employer, the GP, or nobody's. */
  readonly state: 'part-one' | 'part-two' | 'done';
  /** The instant of the last step. */
  readonly since: string;
  /** What stands in it; undefined for everybody else. */
  readonly paper?: StatementPaper;
}

/** The latest one; undefined where the agent sees none. */
export function statementIn(desk: Desk, tasks: readonly StoredResource[]): StatementNow | undefined {
  const latest = tasks
    .filter((task) => isWorkTask(task, 'possibility-statement') && task.status !== 'cancelled')
    .toSorted((one, other) => Date.parse(String(one.authoredOn)) - Date.parse(String(other.authoredOn)))
    .at(-1);
  const state = latest && codeOf(latest.businessStatus, workSystem);
  if (latest === undefined || (state !== 'part-one' && state !== 'part-two' && state !== 'done')) return undefined;
  const paper = paperOf(desk, latest);
  return { id: latest.id, state, since: String(latest.lastModified), ...(paper !== undefined && { paper }) };
}
