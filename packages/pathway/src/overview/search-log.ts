/** Who looked at whose data, when and why: for those who may read the log of any citizen. The search itself stands in the log. */
import { type AuditEntry, type AuditSearch, isSought } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { findHouses } from './house-entry.ts';

export interface LogAsked extends Pick<AuditSearch, 'from' | 'before' | 'only' | 'below' | 'name'> {
  /** An id of the record, or a number under `system`; absent = all citizens. */
  readonly citizen?: string;
  /** The system of civil registration numbers. */
  readonly system: string;
  /** Words of the name of the house for which it was looked. */
  readonly house?: string;
  /** So many at a time. */
  readonly count?: number;
}

export type LogOutcome =
  | {
      readonly ok: true;
      /** The id of the citizen, where one was asked for. */
      readonly citizen?: string;
      readonly entries: readonly AuditEntry[];
      /** Names of houses by reference. */
      readonly houses: ReadonlyMap<string, string>;
      readonly next?: number;
    }
  | { readonly ok: false; readonly reason: 'forbidden'; readonly why: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-house' };

const shown = 50;
const atOnce = 500;

/** Latest first, a page at a time. A citizen who is not here cannot be told from one with an empty log. */
export async function searchLog(desk: Desk, asked: LogAsked): Promise<LogOutcome> {
  if (desk.programme.access.roles[desk.access.agent.role]?.log !== true) return { ok: false, reason: 'forbidden', why: 'role' };
  const { citizen: named, system, house = '', count = shown, ...rest } = asked;
  const houses = house.trim() === '' ? undefined : (await findHouses(desk, { words: house })).map(({ id }) => `Organization/${id}`);
  if (houses?.length === 0) return { ok: false, reason: 'no-house' };
  const sought: AuditSearch = { ...rest, ...(houses !== undefined && { organizations: houses }) };
  const citizen = named === undefined ? undefined : await idOf(desk, named, system);
  if (named !== undefined && citizen === undefined) return { ok: false, reason: 'not-found' };
  const listed = citizen === undefined ? await desk.record.audits({ ...sought, count }) : await aboutCitizen(desk, citizen, sought, count);
  if (!listed.ok) return { ok: false, reason: 'forbidden', why: listed.why };
  const { entries, next } = listed.page;
  return {
    ok: true,
    ...(citizen !== undefined && { citizen }),
    entries,
    houses: await namesOf(desk, entries),
    ...(next !== undefined && { next: Number(next) }),
  };
}

/** One citizen's, with what was sought among them. */
async function aboutCitizen({ record }: Desk, citizen: string, sought: AuditSearch, count: number): ReturnType<Desk['record']['audits']> {
  const entries: AuditEntry[] = [];
  let { below } = sought;
  let more = true;
  while (more && entries.length <= count) {
    const listed = await record.audit({ patient: citizen, count: atOnce, ...(below !== undefined && { below }) });
    if (!listed.ok) return listed;
    entries.push(...listed.page.entries.filter((entry) => isSought(entry, sought)));
    const last = listed.page.entries.at(-1);
    more = listed.page.next !== undefined && (sought.from === undefined || (last?.recorded ?? '') >= sought.from);
    below = Number(listed.page.next);
  }
  const page = entries.slice(0, count);
  const last = page.at(-1);
  return { ok: true, page: { entries: page, ...((entries.length > count || more) && last !== undefined && { next: `${last.seq}` }) } };
}

/** By the number the citizen has, or by her id. */
async function idOf({ jobs }: Desk, citizen: string, system: string): Promise<string | undefined> {
  const plain = citizen.replaceAll(/[\s-]/g, '');
  if (!/^\d{10}$/.test(plain)) return /^[A-Za-z0-9.-]{1,64}$/.test(citizen) ? citizen : undefined;
  const found = await jobs.search('Patient', { where: { identifier: `${system}|${plain}` }, count: 2 });
  return found.ok && found.page.entries.length === 1 ? found.page.entries[0]?.id : undefined;
}

async function namesOf({ record }: Desk, entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const house of new Set(entries.flatMap(({ organization }) => organization ?? []))) {
    const found = await record.read('Organization', house.slice('Organization/'.length));
    if (found.ok && typeof found.resource.name === 'string') names.set(house, found.resource.name);
  }
  return names;
}
