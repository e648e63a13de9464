/** Does a record hold nothing but what its own migrations put there? Only such a one may be replaced. */
import type pg from 'pg';
import { appliedOf, type Migration, migrateWithin } from '../database/migrate.ts';
import { inSchema, keptTables } from './tables.ts';

export type Ground =
  /** With these migrations, made anew; none where there was no schema. */
  { readonly untouched: true; readonly applied: readonly string[] } | { readonly untouched: false };

/** Looks in the transaction under way, and leaves an untouched schema as its migrations make it: undo the transaction if it is not. */
export async function clearGround(client: pg.ClientBase, migrations: readonly Migration[]): Promise<Ground> {
  const { rows } = await client.query<{ schema: boolean; own: boolean }>(
    "select to_regnamespace('record') is not null as schema, to_regclass('record.migration') is not null as own",
  );
  if (rows[0]?.schema !== true) return { untouched: true, applied: [] };
  const before = await counts(client);
  if (rows[0].own !== true) {
    if (before !== '') return { untouched: false };
    await client.query('drop schema record cascade');
    return { untouched: true, applied: [] };
  }
  const applied = await appliedOf(client);
  await client.query('drop schema record cascade');
  await migrateWithin(
    client,
    migrations.filter(({ name }) => applied.has(name)),
  );
  return (await counts(client)) === before ? { untouched: true, applied: [...applied.keys()] } : { untouched: false };
}

/** How many rows each table has, as far as it matters. */
async function counts(client: pg.ClientBase): Promise<string> {
  const told: string[] = [];
  for (const { name } of await keptTables(client)) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from (select from ${inSchema(name)} limit 1000) as first`);
    told.push(`${name} ${rows[0]?.count}`);
  }
  return told.join('\n');
}
