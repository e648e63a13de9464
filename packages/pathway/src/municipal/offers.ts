/** The directory of what municipalities and suppliers offer: each offer a HealthcareService that everybody who is logged in may read. */
import { canonical, extensionUrl } from '@rygforloeb/decision';
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { codeOf, concept, extensionsOf, referenceIn } from '../fhir-words.ts';
import type { Listed } from './municipal-rules.ts';

/** An offer in the directory. */
export interface Offer {
  readonly id: string;
  readonly version: number;
  /** The caller's own name for it, one in a municipality. */
  readonly ref: string;
  /** As in `municipalities.yaml`; a supplier may be for all. */
  readonly municipality?: string;
  /** A category of `offers.yaml`, or the supplier's. */
  readonly category: string;
  readonly name: string;
  /** `Organization/…` that offers it. */
  readonly organization: string;
  readonly description?: string;
  readonly form?: string;
  /** Citizens may come without a referral. */
  readonly selfReferral: boolean;
  readonly phone?: string;
  readonly email?: string;
  readonly link?: string;
  /** The day on which somebody last saw to it that this is right. */
  readonly checked: string;
  readonly active: boolean;
  /** Made up, for a demo or a test. */
  readonly fictitious: boolean;
}

/** What a municipality offers, and which kinds it has nothing of. */
export interface MunicipalOffers {
  readonly municipality: string;
  readonly offers: readonly Offer[];
  readonly missing: readonly Listed[];
  /** Some offer can be had without a referral; else the citizen asks her GP (C-40). */
  readonly selfReferral: boolean;
  /** Where the overview of all is kept. */
  readonly overview: { readonly da: string; readonly en: string };
}

export const municipalitySystem = 'http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes';
export const categorySystem = canonical('CodeSystem', 'municipal-offer');
export const traitSystem = canonical('CodeSystem', 'offer-trait');
export const offerSystem = canonical('identifier', 'municipal-offer');
const formSystem = canonical('CodeSystem', 'offer-form');
const checkedUrl = extensionUrl('checked-on');

type Directory = { readonly record: Pick<GatedRecord, 'search'>; readonly programme: Desk['programme'] };

/** The active offers of one municipality, by name or code; undefined for one that is not the region's. */
export async function offersOf(desk: Directory, municipality: string): Promise<MunicipalOffers | undefined> {
  const code = municipalityCode(desk, municipality);
  if (code === undefined) return undefined;
  const { municipal, codeLists } = desk.programme;
  const known = municipal.categories.map((category) => category.code);
  const offers = (await offersIn(desk, { municipality: code })).filter(({ category }) => known.includes(category));
  return {
    municipality: codeLists.municipalities.get(code) ?? municipality,
    offers,
    missing: municipal.categories.filter(({ code: category }) => !offers.some((one) => one.category === category)),
    selfReferral: offers.some(({ selfReferral }) => selfReferral),
    overview: municipal.overview,
  };
}

/** What the rules are told a municipality has: the value of the finding `municipal-offers`. */
export function offersAsFinding(
  { programme }: Pick<Desk, 'programme'>,
  { offers, selfReferral }: MunicipalOffers,
): {
  readonly code: string;
  readonly value: readonly string[];
} {
  const { finding, value } = programme.municipal.selfReferral;
  return { code: finding, value: [...(selfReferral ? [value] : []), ...new Set(offers.map(({ category }) => category))] };
}

/** The private suppliers of rehabilitation between whom a citizen may choose. */
export function suppliersOf(desk: Directory): Promise<readonly Offer[]> {
  return offersIn(desk, { category: desk.programme.municipal.supplier.code });
}

/** Active offers, by name. */
export async function offersIn(
  { record, programme }: Directory,
  { municipality, category }: { readonly municipality?: string; readonly category?: string },
): Promise<readonly Offer[]> {
  const found: Offer[] = [];
  for (let after: string | undefined; ; ) {
    const listed = await record.search('HealthcareService', {
      where: {
        active: 'true',
        ...(municipality !== undefined && { characteristics: `${municipalitySystem}|${municipality}` }),
        ...(category !== undefined && { categories: `${categorySystem}|${category}` }),
      },
      count: 200,
      ...(after !== undefined && { after }),
    });
    if (!listed.ok) return found;
    found.push(...listed.page.entries.flatMap((one) => toOffer({ programme }, one) ?? []));
    after = listed.page.next;
    if (after === undefined) break;
  }
  return found.sort((one, other) => one.category.localeCompare(other.category) || one.name.localeCompare(other.name, 'da'));
}

