/** Reads the organisations, citizens and professionals of a message. */
import type { Citizen, CitizenNumber, Party, PersonName, Professional, Role } from '../parties.ts';
import type { BundledResource, MessageBundle } from './bundle.ts';
import type { Faults } from './fault.ts';
import { at, type JsonObject, objectsOf, stringOf, stringsOf } from './json-value.ts';
import { isCitizenNumber, isGln, isSor, kindOfNumber } from './numbers.ts';
import { identifierSystems } from './systems.ts';

/** The organisation that a reference inside the message points to, with SOR and GLN (medcom-messaging-organization). */
export function readParty(
  bundle: MessageBundle,
  reference: unknown,
  place: string,
  faults: Faults,
  missing?: 'MSG_Receiver_Identifier_MISSING',
): Party | undefined {
  const found = bundle.resolve(reference);
  if (found?.type !== 'Organization')
    return faults.add('not-found', place, 'This must point to an Organization inside the message.', missing);
  const sor = numberOf(found.resource, isSorSystem);
  const gln = numberOf(found.resource, isGlnSystem);
  if (sor === undefined || !isSor(sor)) faults.add('required', `${found.place}.identifier`, 'A SOR number is mandatory.', missing);
  if (gln === undefined || !isGln(gln))
    faults.add('required', `${found.place}.identifier`, 'A GLN of thirteen digits with its check digit is mandatory.', missing);
  if (sor === undefined || gln === undefined) return undefined;
  const name = stringOf(found.resource['name']);
  return { sor, gln, ...(name === undefined ? {} : { name }) };
}

/** The organisation a text is from: told where it can be, no fault where it cannot. */
export function readAssigner(bundle: MessageBundle, reference: unknown): Party | undefined {
  const organisation = bundle.resolve(reference)?.resource;
  const [sor, gln] = [numberOf(organisation, isSorSystem), numberOf(organisation, isGlnSystem)];
  const name = stringOf(at(organisation, 'name'));
  return sor === undefined || gln === undefined ? undefined : { sor, gln, ...(name === undefined ? {} : { name }) };
}

const isSorSystem = (system: unknown): boolean => system === identifierSystems.sor;
/** MedCom writes https, HL7 Denmark http. */
const isGlnSystem = (system: unknown): boolean =>
  system === identifierSystems.gln || system === identifierSystems.gln.replace('https:', 'http:');

function numberOf(resource: JsonObject | undefined, isSystem: (system: unknown) => boolean): string | undefined {
  return stringOf(objectsOf(resource?.['identifier']).find(({ system }) => isSystem(system))?.['value']);
}

/** The citizen (medcom-core-patient): at least one number, none twice of a kind, and an official name. */
export function readCitizen({ resource, place }: BundledResource, faults: Faults): Citizen | undefined {
  const numbers = objectsOf(resource['identifier']).flatMap((one): readonly CitizenNumber[] => {
    const [system, value] = [stringOf(one['system']), stringOf(one['value'])];
    const kind = kindOfNumber(system);
    if (kind === undefined || system === undefined || value === undefined) return [];
    faults.expect(isCitizenNumber(kind, value), 'value', `${place}.identifier`, 'This is no number of its kind.', 'MSG_Datatype_Wrong');
    return [{ kind, value, ...(kind === 'd-ecpr' ? { system } : {}) }];
  });
  faults.expect(numbers.length > 0, 'required', `${place}.identifier`, 'A CPR number or a replacement for it is mandatory.');
  faults.expect(
    new Set(numbers.map(({ kind }) => kind)).size === numbers.length,
    'structure',
    `${place}.identifier`,
    'Of each kind of number there is at most one.',
  );
  const name = faults.required(
    objectsOf(resource['name']).find((one) => one['use'] === 'official'),
    `${place}.name`,
  );
  if (name === undefined) return undefined;
  const familyKnown = stringOf(name['family']) !== undefined || at(name, '_family', 'extension') !== undefined;
  faults.expect(familyKnown, 'required', `${place}.name.family`, 'The family name, or why it is absent, is mandatory.');
  const deceased = resource['deceasedBoolean'] === true || stringOf(resource['deceasedDateTime']) !== undefined;
  return { numbers, name: readName(name), ...(deceased ? { deceased } : {}) };
}

/** The professional behind a PractitionerRole: a role as code or as words, not both, and a name (carecommunication 7, 8, 13). */
export function readProfessional(bundle: MessageBundle, reference: unknown, place: string, faults: Faults): Professional | undefined {
  const role = bundle.resolve(reference);
  if (role?.type !== 'PractitionerRole') return faults.add('not-found', place, 'This must point to a PractitionerRole inside the message.');
  const code = readRole(role, faults);
  const practitioner = bundle.resolve(role.resource['practitioner']);
  if (practitioner?.type !== 'Practitioner')
    return faults.add('not-found', `${role.place}.practitioner`, 'This must point to a Practitioner inside the message.');
  const name = faults.required(objectsOf(practitioner.resource['name'])[0], `${practitioner.place}.name`);
  return code === undefined || name === undefined ? undefined : { name: readName(name), role: code };
}

function readRole({ resource, place }: BundledResource, faults: Faults): Role | undefined {
  const codes = objectsOf(resource['code']);
  const [coding] = codes.flatMap((one) => objectsOf(one['coding']));
  const [system, code] = [stringOf(coding?.['system']), stringOf(coding?.['code'])];
  const text = codes.flatMap((one) => stringOf(one['text']) ?? [])[0];
  if (code !== undefined && text !== undefined) return faults.add('invariant', `${place}.code`, 'The role is a code or words, not both.');
  if (code !== undefined && system !== undefined) return { system, code };
  return text === undefined ? faults.add('required', `${place}.code`, 'The role is mandatory, as code or as words.') : { text };
}

function readName(name: JsonObject): PersonName {
  const family = stringOf(name['family']);
  return { ...(family === undefined ? {} : { family }), given: stringsOf(name['given']) };
}
