/** All that stands in the record about one citizen, read once, for clocks to be told from. */
import type { GatedRecord, StoredResource } from '@rygforloeb/record';

export interface CitizenRecord {
  readonly patient: StoredResource;
  /** Every resource of a type that is about the citizen, oldest first by event time. */
  readonly all: (type: string) => readonly StoredResource[];
  /** Numbers of the programme by the names of its parameters. */
  readonly numbers?: ReadonlyMap<string, number>;
  /** Its lists, such as the drugs of a kind by the beginnings of their codes. */
  readonly lists?: ReadonlyMap<string, readonly string[]>;
}

/** What clocks are told from. */
const types = [
  'Patient',
  'Observation',
  'Condition',
  'EpisodeOfCare',
  'CarePlan',
  'CareTeam',
  'Goal',
  'ServiceRequest',
  'Task',
  'MedicationRequest',
  'QuestionnaireResponse',
  'Communication',
];

/** As our own jobs see it, in one look; undefined where there is no such citizen. */
export async function readCitizenRecord(
  record: GatedRecord,
  citizen: string,
  { numbers, lists }: Pick<CitizenRecord, 'numbers' | 'lists'> = {},
): Promise<CitizenRecord | undefined> {
  const all = await record.everything(citizen, types);
  if (!all.ok) return undefined;
  const patient = all.page.entries.find(({ resourceType }) => resourceType === 'Patient');
  return (
    patient && {
      ...citizenRecordOf(patient, all.page.entries),
      ...(numbers !== undefined && { numbers }),
      ...(lists !== undefined && { lists }),
    }
  );
}

/** The same from resources at hand. What was entered in error is not there: its clocks have no ground. */
export function citizenRecordOf(patient: StoredResource, resources: readonly StoredResource[]): CitizenRecord {
  const byType = Map.groupBy(
    resources.filter(({ status }) => status !== 'entered-in-error'),
    ({ resourceType }) => resourceType,
  );
  return { patient, all: (type) => byType.get(type) ?? [] };
}
