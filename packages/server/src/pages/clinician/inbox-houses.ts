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

/** A department that does one thing in particular is offered by such departments only: nothing planned is passed on to an emergency department. */
async function lookUp({ desk }: Visit, roles: readonly string[]): Promise<Houses> {
  const houses = await housesOfRoles(desk, roles);
  const own = houses.find(({ house }) => house === desk.access.agent.organization);
  const general = houses.filter(({ does }) => does.length === 0);
  const offered = own !== undefined && own.does.length > 0 ? houses : general.length > 0 ? general : houses;
  return offered.map(({ house, name }) => ({ value: house, label: name }));
}
