/** How times were kept, over all citizens at once: Tasks done by their last day or not, week by week, and how long Tasks waited between two states. */
import type { Connection } from './connection.ts';
import { named } from './named.ts';

/** In the words of whoever asks. Days are Copenhagen's. */
export interface TimesAsked {
  /** Last days from this one to the day before `until` are counted, and states that were reached in those days. */
  readonly since: string;
  readonly until: string;
  /** The kinds of Task whose last day counts, as system|code. */
  readonly kinds: readonly string[];
  /** Owner to sector. */
  readonly sectors: Readonly<Record<string, string>>;
  /** Code system in the category of a request that says to whom it is. */
  readonly receivers: string;
  /** The extension of a Provenance that says from which state to which. */
  readonly change: string;
  /** Pairs of states. */
  readonly waits: readonly (readonly [from: string, to: string])[];
}

/** How many last days were kept or passed, and of how many citizens; the week is its Monday. */
export interface KeptTimes {
  readonly by: { readonly week?: string; readonly kind?: string; readonly sector?: string };
  readonly cut: 'all' | 'week' | 'kind' | 'sector';
  readonly kept: boolean;
  readonly tasks: number;
  readonly citizens: number;
}

/** Days between two states, half of them shorter. */
export interface Wait {
  readonly receiver?: string;
  readonly from: string;
  readonly to: string;
  readonly median: number;
  readonly tasks: number;
  readonly citizens: number;
}

export interface Times {
  readonly kept: readonly KeptTimes[];
  readonly waits: readonly Wait[];
}

interface KeptRow {
  readonly week: string | null;
  readonly kind: string | null;
  readonly sector: string | null;
  readonly kept: boolean;
  readonly tasks: number;
  readonly citizens: number;
  readonly open: number;
}

/** Both, in two statements. */
export async function tallyTimes(connection: Connection, asked: TimesAsked): Promise<Times> {
  return { kept: await keptTimes(connection, asked), waits: await waits(connection, asked) };
}

// An hour's limit is kept by its day: `restriction` holds the last day in time. What was done is a day or an instant.
const keptText = `with told as (
    select patient_id, owner, status, (select one from unnest(codes) one where one = any ($3::text[]) limit 1) as kind,
      left(content #>> '{restriction,period,end}', 10)::date as last, content #>> '{executionPeriod,end}' as done
    from record.task where codes && $3::text[] and status in ('completed', 'in-progress') and due < 'infinity'
  ), dated as (
    select patient_id, kind, status, last, $4::jsonb ->> owner as sector,
      case when length(done) = 10 then done::date else (done::timestamptz at time zone 'Europe/Copenhagen')::date end as day
    from told where last >= $1::date and last < $2::date
  ), cell as (
    select patient_id, kind, sector, date_trunc('week', last)::date::text as week, status = 'completed' and day <= last as kept
    from dated where status = 'completed' and day is not null or status = 'in-progress'
  )
  select week, kind, sector, kept, count(*)::integer as tasks, count(distinct patient_id)::integer as citizens,
    grouping(week, kind, sector) as open
  from cell group by grouping sets ((kept), (kept, week), (kept, kind), (kept, sector))`;

async function keptTimes(connection: Connection, { since, until, kinds, sectors }: TimesAsked): Promise<readonly KeptTimes[]> {
  const rows = await connection.query<KeptRow>(named('kept times', keptText), [since, until, kinds, JSON.stringify(sectors)]);
  return rows.map(({ week, kind, sector, open, ...counted }) => {
    const cut = open === 3 ? 'week' : open === 5 ? 'kind' : open === 6 ? 'sector' : 'all';
    const by = { ...(week !== null && { week }), ...(kind !== null && { kind }), ...(sector !== null && { sector }) };
    return { ...counted, cut, by };
  });
}

const waitsText = `with change as (
    select (select substr(one, 6) from unnest(targets) one where one like 'Task/%' limit 1) as task, event_time as at,
      jsonb_path_query_first(content, '$.extension[*] ? (@.url == $url).extension[*] ? (@.url == "to").valueCode',
        jsonb_build_object('url', $3::text)) #>> '{}' as state
    from record.provenance
    where event_time < $2::timestamptz and event_time >= $1::timestamptz - interval '1 year' and targets is not null
  ), reached as (
    select task, state, min(at) as at from change where task is not null and state is not null group by task, state
  ), pair as (
    select one ->> 0 as source, one ->> 1 as goal from jsonb_array_elements($5::jsonb) one
  ), waited as (
    select pair.source, pair.goal, request.patient_id, extract(epoch from later.at - earlier.at) / 86400 as days,
      (select split_part(one, '|', 2) from unnest(request.category) one where split_part(one, '|', 1) = $4::text limit 1) as receiver
    from pair
      join reached earlier on earlier.state = pair.source
      join reached later on later.task = earlier.task and later.state = pair.goal and later.at >= earlier.at
      join record.service_request request on request.id = earlier.task
    where later.at >= $1::timestamptz
  )
  select receiver, source, goal, percentile_cont(0.5) within group (order by days)::double precision as median, count(*)::integer as tasks,
    count(distinct patient_id)::integer as citizens
  from waited group by grouping sets ((source, goal), (source, goal, receiver)) having receiver is not null or grouping(receiver) = 1`;

interface WaitRow {
  readonly receiver: string | null;
  readonly source: string;
  readonly goal: string;
  readonly median: number;
  readonly tasks: number;
  readonly citizens: number;
}

async function waits(connection: Connection, asked: TimesAsked): Promise<readonly Wait[]> {
  const rows = await connection.query<WaitRow>(named('waits', waitsText), [
    `${asked.since}T00:00:00Z`,
    `${asked.until}T00:00:00Z`,
    asked.change,
    asked.receivers,
    JSON.stringify(asked.waits),
  ]);
  return rows.map(({ receiver, source, goal, ...counted }) => ({
    ...counted,
    from: source,
    to: goal,
    ...(receiver !== null && { receiver }),
  }));
}
