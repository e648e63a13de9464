/** Houses to which something may be passed on: those in which the directory has somebody of a role; looked up once a visit. */

import type { Visit } from '../door.ts';
import { housesOfRoles } from './houses.ts';
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
  return (await housesOfRoles(desk, roles)).map(({ house, name }) => ({ value: house, label: name }));
}
