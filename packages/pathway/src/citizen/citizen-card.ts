/** Whose record is open: what stands at the head of every page about a citizen, as the reader may see it. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';
import { spokenLanguage } from './choose-language.ts';
import { nameOf, namesOfHouses } from './names.ts';

export interface CitizenCard {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly birthDate?: string;
  /** Whole years today in Copenhagen. */
  readonly age?: number;
  readonly gender?: string;
  readonly municipality?: string;
  readonly phone?: string;
  /** The house of her GP, and its name as far as the directory has one. */
  readonly gp?: { readonly house: string; readonly name: string };
  /** Language she wants to be spoken to in, as BCP 47 or as she calls it; absent = nobody has said. */
  readonly language?: string;
  /** Consents in force: how many say yes, how many say no. Absent where the reader may not see them. */
  readonly consents?: { readonly permit: number; readonly deny: number };
}

/** Undefined where the reader may not see the citizen. */
export async function citizenCardOf(desk: Desk, citizen: string): Promise<CitizenCard | undefined> {
  const found = await desk.record.read('Patient', citizen);
  if (!found.ok) return undefined;
  const patient = found.resource;
  const gp = referenceIn(((patient.generalPractitioner ?? []) as readonly unknown[])[0]);
  const consents = desk.record.may('Consent', 'search') ? await everyOf(desk.record, 'Consent', citizen) : undefined;
  const names = gp === undefined ? new Map<string, string>() : await namesOfHouses(desk, [gp]);
  return {
    ...factsOf(patient, desk.now()),
    ...(gp !== undefined && { gp: { house: gp, name: names.get(gp) ?? '' } }),
    ...(consents !== undefined && { consents: standingOf(consents) }),
  };
}

interface Address {
  readonly city?: string;
  readonly district?: string;
}

/** What the Patient itself says. */
export function factsOf(patient: StoredResource, now: Date): CitizenCard {
  const { birthDate, gender } = patient as { readonly birthDate?: string; readonly gender?: string };
  const [address] = (patient.address ?? []) as readonly Address[];
  const municipality = address?.district ?? address?.city;
  const phone = ((patient.telecom ?? []) as readonly { readonly system?: string; readonly value?: string }[]).find(
    ({ system }) => system === 'phone',
  )?.value;
  const language = spokenLanguage(patient);
  return {
    id: patient.id,
    name: nameOf(patient),
    ...(birthDate !== undefined && { birthDate }),
    ...(birthDate?.length === 10 && { age: ageAt(birthDate, copenhagenDate(now.toISOString())) }),
    ...(gender !== undefined && { gender }),
    ...(municipality !== undefined && { municipality }),
    ...(phone !== undefined && { phone }),
    ...(language !== undefined && { language }),
  };
}

/** Whole years from one day to another. */
function ageAt(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function standingOf(consents: readonly StoredResource[]): NonNullable<CitizenCard['consents']> {
  const active = consents.filter(({ status }) => status === 'active');
  const deny = active.filter(({ provision }) => (provision as { readonly type?: string } | undefined)?.type === 'deny').length;
  return { permit: active.length - deny, deny };
}
