/** Kept values in PostgreSQL: keys as hashes only, one caller at a time where it matters, and by the database's clock. */
import { createHash } from 'node:crypto';
import type { Connection } from '../store/connection.ts';
import type { KeptValues } from './kept-values.ts';

interface Kept {
  readonly value: object;
}

/** Kept values over a connection. */
export function keptValuesOver(connection: Connection): KeptValues {
  return {
    async put(space, key, value, { expires, group }) {
      await connection.query(put, [space, hashOf(key), group === undefined ? null : hashOf(group), JSON.stringify(value), expires]);
    },
    get: async (space, key) => (await connection.query<Kept>(get, [space, hashOf(key)]))[0]?.value,
    take: async (space, key) => (await connection.query<Kept>(take, [space, hashOf(key)]))[0]?.value,
    change: (space, key, work) => changed(connection, space, key, work),
    async drop(space, key) {
      await connection.query(drop, [space, hashOf(key)]);
    },
    async dropGroup(space, group) {
      await connection.query(dropGroup, [space, hashOf(group)]);
    },
    sweep: async () => (await connection.query<{ readonly swept: number }>(sweep, []))[0]?.swept ?? 0,
  };
}

async function changed(
  connection: Connection,
  space: string,
  key: string,
  work: (value: object) => object | undefined,
): Promise<object | undefined> {
  const { value } = await connection.transaction(async (inside): Promise<{ ok: true; value: object | undefined }> => {
    const [found] = await inside.query<Kept>(lock, [space, hashOf(key)]);
    if (found === undefined) return { ok: true, value: undefined };
    const next = work(found.value);
    if (next !== undefined) await inside.query(replace, [space, hashOf(key), JSON.stringify(next)]);
    return { ok: true, value: next ?? found.value };
  });
  return value;
}

/** Keys are long and random, so that a plain hash cannot be turned back. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const living = 'expires > clock_timestamp()';
const put = {
  name: 'kept put',
  text: `insert into record.kept (space, key, group_name, value, expires) values ($1, $2, $3, $4, $5)
    on conflict (space, key) do update set group_name = excluded.group_name, value = excluded.value, expires = excluded.expires`,
};
const get = { name: 'kept get', text: `select value from record.kept where space = $1 and key = $2 and ${living}` };
const take = {
  name: 'kept take',
  text: `with taken as (delete from record.kept where space = $1 and key = $2 returning value, expires) select value from taken where ${living}`,
};
const lock = { name: 'kept lock', text: `select value from record.kept where space = $1 and key = $2 and ${living} for update` };
const replace = { name: 'kept replace', text: 'update record.kept set value = $3 where space = $1 and key = $2' };
const drop = { name: 'kept drop', text: 'delete from record.kept where space = $1 and key = $2' };
const dropGroup = { name: 'kept drop group', text: 'delete from record.kept where space = $1 and group_name = $2' };
const sweep = {
  name: 'kept sweep',
  text: 'with swept as (delete from record.kept where expires <= clock_timestamp() returning 1) select count(*)::integer as swept from swept',
};
