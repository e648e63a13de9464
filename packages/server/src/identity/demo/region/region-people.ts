/** The people of the demo's region: as resources of the directory, as people who log in, and as agents of the acts that tell their stories. */

import { houseTypeSystem, identifierSystems, reachedByUrl } from '@rygforloeb/pathway';
import type { Access, Agent } from '@rygforloeb/record';
import { type Cast, castLogins, castResources, type Journey, type NamedResource, type Story } from '@rygforloeb/synthetic';
import type { IdentitySettings } from '../../identity-settings.ts';
import type { DemoLogin } from '../demo-people.ts';

interface People {
  readonly cast: Cast;
  readonly stories: readonly Story[];
}

const groups: Readonly<Record<string, string>> = {
  municipality_119: 'municipality',
  municipality_140: 'municipality',
  jobcentre: 'municipality',
  hospital: 'region',
  rygcenter: 'region',
  back_coordinator: 'coordination',
  administrator: 'coordination',
};

/** Houses, professionals and citizens. Relatives are invited by the citizens themselves. */
export function regionResources({ cast, stories }: People, systems: IdentitySettings['systems']): readonly NamedResource[] {
  return castResources(
    cast,
    stories.map((story) => journeyOf(story, {})),
    { ...systems, gln: identifierSystems.gln[0], sor: identifierSystems.sor[0], reachedBy: reachedByUrl, does: houseTypeSystem },
  );
}

/** Everybody who can log in; a citizen is told with her situation. */
export function regionLogins({ cast, stories }: People): readonly DemoLogin[] {
  const situations = new Map(stories.map(({ citizen, da }) => [citizen.id, da]));
  return castLogins(
    cast,
    stories.map((story) => journeyOf(story, story.relatives)),
  ).map((login) => ({
    ...login,
    id: `demo-${login.id}`,
    place: [login.place, situations.get(login.id)].filter((part) => part !== undefined).join(' · '),
    group: login.cpr === undefined ? (groups[login.roles[0] ?? ''] ?? 'practice') : 'citizens',
  }));
}

/** Somebody of a story as an agent; a relative by the id under which the citizen invited her. */
export function agentOf({ cast }: People, story: Story, who: string, kept: ReadonlyMap<string, unknown>): Agent {
  const { citizen, relatives = {} } = story;
  if (who === 'citizen') return { who: `Patient/${citizen.id}`, role: 'citizen', name: `${citizen.given} ${citizen.family}` };
  const relative = relatives[who];
  if (relative !== undefined)
    return { who: `RelatedPerson/${kept.get(who)}`, role: 'relative', name: `${relative.given} ${relative.family}` };
  return professional(cast, who);
}

/** A professional of the region in her role. */
export function professional({ people }: Cast, id: string): Access['agent'] {
  const found = people[id];
  if (found === undefined) throw new Error(`${id} is nobody of the region`);
  return {
    who: `Practitioner/${id}`,
    role: found.role,
    practitionerRole: `PractitionerRole/${id}.role`,
    organization: `Organization/${found.house}`,
    name: `${found.given} ${found.family}`,
  };
}

/** A story in the form of a journey, for what both have. */
function journeyOf({ story, file, da, en, begins, citizen }: Story, relatives: Journey['relatives']): Journey {
  return {
    ...{ journey: story, file, da, en, begins, citizen, sources: [], requirements: [], watch: {}, steps: [] },
    ...(relatives !== undefined && { relatives }),
  };
}
