/** Gathers the resources of a message that is being written: each organisation and professional once, each with an id and an address. */
import type { Party, PersonName, Professional } from '../parties.ts';
import { derivedId } from './derived-id.ts';
import type { JsonObject } from './json-value.ts';
import { narrative } from './narrative.ts';
import { identifierSystems, profiles } from './systems.ts';

/** Addresses of the resources in our messages; nobody needs to reach them. */
const base = 'https://rygforloeb.dk/fhir';

export interface Reference {
  readonly reference: string;
}

export class BundleWriter {
  readonly #messageId: string;
  readonly #resources = new Map<string, JsonObject>();

  constructor(messageId: string) {
    this.#messageId = messageId;
  }

  /** Puts a resource in, once for each key, and says how to point to it. */
  put(type: string, key: string, resource: () => JsonObject, id: string = derivedId(this.#messageId, type, key)): Reference {
    const reference = `${type}/${id}`;
    if (!this.#resources.has(reference)) {
      this.#resources.set(reference, {}); // Keeps the place: what it points to comes after it.
      this.#resources.set(reference, { resourceType: type, id, ...resource() });
    }
    return { reference };
  }

  organisation({ sor, gln, name }: Party): Reference {
    return this.put('Organization', `${sor} ${gln}`, () => ({
      meta: { profile: [profiles.messagingOrganization] },
      text: narrative('Organization', { SOR: sor, GLN: gln, Name: name }),
      identifier: [
        { system: identifierSystems.gln, value: gln },
        { system: identifierSystems.sor, value: sor },
      ],
      ...(name === undefined ? {} : { name }),
    }));
  }

  professional(professional: Professional, organisation: Party | undefined): Reference {
    const key = JSON.stringify([professional, organisation?.sor]);
    const { role } = professional;
    const code = 'code' in role ? { coding: [role] } : { text: role.text };
    return this.put('PractitionerRole', key, () => ({
      meta: { profile: [profiles.practitionerRole] },
      text: narrative('PractitionerRole', {
        Role: 'code' in role ? role.code : role.text,
        Name: fullName(professional.name),
        Organization: organisation?.name,
      }),
      practitioner: this.put('Practitioner', key, () => ({
        meta: { profile: [profiles.practitioner] },
        text: narrative('Practitioner', { Name: fullName(professional.name) }),
        name: [humanName(professional.name)],
      })),
      ...(organisation === undefined ? {} : { organization: this.organisation(organisation) }),
      code: [code],
    }));
  }

  /** The whole message; the resource that was put first stands first. */
  bundle(id: string, timestamp: string, profile: string): JsonObject {
    const entry = [...this.#resources].map(([reference, resource]) => ({ fullUrl: `${base}/${reference}`, resource }));
    return { resourceType: 'Bundle', id, meta: { profile: [profile] }, type: 'message', timestamp, entry };
  }
}

/** A name as FHIR has it; a family name that is unknown says so. */
export function humanName({ family, given }: PersonName): JsonObject {
  const unknown = { _family: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] } };
  return { ...(family === undefined ? unknown : { family }), ...(given.length === 0 ? {} : { given }) };
}

/** A name as one text. */
export function fullName({ family, given }: PersonName): string {
  return [...given, ...(family === undefined ? [] : [family])].join(' ');
}
