/** The citizen of a case: birth date, sex and municipality, never a name or a number. */

import type { Node } from 'yaml';
import type { Case } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { faultMessages } from './fault-messages.ts';
import { fieldsOf, type Sheet } from './located-map.ts';
import { isAfter, type Moment } from './moment.ts';
import { fold } from './nearest-code.ts';
import { dateExample, readOneOf, readText, readTime } from './read-value.ts';

const citizenKeys = ['birthDate', 'sex', 'municipality'] as const;
const sexes = ['female', 'male', 'other', 'unknown'] as const;

export interface CitizenReading {
  readonly citizen: Case['citizen'];
  readonly birth?: Moment;
}

/** The citizen, with the birth date that other dates are held against. */
export function readCitizen(sheet: Sheet, node: Node, vocabulary: Vocabulary, asOf: Moment | undefined): CitizenReading {
  const fields = fieldsOf(sheet, node, 'citizen', citizenKeys);
  const [birthField, sexField, placeField] = citizenKeys.map((key) => fields?.get(key));
  const birth = birthField && readBirthDate(sheet, birthField.value, asOf);
  const sex = sexField && (readOneOf(sheet, sexField.value, 'sex', sexes) as (typeof sexes)[number] | undefined);
  const municipality = placeField && readMunicipality(sheet, placeField.value, vocabulary);
  return {
    citizen: { ...(birth && { birthDate: birth.text }), ...(sex && { sex }), ...(municipality && { municipality }) },
    ...(birth && { birth }),
  };
}

function readBirthDate(sheet: Sheet, node: Node, asOf: Moment | undefined): Moment | undefined {
  const birth = readTime(sheet, node, 'birthDate', [dateExample]);
  if (birth === undefined) return undefined;
  if (birth.epoch !== undefined) sheet.log.add(node, faultMessages.dateOnly('birthDate'), { allowed: [dateExample] });
  else if (asOf && isAfter(birth, asOf)) sheet.log.add(node, faultMessages.afterAsOf('birthDate'));
  else return birth;
  return undefined;
}

/** Any name, for citizens of other regions come too; but not one of ours in another spelling, which would silently be taken for elsewhere. */
function readMunicipality(sheet: Sheet, node: Node, { municipalities }: Vocabulary): string | undefined {
  const name = readText(sheet, node, 'municipality');
  if (name === undefined || municipalities.includes(name)) return name;
  const meant = municipalities.find((known) => fold(known) === fold(name).replace(/kommune$/, ''));
  if (meant === undefined) return name;
  sheet.log.add(node, faultMessages.municipalityName, { allowed: [meant] });
  return undefined;
}
