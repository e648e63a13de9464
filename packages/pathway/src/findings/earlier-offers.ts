/** What was tried before, how it did, and whether it is wanted again: asked at the start, so that nothing is offered in vain (FP 4.1, TRIAGE-13). */
import type { Resource } from '@rygforloeb/record';
import { makeOnce, timeFault } from '../act.ts';
import { type CitizenSituation, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import type { FieldFault } from './finding-told.ts';
import { formOf, formsOf } from './form.ts';
import type { FieldRefusal } from './record-findings.ts';

export interface OfferTold {
  /** The programme's name of it; what it has no name for is told in words. */
  readonly offer?: string;
  readonly words?: string;
  /** One of `care.yaml`. */
  readonly effect: string;
  /** Whether a renewed offer is needed; left out = not decided. */
  readonly again?: boolean;
  /** When, as the citizen remembers it. */
  readonly when?: string;
}

export interface OffersTold {
  readonly citizen: string;
  readonly key: string;
  /** Empty = asked, and there were none. */
  readonly offers: readonly OfferTold[];
  readonly occurred?: string;
}

export type OffersOutcome = { readonly ok: true; readonly id: string; readonly repeated: boolean } | FieldRefusal | StepRefusal;

/** One talk about earlier offers, as it was kept. */
export interface EarlierOffers {
  readonly asked: string;
  readonly by?: string;
  readonly offers: readonly OfferTold[];
  /** What was told before no longer holds, and nothing is known instead. */
  readonly takenBack?: true;
}

const kind = 'earlier-offers';

/** Keeps what a citizen says of earlier offers; she may tell it herself. */
export async function noteEarlierOffers(desk: Desk, told: OffersTold): Promise<OffersOutcome> {
  const late = timeFault(told.occurred);
  if (late !== undefined) return late;
  const faults = offersFaults(desk, told.offers);
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const act = {
    step: 'note-earlier-offers',
    citizen: told.citizen,
    key: told.key,
    ...(told.occurred !== undefined && { occurred: told.occurred }),
  };
  const made = await makeOnce(desk, act, [offersForm(desk, told)]);
  return made.ok ? { ok: true, id: made.resources[0]?.id ?? '', repeated: made.repeated } : made;
}

/** Every talk about it, latest first. Undefined where the reader may not see the citizen. */
export async function earlierOffersOf(desk: Desk, citizen: string): Promise<readonly EarlierOffers[] | undefined> {
  const situation = await situationOf(desk, citizen);
  return situation && offersIn(situation);
}

/** The same of a situation that was read already. */
export function offersIn({ resources }: Pick<CitizenSituation, 'resources'>): readonly EarlierOffers[] {
  return formsOf(kind, resources).map(({ when, by, lines }) => ({
    asked: when,
    ...(by !== undefined && { by }),
    ...(lines.some(({ about }) => about === 'taken-back') && { takenBack: true as const }),
    offers: lines
      .filter(({ about }) => about === 'offer')
      .map(({ words, codes, lines: inner = [] }) => ({
        effect: codes?.effect ?? '',
        ...(codes?.offer !== undefined && { offer: codes.offer }),
        ...(words !== undefined && { words }),
        ...(codes?.again !== undefined && { again: codes.again === 'true' }),
        ...(inner[0]?.words !== undefined && { when: inner[0].words }),
      })),
  }));
}

/** A talk about earlier offers as it is kept. */
export function offersForm(
  desk: Desk,
  { citizen, offers, occurred }: Omit<OffersTold, 'key' | 'offers'> & { readonly offers: OffersTold['offers'] | 'taken-back' },
): Resource {
  if (offers === 'taken-back') return formOf(desk, citizen, kind, [{ about: offers }], occurred);
  const lines = offers.map(({ offer, words, effect, again, when }) => ({
    about: 'offer',
    ...(words !== undefined && { words }),
    codes: { effect, ...(offer !== undefined && { offer }), ...(again !== undefined && { again: String(again) }) },
    ...(when !== undefined && { lines: [{ about: 'when', words: when }] }),
  }));
  return formOf(desk, citizen, kind, lines.length > 0 ? lines : [{ about: 'none' }], occurred);
}

/** What is wrong with offers as they are told. */
export function offersFaults(desk: Desk, offers: readonly OfferTold[] | 'taken-back'): readonly FieldFault[] {
  return offers === 'taken-back' ? [] : offers.flatMap((offer, index) => faultsIn(desk, offer, `offers[${index}]`));
}

function faultsIn({ programme }: Desk, { offer, words, effect }: OfferTold, at: string): readonly FieldFault[] {
  const effects = Object.keys(programme.care.earlierOffers.effects);
  return [
    ...(offer === undefined && (words ?? '').trim() === '' ? [{ field: `${at}.words`, fault: 'missing' } as const] : []),
    ...(offer === undefined || programme.vocabulary.dispositions.has(offer) ? [] : [{ field: `${at}.offer`, fault: 'unknown' } as const]),
    ...(effects.includes(effect) ? [] : [{ field: `${at}.effect`, fault: 'value', allowed: effects } as const]),
  ];
}
