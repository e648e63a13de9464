/** What was referred and what came of it, as clocks ask: which referrals left the house, and when. */
import type { StoredResource } from '@rygforloeb/record';
import { codeOf, receiverSystem, stateSystem } from '../../fhir-words.ts';
import type { CitizenRecord } from '../citizen-record.ts';
import { firstFrom } from './finding-facts.ts';

/** States in which a referral is not on its way. */
const notSent: ReadonlySet<string | undefined> = new Set(['draft', 'checked', 'returned', 'cancelled', undefined]);

/** When the first referral to a receiver of `referrals.yaml`, or `acute`, left since a moment; undefined where none did. */
export function referredSince(citizen: CitizenRecord, receivers: readonly string[], since: string): string | undefined {
  return firstFrom(
    since,
    citizen
      .all('ServiceRequest')
      .filter((request) => receivers.includes(receiverOf(request) ?? '') && !notSent.has(stateOf(citizen, request)))
      .map(({ authoredOn }) => authoredOn as string | undefined),
  );
}

function receiverOf(request: StoredResource): string | undefined {
  return ((request.category ?? []) as readonly unknown[]).map((one) => codeOf(one, receiverSystem)).find((code) => code !== undefined);
}

function stateOf(citizen: CitizenRecord, { id }: StoredResource): string | undefined {
  return codeOf(citizen.all('Task').find((task) => task.id === id)?.businessStatus, stateSystem);
}
