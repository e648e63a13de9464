/** What the directory knows of how a house is reached, and what it is called in letters. */
import { canonical, extensionUrl } from '@rygforloeb/decision';
import type { GatedRecord, StoredResource } from '@rygforloeb/record';
import { type Extension, extensionsOf } from '../fhir-words.ts';

export const identifierSystems = {
  gln: ['https://www.gs1.org/gln', 'http://www.gs1.org/gln'],
  sor: ['urn:oid:1.2.208.176.1.1'],
  ydernummer: ['urn:oid:1.2.208.176.1.4'],
  cvr: [canonical('identifier', 'cvr')],
  seNumber: [canonical('identifier', 'se-number')],
  bankAccount: [canonical('identifier', 'bank-account')],
} as const;

/** On an Organization: `medcom` where it is reached by messages; `here`, or nothing, where it shares this record. */
export const reachedByUrl = extensionUrl('reached-by');
/** What a house does besides what its people are, such as `imaging`: the system of its type in the directory. */
export const houseTypeSystem = canonical('CodeSystem', 'house-type');

export interface Address {
  readonly street?: string;
  readonly district?: string;
  readonly postCode?: string;
}

export interface Mailbox {
  readonly reference: string;
  readonly reachedBy: 'here' | 'medcom';
  readonly name?: string;
  readonly phone?: string;
  readonly address: Address;
  readonly numbers: Readonly<Partial<Record<keyof typeof identifierSystems, string>>>;
}

interface Written {
  readonly name?: string;
  readonly alias?: readonly string[];
  readonly telecom?: readonly { readonly system?: string; readonly value?: string }[];
  readonly address?: readonly { readonly line?: readonly string[]; readonly city?: string; readonly postalCode?: string }[];
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[];
}

/** Undefined where there is no such house. */
export async function mailboxOf(record: GatedRecord, reference: string): Promise<Mailbox | undefined> {
  if (!reference.startsWith('Organization/')) return undefined;
  const found = await record.read('Organization', reference.slice('Organization/'.length));
  return found.ok ? toMailbox(found.resource) : undefined;
}

/** The houses of a GLN: one, unless the directory is wrong. */
export async function mailboxesAt(record: GatedRecord, gln: string): Promise<readonly Mailbox[]> {
  const found = await record.search('Organization', { where: { identifier: identifierSystems.gln.map((system) => `${system}|${gln}`) } });
  return found.ok ? found.page.entries.map(toMailbox) : [];
}

function toMailbox(organization: StoredResource): Mailbox {
  const { name, alias = [], telecom = [], identifier = [] } = organization as Written;
  const numbers = Object.entries(identifierSystems).flatMap(([kind, systems]) => {
    const found = identifier.find(({ system }) => (systems as readonly (string | undefined)[]).includes(system))?.value;
    return found === undefined ? [] : [[kind, found] as const];
  });
  const phone = telecom.find(({ system }) => system === 'phone')?.value;
  const called = [name, ...alias].find((one) => one !== undefined && one.length <= mostName) ?? name;
  const [reached] = extensionsOf(organization, reachedByUrl) as readonly Extension[];
  return {
    reference: `Organization/${organization.id}`,
    reachedBy: reached?.valueCode === 'medcom' ? 'medcom' : 'here',
    ...(called !== undefined && { name: called }),
    ...(phone !== undefined && { phone }),
    address: addressIn(organization),
    numbers: Object.fromEntries(numbers),
  };
}

/** A letter holds no longer name; a shorter one may stand as `alias`. */
const mostName = 35;

/** The first address of a house or a citizen, in the parts that letters know. */
export function addressIn(resource: StoredResource): Address {
  const [{ line = [], city, postalCode } = {}] = (resource as Written).address ?? [];
  return {
    ...(line[0] !== undefined && { street: line[0] }),
    ...(city !== undefined && { district: city }),
    ...(postalCode !== undefined && /^\d{4}$/.test(postalCode) && { postCode: postalCode }),
  };
}
