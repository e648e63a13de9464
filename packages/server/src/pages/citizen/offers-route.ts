/** What the citizen's municipality offers, and signing up. */

import { randomUUID } from 'node:crypto';
import { citizenCardOf, myPrevention, type Offer, offersOf, signUpForPrevention } from '@rygforloeb/pathway';
import type { citizen, FieldFault } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { citizenOnly, ownCitizen, todayAt } from './own-citizen.ts';

export interface OffersOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').citizen,
    'offersMessagesIn' | 'offersPath' | 'readDoorForm' | 'renderOffersPage' | 'signUpFields'
  >;
}

type Pages = OffersOptions['pages'];

/** Adds the page. */
export function addOffersPage(add: AddPage, { pages }: OffersOptions): void {
  add(pages.offersPath, { roles: citizenOnly, get: (visit) => show(visit, pages, []), post: (visit) => signUp(visit, pages) });
}

async function show(visit: Visit, pages: Pages, faults: readonly FieldFault[]): Promise<PageAnswer> {
  const { desk, frame, fields, formKey } = visit;
  const citizen = ownCitizen(visit);
  const card = await citizenCardOf(desk, citizen);
  const found = card?.municipality === undefined ? undefined : await offersOf(desk, card.municipality);
  const { categories } = desk.programme.municipal;
  const html = pages.renderOffersPage({
    visit: frame,
    today: todayAt(visit),
    ...(found !== undefined && { municipality: found.municipality }),
    offers: (found?.offers ?? []).map((offer) => shown(offer, categories)),
    missing: (found?.missing ?? []).map(({ da, en }) => ({ da, en })),
    mine: (await myPrevention(desk, citizen)).map(({ referral, talkAt, agreed, offers }) => ({
      referral,
      offers: offers.map(({ name, status }) => ({ name, status })),
      ...(talkAt !== undefined && { talkAt }),
      ...(agreed !== undefined && { agreed }),
    })),
    fields,
    faults,
    formKey,
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

type Categories = Visit['desk']['programme']['municipal']['categories'];

function shown(
  { id, name, category, description, selfReferral, phone, email, link, checked }: Offer,
  categories: Categories,
): citizen.OfferShown {
  const kind = categories.find(({ code }) => code === category);
  return {
    ...{ id, name, selfReferral, checked, kind: { da: kind?.da ?? category, en: kind?.en ?? category } },
    ...(kind?.card !== undefined && { card: kind.card }),
    ...(description !== undefined && { description }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(link !== undefined && { link }),
  };
}

async function signUp(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.offersMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const offer = form.text('tilbud');
  const names = pages.signUpFields(offer);
  const wish = form.must(names.wish, messages.missing.wish);
  if (form.faults.length > 0) return show(visit, pages, form.faults);
  const outcome = await signUpForPrevention(desk, { offer, wish, permit: form.text(names.permit) === 'ja', key: formKey });
  if (outcome.ok) return { to: pages.offersPath, told: outcome.repeated ? 'already-done' : 'sent' };
  const again = { ...visit, formKey: randomUUID() };
  if (outcome.reason === 'consent') return show(again, pages, [{ field: names.permit, text: messages.missing.permit }]);
  return show(again, pages, [{ field: names.wish, text: outcome.reason === 'ask-gp' ? messages.askGp : messages.refused }]);
}
