/** A house of the directory as whoever keeps the directory sees it: found, and put right. */
import type { Resource, StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { houseTypeSystem, identifierSystems, reachedByUrl } from '../messages/mailbox.ts';
import { municipalityCode } from '../municipal/offers.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { everyInDirectory } from './directory-roles.ts';

export interface HouseTold {
  readonly name: string;
  readonly street?: string;
  readonly postCode?: string;
  readonly city?: string;
  /** Of the region; a house may serve all of it. */
  readonly municipality?: string;
  readonly phone?: string;
  readonly gln?: string;
  readonly sor?: string;
  readonly ydernummer?: string;
  /** What it does besides what its people are, by which receivers are chosen: a code such as `imaging`. */
  readonly does?: string;
  readonly reachedBy: 'here' | 'medcom';
  readonly active: boolean;
}

export interface HouseEntry extends HouseTold {
  readonly id: string;
  readonly version: number;
}

export type HouseField = keyof HouseTold;
export type HouseFault = {
  readonly field: HouseField;
  /** `check-digit`: a digit was mistyped. `taken`: another house has the number. `needed`: MedCom needs it. */
  readonly fault: 'missing' | 'form' | 'check-digit' | 'taken' | 'unknown' | 'not-a-choice' | 'needed' | 'too-long';
};

export type HouseOutcome =
  | { readonly ok: true; readonly house: HouseEntry }
  | { readonly ok: false; readonly reason: 'house'; readonly faults: readonly HouseFault[] }
  /** Somebody has saved it meanwhile: as it stands now. */
  | { readonly ok: false; readonly reason: 'changed'; readonly now: HouseEntry }
  | Exclude<StepRefusal, { readonly reason: 'changed' }>;

const numbers = ['gln', 'sor', 'ydernummer'] as const;
const forms: Readonly<Record<(typeof numbers)[number], RegExp>> = { gln: /^\d{13}$/, sor: /^\d{11,20}$/, ydernummer: /^\d{6}$/ };
const longest = 200;

/** The houses whose name, place or number has every word, those in use first, by name. */
export async function findHouses(
  { record }: Pick<Desk, 'record'>,
  { words = '' }: { readonly words?: string } = {},
): Promise<readonly HouseEntry[]> {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const houses = (await everyInDirectory(record, 'Organization')).map(toHouse);
  const textOf = ({ id: _, version: __, ...told }: HouseEntry) => Object.values(told).join(' ').toLowerCase();
  return houses
    .filter((house) => wanted.every((word) => textOf(house).includes(word)))
    .sort((one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name, 'da'));
}

/** One house; undefined where there is none. */
export async function houseEntry({ record }: Pick<Desk, 'record'>, id: string): Promise<HouseEntry | undefined> {
  const found = await record.read('Organization', id);
  return found.ok ? toHouse(found.resource) : undefined;
}

/** The house as it was in a version. */
export async function houseVersion({ record }: Pick<Desk, 'record'>, id: string, version: number): Promise<HouseEntry | undefined> {
  const found = await record.readVersion('Organization', id, version);
  return found.ok ? toHouse(found.resource) : undefined;
}

/** Puts a house into the directory, or puts right the one that was seen in this version. What the form does not know stays as it is. */
export async function saveHouse(
  desk: Desk,
  told: HouseTold & { readonly key: string; readonly house?: { readonly id: string; readonly seen: number } },
): Promise<HouseOutcome> {
  const { key, house, ...said } = told;
  const faults = await houseFaults(desk, said, house?.id);
  if (faults.length > 0) return { ok: false, reason: 'house', faults };
  if (house === undefined) {
    const made = await desk.record.create(written(desk, said, { resourceType: 'Organization' }), { key });
    return made.ok ? { ok: true, house: toHouse(made.resource) } : (refusalOf(made) as HouseOutcome);
  }
  const before = await desk.record.read('Organization', house.id);
  if (!before.ok) return { ok: false, reason: 'not-found' };
  const resource = { ...written(desk, said, before.resource), id: house.id };
  const saved = await desk.record.update(resource, house.seen);
  if (saved.ok) return { ok: true, house: toHouse(saved.resource) };
  if (saved.reason !== 'version-conflict') return refusalOf(saved) as HouseOutcome;
  const now = await desk.record.read('Organization', house.id);
  return now.ok ? { ok: false, reason: 'changed', now: toHouse(now.resource) } : { ok: false, reason: 'not-found' };
}

/** The last digit of a GLN follows from the others, which count once and three times in turn. */
export function isGln(text: string): boolean {
  if (!forms.gln.test(text)) return false;
  const sum = [...text.slice(0, 12)].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10 === Number(text[12]);
}

/** What a house can be said to do: what the programme chooses receivers by. */
export function houseTypesIn({ programme }: Pick<Desk, 'programme'>): readonly string[] {
  const { acute, receivers } = programme.referrals;
  return [...new Set([acute.does.type, ...Object.values(receivers).flatMap(({ recipient }) => recipient.does?.type ?? [])])];
}

/** Everything that is wrong with a house, before anything is written. */
export async function houseFaults(desk: Desk, told: HouseTold, id: string | undefined): Promise<readonly HouseFault[]> {
  const faults: HouseFault[] = [];
  const wants = (holds: boolean, field: HouseField, fault: HouseFault['fault']): void => {
    if (!holds && !faults.some((one) => one.field === field)) faults.push({ field, fault });
  };
  wants(told.name !== '', 'name', 'missing');
  for (const field of ['name', 'street', 'city', 'phone'] as const) wants((told[field] ?? '').length <= longest, field, 'too-long');
  wants(told.postCode === undefined || /^\d{4}$/.test(told.postCode), 'postCode', 'form');
  wants(told.municipality === undefined || municipalityCode(desk, told.municipality) !== undefined, 'municipality', 'unknown');
  wants(told.phone === undefined || /^\+?[\d ]{8,20}$/.test(told.phone), 'phone', 'form');
  for (const kind of numbers) wants(told[kind] === undefined || forms[kind].test(told[kind]), kind, 'form');
  wants(told.does === undefined || houseTypesIn(desk).includes(told.does), 'does', 'not-a-choice');
  if (told.gln !== undefined) wants(isGln(told.gln), 'gln', 'check-digit');
  if (told.reachedBy === 'medcom') for (const kind of ['gln', 'sor'] as const) wants(told[kind] !== undefined, kind, 'needed');
  for (const kind of ['gln', 'sor'] as const) {
    const value = told[kind];
    if (value === undefined || faults.some(({ field }) => field === kind)) continue;
    const listed = await desk.record.search('Organization', {
      where: { identifier: identifierSystems[kind].map((system) => `${system}|${value}`) },
    });
    wants(listed.ok && listed.page.entries.every((one) => one.id === id), kind, 'taken');
  }
  return faults;
}

interface Concept {
  readonly coding?: readonly { readonly system?: string; readonly code?: string }[];
}
interface Identifier {
  readonly system?: string;
  readonly value?: string;
}
interface Telecom {
  readonly system?: string;
  readonly value?: string;
}
interface Address {
  readonly line?: readonly string[];
  readonly city?: string;
  readonly district?: string;
  readonly postalCode?: string;
}

function written(desk: Desk, told: HouseTold, before: Resource): Resource {
  const own = numbers.flatMap((kind): readonly string[] => identifierSystems[kind]);
  const kept = ((before.identifier ?? []) as readonly Identifier[]).filter(({ system }) => !own.includes(system ?? ''));
  const identifier = [
    ...kept,
    ...numbers.flatMap((kind) => (told[kind] ? [{ system: identifierSystems[kind][0], value: told[kind] }] : [])),
  ];
  const others = ((before.telecom ?? []) as readonly Telecom[]).filter(({ system }) => system !== 'phone');
  const telecom = [...(told.phone === undefined ? [] : [{ system: 'phone', value: told.phone }]), ...others];
  const code = told.municipality === undefined ? undefined : municipalityCode(desk, told.municipality);
  const district = code === undefined ? undefined : desk.programme.codeLists.municipalities.get(code);
  const [first, ...further] = (before.address ?? []) as readonly Address[];
  const { line: _line, city: _city, district: _district, postalCode: _postalCode, ...rest } = first ?? {};
  const address = {
    ...rest,
    ...(told.street !== undefined && { line: [told.street] }),
    ...(told.city !== undefined && { city: told.city }),
    ...(district !== undefined && { district }),
    ...(told.postCode !== undefined && { postalCode: told.postCode }),
  };
  const extensions = ((before.extension ?? []) as readonly { readonly url: string }[]).filter(({ url }) => url !== reachedByUrl);
  const extension = [...extensions, ...(told.reachedBy === 'medcom' ? [{ url: reachedByUrl, valueCode: 'medcom' }] : [])];
  const known = houseTypesIn(desk);
  const type = [
    ...((before.type ?? []) as readonly Concept[]).filter((one) => !known.includes(doneBy(one) ?? '')),
    ...(told.does === undefined ? [] : [{ coding: [{ system: houseTypeSystem, code: told.does }] }]),
  ];
  const { identifier: _, telecom: __, address: ___, extension: ____, type: _____, ...untouched } = before;
  return {
    ...untouched,
    ...(extension.length > 0 && { extension }),
    ...(identifier.length > 0 && { identifier }),
    ...(type.length > 0 && { type }),
    active: told.active,
    name: told.name,
    ...(telecom.length > 0 && { telecom }),
    ...((Object.keys(address).length > 0 || further.length > 0) && { address: [address, ...further] }),
  };
}

function doneBy({ coding = [] }: Concept): string | undefined {
  return coding.find(({ system }) => system === houseTypeSystem)?.code;
}

function toHouse(resource: StoredResource): HouseEntry {
  const identifiers = (resource.identifier ?? []) as readonly Identifier[];
  const [address = {}] = (resource.address ?? []) as readonly Address[];
  const phone = ((resource.telecom ?? []) as readonly Telecom[]).find(({ system }) => system === 'phone')?.value;
  const reached = ((resource.extension ?? []) as readonly { readonly url: string; readonly valueCode?: string }[]).find(
    ({ url }) => url === reachedByUrl,
  );
  const told = {
    street: address.line?.[0],
    postCode: address.postalCode,
    city: address.city,
    municipality: address.district,
    phone,
    does: ((resource.type ?? []) as readonly Concept[]).flatMap((one) => doneBy(one) ?? [])[0],
    ...Object.fromEntries(
      numbers.map((kind) => [
        kind,
        identifiers.find(({ system }) => (identifierSystems[kind] as readonly (string | undefined)[]).includes(system))?.value,
      ]),
    ),
  };
  return {
    ...(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Partial<HouseTold>),
    id: resource.id,
    version: Number(resource.meta.versionId),
    name: typeof resource.name === 'string' ? resource.name : '',
    reachedBy: reached?.valueCode === 'medcom' ? 'medcom' : 'here',
    active: resource.active !== false,
  };
}
