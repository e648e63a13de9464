/** The tables of the record as they stand in the database, so that what a migration adds is kept without a word here. */
import type pg from 'pg';
import { escapeIdentifier } from 'pg';

/** What may be forgotten: sessions, grants and exports under way. Whoever comes back after a restore logs in again. */
const forgettable: readonly string[] = ['kept'];

/** Not a table of content: which migrations ran stands in the manifest. */
const migrations = 'migration';

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** By what the rows are put in order, as SQL: the same order on every server. */
  readonly order: string;
}

export interface Sequence {
  readonly name: string;
  readonly last: string;
  readonly called: boolean;
}

/** The name of a table or sequence in the record's schema, for SQL. */
export function inSchema(name: string): string {
  return `record.${escapeIdentifier(name)}`;
}

/** Every table whose rows must not be lost, in order of name; none where there is no record. */
export async function keptTables(client: pg.ClientBase): Promise<readonly Table[]> {
  return (await allTables(client)).filter(({ name }) => !forgettable.includes(name));
}

/** The tables in an order in which rows may be put in: what others refer to goes first. */
export async function inOrderOfReference(client: pg.ClientBase, tables: readonly Table[]): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; needs: string }>(
    `select c.relname as name, n.relname as needs from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class n on n.oid = k.confrelid
     where k.contype = 'f' and k.connamespace = to_regnamespace('record') and k.conrelid <> k.confrelid`,
  );
  const ordered = new Set<Table>();
  const place = (table: Table): void => {
    for (const { name, needs } of rows) {
      const needed = name === table.name ? tables.find((other) => other.name === needs) : undefined;
      if (needed !== undefined && !ordered.has(needed)) place(needed);
    }
    ordered.add(table);
  };
  for (const table of tables) place(table);
  return [...ordered];
}

/** Where the record's sequences stand now. */
export async function sequences(client: pg.ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = to_regnamespace('record') order by relname collate "C"`,
  );
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: states } = await client.query<Omit<Sequence, 'name'>>(
      `select last_value::text as last, is_called as called from ${inSchema(name)}`,
    );
    found.push(...states.map((state) => ({ name, ...state })));
  }
  return found;
}

async function allTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: KeyColumn[] | null; plain: boolean }>(
    `select c.relname as name,
       (select coalesce(json_agg(a.attname order by a.attname collate "C"), '[]') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select json_agg(json_build_object('name', a.attname, 'isText', a.attcollation <> 0) order by k.place)
        from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as key,
       (select datlocprovider = 'c' and datcollate in ('C', 'POSIX') from pg_database where datname = current_database()) as plain
     from pg_class c
     where c.relnamespace = to_regnamespace('record') and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> $1
     order by c.relname collate "C"`,
    [migrations],
  );
  return rows.map(({ name, columns, key, plain }) => ({ name, columns, order: orderOf(key, plain) }));
}

interface KeyColumn {
  readonly name: string;
  readonly isText: boolean;
}

/** By the primary key, letters by their bytes; a database that does so anyway is not told, for only then its index serves. */
function orderOf(key: readonly KeyColumn[] | null, plain: boolean): string {
  if (key === null) return 'kept::text collate "C"';
  return key.map(({ name, isText }) => `kept.${escapeIdentifier(name)}${isText && !plain ? ' collate "C"' : ''}`).join(', ');
}