/** The code of a municipality of the region, by its name or code. */
export function municipalityCode({ programme }: Pick<Desk, 'programme'>, text: string): string | undefined {
  const { municipalities } = programme.codeLists;
  const meant = text.trim().toLowerCase();
  return [...municipalities].find(([code, name]) => code === meant || name.toLowerCase() === meant)?.[0];
}

/** An offer as it stands in the record. */
export function fromOffer({ programme }: Pick<Desk, 'programme'>, offer: Omit<Offer, 'id' | 'version'>): Resource {
  const code = offer.municipality === undefined ? undefined : municipalityCode({ programme }, offer.municipality);
  const telecom = [
    ...(offer.phone === undefined ? [] : [{ system: 'phone', value: offer.phone }]),
    ...(offer.email === undefined ? [] : [{ system: 'email', value: offer.email }]),
    ...(offer.link === undefined ? [] : [{ system: 'url', value: offer.link }]),
  ];
  return {
    resourceType: 'HealthcareService',
    extension: [{ url: checkedUrl, valueDate: offer.checked }],
    identifier: [{ system: offerSystem, value: identityOf(code, offer.ref) }],
    active: offer.active,
    providedBy: { reference: offer.organization },
    category: [concept(categorySystem, offer.category)],
    characteristic: [
      ...(code === undefined ? [] : [concept(municipalitySystem, code)]),
      ...(offer.selfReferral ? [concept(traitSystem, 'self-referral')] : []),
      ...(offer.fictitious ? [concept(traitSystem, 'fictitious')] : []),
      ...(offer.form === undefined ? [] : [concept(formSystem, offer.form)]),
    ],
    name: offer.name,
    ...(offer.description !== undefined && { comment: offer.description }),
    ...(telecom.length > 0 && { telecom }),
  };
}

/** By what an offer is known again, when it is sent once more. */
export function identityOf(municipalityCode: string | undefined, ref: string): string {
  return `${municipalityCode ?? 'all'} ${ref}`;
}

/** The same read back; undefined for a HealthcareService that is no offer of the programme. */
export function toOffer({ programme }: Pick<Desk, 'programme'>, resource: StoredResource): Offer | undefined {
  const category = ((resource.category ?? []) as readonly unknown[]).map((one) => codeOf(one, categorySystem)).find(Boolean);
  const organization = referenceIn(resource.providedBy);
  if (category === undefined || organization === undefined) return undefined;
  const traits = (resource.characteristic ?? []) as readonly unknown[];
  const trait = (system: string) => traits.map((one) => codeOf(one, system)).find((code) => code !== undefined);
  const has = (code: string) => traits.some((one) => codeOf(one, traitSystem) === code);
  const identifiers = (resource.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  const [, ...ref] = (identifiers.find(({ system }) => system === offerSystem)?.value ?? '').split(' ');
  const telecom = (system: string) =>
    ((resource.telecom ?? []) as readonly { readonly system?: string; readonly value?: string }[]).find((one) => one.system === system)
      ?.value;
  const municipality = programme.codeLists.municipalities.get(trait(municipalitySystem) ?? '');
  const told = {
    municipality,
    description: resource.comment as string | undefined,
    form: trait(formSystem),
    phone: telecom('phone'),
    email: telecom('email'),
    link: telecom('url'),
  };
  return {
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    id: resource.id,
    version: Number(resource.meta.versionId),
    ref: ref.join(' '),
    category,
    name: String(resource.name),
    organization,
    selfReferral: has('self-referral'),
    checked: extensionsOf(resource, checkedUrl)[0]?.valueDate ?? '',
    active: resource.active === true,
    fictitious: has('fictitious'),
  };
}
