/** Who looked at a citizen's data, when and why: for those who may read the log of any citizen. The search itself stands in the log. */
import type { AuditEntry } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';

export interface LogAsked {
  /** An id of the record, or a number under `system`. */
  readonly citizen: string;
  /** The system of civil registration numbers. */
  readonly system: string;
  /** Copenhagen days, both included; as instants. */
  readonly from?: string;
  readonly before?: string;
  readonly only?: 'people' | 'refused' | 'acute';
  /** The `next` of the page before. */
  readonly below?: number;
}

export type LogOutcome =
  | {
      readonly ok: true;
      /** The id of the citizen. */
      readonly citizen: string;
      readonly entries: readonly AuditEntry[];
      /** Names of houses and of people by reference. */
      readonly houses: ReadonlyMap<string, string>;
      readonly next?: number;
    }
  | { readonly ok: false; readonly reason: 'forbidden'; readonly why: string }
  | { readonly ok: false; readonly reason: 'not-found' };

const shown = 50;
const atOnce = 500;

/** Latest first, a page at a time. A citizen who is not here cannot be told from one with an empty log. */
export async function searchLog(desk: Desk, asked: LogAsked): Promise<LogOutcome> {
  const { agent } = desk.access;
  if (desk.programme.access.roles[agent.role]?.log !== true) return { ok: false, reason: 'forbidden', why: 'role' };
  const citizen = await idOf(desk, asked);
  if (citizen === undefined) return { ok: false, reason: 'not-found' };
  const entries: AuditEntry[] = [];
  let below = asked.below;
  let more = true;
  while (more && entries.length <= shown) {
    const listed = await desk.record.audit({ patient: citizen, count: atOnce, ...(below !== undefined && { below }) });
    if (!listed.ok) return { ok: false, reason: 'forbidden', why: listed.why };
    entries.push(...listed.page.entries.filter((entry) => isAsked(entry, asked)));
    const last = listed.page.entries.at(-1);
    more = listed.page.next !== undefined && (asked.from === undefined || (last?.recorded ?? '') >= asked.from);
    below = Number(listed.page.next);
  }
  const page = entries.slice(0, shown);
  return {
    ok: true,
    citizen,
    entries: page,
    houses: await namesOf(desk, page),
    ...((entries.length > shown || more) && page.length > 0 && { next: page.at(-1)?.seq ?? 0 }),
  };
}

/** By the number the citizen has, or by her id. */
async function idOf({ jobs }: Desk, { citizen, system }: LogAsked): Promise<string | undefined> {
  const plain = citizen.replaceAll(/[\s-]/g, '');
  if (!/^\d{10}$/.test(plain)) return /^[A-Za-z0-9.-]{1,64}$/.test(citizen) ? citizen : undefined;
  const found = await jobs.search('Patient', { where: { identifier: `${system}|${plain}` }, count: 2 });
  return found.ok && found.page.entries.length === 1 ? found.page.entries[0]?.id : undefined;
}

function isAsked({ recorded, outcome, reason, role }: AuditEntry, { from, before, only }: LogAsked): boolean {
  if (from !== undefined && recorded < from) return false;
  if (before !== undefined && recorded >= before) return false;
  if (only === 'people') return role !== 'operations';
  if (only === 'refused') return outcome === 'denied';
  return only === 'acute' ? reason !== undefined : true;
}

async function namesOf({ record }: Desk, entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const house of new Set(entries.flatMap(({ organization }) => organization ?? []))) {
    const found = await record.read('Organization', house.slice('Organization/'.length));
    if (found.ok && typeof found.resource.name === 'string') names.set(house, found.resource.name);
  }
  return names;
}
