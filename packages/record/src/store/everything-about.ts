/** All that stands in the record about one citizen, of the types asked for, in one question to the database. */
import type { Connection } from './connection.ts';
import { named } from './named.ts';
import type { StoredResource } from './resource.ts';
import { resourceTypeOf } from './resource-types.ts';
import { fromRow, type VersionRow } from './row.ts';

/** Oldest first by event time. */
export async function everythingAbout(
  connection: Connection,
  patient: string,
  types: readonly string[],
): Promise<readonly StoredResource[]> {
  const parts = types.map(
    (type) => `select id, version, recorded, content, event_time from record.${resourceTypeOf(type).table} where patient_id = $1::text`,
  );
  const text = `${parts.join(' union all ')} order by event_time, id`;
  return (await connection.query<VersionRow>(named('everything', text), [patient])).map(fromRow);
}
