/** Who has which role where: given from a day, ended on a day, and never deleted. */
import { copenhagenDate } from '@rygforloeb/decision';
import { actorSystem, type Resource, type StoredResource } from '@rygforloeb/record';
import { nameOf } from '../citizen/names.ts';
import type { Desk } from '../desk.ts';
import { concept, referenceIn } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { everyInDirectory, rolesOf } from './directory-roles.ts';

export interface HeldRole {
  readonly id: string;
  readonly version: number;
  /** `Practitioner/…`. */
  readonly who: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** `Organization/…`, and its name. */
  readonly house: string;
  readonly houseName: string;
  readonly from?: string;
  readonly until?: string;
  readonly standing: 'holds' | 'to-come' | 'ended';
}

export interface KnownPerson {
  readonly who: string;
  readonly name: string;
  /** By which the login knows the person. */
  readonly identifiers: readonly string[];
}

export interface RoleTold {
  readonly who: string;
  readonly role: string;
  readonly house: string;
  readonly from: string;
  readonly until?: string;
  readonly key: string;
}

export type RoleFault = {
  readonly field: 'who' | 'role' | 'house' | 'from' | 'until' | 'given' | 'family' | 'identifier';
  readonly fault: 'missing' | 'unknown' | 'not-a-day' | 'before' | 'held' | 'taken';
};
export type RoleOutcome =
  | { readonly ok: true; readonly role: string }
  | { readonly ok: false; readonly reason: 'role'; readonly faults: readonly RoleFault[] }
  | StepRefusal;
export type PersonOutcome =
  | { readonly ok: true; readonly who: string }
  | { readonly ok: false; readonly reason: 'role'; readonly faults: readonly RoleFault[] }
  | StepRefusal;

type Directory = Pick<Desk, 'record' | 'now'>;

/** Roles that somebody can be given here; citizens and their relatives are not given theirs, and jobs are nobody's. */
export function givenRoles({ programme }: Pick<Desk, 'programme'>): readonly string[] {
  return Object.keys(programme.access.roles).filter((role) => !['citizen', 'relative', 'operations'].includes(role));
}

/** All roles, those that hold first, by house and name. */
export async function rolesHeld(desk: Directory): Promise<readonly HeldRole[]> {
  const today = copenhagenDate(desk.now().toISOString());
  const [people, houses, roles] = [
    await namesIn(desk, 'Practitioner'),
    await namesIn(desk, 'Organization'),
    await everyInDirectory(desk.record, 'PractitionerRole'),
  ];
  const order = ['holds', 'to-come', 'ended'];
  return roles
    .map((role) => toHeld(role, people, houses, today))
    .sort(
      (one, other) =>
        order.indexOf(one.standing) - order.indexOf(other.standing) ||
        one.houseName.localeCompare(other.houseName, 'da') ||
        one.name.localeCompare(other.name, 'da'),
    );
}

