/** The log of looks as a citizen reads it: day by day, each person once, with what was seen and done. */

import { wallTimeOf } from '../shared/copenhagen-wall-time.ts';

/** One entry of the log, as far as the page needs it. */
export interface LoggedLook {
  /** An ISO instant. */
  readonly recorded: string;
  readonly action: 'create' | 'read' | 'update' | 'delete' | 'search' | 'history' | 'export' | 'login' | 'logout';
  readonly outcome: 'done' | 'denied' | 'failed';
  readonly who: string;
  readonly name: string;
  readonly role: string;
  readonly organization?: string;
  readonly client?: string;
  readonly purpose: string;
  readonly reason?: string;
  readonly type?: string;
  /** Of everything about a citizen the types that were read; else names of search parameters. */
  readonly query?: readonly string[];
}

/** What somebody did: saw, wrote, changed, deleted, took out. */
export type Deed = 'saw' | 'wrote' | 'changed' | 'deleted' | 'took';

/** One person on one day, in one role, for one purpose. */
export interface Look extends Pick<LoggedLook, 'who' | 'name' | 'role' | 'organization' | 'client' | 'purpose' | 'reason'> {
  /** Danish clock times of the first and the last. */
  readonly from: string;
  readonly to: string;
  /** The gate said no: nothing was shown. */
  readonly refused: boolean;
  /** Resource types by deed, each once. */
  readonly deeds: ReadonlyMap<Deed, readonly string[]>;
}

export interface Day {
  /** `2026-11-21` */
  readonly date: string;
  readonly looks: readonly Look[];
}

const deedOf: Readonly<Record<LoggedLook['action'], Deed | undefined>> = {
  create: 'wrote',
  read: 'saw',
  search: 'saw',
  history: 'saw',
  update: 'changed',
  delete: 'deleted',
  export: 'took',
  login: undefined,
  logout: undefined,
};

/** Entries, latest first, gathered by day and person. What failed for another reason than the gate showed nothing and is left out. */
export function daysOfLooks(entries: readonly LoggedLook[]): readonly Day[] {
  const days = new Map<string, Map<string, LoggedLook[]>>();
  for (const entry of entries) {
    if (entry.outcome === 'failed' || deedOf[entry.action] === undefined) continue;
    const { date } = wallTimeOf(entry.recorded);
    const people = days.get(date) ?? new Map<string, LoggedLook[]>();
    days.set(date, people);
    const { who, role, client = '', purpose, reason = '', outcome } = entry;
    const key = JSON.stringify([who, role, client, purpose, reason, outcome]);
    people.set(key, [...(people.get(key) ?? []), entry]);
  }
  return [...days].map(([date, people]) => ({ date, looks: [...people.values()].map(lookOf) }));
}

function lookOf(entries: readonly LoggedLook[]): Look {
  const [latest] = entries;
  if (latest === undefined) throw new Error('a look of nobody');
  const { who, name, role, organization, client, purpose, reason, outcome } = latest;
  const deeds = new Map<Deed, string[]>();
  for (const entry of entries.toReversed()) {
    const deed = deedOf[entry.action];
    const types = typesOf(entry);
    if (deed === undefined || types.length === 0) continue;
    deeds.set(deed, [...new Set([...(deeds.get(deed) ?? []), ...types])]);
  }
  return {
    who,
    name,
    role,
    purpose,
    ...(organization !== undefined && { organization }),
    ...(client !== undefined && { client }),
    ...(reason !== undefined && { reason }),
    from: wallTimeOf(entries.at(-1)?.recorded ?? latest.recorded).time,
    to: wallTimeOf(latest.recorded).time,
    refused: outcome === 'denied',
    deeds,
  };
}

/** Search parameters begin small, types do not. */
function typesOf({ type, query = [] }: LoggedLook): readonly string[] {
  const read = query.filter((name) => /^[A-Z]/.test(name));
  return read.length > 0 ? read : [type ?? []].flat();
}
