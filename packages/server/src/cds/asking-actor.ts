/** Who is asking: the programme says different things to a chiropractor and to a GP. */

import { type Outcome, refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { type Fields, fieldsOf, objectsOf, textOf } from '../request-fields.ts';
import type { HookRequest } from './hook-request.ts';

const actorSystem = 'https://rygforloeb.dk/fhir/CodeSystem/actor';
const medcomRoles = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ';

/** Name of the request's own extension that tells the actor. */
export const actorExtension = 'dk.rygforloeb.actor';

/** MedCom roles that belong to one actor alone; a physiotherapist may sit in practice or in the municipality, so he is not here. */
const actorOfMedcomRole: ReadonlyMap<string, string> = new Map([
  ['kiropraktor', 'chiropractor'],
  ['speciallaegeipraksis', 'private_specialist'],
  ['sygehuslaege', 'hospital'],
  ['overlaege', 'hospital'],
  ['afdelingslaege', 'hospital'],
  ['cheflaege', 'hospital'],
]);

/** The actor of a request: its extension, else who the user is, else the server's setting. An unknown actor in the extension is refused. */
export function askingActor(request: HookRequest, actors: ReadonlyMap<string, unknown>, defaultActor: string): Outcome<string> {
  const told = request.extension[actorExtension];
  if (told !== undefined) {
    if (typeof told === 'string' && actors.has(told)) return { ok: true, body: told };
    const place = `extension.${actorExtension}`;
    return refuse('invalid', problemTexts.hookRequest, [{ place, text: `${place} ${problemTexts.must.beKnownActor([...actors.keys()])}` }]);
  }
  if (/^(?:Patient|RelatedPerson)\//.test(request.userId)) return { ok: true, body: 'citizen' };
  return { ok: true, body: ofRoles(request, actors) ?? defaultActor };
}

function ofRoles({ prefetch, userId }: HookRequest, actors: ReadonlyMap<string, unknown>): string | undefined {
  const user = prefetch.user ?? undefined;
  const resources = user?.resourceType === 'Bundle' ? objectsOf(user.entry, 20).map((entry) => fieldsOf(entry.resource)) : [user];
  const roles = resources.filter((resource): resource is Fields => resource?.resourceType === 'PractitionerRole' && isOf(resource, userId));
  for (const concept of roles.flatMap((role) => objectsOf(role.code, 20)))
    for (const coding of objectsOf(concept.coding, 20)) {
      const code = textOf(coding.code) ?? '';
      const actor = coding.system === actorSystem ? code : coding.system === medcomRoles ? actorOfMedcomRole.get(code) : undefined;
      if (actor !== undefined && actors.has(actor)) return actor;
    }
  return undefined;
}

function isOf(role: Fields, userId: string): boolean {
  const practitioner = textOf(fieldsOf(role.practitioner)?.reference) ?? '';
  return `PractitionerRole/${textOf(role.id)}` === userId || practitioner === userId || practitioner.endsWith(`/${userId}`);
}