/** Everybody who can be given a role, by name. */
export async function knownPeople({ record }: Pick<Desk, 'record'>): Promise<readonly KnownPerson[]> {
  const people = await everyInDirectory(record, 'Practitioner');
  return people
    .filter(({ active }) => active !== false)
    .map((person) => ({
      who: `Practitioner/${person.id}`,
      name: nameOf(person),
      identifiers: ((person.identifier ?? []) as readonly { readonly value?: string }[]).flatMap(({ value }) => value ?? []),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'da'));
}

/** Writes down somebody new, known to the login by an identifier of this system. */
export async function addPerson(
  desk: Pick<Desk, 'record'>,
  told: { readonly given: string; readonly family: string; readonly system: string; readonly identifier: string },
): Promise<PersonOutcome> {
  const faults: RoleFault[] = [];
  for (const field of ['given', 'family', 'identifier'] as const) if (told[field].trim() === '') faults.push({ field, fault: 'missing' });
  if (!/^[!-{}~]{0,200}$/.test(told.identifier)) faults.push({ field: 'identifier', fault: 'unknown' });
  if (faults.length > 0) return { ok: false, reason: 'role', faults };
  const identifier = { system: told.system, value: told.identifier };
  const made = await desk.record.create(
    { resourceType: 'Practitioner', active: true, identifier: [identifier], name: [{ given: [told.given], family: told.family }] },
    { identifier: `${told.system}|${told.identifier}` },
  );
  if (!made.ok) return refusalOf(made);
  // Two people of one identifier could not be told apart by the login.
  if (!made.created) return { ok: false, reason: 'role', faults: [{ field: 'identifier', fault: 'taken' }] };
  return { ok: true, who: `Practitioner/${made.resource.id}` };
}

/** Gives somebody a role in a house, from a day. */
export async function giveRole(desk: Desk, told: RoleTold): Promise<RoleOutcome> {
  const faults: RoleFault[] = [];
  const wants = (holds: boolean, field: RoleFault['field'], fault: RoleFault['fault']): void => {
    if (!holds && !faults.some((one) => one.field === field)) faults.push({ field, fault });
  };
  wants(told.who !== '', 'who', 'missing');
  wants(told.house !== '', 'house', 'missing');
  wants(givenRoles(desk).includes(told.role), 'role', 'missing');
  wants(isDay(told.from), 'from', 'not-a-day');
  if (told.until !== undefined) {
    wants(isDay(told.until), 'until', 'not-a-day');
    wants(told.until >= told.from, 'until', 'before');
  }
  for (const [field, type, reference] of [
    ['who', 'Practitioner', told.who],
    ['house', 'Organization', told.house],
  ] as const) {
    if (reference === '') continue;
    const found = reference.startsWith(`${type}/`) && (await desk.record.read(type, reference.slice(type.length + 1))).ok;
    wants(found, field, 'unknown');
  }
  if (faults.length === 0) {
    const overlaps = (await rolesHeld(desk)).some(
      (one) =>
        one.standing !== 'ended' &&
        one.who === told.who &&
        one.house === told.house &&
        one.roles.includes(told.role) &&
        (one.until === undefined || one.until >= told.from) &&
        (told.until === undefined || one.from === undefined || one.from <= told.until),
    );
    wants(!overlaps, 'role', 'held');
  }
  if (faults.length > 0) return { ok: false, reason: 'role', faults };
  const made = await desk.record.create(
    {
      resourceType: 'PractitionerRole',
      active: true,
      period: { start: told.from, ...(told.until !== undefined && { end: told.until }) },
      practitioner: { reference: told.who },
      organization: { reference: told.house },
      code: [concept(actorSystem, told.role)],
    },
    { key: told.key },
  );
  return made.ok ? { ok: true, role: made.resource.id } : refusalOf(made);
}

/** Ends a role on a day, the last on which it holds. What was done in it stays. */
export async function endRole(
  desk: Desk,
  told: { readonly role: string; readonly seen: number; readonly until: string },
): Promise<RoleOutcome> {
  const found = await desk.record.read('PractitionerRole', told.role);
  if (!found.ok) return { ok: false, reason: 'not-found' };
  const { resource } = found;
  const period = (resource.period ?? {}) as { readonly start?: string };
  if (!isDay(told.until)) return { ok: false, reason: 'role', faults: [{ field: 'until', fault: 'not-a-day' }] };
  if (period.start !== undefined && told.until < period.start.slice(0, 10))
    return { ok: false, reason: 'role', faults: [{ field: 'until', fault: 'before' }] };
  const changed: Resource & { readonly id: string } = { ...resource, period: { ...period, end: told.until } };
  const saved = await desk.record.update(changed, told.seen);
  return saved.ok ? { ok: true, role: told.role } : refusalOf(saved);
}

async function namesIn({ record }: Pick<Desk, 'record'>, type: 'Practitioner' | 'Organization'): Promise<ReadonlyMap<string, string>> {
  return new Map((await everyInDirectory(record, type)).map((one) => [`${type}/${one.id}`, nameOf(one)]));
}

function toHeld(role: StoredResource, people: ReadonlyMap<string, string>, houses: ReadonlyMap<string, string>, today: string): HeldRole {
  const [who = '', house = ''] = [referenceIn(role.practitioner), referenceIn(role.organization)];
  const { start, end } = (role.period ?? {}) as { readonly start?: string; readonly end?: string };
  const [from, until] = [start?.slice(0, 10), end?.slice(0, 10)];
  const isOver = role.active === false || (until !== undefined && until < today);
  return {
    ...{ id: role.id, version: Number(role.meta.versionId), who, house, roles: rolesOf(role) },
    name: people.get(who) ?? who,
    houseName: houses.get(house) ?? house,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    standing: isOver ? 'ended' : from !== undefined && from > today ? 'to-come' : 'holds',
  };
}

function isDay(text: string): boolean {
  // The thirtieth of February is read as a day in March, and is no day.
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
