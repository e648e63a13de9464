/** All that stands in the record about one citizen, read once, for clocks to be told from. */
import type { GatedRecord, StoredResource } from '@rygforloeb/record';

export interface CitizenRecord {
  readonly patient: StoredResource;
  /** Every resource of a type that is about the citizen, oldest first by event time. */
  readonly all: (type: string) => readonly StoredResource[];
  /** Numbers of the programme by the names of its parameters. */
  readonly numbers?: ReadonlyMap<string, number>;
}

/** What clocks are told from. */
const types = [
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

/** As the agent sees it; undefined where there is no such citizen. */
export async function readCitizenRecord(record: GatedRecord, citizen: string): Promise<CitizenRecord | undefined> {
  const patient = await record.read('Patient', citizen);
  if (!patient.ok) return undefined;
  const found: StoredResource[] = [];
  for (const type of types) found.push(...(await everyAbout(record, type, citizen)));
  return citizenRecordOf(patient.resource, found);
}

/** The same from resources at hand. */
export function citizenRecordOf(patient: StoredResource, resources: readonly StoredResource[]): CitizenRecord {
  const byType = Map.groupBy(resources, ({ resourceType }) => resourceType);
  return { patient, all: (type) => byType.get(type) ?? [] };
}

async function everyAbout(record: GatedRecord, type: string, citizen: string): Promise<readonly StoredResource[]> {
  const found: StoredResource[] = [];
  for (let after: string | undefined; ; ) {
    const listed = await record.search(type, {
      where: { patient: citizen },
      sort: 'event',
      count: 500,
      ...(after !== undefined && { after }),
    });
    if (!listed.ok) return found;
    found.push(...listed.page.entries);
    after = listed.page.next;
    if (after === undefined) return found;
  }
}
