/** The head of a paper from the record: who it is about, from and to. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Letterhead } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { spokenLanguage } from '../citizen/choose-language.ts';
import type { Desk } from '../desk.ts';

const cprSystem = 'urn:oid:1.2.208.176.1.2';

interface Name {
  readonly text?: string;
  readonly given?: readonly string[];
  readonly family?: string;
}

interface Address {
  readonly text?: string;
  readonly line?: readonly string[];
  readonly postalCode?: string;
  readonly city?: string;
}

export interface HeadTold {
  readonly patient?: StoredResource;
  /** References of houses. */
  readonly from?: string | undefined;
  readonly to?: readonly string[];
  readonly copies?: readonly string[];
}

/** Reads the houses through the gate; one that cannot be read is left out. */
export async function headOf(desk: Desk, { patient, from, to = [], copies = [] }: HeadTold): Promise<Letterhead> {
  const sender = from === undefined ? undefined : await houseNamed(desk, from);
  const [toNames, copyNames] = [await namesOf(desk, to), await namesOf(desk, copies)];
  return {
    issued: desk.now().toISOString(),
    ...(patient !== undefined && { citizen: citizenIn(patient), ...(isMadeUp(patient) && { sample: true }) }),
    ...(sender !== undefined && { from: sender }),
    ...(toNames.length > 0 && { to: toNames }),
    ...(copyNames.length > 0 && { copies: copyNames }),
  };
}

/** A name and telephone as a paper tells whom to call. */
export async function houseNamed(desk: Desk, reference: string): Promise<{ readonly name: string; readonly phone?: string } | undefined> {
  const [type = '', id = ''] = reference.split('/');
  const read = await desk.record.read(type, id);
  if (!read.ok) return undefined;
  const { name, telecom } = read.resource as { readonly name?: unknown; readonly telecom?: unknown };
  const told = typeof name === 'string' ? name : fullName(name);
  const phone = phoneIn(telecom);
  return told === '' ? undefined : { name: told, ...(phone !== undefined && { phone }) };
}

/** Whole years on the day of the desk; undefined where the day of birth is not fully known. */
export function ageOf({ birthDate }: StoredResource, now: Date): number | undefined {
  if (typeof birthDate !== 'string' || birthDate.length !== 10) return undefined;
  const today = copenhagenDate(now.toISOString());
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

async function namesOf(desk: Desk, references: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const reference of references) found.push(...((await houseNamed(desk, reference))?.name.split('\n') ?? []));
  return [...new Set(found)];
}

function citizenIn(patient: StoredResource): NonNullable<Letterhead['citizen']> {
  const identifiers = (patient.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  const identifier = (identifiers.find(({ system }) => system === cprSystem) ?? identifiers[0])?.value;
  const address = addressIn(patient.address);
  const [phone, language] = [phoneIn(patient.telecom), spokenLanguage(patient)];
  return {
    name: fullName(patient.name),
    ...(identifier !== undefined && { identifier }),
    ...(typeof patient.birthDate === 'string' && { birthDate: patient.birthDate }),
    ...(address !== '' && { address }),
    ...(phone !== undefined && { phone }),
    ...(language !== undefined && !language.startsWith('da') && { language }),
  };
}

/** Made-up citizens have numbers of our own and no civil registration number. */
function isMadeUp({ identifier }: StoredResource): boolean {
  const systems = ((identifier ?? []) as readonly { readonly system?: string }[]).map(({ system = '' }) => system);
  return systems.length > 0 && systems.every((system) => system.startsWith('https://rygforloeb.dk/'));
}

function fullName(names: unknown): string {
  const [first] = (names ?? []) as readonly Name[];
  return first?.text ?? [...(first?.given ?? []), first?.family].filter(Boolean).join(' ');
}

function addressIn(addresses: unknown): string {
  const [first] = (addresses ?? []) as readonly Address[];
  return first?.text ?? [...(first?.line ?? []), [first?.postalCode, first?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

export function phoneIn(telecom: unknown): string | undefined {
  return ((telecom ?? []) as readonly { readonly system?: string; readonly value?: string }[]).find(({ system }) => system === 'phone')
    ?.value;
}
