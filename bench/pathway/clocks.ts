/** A record full of running clocks, made inside the database from one that the product started itself; and rounds over them as the jobs make them. */
import { type ClockHouse, type pathwayProgramme, pollClocks, turnClocks } from '@rygforloeb/pathway';
import type { Resource } from '@rygforloeb/record';
import { gateBefore, openUngated, temporaryFolder } from '@rygforloeb/record/ungated';

export interface ClockSizes {
  readonly citizens: number;
  readonly clocks: number;
  /** So many of them turn in the second measurement. */
  readonly turning: number;
}

/** Open clocks that a round gets through a second when none is due, and clocks that turn a second. */
export async function clocksPolled(programme: ReturnType<typeof pathwayProgramme>, { citizens, clocks, turning }: ClockSizes) {
  const ungated = await openUngated({ folder: await temporaryFolder() });
  const { pool } = ungated.database;
  const record = await gateBefore(ungated.database, { policy: programme.access, auditKey: Buffer.alloc(32, 1) }, 0);
  let now = new Date('2026-11-02T08:00:00Z');
  const house: ClockHouse = { record, programme, now: () => now };
  const jobs = record.as({ agent: { who: 'Device/bench', role: 'operations', name: 'Bench' }, purpose: 'operations' });
  const save = async (resource: Resource, id: string) => {
    const saved = await jobs.create(resource, { id });
    if (!saved.ok) throw new Error(JSON.stringify(saved));
  };
  await save({ resourceType: 'Patient', identifier: [{ value: '1' }], name: [{ family: 'Eksempel' }] }, 'clock-0');
  await save(
    {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'suspected-nerve-root' }] },
      subject: { reference: 'Patient/clock-0' },
      performer: [{ reference: 'Organization/house' }],
      effectiveDateTime: '2026-11-02',
      valueBoolean: true,
    },
    'finding-0',
  );
  await pollClocks(house);
  const { rows } = await pool.query<{ id: string; turns: Date }>("select id, turns from record.task where turns < 'infinity' limit 1");
  const [example] = rows;
  if (example === undefined) throw new Error('no clock was started');
  const client = await pool.connect();
  await client.query(`create function pg_temp.copies(name text, count integer, changed text, given text, example text) returns void language plpgsql as $$
    declare others text; begin
      select string_agg(quote_ident(column_name), ', ') into others from information_schema.columns
        where table_schema = 'record' and table_name = name and column_name <> all (string_to_array(changed, ','));
      execute format('insert into record.%I (%s, %s) select %s, %s from record.%I t, generate_series(1, %s) n where t.id = %L',
        name, changed, others, given, others, name, count, example);
      execute format('insert into record.%I (id, version, patient_id, recorded, event_time, action, content)
        select id, version, patient_id, recorded, event_time, ''create'', content from record.%I on conflict do nothing', name || '_history', name);
    end $$`);
  await client.query("select pg_temp.copies('patient', $1, 'id,patient_id,content', $2, 'clock-0')", [
    citizens - 1,
    `'clock-' || n, 'clock-' || n, t.content || jsonb_build_object('id', 'clock-' || n)`,
  ]);
  const citizen = `'clock-' || mod(n, ${citizens})`;
  const content = `t.content || jsonb_build_object('id', 'task-' || n, 'for', jsonb_build_object('reference', 'Patient/' || ${citizen}))`;
  await client.query("select pg_temp.copies('task', $1, 'id,patient_id,turns,content', $2, $3)", [
    clocks - 1,
    `'task-' || n, ${citizen}, case when n <= ${turning} then t.turns else t.turns + interval '1 year' end, ${content}`,
    example.id,
  ]);
  client.release();
  await pool.query('vacuum analyze');
  const rounds: number[] = [];
  await pollClocks(house);
  for (let round = 0; round < 20; round += 1) {
    const begun = performance.now();
    const { turned } = await pollClocks(house);
    rounds.push(performance.now() - begun);
    if (turned > 0) throw new Error(`${turned} clocks turned before their time`);
  }
  now = new Date(example.turns.getTime() + 1_000);
  const begun = performance.now();
  const turned = await turnClocks(house);
  const seconds = (performance.now() - begun) / 1_000;
  if (turned < turning) throw new Error(`${turned} of ${turning} clocks turned`);
  await ungated.close();
  const median = rounds.toSorted((one, other) => one - other)[rounds.length / 2] ?? 0;
  return { polled: clocks / (median / 1_000), turned: turned / seconds };
}
