/** The SQL of each type, written once. Names come from our own definitions; every value is a parameter. */
import type { ResourceType } from './resource-types.ts';
import { rowColumns } from './row.ts';

/** A statement that PostgreSQL prepares once per connection, known by its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export interface Statements {
  /** Parameters: the row. */
  readonly create: Statement;
  /** Parameters: the row, then key and content hash. No row comes back when the key was used before. */
  readonly createOnce: Statement;
  /** Parameters: the row, then the expected version. */
  readonly update: Statement;
  /** Parameters: id, expected version. */
  readonly delete: Statement;
  /** Parameters: id. */
  readonly read: Statement;
  /** Parameters: id, version. */
  readonly readVersion: Statement;
  /** Parameters: id, version to begin below, how many. */
  readonly history: Statement;
  /** Parameters: id. */
  readonly standing: Statement;
}

const written = new Map<string, Statements>();

/** Every version is later than the one before, even if the clock was set back. */
const nextMoment = `greatest(clock_timestamp(), old.recorded + interval '1 millisecond')`;
const versionColumns = 'id, version, patient_id, recorded, event_time';

/** The statements of a type. */
export function statementsOf(type: ResourceType): Statements {
  const known = written.get(type.name) ?? write(type);
  written.set(type.name, known);
  return known;
}

function write(type: ResourceType): Statements {
  const table = `record.${type.table}`;
  const history = `record.${type.table}_history`;
  const columns = rowColumns(type);
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map(({ sqlType }, index) => `$${index + 1}::${sqlType}`).join(', ');
  const next = columns.length + 1;
  const insert = `insert into ${table} (${names}, version, recorded) select ${values}, 1, clock_timestamp()`;
  const keep = (action: string) =>
    `past as (insert into ${history} (${versionColumns}, action, content) select ${versionColumns}, '${action}', content from present)
    select id, version, recorded, content from present`;
  const changes = columns.flatMap(({ name, sqlType }, index) => (index === 0 ? [] : [`${name} = $${index + 1}::${sqlType}`]));
  const texts = {
    create: `with present as (${insert} returning *), ${keep('create')}`,
    createOnce: `with claimed as (
        insert into record.idempotency_key (key, resource_type, id, content_hash, recorded)
        values ($${next}, '${type.name}', $1::text, $${next + 1}, clock_timestamp()) on conflict (key) do nothing returning key),
      present as (${insert} from claimed returning *), ${keep('create')}`,
    update: `with present as (
        update ${table} old set ${changes.join(', ')}, version = old.version + 1, recorded = ${nextMoment}
        where id = $1::text and version = $${next}::integer and patient_id is not distinct from $2::text returning *), ${keep('update')}`,
    delete: `with old as (delete from ${table} where id = $1 and version = $2 returning *)
      insert into ${history} (${versionColumns}, action)
      select old.id, old.version + 1, old.patient_id, ${nextMoment}, old.event_time, 'delete' from old returning version`,
    read: `select id, version, recorded, content from ${table} where id = $1`,
    readVersion: `select id, version, recorded, content from ${history} where id = $1 and version = $2`,
    history: `select id, version, recorded, action, content from ${history} where id = $1 and version < $2 order by version desc limit $3`,
    standing: `select version, patient_id, action from ${history} where id = $1 order by version desc limit 1`,
  };
  const named = Object.entries(texts).map(([verb, text]) => [verb, { name: `${verb} ${type.table}`, text }]);
  return Object.fromEntries(named) as unknown as Statements;
}
