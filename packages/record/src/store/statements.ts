/** The SQL of each type, written once. Names come from our own definitions; every value is a parameter. */
import { relatingTypes } from '../access/relations.ts';
import { mayMoveClocks } from '../jobs/moves-clocks.ts';
import type { ResourceType } from './resource-types.ts';
import { rowColumns } from './row.ts';

/** A statement that PostgreSQL prepares once per connection, known by its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export interface Statements {
  /** Parameters: the row, then what follows from it. */
  readonly create: Statement;
  /** Parameters: the row, what follows from it, key and content hash. No row comes back when the key was used before. */
  readonly createOnce: Statement;
  /** Parameters: the row, what follows from it, then the expected version. */
  readonly update: Statement;
  /** Many at once, for types from which no relation or consent follows. Parameter: a JSON list of the rows with what follows and the expected version. */
  readonly updateTogether: Statement;
  /** Parameters: id, expected version, id and content of the entry in the log. */
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
  const next = columns.length + consequencesOf(type).length + 1;
  const insert = `insert into ${table} (${names}, version, recorded) select ${values}, 1, clock_timestamp()`;
  const keep = (action: string) =>
    `past as (insert into ${history} (${versionColumns}, action, content) select ${versionColumns}, '${action}', content from present),
    ${consequences(type, columns.length, action === 'update')}
    select id, version, recorded, content from present`;
  const changes = columns.flatMap(({ name, sqlType }, index) => (index === 0 ? [] : [`${name} = $${index + 1}::${sqlType}`]));
  const derived = { relations: 'relation', consents: 'consent_rule' };
  const deleted = Object.entries(derived).flatMap(([kind, name]) =>
    consequencesOf(type).includes(kind as Consequence)
      ? [`${kind} as (delete from record.${name} using old where source = '${type.name}/' || old.id),\n      `]
      : [],
  );
  const touched = consequencesOf(type).includes('touches')
    ? 'touched as (insert into record.touched (patient_id) select patient_id from old where patient_id is not null),\n      '
    : '';
  const texts = {
    create: `with present as (${insert} returning *), ${keep('create')}`,
    createOnce: `with claimed as (
        insert into record.idempotency_key (key, resource_type, id, content_hash, recorded)
        values ($${next}, '${type.name}', $1::text, $${next + 1}, clock_timestamp()) on conflict (key) do nothing returning key),
      present as (${insert} from claimed returning *), ${keep('create')}`,
    update: `with present as (
        update ${table} old set ${changes.join(', ')}, version = old.version + 1, recorded = ${nextMoment}
        where id = $1::text and version = $${next}::integer and patient_id is not distinct from $2::text returning *), ${keep('update')}`,
    updateTogether: `with given as (select * from jsonb_to_recordset($1::jsonb) as x(${columns.map(({ name, sqlType }) => `${name} ${sqlType}`).join(', ')},
        expected integer, touches boolean, due_id uuid, due_entry jsonb)),
      present as (update ${table} t set ${columns.flatMap(({ name }, index) => (index === 0 ? [] : [`${name} = given.${name}`])).join(', ')},
          version = t.version + 1, recorded = greatest(clock_timestamp(), t.recorded + interval '1 millisecond')
        from given where t.id = given.id and t.version = given.expected and t.patient_id is not distinct from given.patient_id returning t.*),
      past as (insert into ${history} (${versionColumns}, action, content) select ${versionColumns}, 'update', content from present),
      touched as (insert into record.touched (patient_id) select present.patient_id from present join given on given.id = present.id
        where given.touches and present.patient_id is not null),
      due as (insert into record.audit_due (id, entry, version)
        select given.due_id, given.due_entry, present.version from present join given on given.id = present.id where given.due_id is not null)
      select id, version from present`,
    delete: `with old as (delete from ${table} where id = $1 and version = $2 returning *),
      ${deleted.join('')}${touched}      due as (insert into record.audit_due (id, entry, version) select $3::uuid, $4::jsonb, version + 1 from old where $3::uuid is not null)
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

/** What stands behind the row among the parameters of a type: what follows from a version besides itself. */
export function consequencesOf({ name, patient }: ResourceType): readonly Consequence[] {
  return [
    ...(relatingTypes.has(name) ? (['relations'] as const) : []),
    ...(name === 'Consent' ? (['consents'] as const) : []),
    ...(mayMoveClocks(name) && patient !== undefined ? (['touches'] as const) : []),
    'dueId',
    'dueEntry',
  ];
}

/** Relations and consent rules as JSON; whether clocks may move; id and content of the entry in the log, or null. */
export type Consequence = 'relations' | 'consents' | 'touches' | 'dueId' | 'dueEntry';

/** The parts of a statement that save them. */
function consequences(type: ResourceType, columns: number, replaces: boolean): string {
  const parameter = (wanted: Consequence) => {
    const place = consequencesOf(type).indexOf(wanted);
    return place === -1 ? undefined : `$${columns + 1 + place}`;
  };
  const source = `'${type.name}/' || present.id`;
  const [relations, consents, touches] = [parameter('relations'), parameter('consents'), parameter('touches')];
  const parts = [
    relations && replaces && `unrelated as (delete from record.relation using present where source = ${source})`,
    relations &&
      `related as (insert into record.relation (patient_id, party, kind, since, until, source)
        select patient_id, party, kind, since, coalesce(until, recorded), ${source}
        from present, jsonb_to_recordset(${relations}::jsonb) as x(party text, kind text, since timestamptz, until timestamptz))`,
    consents && replaces && `unsaid as (delete from record.consent_rule using present where source = ${source})`,
    consents &&
      `said as (insert into record.consent_rule (patient_id, permit, party, purpose, domains, own, weight, given, since, until, source)
        select patient_id, permit, party, purpose, domains, own, weight, given, since, until, ${source}
        from present, jsonb_to_recordset(${consents}::jsonb) as x(permit boolean, party text, purpose text, domains text[], own boolean, weight integer,
          given timestamptz, since timestamptz, until timestamptz))`,
    touches &&
      `touched as (insert into record.touched (patient_id) select patient_id from present
        where ${touches}::boolean and patient_id is not null)`,
    `due as (insert into record.audit_due (id, entry, version)
      select ${parameter('dueId')}::uuid, ${parameter('dueEntry')}::jsonb, version from present where ${parameter('dueId')}::uuid is not null)`,
  ];
  return parts.filter(Boolean).join(',\n    ');
}
