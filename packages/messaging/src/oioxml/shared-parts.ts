/** What every letter of MedCom's has: organisations, citizens, diagnoses. Lengths and words as in the schemas of 2005 and 2007. */
import { coded, either, group, lines, optional, repeated, text } from './parts.ts';

/** Which register a number is from. */
export const identifierCode = coded('IdentifierCode', {
  ...{ sygehusafdelingsnummer: 'sygehusafdelingsnummer', ydernummer: 'ydernummer', lokationsnummer: 'lokationsnummer' },
  ...{ kommunenummer: 'kommunenummer', sorkode: 'sorkode' },
});

export const ean = text('EANIdentifier', 13, /^\d{13}$/);
export const surname = text('PersonSurnameName', 70);
export const givenName = text('PersonGivenName', 70);
export const phone = text('TelephoneSubscriberIdentifier', 25);

export const address = {
  street: optional(text('StreetName', 35)),
  suburb: optional(text('SuburbName', 35)),
  district: optional(text('DistrictName', 35)),
  postCode: optional(text('PostCodeIdentifier', 4, /^\d{4}$/)),
};

export const place = {
  department: optional(text('DepartmentName', 35)),
  unit: optional(text('UnitName', 35)),
  ...address,
};

const number = { identifier: text('Identifier', 17), identifierCode };

/** Who receives; an organisation's name is not mandatory there. */
export const receiver = group('Receiver', { ean, ...number, organisation: optional(text('OrganisationName', 35)), ...place });

/** Who sends, without what each letter adds. */
export const sendingOrganisation = {
  ...{ ean, ...number, organisation: text('OrganisationName', 35), ...place, phone: optional(phone) },
  speciality: optional(text('MedicalSpecialityCode', 70)),
};

/** Who else gets a copy; it has no GLN. */
export function copyReceiver(name: string) {
  return group(name, { ...number, organisation: optional(text('OrganisationName', 35)), ...place });
}

/** A CPR number, or the replacement number of somebody who has none. */
export const citizenNumber = either(
  keyed('cpr', text('CivilRegistrationNumber', 10, /^\d{10}$/)),
  (value): value is { readonly cpr: string } => 'cpr' in value,
  keyed('replacement', text('AlternativeIdentifier', 10)),
);

/** An object of one key that is absent where its element is. */
function keyed<Key extends string>(key: Key, part: ReturnType<typeof text>) {
  return {
    write: (value: Readonly<Record<Key, string>>, where: string, faults: Parameters<typeof part.write>[2]) =>
      part.write(value[key], where, faults),
    read: (...arguments_: Parameters<typeof part.read>) => {
      const value = part.read(...arguments_);
      return value === undefined ? undefined : ({ [key]: value } as Readonly<Record<Key, string>>);
    },
  };
}

export const relative = group('Relative', {
  relation: coded('RelationCode', { unspecified: 'uspec_paaroerende', mother: 'mor', father: 'far', child: 'barn' }),
  identifier: optional(text('PersonIdentifier', 10)),
  surname,
  givenName: optional(givenName),
});

/** Whose course is where, at the time of writing. */
export const courseStatus = coded('EpisodeOfCareStatusCode', {
  ...{ inactive: 'inaktiv', admitted: 'indlagt', ambulatory: 'ambulant', dead: 'doed', 'ambulatory-imaging': 'ambulant_roentgen' },
});

export const telephones = repeated(
  'TelephoneSubscriber',
  group('TelephoneSubscriber', {
    number: phone,
    kind: coded('TelephoneSubscriberCode', { mobile: 'mobil', work: 'arbejde', home: 'fastnet' }),
  }),
  3,
);

const codeSystem = coded('DiagnoseTypeCode', {
  SKS: 'SKSdiagnosekode',
  ICPC: 'ICPCkode',
  none: 'uspecificeretkode',
  specialist: 'speciallaegehenvisning',
});

/** A diagnosis as a referral has it: code where there is one, system, text. */
export const diagnosis = {
  code: optional(text('DiagnoseCode', 17)),
  system: codeSystem,
  text: text('DiagnoseText', 70),
};

export const furtherDiagnosis = {
  kind: coded('DiagnoseDescriptionCode', {
    ...{
      unspecified: 'uspec_diagnose',
      referral: 'henv_diagnose',
      secondary: 'bidiagnose',
      additional: 'tillaegsdiagnose',
      action: 'aktionsdiagnose',
    },
    ...{ provisional: 'midlertidig_diagnose', course: 'forloebsdiagnose', operation: 'operation', imaging: 'roentgenundersoegelse' },
  }),
  ...diagnosis,
};

/** What a referral tells of the citizen, each under its heading. */
export const clinicalPicture = {
  allergies: optional(lines('Cave')),
  history: optional(lines('Anamnesis')),
  examination: optional(lines('Examination')),
  medication: optional(lines('ActualMedicine')),
};
