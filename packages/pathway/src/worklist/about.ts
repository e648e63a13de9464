/** What is to be done about one citizen, whoever's turn it is: clocks and tasks that are open, most pressing first. */
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { merged, type WorkLine } from './by-citizen.ts';
import { rowOf } from './row.ts';

const isOpen: ReadonlySet<string> = new Set(['requested', 'received', 'accepted', 'in-progress', 'on-hold', 'rejected']);

/** Referrals stand for themselves and are not among them; nor are clocks that wait for their time. */
export async function worklistAbout(desk: Desk, citizen: string): Promise<readonly WorkLine[]> {
  const tasks = await everyOf(desk.record, 'Task', citizen);
  return merged(
    tasks
      .filter(({ status }) => isOpen.has(String(status)))
      .map((task) => rowOf(desk, task, new Map()))
      .filter(({ kind, state }) => kind !== 'referral' && state !== 'waiting')
      // A task of another system, of which nobody can say what it is.
      .filter(({ what }) => what.da !== '')
      .toSorted((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999')),
  );
}
