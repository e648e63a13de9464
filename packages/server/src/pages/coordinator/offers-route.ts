/** The offers of the municipalities: seen and put right. */

import { type DirectoryOfferTold, directoryOffer, directoryOffers, findHouses, type Offer, saveOffer } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { begunForm } from './begun-form.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface OffersOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'offersMessagesIn' | 'offersPath' | 'readDoorForm' | 'renderErrorPage' | 'renderOfferPage' | 'renderOffersPage' | 'toldDay'
  >;
}

type Pages = OffersOptions['pages'];
type Fault = { readonly field: string; readonly text: string };

/** What is to be said of every offer, in the order of the form. */
const always = ['name', 'category', 'organization', 'selfReferral'] as const;
const ofNew = ['municipality', 'ref', ...always] as const;
const texts = ['description', 'form', 'phone', 'email', 'link'] as const;

/** Adds the list and the page of one offer. */
export function addOffersPages(add: AddPage, { pages }: OffersOptions): void {
  const { offersPath } = pages;
  add(offersPath, { roles: coordinatorRoles, get: (visit) => list(visit, pages) });
  add(`${offersPath}/:tilbud`, {
    roles: coordinatorRoles,
    get: (visit) => showOffer(visit, pages),
    post: (visit) => save(visit, pages),
  });
}

async function list({ desk, frame, language, query }: Visit, pages: Pages): Promise<PageAnswer> {
  const { municipal, vocabulary } = desk.programme;
  const offers = await directoryOffers(desk);
  const asked = query('kommune');
  const categories = [...municipal.categories, municipal.supplier];
  const nameOf = (category: string) => categories.find(({ code }) => code === category)?.[language] ?? category;
  const created = query('nye');
  const html = pages.renderOffersPage({
    visit: frame,
    ...(asked !== undefined && { municipality: asked }),
    ...(created !== undefined && { imported: { created: Number(created), changed: Number(query('rettet') ?? 0) } }),
    municipalities: vocabulary.municipalities.map((name) => {
      const own = offers.filter(({ municipality, active }) => active && municipality === name);
      const missing = municipal.categories.filter(({ code }) => !own.some(({ category }) => category === code));
      return { name, inUse: own.length, missing: missing.map((one) => one[language]) };
    }),
    offers: offers
      .filter(({ municipality = '' }) => municipality === asked)
      .map(({ id, name, category, checked, active }) => ({
        ...{ id, name, active },
        category: nameOf(category),
        checked: checked === '' ? '' : pages.toldDay(checked, language),
      })),
  });
  return { html };
}

async function showOffer(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, parameter, language, query } = visit;
  if (parameter('tilbud') === 'ny') {
    const asked = { municipality: query('kommune') ?? '' };
    const form = begunForm(visit, asked);
    return offerPage(form, pages, { fields: form.fields.size > 0 ? form.fields : new URLSearchParams({ ...asked, active: 'ja' }) });
  }
  const offer = await directoryOffer(desk, parameter('tilbud'));
  if (offer === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  return offerPage(visit, pages, { offer, fields: fields.size > 0 ? fields : fieldsOf(offer) });
}

async function save(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, parameter, language } = visit;
  const messages = pages.offersMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const isNew = parameter('tilbud') === 'ny';
  const before = isNew ? undefined : await directoryOffer(desk, parameter('tilbud'));
  if (!isNew && before === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  const municipality = before === undefined ? form.text('municipality') : (before.municipality ?? '');
  const told: DirectoryOfferTold = {
    ref: before?.ref ?? form.text('ref'),
    ...(municipality !== '' && { municipality }),
    category: form.text('category'),
    name: form.text('name'),
    organization: form.text('organization'),
    ...Object.fromEntries(texts.map((name) => [name, form.text(name)] as const).filter(([, value]) => value !== '')),
    selfReferral: form.text('selfReferral') === 'ja',
    active: form.text('active') !== 'nej',
    ...(before !== undefined && { fictitious: before.fictitious }),
  };
  // An answer that nobody gave is none, and not a no.
  for (const field of isNew ? ofNew : always)
    if (form.text(field) === '' && !(field === 'municipality' && told.category === desk.programme.municipal.supplier.code))
      form.fault(field, field === 'selfReferral' ? messages.selfReferralMissing : `${messages.fields[field]} ${messages.faults.missing}.`);
  if (form.faults.length > 0)
    return offerPage(visit, pages, { ...(before !== undefined && { offer: before }), fields, faults: form.faults });
  const outcome = await saveOffer(desk, { ...told, ...(before !== undefined && { seen: Number(form.text('set')) }) });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: `${pages.offersPath}?kommune=${encodeURIComponent(outcome.offer.municipality ?? '')}`, told: 'saved' };
  }
  if (outcome.reason === 'changed') {
    const now = await directoryOffer(desk, parameter('tilbud'));
    const current = new URLSearchParams(fields);
    current.set('set', String(outcome.current));
    return offerPage(visit, pages, { ...(now !== undefined && { offer: now, standsNow: now }), fields: current });
  }
  const faults =
    outcome.reason === 'offer'
      ? outcome.faults.map(({ field, fault }) => ({ field, text: `${messages.fields[field]} ${messages.faults[fault]}.` }))
      : [{ field: 'name', text: outcome.reason === 'not-yours' ? messages.notYours : messages.refused }];
  return offerPage(visit, pages, { ...(before !== undefined && { offer: before }), fields, faults });
}

function fieldsOf(offer: Offer): URLSearchParams {
  const { version, name, category, organization, selfReferral, active } = offer;
  const fields = new URLSearchParams({ set: String(version), name, category, organization });
  for (const field of texts) fields.set(field, offer[field] ?? '');
  fields.set('selfReferral', selfReferral ? 'ja' : 'nej');
  fields.set('active', active ? 'ja' : 'nej');
  return fields;
}

async function offerPage(
  { desk, frame, formKey, language }: Visit,
  pages: Pages,
  shown: { readonly offer?: Offer; readonly fields: URLSearchParams; readonly faults?: readonly Fault[]; readonly standsNow?: Offer },
): Promise<PageAnswer> {
  const { offer, fields, faults = [], standsNow } = shown;
  const { municipal, vocabulary } = desk.programme;
  const messages = pages.offersMessagesIn(language);
  const houses = (await findHouses(desk)).map(({ id, name, active }) => ({ value: `Organization/${id}`, label: name, active }));
  const lists = {
    categories: [...municipal.categories, municipal.supplier].map((one) => ({ value: one.code, label: one[language] })),
    forms: municipal.forms.map((one) => ({ value: one.code, label: one[language] })),
    houses: houses.filter(({ active }) => active),
  };
  const words = new Map([...Object.values(lists).flat(), ...houses].map(({ value, label }) => [value, label]));
  words.set('ja', messages.yes).set('nej', messages.no).set('', '–');
  const html = pages.renderOfferPage({
    visit: frame,
    ...(offer !== undefined && { offer }),
    fields,
    faults,
    formKey,
    municipalities: vocabulary.municipalities,
    ...lists,
    ...(standsNow !== undefined && {
      standsNow: [...fieldsOf(standsNow)]
        .filter(([field, value]) => field !== 'set' && value !== (fields.get(field) ?? ''))
        .map(([field, value]) => ({ label: messages.fields[field] ?? field, value: words.get(value) ?? value })),
    }),
  });
  return { html, status: faults.length > 0 || standsNow !== undefined ? 422 : 200 };
}
