/** Houses to which something may be passed on: those in which the directory has somebody of a role; looked up once a visit. */

import { namesOfHouses } from '@rygforloeb/pathway';
import { actorSystem } from '@rygforloeb/record';
import type { Visit } from '../door.ts';
import type { Deciding } from './inbox-decision.ts';

type Houses = Awaited<ReturnType<Deciding['housesOf']>>;

const looked = new WeakMap<Visit, Map<string, Promise<Houses>>>();

/** By name. */
export function housesIn(visit: Visit): Deciding['housesOf'] {
  const known = looked.get(visit) ?? new Map<string, Promise<Houses>>();
  looked.set(visit, known);
  return (roles) => {
    const key = [...roles].sort().join(' ');
    const found = known.get(key) ?? lookUp(visit, roles);
    known.set(key, found);
    return found;
  };
}

async function lookUp({ desk }: Visit, roles: readonly string[]): Promise<Houses> {
  const found = await desk.record.search('PractitionerRole', {
    where: { roles: roles.map((role) => `${actorSystem}|${role}`), active: 'true' },
    count: 1000,
  });
  const houses = (found.ok ? found.page.entries : []).flatMap(
    ({ organization }) => (organization as { readonly reference?: string } | undefined)?.reference ?? [],
  );
  const names = await namesOfHouses(desk, houses);
  return [...names].map(([value, label]) => ({ value, label })).toSorted((one, other) => one.label.localeCompare(other.label, 'da'));
}
