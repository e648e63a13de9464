/** Citizens about whom something was written since their clocks were looked at: taken one by one, each by one instance at a time. */
import type { Access } from '../access/access.ts';
import type { GatedRecord } from '../access/gated-record.ts';
import type { GatedStore } from '../access/gated-store.ts';
import type { Connection } from '../store/connection.ts';

export interface TouchedCitizens {
  /**
   * Does the work for every citizen who is marked, each in a transaction of its own that forgets the mark; how many it was done for. Where
   * the work is not ok or throws, the mark stays, and the next round tries again. What another instance has under way is left to it.
   */
  readonly each: (access: Access, work: TouchedWork, signal?: AbortSignal) => Promise<TouchedRound>;
  /** Since when the one who has waited longest waits; undefined where nobody does. */
  readonly waitingSince: () => Promise<Date | undefined>;
}

export type TouchedWork = (inside: GatedRecord, citizen: string) => Promise<{ readonly ok: boolean }>;

export interface TouchedRound {
  readonly done: number;
  readonly failed: number;
}

interface Outcome {
  readonly ok: boolean;
  readonly elsewhere?: true;
}

const AT_ONCE = 500;
/** Two citizens at once: one waits for the disk while the other is computed. */
const ABREAST = 2;

export function touchedCitizens(connection: Connection, storeFor: (access: Access) => GatedStore): TouchedCitizens {
  return {
    async each(access, work, signal) {
      const store = storeFor(access);
      const round = { done: 0, failed: 0 };
      for (let after = ''; ; ) {
        const marked = (await connection.query<{ patient_id: string }>(list, [after, AT_ONCE])).map(({ patient_id }) => patient_id);
        const citizens = marked.values();
        const worker = async () => {
          for (const citizen of citizens) {
            if (signal?.aborted) return;
            const outcome = await one(store, citizen, work).catch((): Outcome => ({ ok: false }));
            if (outcome.ok) round.done += 1;
            else if (outcome.elsewhere !== true) round.failed += 1;
          }
        };
        await Promise.all(Array.from({ length: ABREAST }, worker));
        const last = marked.at(-1);
        if (last === undefined || marked.length < AT_ONCE || signal?.aborted) return round;
        after = last;
      }
    },
    waitingSince: async () => (await connection.query<{ at: Date }>(oldest, []))[0]?.at,
  };
}

function one(store: GatedStore, citizen: string, work: TouchedWork): Promise<Outcome> {
  return store.transactionAfter<Outcome>(
    async (connection) => {
      const [lock] = await connection.query<{ mine: boolean }>(take, [citizen]);
      if (lock?.mine !== true) return { ok: false, elsewhere: true };
      const forgotten = await connection.query(forget, [citizen]);
      // Another instance has looked in the meantime.
      return forgotten.length === 0 ? { ok: false, elsewhere: true } : undefined;
    },
    (inside) => work(inside, citizen),
  );
}

const list = {
  name: 'touched list',
  text: `with recursive next as (
      (select patient_id from record.touched where patient_id > $1::text order by patient_id limit 1)
      union all
      select (select t.patient_id from record.touched t where t.patient_id > next.patient_id order by t.patient_id limit 1)
      from next where next.patient_id is not null)
    select patient_id from next where patient_id is not null limit $2::integer`,
};
const take = { name: 'touched take', text: 'select pg_try_advisory_xact_lock(hashtextextended($1, 720404)) as mine' };
const forget = { name: 'touched forget', text: 'delete from record.touched where patient_id = $1 returning 1' };
const oldest = { name: 'touched oldest', text: 'select at from record.touched order by at limit 1' };
