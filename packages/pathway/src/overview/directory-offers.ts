/** All offers of the directory, those out of use too, for whoever keeps the directory. */
import type { Desk } from '../desk.ts';
import { type Offer, toOffer } from '../municipal/offers.ts';
import { everyInDirectory } from './directory-roles.ts';

/** Those in use first, by name. */
export async function directoryOffers({ record, programme }: Pick<Desk, 'record' | 'programme'>): Promise<readonly Offer[]> {
  const offers = (await everyInDirectory(record, 'HealthcareService')).flatMap((one) => toOffer({ programme }, one) ?? []);
  return offers.sort((one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name, 'da'));
}

/** One offer by its id; undefined where there is none. */
export async function directoryOffer({ record, programme }: Pick<Desk, 'record' | 'programme'>, id: string): Promise<Offer | undefined> {
  const found = await record.read('HealthcareService', id);
  return found.ok ? toOffer({ programme }, found.resource) : undefined;
}
