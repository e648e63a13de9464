/** Which sector a house belongs to: that of the roles its people hold. */
import { actorSystem, type GatedRecord, type StoredResource } from '@rygforloeb/record';
import { codeOf, referenceIn } from '../fhir-words.ts';

/** The roles by sector; the first that anybody of the house holds decides. */
export const sectorRoles = {
  rygcenter: ['rygcenter'],
  hospital: ['hospital'],
  gp: ['gp'],
  private_specialist: ['private_specialist'],
  chiropractor: ['chiropractor'],
  physiotherapist: ['physiotherapist'],
  psychologist: ['psychologist'],
  municipality_140: ['municipality_140'],
  municipality_119: ['municipality_119'],
  jobcentre: ['jobcentre'],
} as const;

/** Every resource of a type in the directory; it is small enough to be read at once. */
export async function everyInDirectory(record: Pick<GatedRecord, 'search'>, type: string): Promise<readonly StoredResource[]> {
  const found: StoredResource[] = [];
  for (let after: string | undefined; ; ) {
    const listed = await record.search(type, { count: 1000, ...(after !== undefined && { after }) });
    if (!listed.ok) return found;
    found.push(...listed.page.entries);
    after = listed.page.next;
    if (after === undefined) return found;
  }
}

/** Sector by `Organization/…`; a house with people of no such role is in none. */
export async function sectorsOfHouses(record: Pick<GatedRecord, 'search'>): Promise<Readonly<Record<string, string>>> {
  const roles = new Map<string, Set<string>>();
  for (const one of await everyInDirectory(record, 'PractitionerRole')) {
    const house = referenceIn(one.organization);
    if (house === undefined) continue;
    const held = roles.get(house) ?? new Set<string>();
    for (const code of rolesOf(one)) held.add(code);
    roles.set(house, held);
  }
  return Object.fromEntries(
    [...roles].flatMap(([house, held]) => {
      const sector = Object.entries(sectorRoles).find(([, codes]) => codes.some((code) => held.has(code)))?.[0];
      return sector === undefined ? [] : [[house, sector]];
    }),
  );
}

/** The roles that a PractitionerRole gives. */
export function rolesOf(resource: StoredResource): readonly string[] {
  return ((resource.code ?? []) as readonly unknown[]).flatMap((one) => codeOf(one, actorSystem) ?? []);
}
