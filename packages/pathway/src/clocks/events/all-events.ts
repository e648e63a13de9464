/** Every event of every area that starts or stops a clock of a citizen. */
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';
import { courseEvents } from './course.ts';
import { findingsEvents } from './findings.ts';
import { medicationEvents } from './medication.ts';
import { preventionEvents } from './prevention.ts';
import { questionnaireEvents } from './questionnaires.ts';
import { rehabilitationEvents } from './rehabilitation.ts';
import { treatmentEvents } from './treatment.ts';
import { workEvents } from './work.ts';

const areas = [
  findingsEvents,
  courseEvents,
  rehabilitationEvents,
  preventionEvents,
  medicationEvents,
  treatmentEvents,
  workEvents,
  questionnaireEvents,
];

/** What has started and stopped clocks of this citizen, by what stands in the record. */
export function allEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  return areas.flatMap((eventsOf) => eventsOf(citizen));
}
