/** What stands anew in the record, whoever wrote it: every version of every resource since a moment. */

import { resourceTypeNames } from '@rygforloeb/record';
import type { UngatedRecord } from '@rygforloeb/record/ungated';

export interface RecordChange {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly content: string;
}

/** Counts from here. */
export async function changesIn({ database }: UngatedRecord): Promise<() => Promise<readonly RecordChange[]>> {
  const tables = resourceTypeNames.map((type) => type.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase());
  await new Promise((resolve) => setTimeout(resolve, 3)); // What was written just before keeps its own millisecond.
  const seen = await database.pool.query<{ now: Date }>('select clock_timestamp() as now');
  const since = seen.rows[0]?.now;
  const text = tables
    .map((table) => `select '${table}' as type, id, version, content::text as content from record.${table}_history where recorded >= $1`)
    .join(' union all ');
  return async () => (await database.pool.query<RecordChange>(text, [since])).rows;
}
