/** Referrals to hospital (XREF01), imaging (XREF02), a specialist (XREF06), treatment (XREF07), a psychologist (XREF10) and a municipality's prevention (XREF15). */
import { letterKind } from './letter.ts';
import { coded, group, lines, optional, repeated, text } from './parts.ts';
import {
  address,
  citizenNumber,
  clinicalPicture,
  copyReceiver,
  diagnosis,
  furtherDiagnosis,
  givenName,
  identifierCode,
  receiver,
  relative,
  sendingOrganisation,
  surname,
  telephones,
} from './shared-parts.ts';

const sender = group('Sender', {
  ...sendingOrganisation,
  referrer: group('Referrer', {
    identifier: optional(text('Identifier', 17)),
    identifierCode: optional(identifierCode),
    name: text('PersonName', 35),
    title: optional(text('PersonTitle', 35)),
  }),
});

const patient = group('Patient', {
  number: citizenNumber,
  surname,
  givenName: optional(givenName),
  occupation: optional(text('PersonTitle', 35)),
  ...address,
  telephones,
  email: optional(text('EmailIdentifier', 70)),
});

const circumstances = group('AdditionalInformation', {
  priority: optional(coded('Priority', { elective: 'elektiv', acute: 'akut', special: 'saerlige_forhold' })),
  setting: optional(coded('ReferralStatus', { ambulatory: 'ambulant', admission: 'indlaeggelse' })),
  transport: optional(coded('Transport', { none: 'ingen', lying: 'liggende', sitting: 'siddende' })),
  supplementary: optional(lines('Supplementary')),
  /** Why the citizen is referred. */
  reason: optional(lines('ClinicalReason')),
});

const further = repeated('ReferralAdditional', group('ReferralAdditional', furtherDiagnosis), 5);

/** What for: mandatory where the receiver has to choose by it. */
const referral = group('Referral', { diagnosis: group('Refer', diagnosis), further });

const referralTable = {
  sender,
  receiver,
  answerTo: optional(copyReceiver('AnswerCCReceiver')),
  patient,
  relative: optional(relative),
  circumstances: optional(circumstances),
  referral: optional(group('Referral', { diagnosis: optional(group('Refer', diagnosis)), further })),
  clinical: optional(group('RelevantClinicalInformation', clinicalPicture)),
};

export const schemas2005 = 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/';
export const schemas2007 = 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2007/02/01/';
/** Known from a viewer, not from a schema. */
export const schemas2016 = 'http://rep.oio.dk/medcom.dk/xml/schemas/2016/12/01/';

/** To hospital. */
export const hospitalReferral = letterKind(
  { type: 'XREF01', version: 'XH0131R', element: 'HospitalReferral', namespace: schemas2005 },
  referralTable,
);

/** To imaging. */
export const imagingReferral = letterKind(
  { type: 'XREF02', version: 'XH0231R', element: 'XrayRequest', namespace: schemas2005 },
  {
    ...referralTable,
    clinical: optional(
      group('RelevantClinicalInformation', { ...clinicalPicture, firstDayOfPeriod: optional(lines('FirstDateOfPeriod')) }),
    ),
  },
);

/** To a specialist outside hospital; its diagnosis is of the system `specialist`. */
export const specialistReferral = letterKind(
  { type: 'XREF06', version: 'XH0630R', element: 'PrivateSpecialistReferral', namespace: schemas2007 },
  { ...referralTable, referral },
);

/** To those who treat outside hospital: fewer circumstances, and what was seen so far is mandatory where anything clinical is told. */
const treatmentTable = {
  sender,
  receiver,
  patient,
  circumstances: optional(
    group('AdditionalInformation', {
      setting: optional(coded('ReferralStatus', { ambulatory: 'ambulant', admission: 'indlaeggelse' })),
      supplementary: optional(lines('Supplementary')),
      reason: optional(lines('ClinicalReason')),
    }),
  ),
  clinical: optional(group('RelevantClinicalInformation', { ...clinicalPicture, history: lines('Anamnesis') })),
};

/** To a physiotherapist or chiropractor. The codes of benefits that such a letter may carry (`Referral`) are not ours to choose. */
export const treatmentReferral = letterKind(
  {
    type: 'XREF07',
    version: 'XH0732R',
    element: 'PhysiotherapyReferral',
    namespace: 'http://rep.oio.dk/medcom.dk/xml/schemas/2013/09/02/',
  },
  treatmentTable,
);

/** To a psychologist. */
export const psychologistReferral = letterKind(
  { type: 'XREF10', version: 'XH1030R', element: 'PsychologistReferral', namespace: schemas2007 },
  treatmentTable,
);

/** To a municipality's prevention (§119). Derived: made after what a viewer reads and after XREF01; no schema was found, so conformance is not claimed. */
export const municipalityReferral = letterKind(
  { type: 'XREF15', version: 'XH1530R', element: 'MunicipalityReferral', namespace: schemas2016 },
  {
    sender,
    receiver,
    patient,
    relative: optional(relative),
    referral,
    clinical: group('RelevantClinicalInformation', { history: lines('Anamnesis') }),
  },
);
