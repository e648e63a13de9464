/** Finds citizens by number or by parts of a name, among those whom the reader may see. */
import type { Search } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { type CitizenCard, factsOf } from './citizen-card.ts';

export const cprSystem = 'urn:oid:1.2.208.176.1.2';

const most = 50;

/** At most fifty, by name. Less than two letters find nobody. */
export async function findCitizens(desk: Desk, words: string): Promise<readonly CitizenCard[]> {
  const text = words.trim();
  const digits = text.replaceAll(/[\s-]/g, '');
  const search: Search | undefined = /^\d{10}$/.test(digits)
    ? { where: { identifier: `${cprSystem}|${digits}` } }
    : text.length >= 2
      ? { conditions: text.split(/\s+/).map((name) => ({ parameter: 'name', filter: { name, match: 'part' } })) }
      : undefined;
  if (search === undefined) return [];
  const listed = await desk.record.search('Patient', { ...search, count: most });
  if (!listed.ok) return [];
  return listed.page.entries
    .map((patient) => factsOf(patient, desk.now()))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'da'));
}
