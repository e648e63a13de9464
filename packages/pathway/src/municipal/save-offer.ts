/** An offer is put into the directory, changed, or taken out of use: by the office that coordinates, or by the house whose offer it is. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { GatedRecord, Issue } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { stands } from './municipal-rules.ts';
import { fromOffer, identityOf, municipalityCode, type Offer, offerSystem, toOffer } from './offers.ts';

/** As it is told; `checked` is today and `active` true unless told. */
export type DirectoryOfferTold = Omit<Offer, 'id' | 'version' | 'checked' | 'active' | 'fictitious' | 'selfReferral'> &
  Partial<Pick<Offer, 'checked' | 'active' | 'fictitious' | 'selfReferral'>>;

/** What is wrong with an offer as it is told. */
export type OfferFault = {
  readonly field: keyof DirectoryOfferTold;
  readonly fault: 'missing' | 'unknown' | 'not-a-day' | 'not-a-link' | 'future' | 'too-long';
};

export type OfferOutcome =
  | { readonly ok: true; readonly offer: Offer; readonly created: boolean }
  | { readonly ok: false; readonly reason: 'offer'; readonly faults: readonly OfferFault[] }
  | { readonly ok: false; readonly reason: 'not-yours' }
  | { readonly ok: false; readonly reason: 'changed'; readonly current: number }
  | { readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly Issue[] }
  | Exclude<StepRefusal, { readonly reason: 'not-yours' | 'changed' | 'invalid' }>;

const longest = 2000;

/** Saves one; the same reference in the same municipality is the same offer. `seen` names the version that the caller has seen. */
export async function saveOffer(desk: Desk, told: DirectoryOfferTold & { readonly seen?: number }): Promise<OfferOutcome> {
  const faults = await faultsOf(desk, told);
  if (faults.length > 0) return { ok: false, reason: 'offer', faults };
  return desk.record.transaction((inside) => writeOffer(desk, inside, told));
}

/** Everything that is wrong, before anything is written. */
export async function faultsOf(desk: Desk, told: DirectoryOfferTold): Promise<readonly OfferFault[]> {
  const { municipal } = desk.programme;
  const today = copenhagenDate(desk.now().toISOString());
  const category = municipal.categories.find(({ code }) => code === told.category);
  const isSupplier = told.category === municipal.supplier.code;
  const faults: OfferFault[] = [];
  const wants = (holds: boolean, field: OfferFault['field'], fault: OfferFault['fault']) => holds || faults.push({ field, fault });
  for (const field of ['ref', 'category', 'name', 'organization'] as const) wants((told[field] ?? '').trim() !== '', field, 'missing');
  for (const field of ['ref', 'name', 'description', 'phone', 'email', 'link'] as const)
    wants((told[field] ?? '').length <= longest, field, 'too-long');
  wants(told.category === '' || category !== undefined || isSupplier, 'category', 'unknown');
  if (!isSupplier) wants(told.municipality !== undefined, 'municipality', 'missing');
  if (told.municipality !== undefined) wants(municipalityCode(desk, told.municipality) !== undefined, 'municipality', 'unknown');
  if (told.form !== undefined) wants(stands(municipal.forms, told.form), 'form', 'unknown');
  else wants(category?.asks?.includes('form') !== true, 'form', 'missing');
  if (told.link !== undefined) wants(/^https?:\/\/[^\s/]+\.[^\s]+$/.test(told.link), 'link', 'not-a-link');
  if (told.checked !== undefined) {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(told.checked) && !Number.isNaN(Date.parse(told.checked));
    if (wants(isDay, 'checked', 'not-a-day') === true) wants(told.checked <= today, 'checked', 'future');
  }
  if (told.organization.trim() !== '') {
    const house = await desk.record.read('Organization', told.organization.slice('Organization/'.length));
    wants(told.organization.startsWith('Organization/') && house.ok, 'organization', 'unknown');
  }
  return faults;
}

/** Writes an offer that is without fault. */
export async function writeOffer(
  desk: Desk,
  inside: GatedRecord,
  told: DirectoryOfferTold & { readonly seen?: number },
): Promise<OfferOutcome> {
  const checked = told.checked ?? copenhagenDate(desk.now().toISOString());
  const code = told.municipality === undefined ? undefined : municipalityCode(desk, told.municipality);
  const identifier = `${offerSystem}|${identityOf(code, told.ref)}`;
  const resource = fromOffer(desk, { active: true, fictitious: false, selfReferral: false, ...told, checked });
  const made = await inside.create(resource, { identifier });
  if (!made.ok)
    return made.reason === 'forbidden' && made.why === 'author' ? { ok: false, reason: 'not-yours' } : (refusalOf(made) as OfferOutcome);
  const offer = toOffer(desk, made.resource);
  if (offer === undefined) return { ok: false, reason: 'not-found' };
  if (made.created) return { ok: true, offer, created: true };
  if (told.seen !== undefined && told.seen !== offer.version) return { ok: false, reason: 'changed', current: offer.version };
  const saved = await inside.update({ ...resource, id: made.resource.id }, offer.version);
  // Another house's offer can be read by everybody and changed by that house alone.
  if (!saved.ok)
    return saved.reason === 'not-found' || saved.reason === 'forbidden'
      ? { ok: false, reason: 'not-yours' }
      : (refusalOf(saved) as OfferOutcome);
  const after = toOffer(desk, saved.resource);
  return after === undefined ? { ok: false, reason: 'not-found' } : { ok: true, offer: after, created: false };
}
