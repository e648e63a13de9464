/** The houses of the directory in which somebody has a role: whom one refers to, calls, or writes to. */

import { type Desk, houseTypeSystem, namesOfHouses } from '@rygforloeb/pathway';
import type { StoredResource } from '@rygforloeb/record';

export interface HouseShown {
  readonly house: string;
  readonly name: string;
  readonly phone?: string;
  readonly place?: string;
  /** What the directory says that it does. */
  readonly does: readonly string[];
}

interface HouseDoes {
  readonly type: string;
  readonly likely: readonly string[];
}

/** By name; empty where the directory has none. */
export async function housesOfRoles({ record }: Pick<Desk, 'record'>, roles: readonly string[]): Promise<readonly HouseShown[]> {
  const listed = await record.search('PractitionerRole', { count: 1000 });
  if (!listed.ok) return [];
  const found = listed.page.entries.filter(({ code }) => roles.some((role) => JSON.stringify(code ?? '').includes(`"${role}"`)));
  return housesNamed(
    { record },
    found.flatMap((entry) => houseOf(entry) ?? []),
  );
}

/** Those that do it by the directory; where it says so of none, all, the likely by their name first. Where nothing is asked for, those that do nothing in particular. */
export function housesThatDo(
  houses: readonly HouseShown[],
  does: HouseDoes | undefined,
): { readonly houses: readonly HouseShown[]; readonly isKnown: boolean } {
  // A department that does one thing in particular is not whom one refers to for anything else.
  const general = houses.filter((one) => one.does.length === 0);
  if (does === undefined) return { houses: general.length > 0 ? general : houses, isKnown: true };
  const { found, isKnown } = markedOrLikely(houses, does);
  if (isKnown) return { houses: found, isKnown };
  return { houses: [...found, ...houses.filter((one) => !found.includes(one))], isKnown };
}

/** Those whom the directory marks with it; where it marks none, those who are likely to by their name. */
export function markedOrLikely(
  houses: readonly HouseShown[],
  { type, likely }: HouseDoes,
): { readonly found: readonly HouseShown[]; readonly isKnown: boolean } {
  const marked = houses.filter((one) => one.does.includes(type));
  if (marked.length > 0) return { found: marked, isKnown: true };
  return { found: houses.filter(({ name }) => likely.some((part) => name.toLowerCase().includes(part))), isKnown: false };
}

/** Somebody who may help: a house in a role, or a person of one house. */
export interface MemberShown extends Omit<HouseShown, 'house' | 'does'> {
  /** Organization/… or PractitionerRole/…. */
  readonly member: string;
  readonly role: string;
}

/** The houses by the order of the roles and then by name; last the people of one house, by name. */
export async function housesByRole(
  desk: Pick<Desk, 'record'>,
  roles: readonly string[],
  withPeopleOf: string | undefined,
): Promise<readonly MemberShown[]> {
  const listed = await desk.record.search('PractitionerRole', { count: 1000 });
  const entries = listed.ok ? listed.page.entries : [];
  const inRole = entries.flatMap((entry) => {
    const house = houseOf(entry);
    return house === undefined
      ? []
      : roles.filter((role) => JSON.stringify(entry.code ?? '').includes(`"${role}"`)).map((role) => ({ entry, house, role }));
  });
  const named = new Map(
    (
      await housesNamed(
        desk,
        inRole.map(({ house }) => house),
      )
    ).map((one) => [one.house, one]),
  );
  const houses = roles.flatMap((role) =>
    [...new Set(inRole.filter((one) => one.role === role).map(({ house }) => house))]
      .flatMap((house) => named.get(house) ?? [])
      .map(({ house, does: _does, ...one }) => ({ ...one, member: house, role }))
      .toSorted(byName),
  );
  const people = inRole
    .filter(({ house }) => house === withPeopleOf)
    .map(({ entry, role }) => ({ role, member: `PractitionerRole/${entry.id}` }));
  const names = await namesOfHouses(
    desk,
    people.map(({ member }) => member),
  );
  return [
    ...houses,
    ...people.flatMap((one) => (names.has(one.member) ? [{ ...one, name: names.get(one.member) ?? '' }] : [])).toSorted(byName),
  ];
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name, 'da');
}

function houseOf({ organization }: StoredResource): string | undefined {
  return (organization as { readonly reference?: string } | undefined)?.reference;
}

async function housesNamed({ record }: Pick<Desk, 'record'>, houses: Iterable<string>): Promise<readonly HouseShown[]> {
  const named = await Promise.all(
    [...new Set(houses)].map(async (house) => {
      const found = await record.read('Organization', house.slice('Organization/'.length));
      return found.ok && typeof found.resource.name === 'string' ? [shown(house, found.resource)] : [];
    }),
  );
  return named.flat().toSorted(byName);
}

function shown(house: string, { name, telecom, address, type }: StoredResource): HouseShown {
  const phone = ((telecom ?? []) as readonly { readonly system?: string; readonly value?: string }[]).find(
    ({ system }) => system === 'phone',
  );
  const [place] = (address ?? []) as readonly { readonly district?: string; readonly city?: string }[];
  const where = place?.district ?? place?.city;
  return {
    house,
    name: String(name),
    does: typesOf(type),
    ...(phone?.value !== undefined && { phone: phone.value }),
    ...(where !== undefined && { place: where }),
  };
}

function typesOf(type: unknown): readonly string[] {
  return ((type ?? []) as readonly { readonly coding?: readonly { readonly system?: string; readonly code?: string }[] }[]).flatMap(
    ({ coding = [] }) => coding.flatMap(({ system, code }) => (system === houseTypeSystem && code !== undefined ? [code] : [])),
  );
}
