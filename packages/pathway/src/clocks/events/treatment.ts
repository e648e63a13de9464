/** Manual treatment and monitoring of the nerve root as clocks see it: what starts them, and what stops them. */
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';

/** The events of this area. */
export function treatmentEvents(_citizen: CitizenRecord): readonly ClockEvent[] {
  return [];
}
