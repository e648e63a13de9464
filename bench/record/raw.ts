/** The same work by the driver alone, on the same tables: no validation, no gate, no log. */
import { randomUUID } from 'node:crypto';
import type { Resource } from '@rygforloeb/record';
import type { UngatedRecord } from '@rygforloeb/record/ungated';

type Pool = UngatedRecord['database']['pool'];

const moments = { event_time: '2026-11-20T08:00:00Z', date_end: '2026-11-20T08:00:01Z' };

/** Reads, worklists, creates and transactions as somebody would write them who knows the tables. */
export function rawRecord(pool: Pool) {
  const insert = (client: Pick<Pool, 'query'>, citizen: number, content: Resource) =>
    client.query({
      name: 'raw create',
      text: `with present as (insert into record.observation (id, patient_id, version, recorded, event_time, date_end, codes, status, content)
          values ($1, $2, 1, clock_timestamp(), $3, $4, $5, 'final', $6) returning *)
        insert into record.observation_history (id, version, patient_id, recorded, event_time, action, content)
          select id, version, patient_id, recorded, event_time, 'create', content from present`,
      values: [randomUUID(), `citizen-${citizen}`, moments.event_time, moments.date_end, ['pain-nrs'], JSON.stringify(content)],
    });
  return {
    read: async (id: string) =>
      (
        await pool.query({
          name: 'raw read',
          text: 'select id, version, recorded, content from record.observation where id = $1',
          values: [id],
        })
      ).rows[0],
    worklist: async (owner: string) =>
      (
        await pool.query({
          name: 'raw worklist',
          text: `select id, version, recorded, content from record.task where owner = $1 and status = 'requested' order by modified desc, id desc limit 20`,
          values: [owner],
        })
      ).rows,
    create: (citizen: number, content: Resource) => insert(pool, citizen, content),
    transaction: async (citizen: number, contents: readonly Resource[]) => {
      const client = await pool.connect();
      await client.query('begin');
      for (const content of contents) await insert(client, citizen, content);
      await client.query('commit');
      client.release();
    },
  };
}
