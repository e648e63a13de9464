/** Versions of a resource or of a whole type as far as the gate lets them be seen, a page at a time. */
import { RecordError } from '../errors.ts';
import type { Resource } from '../store/resource.ts';
import { startOf } from '../store/start-of.ts';
import type { Version } from '../store/store.ts';
import { type Asked, aboutCondition, type Parameter } from './gate.ts';
import type { HistoryQuery } from './gated-record.ts';

/** A version as PostgreSQL gives it back; without content it is a deletion. */
export interface HistoryRow {
  readonly id: string;
  readonly version: number;
  readonly patient_id: string | null;
  readonly recorded: Date;
  readonly action: Version['action'];
  readonly content: Resource;
}

const MOST = 1000;

/** The statement for a page and one row more; with a version, for that one alone. Throws RYG_RECORD_UNKNOWN_SEARCH. */
export function historyStatement(
  asked: Asked,
  { id, since, count = 20, after }: HistoryQuery,
  version: number | undefined,
  parameter: Parameter,
): string {
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', `count is 1 to ${MOST}`);
  const from = since === undefined ? undefined : startOf(since);
  if (since !== undefined && from === undefined) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'since is no date or moment');
  const conditions = [
    aboutCondition(asked, parameter, `${asked.type.table}_history`),
    ...(id === undefined ? [] : [`id = ${parameter(id, 'text')}`]),
    ...(version === undefined ? [] : [`version = ${parameter(version, 'integer')}`]),
    ...(from === undefined ? [] : [`recorded >= ${parameter(from, 'timestamptz')}`]),
    ...(after === undefined ? [] : [behind(after, parameter)]),
  ];
  return `select id, version, patient_id, recorded, action, content from record.${asked.type.table}_history
    where ${conditions.join(' and ')} order by recorded desc, id desc, version desc limit ${parameter(count + 1, 'integer')}`;
}

/** The rows of the page, and the place behind the last of them if there are more. */
export function historyPage(rows: readonly HistoryRow[], count: number): { readonly rows: readonly HistoryRow[]; readonly next?: string } {
  const shown = rows.slice(0, count);
  const last = rows.length > count ? shown.at(-1) : undefined;
  if (last === undefined) return { rows: shown };
  return { rows: shown, next: Buffer.from(JSON.stringify([last.recorded.toISOString(), last.id, last.version])).toString('base64url') };
}

function behind(after: string, parameter: Parameter): string {
  try {
    const [recorded, id, version] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as readonly unknown[];
    if (
      typeof recorded === 'string' &&
      startOf(recorded) !== undefined &&
      typeof id === 'string' &&
      /^[A-Za-z0-9.-]{1,64}$/.test(id) &&
      Number.isInteger(version)
    ) {
      return `(recorded, id, version) < (${parameter(recorded, 'timestamptz')}, ${parameter(id, 'text')}, ${parameter(version, 'integer')})`;
    }
  } catch {
    // Not one of ours: told below.
  }
  throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'the page does not belong to this history');
}
