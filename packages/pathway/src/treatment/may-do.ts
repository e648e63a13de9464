/** Whether the tables of the programme give the actor at a desk a task, and what they say beside a no. */
import type { Desk } from '../desk.ts';
import type { CareRight } from './care-rules.ts';

export interface NotAllowed {
  readonly ok: false;
  readonly reason: 'not-allowed';
  /** Actors who may. */
  readonly by: readonly string[];
  readonly requirement?: string;
  readonly conflict?: string;
}

/** Undefined where the actor may; a task by local competence is one that it may. */
export function refusedBy({ actor, programme }: Desk, { table, column }: CareRight): NotAllowed | undefined {
  const cells = programme.roles.columns[table]?.[column] ?? {};
  const may = (one: string) => (cells[one]?.override?.value ?? cells[one]?.value ?? 'no') !== 'no';
  if (may(actor)) return undefined;
  const { requirement, conflict } = cells[actor] ?? {};
  return {
    ok: false,
    reason: 'not-allowed',
    by: Object.keys(cells).filter(may),
    ...(requirement !== undefined && { requirement }),
    ...(conflict !== undefined && { conflict }),
  };
}

/** Whether the actor at the desk may give manual treatment, guide activity, or prescribe: by the programme's tables. */
export function mayDo(desk: Desk, what: 'manual' | 'activity' | 'medication'): boolean {
  return refusedBy(desk, desk.programme.care[what].right) === undefined;
}
