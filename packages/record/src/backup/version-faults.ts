/** Holds what is present of a type against its history. */
import type pg from 'pg';
import { inSchema, type Table } from './tables.ts';
import type { RecordFault } from './verify-record.ts';

/** History columns that the present row has too. */
const shared = ['patient_id', 'recorded', 'event_time', 'content'];

/** Every way in which a present table and its history can contradict each other. */
export async function versionFaults(client: pg.ClientBase, { name, columns }: Table): Promise<readonly RecordFault[]> {
  const [present, history] = [inSchema(name), inSchema(`${name}_history`)];
  const differs = shared.filter((column) => columns.includes(column)).map((column) => `p.${column} is distinct from h.${column}`);
  const latest = `(select id, max(version) as version from ${history} group by id) as l`;
  const questions: readonly (readonly [RecordFault['problem'], string])[] = [
    [
      'present-differs',
      `select p.id from ${present} p left join ${history} h using (id, version)
       where h.id is null or h.action = 'delete' or ${differs.join(' or ')}`,
    ],
    [
      'present-missing',
      `select l.id from ${latest} join ${history} h using (id, version) left join ${present} p on p.id = l.id
       where h.action <> 'delete' and (p.id is null or p.version <> l.version)`,
    ],
    [
      'present-left-over',
      `select l.id from ${latest} join ${history} h using (id, version) join ${present} p on p.id = l.id where h.action = 'delete'`,
    ],
    ['version-gap', `select id from ${history} group by id having min(version) <> 1 or max(version) <> count(*)`],
    [
      'time-backwards',
      `select later.id from ${history} later join ${history} earlier on earlier.id = later.id and earlier.version = later.version - 1
       where later.recorded <= earlier.recorded`,
    ],
  ];
  const faults: RecordFault[] = [];
  for (const [problem, question] of questions) {
    const { rows } = await client.query<{ count: number; examples: string[] }>(
      `with found as (${question})
       select count(*)::integer as count, array(select id from found order by id limit 5) as examples from found`,
    );
    faults.push(...rows.filter(({ count }) => count > 0).map(({ count, examples }) => ({ table: name, problem, count, examples })));
  }
  return faults;
}
