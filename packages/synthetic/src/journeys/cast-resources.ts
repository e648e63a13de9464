/** The cast and the citizens of journeys as FHIR resources, and as people who log in: what the directory holds before anything happens. */

import { actorSystem, type Resource } from '@rygforloeb/record';
import type { Cast, Journey, JourneyRelative } from './journey.ts';

/** Somebody who can log in, by the number under which a login knows them. */
export interface JourneyLogin {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly place: string;
  readonly cpr?: string;
  readonly professional?: string;
}

/** The systems by which a login finds people in the record. */
export interface PeopleSystems {
  readonly cpr: string;
  readonly professional: string;
}

/** The systems by which letters find houses, and the mark of a house that is reached by them. */
export interface HouseSystems {
  readonly gln: string;
  readonly sor: string;
  readonly reachedBy: string;
  /** The system of what a house does. */
  readonly does: string;
}

export type NamedResource = Resource & { readonly id: string };

/** Houses first, then who works there, then citizens and their relatives. */
export function castResources(cast: Cast, journeys: readonly Journey[], systems: PeopleSystems & HouseSystems): readonly NamedResource[] {
  return [
    ...Object.entries(cast.houses).map(([id, { name, municipality, phone = '00000000', reached, does }]) => ({
      resourceType: 'Organization',
      id,
      active: true,
      identifier: [
        { system: systems.gln, value: glnOf(id) },
        { system: systems.sor, value: `99${glnOf(id)}` },
      ],
      ...(does !== undefined && { type: does.map((code) => ({ coding: [{ system: systems.does, code }] })) }),
      name,
      telecom: [{ system: 'phone', value: phone }],
      address: [{ city: municipality, country: 'DK' }],
      ...(reached === 'medcom' && { extension: [{ url: systems.reachedBy, valueCode: 'medcom' }] }),
    })),
    ...Object.entries(cast.people).flatMap(([id, { given, family, role, house }]) => [
      {
        resourceType: 'Practitioner',
        id,
        active: true,
        identifier: [{ system: systems.professional, value: id }],
        name: [{ given: [given], family }],
      },
      {
        resourceType: 'PractitionerRole',
        id: `${id}.role`,
        active: true,
        practitioner: { reference: `Practitioner/${id}` },
        organization: { reference: `Organization/${house}` },
        code: [{ coding: [{ system: actorSystem, code: role }] }],
      },
    ]),
    ...journeys.flatMap((journey) => citizenResources(journey, systems)),
  ];
}

/** Everybody who can log in: the cast, the citizens, the relatives. */
export function castLogins(cast: Cast, journeys: readonly Journey[]): readonly JourneyLogin[] {
  return [
    ...Object.entries(cast.people).map(([id, { given, family, role, house }]) => ({
      id,
      name: `${given} ${family}`,
      roles: [role],
      place: cast.houses[house]?.name ?? house,
      professional: id,
    })),
    ...journeys.flatMap((journey) => [
      {
        id: journey.citizen.id,
        name: `${journey.citizen.given} ${journey.citizen.family}`,
        roles: ['citizen'],
        place: journey.citizen.municipality,
        cpr: cprOf(journey, journey.citizen.id),
      },
      ...Object.entries(journey.relatives ?? {}).map(([id, { given, family }]) => ({
        id,
        name: `${given} ${family}`,
        roles: ['relative'],
        place: journey.citizen.municipality,
        cpr: cprOf(journey, id),
      })),
    ]),
  ];
}

function citizenResources(journey: Journey, systems: PeopleSystems): readonly NamedResource[] {
  const { id, given, family, born, gender, municipality, gp, phone, email, language } = journey.citizen;
  const telecom = [
    ...(phone === undefined ? [] : [{ system: 'phone', value: phone }]),
    ...(email === undefined ? [] : [{ system: 'email', value: email }]),
  ];
  return [
    {
      resourceType: 'Patient',
      id,
      active: true,
      identifier: [{ use: 'official', system: systems.cpr, value: cprOf(journey, id) }],
      name: [{ use: 'official', given: [given], family }],
      birthDate: born,
      gender,
      address: [{ city: municipality, country: 'DK' }],
      ...(telecom.length > 0 && { telecom }),
      ...(gp !== undefined && { generalPractitioner: [{ reference: `Organization/${gp}` }] }),
      ...(language !== undefined && { communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: language }] } }] }),
    },
    ...Object.entries(journey.relatives ?? {}).map(([relative, one]) => relativeOf(journey, relative, one, systems)),
  ];
}

function relativeOf(journey: Journey, id: string, { given, family }: JourneyRelative, systems: PeopleSystems): NamedResource {
  return {
    resourceType: 'RelatedPerson',
    id,
    active: true,
    identifier: [{ system: systems.cpr, value: cprOf(journey, id) }],
    patient: { reference: `Patient/${journey.citizen.id}` },
    relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'FAMMEMB' }] }],
    name: [{ given: [given], family }],
    period: { start: journey.begins },
  };
}

/** The number of a house of the cast, with its check digit; no real house has it. */
export function glnOf(house: string): string {
  const serial = [...house].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
  const digits = `999000${String(serial).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Day of birth plus 60, as no real number has; the last four follow from the name. */
function cprOf({ citizen, relatives = {} }: Journey, id: string): string {
  const [year = '', month = '', day = ''] = (relatives[id]?.born ?? citizen.born).split('-');
  const serial = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9000, 7) + 1000;
  return `${Number(day) + 60}${month}${year.slice(2)}${serial}`;
}
