/** The clocks of work that run for a citizen or will, told from what the agent sees: what each act about work starts stands at once. */
import type { StoredResource } from '@rygforloeb/record';
import { citizenRecordOf } from '../clocks/citizen-record.ts';
import { workEvents } from '../clocks/events/work.ts';
import { settingsOf } from '../clocks/look-at-clocks.ts';
import { clockAt, isDone } from '../clocks/open-clocks.ts';
import type { Desk } from '../desk.ts';

export interface WorkClock {
  readonly clock: string;
  readonly da: string;
  readonly en: string;
  readonly then: { readonly da: string; readonly en: string };
  readonly state: string;
  /** Its last day, or else the first on which it may be done. */
  readonly day?: string;
}

/** The earliest first. What only shows a risk is told as such, not as a clock. */
export function workClocks(desk: Desk, patient: StoredResource, resources: readonly StoredResource[]): readonly WorkClock[] {
  const now = desk.now().toISOString();
  const { clocks } = desk.programme;
  const events = workEvents({ ...citizenRecordOf(patient, resources), ...settingsOf(desk.programme) });
  const running = events.flatMap((event): readonly WorkClock[] => {
    const clock = clocks.find(({ id }) => id === event.clock);
    if (clock === undefined || clock.informs || isDone(event, now)) return [];
    const { due, opens, state } = clockAt(clock, event, now);
    const day = due ?? opens;
    return [{ clock: clock.id, da: clock.da, en: clock.en, then: clock.then, state, ...(day !== undefined && { day }) }];
  });
  return running.toSorted((one, other) => (one.day ?? '9999').localeCompare(other.day ?? '9999'));
}
