/** The houses of the directory in which somebody has a role: whom one refers to, calls, or writes to. */

import type { Desk } from '@rygforloeb/pathway';
import type { StoredResource } from '@rygforloeb/record';

export interface HouseShown {
  readonly house: string;
  readonly name: string;
  readonly phone?: string;
  readonly place?: string;
}

/** By name; empty where the directory has none. */
export async function housesOfRoles({ record }: Pick<Desk, 'record'>, roles: readonly string[]): Promise<readonly HouseShown[]> {
  const listed = await record.search('PractitionerRole', { count: 1000 });
  if (!listed.ok) return [];
  const houses = new Set(
    listed.page.entries
      .filter(({ code }) => roles.some((role) => JSON.stringify(code ?? '').includes(`"${role}"`)))
      .flatMap(({ organization }) => (organization as { readonly reference?: string } | undefined)?.reference ?? []),
  );
  const named = await Promise.all(
    [...houses].map(async (house) => {
      const found = await record.read('Organization', house.slice('Organization/'.length));
      return found.ok && typeof found.resource.name === 'string' ? [shown(house, found.resource)] : [];
    }),
  );
  return named.flat().toSorted((one, other) => one.name.localeCompare(other.name, 'da'));
}

function shown(house: string, { name, telecom, address }: StoredResource): HouseShown {
  const phone = ((telecom ?? []) as readonly { readonly system?: string; readonly value?: string }[]).find(
    ({ system }) => system === 'phone',
  );
  const [place] = (address ?? []) as readonly { readonly district?: string; readonly city?: string }[];
  const where = place?.district ?? place?.city;
  return {
    house,
    name: String(name),
    ...(phone?.value !== undefined && { phone: phone.value }),
    ...(where !== undefined && { place: where }),
  };
}
