/** A citizen as messages name one: by number and name. */
import type { CitizenNumber, PersonName } from '@rygforloeb/messaging';
import type { GatedRecord, StoredResource } from '@rygforloeb/record';
import { type Address, addressIn } from './mailbox.ts';

const systems: readonly (readonly [CitizenNumber['kind'], string])[] = [
  ['cpr', 'urn:oid:1.2.208.176.1.2'],
  ['x-ecpr', 'urn:oid:1.2.208.176.1.6.1.1'],
  ['d-ecpr', 'urn:oid:1.2.208.176.1.6.1.3'],
];

export interface NamedCitizen {
  readonly reference: string;
  readonly numbers: readonly CitizenNumber[];
  readonly name: PersonName;
  readonly address: Address;
  readonly phone?: string;
}

interface Written {
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[];
  readonly name?: readonly { readonly family?: string; readonly given?: readonly string[] }[];
  readonly telecom?: readonly { readonly system?: string; readonly value?: string }[];
}

/** Undefined where there is no such citizen. */
export async function citizenOf(record: GatedRecord, id: string): Promise<NamedCitizen | undefined> {
  const found = await record.read('Patient', id);
  return found.ok ? named(found.resource) : undefined;
}

/** The citizens who have one of the numbers: one, unless the record is wrong. */
export async function citizensWith(record: GatedRecord, numbers: readonly CitizenNumber[]): Promise<readonly string[]> {
  const tokens = numbers.map(({ kind, value, system }) => `${system ?? systems.find(([one]) => one === kind)?.[1]}|${value}`);
  if (tokens.length === 0) return [];
  const found = await record.search('Patient', { where: { identifier: tokens } });
  return found.ok ? found.page.entries.map(({ id }) => id) : [];
}

function named(patient: StoredResource): NamedCitizen {
  const { identifier = [], name: [name = {}] = [], telecom = [] } = patient as Written;
  const numbers = identifier.flatMap(({ system, value }): CitizenNumber[] => {
    if (value === undefined) return [];
    const kind = systems.find(([, base]) => system === base || (system?.startsWith(`${base}.`) && base.endsWith('.6.1.3')))?.[0];
    return kind === undefined ? [] : [{ kind, value, ...(kind === 'd-ecpr' && system !== undefined && { system }) }];
  });
  const phone = telecom.find(({ system, value }) => value !== undefined && (system === undefined || system === 'phone'))?.value;
  return {
    reference: `Patient/${patient.id}`,
    numbers,
    name: { given: name.given ?? [], ...(name.family !== undefined && { family: name.family }) },
    address: addressIn(patient),
    ...(phone !== undefined && { phone }),
  };
}
