/** The hospital's rehabilitation plan to the municipality (GGOP, §140). Made after one published instance: no schema was found, so which parts are mandatory is our reading. */
import { letterKind } from './letter.ts';
import { moment } from './moments.ts';
import { coded, group, lines, optional, repeated, text } from './parts.ts';
import { identifierCode } from './shared-parts.ts';

const address = {
  street: optional(text('mm100:StreetName', 35)),
  suburb: optional(text('mm100:SuburbName', 35)),
  district: optional(text('mm100:DistrictName', 35)),
  postCode: optional(text('mm100:PostCodeIdentifier', 4, /^\d{4}$/)),
};

const phone = text('mm100:TelephoneSubscriberIdentifier', 25);

const organisation = {
  ean: text('mm100:EANIdentifier', 13, /^\d{13}$/),
  identifier: text('mm100:Identifier', 17),
  identifierCode,
  organisation: text('mm100:OrganisationName', 35),
  department: optional(text('mm100:DepartmentName', 35)),
  unit: optional(text('mm100:UnitName', 35)),
  ...address,
};

const professional = {
  givenName: text('PersonGivenName', 70),
  surname: text('PersonSurnameName', 70),
  title: optional(text('PersonTitle', 70)),
  phone: optional(phone),
  department: optional(text('mm100:DepartmentName', 35)),
};

const icd10 = { code: text('Code', 17), system: coded('TypeCode', { 'ICD-10': 'ICD10kode' }), text: text('Text') };

/** From hospital to the municipality, with the citizen's own doctor in copy. */
export const rehabilitationPlan = letterKind(
  {
    ...{ type: 'GGOP', version: 'GGOP100', element: 'RehabilitationPlan', hasStatus: false, envelopePrefix: 'mm100:' },
    namespace: 'urn:oio:medcom:municipality:1.0.4',
    namespaces: { mm100: 'urn:oio:medcom:municipality:1.0.0' },
  },
  {
    sender: group('Sender', { ...organisation, phone: optional(phone), signedBy: group('SignedBy', professional) }),
    receiver: group('Receiver', organisation),
    gp: optional(group('GPCCReceiver', { receiver: group('CCReceiver', organisation) })),
    patient: group('Patient', {
      cpr: text('mm100:CivilRegistrationNumber', 10, /^\d{10}$/),
      surname: text('mm100:PersonSurnameName', 70),
      givenName: optional(text('mm100:PersonGivenName', 70)),
      ...address,
      occupation: optional(text('mm100:Occupation', 70)),
      telephones: repeated(
        'TelephoneSubscriber',
        group('TelephoneSubscriber', {
          number: phone,
          kind: coded('TelephoneSubscriberCode', { mobile: 'mobil', work: 'arbejde', home: 'fastnet' }),
        }),
        3,
      ),
      email: optional(text('EmailAddressIdentifier', 70)),
    }),
    /** As the plan says it: `almen`, `specialiseret` … */
    level: text('TypeOfRehabilitationPlan', 70),
    information: optional(lines('InformationForPatientAndRelatives', 'mm100:')),
    consent: coded('ConsentInformed', { yes: 'ja', no: 'nej' }),
    practical: optional(lines('PracticalInformation', 'mm100:')),
    safety: optional(lines('PatientSafetyAspects', 'mm100:')),
    deadline: optional(lines('RehabilitationDeadline', 'mm100:')),
    stay: optional(group('CurrentHospitalContact', { start: moment('Start'), expectedEnd: optional(moment('ExpectedEnd')) })),
    summary: optional(lines('mm100:PatientHealthSummary', 'mm100:')),
    ability: optional(lines('AbilityAtDischargeSummary', 'mm100:')),
    need: lines('RehabilitationNeedAndPotential', 'mm100:'),
    diagnoses: optional(
      group('ICD10Diagnoses', {
        all: repeated(
          'ICD10Diagnose',
          group('ICD10Diagnose', { primary: group('PrimaryDiagnosis', icd10), secondary: optional(group('SecondaryDiagnosis', icd10)) }),
          50,
        ),
      }),
    ),
  },
);
