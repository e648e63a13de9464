/** From the person whom a login names to the agents as whom that person may act: found in the record. */

import type { Agent, ReadOutcome, Search, StoredResource } from '@rygforloeb/record';
import { type Fields, fieldsOf, objectsOf, textOf } from '../request-fields.ts';
import type { IdentitySettings } from './identity-settings.ts';

/** One way for a person to act. */
export interface Acting {
  readonly agent: Agent;
  readonly organizationName?: string;
  /** The citizen himself, or the one on whose behalf a relative acts. */
  readonly patient?: { readonly id: string; readonly name: string };
}

/** Who may act as whom. All that login needs of the record. */
export interface IdentityDirectory {
  /** The roles of a professional, one for each role code of each active PractitionerRole. */
  professionalRoles(identifier: string): Promise<readonly Acting[]>;
  citizen(cpr: string): Promise<Acting | undefined>;
  /** The citizens who have invited this person. */
  relatives(cpr: string): Promise<readonly Acting[]>;
  /** Whether the agent may still act so: nobody keeps a role that was taken away. */
  holds(agent: Agent): Promise<boolean>;
}

/** What the directory reads of the record, as the system itself. */
export interface DirectorySource {
  read(type: string, id: string): Promise<ReadOutcome>;
  search(type: string, search: Search): Promise<{ readonly entries: readonly StoredResource[] }>;
}

const actorSystem = 'https://rygforloeb.dk/fhir/CodeSystem/actor';
const most = 50;

/** A directory over the record. */
export function recordDirectory(source: DirectorySource, systems: IdentitySettings['systems'], now: () => Date): IdentityDirectory {
  const one = async (reference: string): Promise<Fields | undefined> => {
    const [type = '', id = ''] = reference.split('/');
    const found = await source.read(type, id);
    return found.ok && found.resource['active'] !== false ? found.resource : undefined;
  };
  const by = async (type: string, system: string, value: string): Promise<readonly StoredResource[]> => {
    if (!/^[!-{}~]{1,200}$/.test(value)) return []; // Printable, and no bar, which parts system from value.
    const { entries } = await source.search(type, { where: { identifier: `${system}|${value}` }, count: most });
    return entries.filter((entry) => entry['active'] !== false);
  };
  const inTime = (resource: Fields) => isWithin(fieldsOf(resource['period']), now());

  return {
    async professionalRoles(identifier) {
      const [person, another] = await by('Practitioner', systems.professional, identifier);
      // Two people with one identifier: nobody can say who this is.
      if (person === undefined || another !== undefined) return [];
      const who = `Practitioner/${person.id}`;
      const { entries } = await source.search('PractitionerRole', { where: { practitioner: who }, count: most });
      const acting = entries
        .filter((role) => role['active'] !== false && inTime(role))
        .map(async (role) => {
          const organization = referenceOf(role['organization'], 'Organization');
          const place = organization && (await one(organization));
          return rolesIn(role).map((code) => ({
            agent: {
              who,
              role: code,
              practitionerRole: `PractitionerRole/${role.id}`,
              name: nameOf(person),
              ...(organization !== undefined && { organization }),
            },
            ...(place && { organizationName: textOf(place['name']) ?? '' }),
          }));
        });
      return (await Promise.all(acting)).flat();
    },
    async citizen(cpr) {
      const [person, another] = await by('Patient', systems.cpr, cpr);
      if (person === undefined || another !== undefined) return undefined;
      const name = nameOf(person);
      return { agent: { who: `Patient/${person.id}`, role: 'citizen', name }, patient: { id: person.id, name } };
    },
    async relatives(cpr) {
      const people = (await by('RelatedPerson', systems.cpr, cpr)).filter(inTime);
      const acting = people.map(async (person): Promise<readonly Acting[]> => {
        const patient = referenceOf(person['patient'], 'Patient');
        const citizen = patient && (await one(patient));
        if (!patient || !citizen) return [];
        const agent = { who: `RelatedPerson/${person.id}`, role: 'relative', name: nameOf(person) };
        return [{ agent, patient: { id: patient.slice('Patient/'.length), name: nameOf(citizen) } }];
      });
      return (await Promise.all(acting)).flat();
    },
    async holds({ who, role, practitionerRole }) {
      const person = await one(who);
      if (person === undefined) return false;
      if (practitionerRole === undefined) return inTime(person);
      const held = await one(practitionerRole);
      return (
        held !== undefined && inTime(held) && rolesIn(held).includes(role) && referenceOf(held['practitioner'], 'Practitioner') === who
      );
    },
  };
}

function rolesIn(role: Fields): readonly string[] {
  const codings = objectsOf(role['code'], most).flatMap((concept) => objectsOf(concept['coding'], most));
  const codes = codings.filter(({ system }) => system === actorSystem).map(({ code }) => textOf(code));
  return [...new Set(codes.filter((code) => code !== undefined))];
}

function referenceOf(value: unknown, type: string): string | undefined {
  const reference = textOf(fieldsOf(value)?.['reference']);
  return reference !== undefined && new RegExp(`^${type}/[A-Za-z0-9.-]{1,64}$`).test(reference) ? reference : undefined;
}

/** `Anna Eksempel`. */
function nameOf(person: Fields): string {
  const name = objectsOf(person['name'], 10).find(({ use }) => use !== 'old') ?? {};
  const given = Array.isArray(name['given']) ? name['given'] : [];
  return textOf(name['text']) ?? ([...given, name['family']].filter((part) => typeof part === 'string').join(' ') || '–');
}

/** A date without a clock time counts whole, in Copenhagen. */
function isWithin(period: Fields | undefined, now: Date): boolean {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(now);
  const { start, end } = { start: textOf(period?.['start']), end: textOf(period?.['end']) };
  const hasBegun = start === undefined || (start.length <= 10 ? start <= today : Date.parse(start) <= now.getTime());
  const hasEnded = end !== undefined && (end.length <= 10 ? end < today.slice(0, end.length) : Date.parse(end) < now.getTime());
  return hasBegun && !hasEnded;
}
