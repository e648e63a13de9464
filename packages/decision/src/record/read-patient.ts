/** The citizen out of a FHIR Patient: birth date, sex and municipality, no name and no number. */

import type { Case } from '../model.ts';
import { codeIn } from './coding.ts';
import { timeOf } from './fhir-time.ts';
import { type Fields, objectsOf, textOf } from './json-reading.ts';
import type { ReadingContext } from './reading.ts';

const municipalityExtension = 'http://hl7.dk/fhir/core/StructureDefinition/dk-core-municipalityCodes';
const municipalitySystem = 'http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes';

type Citizen = Case['citizen'];
const sexes: ReadonlySet<string> = new Set(['female', 'male', 'other', 'unknown']);

/** The citizen; what the resource does not say in full (a birth year alone) is left out. */
export function readPatient(patient: Fields, context: Pick<ReadingContext, 'codeLists' | 'vocabulary' | 'asOf'>): Citizen {
  const born = timeOf(patient.birthDate)?.slice(0, 10);
  const gender = textOf(patient.gender);
  const municipality = municipalityOf(patient, context);
  return {
    ...(born !== undefined && born <= context.asOf.slice(0, 10) && { birthDate: born }),
    ...(gender !== undefined && sexes.has(gender) && { sex: gender as NonNullable<Citizen['sex']> }),
    ...(municipality !== undefined && { municipality }),
  };
}

/** The municipality of the home address: by dk-core's code, else by the name in `district`. An unlisted code stays a code: another region. */
function municipalityOf(patient: Fields, { codeLists, vocabulary }: Pick<ReadingContext, 'codeLists' | 'vocabulary'>): string | undefined {
  const addresses = objectsOf(patient.address).filter((address) => address.use !== 'old');
  const ordered = [...addresses].sort((left, right) => Number(left.use !== 'home') - Number(right.use !== 'home'));
  for (const address of ordered) {
    const code = objectsOf(address.extension)
      .filter((extension) => extension.url === municipalityExtension)
      .flatMap((extension) => codeIn(municipalitySystem, extension.valueCodeableConcept) ?? [])[0];
    if (code !== undefined && codeLists.municipalities.size > 0) return codeLists.municipalities.get(code.padStart(4, '0')) ?? code;
    const district = textOf(address.district, 60)?.replace(/ Kommune$/i, '');
    if (district !== undefined) return vocabulary.municipalities.find((name) => name.toLowerCase() === district.toLowerCase()) ?? district;
  }
  return undefined;
}
