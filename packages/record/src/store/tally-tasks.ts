/** Counts over all Tasks at once, cut in several ways: how many, and of how many citizens. Nobody's data come along. */
import type { Connection } from './connection.ts';
import { named } from './named.ts';

/** What a count may be cut by. A Task has each at most once. */
export type TallyCut = 'stage' | 'pressing' | 'kind' | 'sector' | 'municipality';

/** How Tasks are sorted, in the words of whoever asks; states are those of `businessStatus`, as system|code. */
export interface TallyAsked {
  /** State to stage. Tasks of another state are not counted. */
  readonly stages: Readonly<Record<string, string>>;
  /** State to what presses: always, only with priority `stat`, only where nothing was done since `idleSince`. The first that holds counts. */
  readonly pressing: {
    readonly always: Readonly<Record<string, string>>;
    readonly stat: Readonly<Record<string, string>>;
    readonly idle: Readonly<Record<string, string>>;
    readonly idleSince: string;
  };
  /** Code systems that say of what kind a Task is, in its code or in the category of the request of the same id. */
  readonly kinds: readonly string[];
  /** Owner to sector. */
  readonly sectors: Readonly<Record<string, string>>;
  readonly cuts: readonly (readonly TallyCut[])[];
}

export interface Tally {
  /** By which it was cut, in the order asked for; where a Task says nothing, the value is missing. */
  readonly by: Readonly<Partial<Record<TallyCut, string>>>;
  readonly cut: readonly TallyCut[];
  readonly tasks: number;
  readonly citizens: number;
}

const order: readonly TallyCut[] = ['stage', 'pressing', 'kind', 'sector', 'municipality'];

type Row = Readonly<Record<TallyCut, string | null>> & {
  readonly tasks: number;
  readonly citizens: number;
  readonly open: number;
};

/** All counts in one statement. */
export async function tallyTasks(connection: Connection, asked: TallyAsked): Promise<readonly Tally[]> {
  const cuts = asked.cuts.map((cut) => order.filter((one) => cut.includes(one)));
  const sets = cuts.map((cut) => `(${cut.join(', ')})`).join(', ');
  const text = `with told as (
      select task.patient_id, task.priority, task.modified, task.owner, state,
        coalesce(patient.content #>> '{address,0,district}', patient.content #>> '{address,0,city}') as municipality,
        (select one from unnest(task.codes || request.category) one where split_part(one, '|', 1) = any ($6::text[]) limit 1) as kind
      from record.task
        cross join lateral (select one as state from unnest(task.business_status) one where $1::jsonb ? one limit 1) as states
        left join record.service_request request on request.id = task.id
        left join record.patient on patient.id = task.patient_id
    ), cell as (
      select patient_id, kind, municipality, $1::jsonb ->> state as stage, $7::jsonb ->> owner as sector,
        coalesce($2::jsonb ->> state, case when priority = 'stat' then $3::jsonb ->> state end,
          case when modified < $5::timestamptz then $4::jsonb ->> state end) as pressing
      from told
    )
    select stage, pressing, kind, sector, municipality, count(*)::integer as tasks, count(distinct patient_id)::integer as citizens,
      grouping(${order.join(', ')}) as open
    from cell group by grouping sets (${sets})`;
  const { pressing } = asked;
  const rows = await connection.query<Row>(named('tally', text), [
    ...[asked.stages, pressing.always, pressing.stat, pressing.idle].map((map) => JSON.stringify(map)),
    pressing.idleSince,
    asked.kinds,
    JSON.stringify(asked.sectors),
  ]);
  return rows.map((row) => {
    // A bit is set where a column was not cut by; the first column is the highest bit.
    const cut = order.filter((_, place) => (row.open & (1 << (order.length - 1 - place))) === 0);
    const by = Object.fromEntries(cut.flatMap((one) => (row[one] === null ? [] : [[one, row[one]]])));
    return { by, cut, tasks: row.tasks, citizens: row.citizens };
  });
}
