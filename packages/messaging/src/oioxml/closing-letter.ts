/** Closing letters: from hospital (XDIS01), outpatient care (XDIS02), a specialist (XDIS07), treatment outside hospital (XDIS08), a psychologist (XDIS10) and a municipality's prevention (XDIS15). */
import { letterKind } from './letter.ts';
import { moment } from './moments.ts';
import { group, lines, optional, repeated, text } from './parts.ts';
import { schemas2005, schemas2007, schemas2016 } from './referral.ts';
import {
  address,
  citizenNumber,
  copyReceiver,
  courseStatus,
  diagnosis,
  furtherDiagnosis,
  givenName,
  receiver,
  relative,
  sendingOrganisation,
  surname,
} from './shared-parts.ts';

const sender = group('Sender', sendingOrganisation);

const patient = group('Patient', {
  number: citizenNumber,
  surname,
  givenName: optional(givenName),
  ...address,
  occupation: optional(text('OccupancyText', 35)),
  status: courseStatus,
});

const simpleDiagnosis = { code: text('DiagnoseCode', 17), text: text('DiagnoseText', 70) };

/** What stands before the days of the course, and what after them. */
const before = {
  sender,
  receiver,
  copyTo: optional(copyReceiver('CCReceiver')),
  patient,
  referral: optional(
    group('Referral', {
      identifier: optional(text('Identifier', 35)),
      receivedAt: optional(moment('Received')),
      diagnosis: optional(group('Refer', { ...diagnosis, code: text('DiagnoseCode', 17) })),
    }),
  ),
};
const after = {
  diagnoses: optional(
    group('Diagnose', {
      main: optional(group('Main', simpleDiagnosis)),
      mainAdditional: repeated('MainAdditional', group('MainAdditional', simpleDiagnosis), 5),
      other: repeated(
        'Other',
        group('Other', { ...furtherDiagnosis, code: text('DiagnoseCode', 17), at: optional(moment('DiagnoseDateTime')) }),
        50,
      ),
    }),
  ),
  /** The letter itself, in parts, each with when it was signed. */
  texts: repeated('ClinicalInformation', group('ClinicalInformation', { signedAt: optional(moment('Signed')), text: lines('Text01') }), 10),
};

const admitted = { ...before, admittedAt: optional(moment('Admission')), dischargedAt: optional(moment('Discharge')), ...after };

/** From hospital, when the citizen goes home. */
export const dischargeLetter = letterKind(
  { type: 'XDIS01', version: 'XD0134L', element: 'DischargeLetter', namespace: schemas2005 },
  admitted,
);

/** From outpatient care, when it ends. */
export const outpatientLetter = letterKind(
  { type: 'XDIS02', version: 'XD0234L', element: 'OutPatientDischargeLetter', namespace: schemas2005 },
  {
    ...before,
    admittedAt: optional(moment('OutPatientFirstVisit')),
    dischargedAt: optional(moment('OutPatientLastVisit')),
    ...after,
  },
);

/** From a specialist outside hospital. */
export const specialistLetter = letterKind(
  { type: 'XDIS07', version: 'XD0733L', element: 'PrivateSpecialistLetter', namespace: schemas2007 },
  admitted,
);

/** From a psychologist. */
export const psychologistLetter = letterKind(
  { type: 'XDIS10', version: 'XD1033L', element: 'PsychologistLetter', namespace: schemas2007 },
  admitted,
);

/** From a physiotherapist or chiropractor. */
export const treatmentLetter = letterKind(
  { type: 'XDIS08', version: 'XD0833L', element: 'PhysiotherapyLetter', namespace: schemas2007 },
  admitted,
);

/** From a municipality's prevention (§119). Derived, as its referral is: conformance is not claimed. */
export const municipalityLetter = letterKind(
  { type: 'XDIS15', version: 'XD1530L', element: 'MunicipalityLetter', namespace: schemas2016 },
  {
    sender,
    receiver,
    copyTo: optional(copyReceiver('CCReceiver')),
    patient,
    relative: optional(relative),
    referredAt: optional(moment('Admission')),
    closedAt: optional(moment('Discharge')),
    referral: optional(
      group('Referral', {
        diagnosis: group('Refer', diagnosis),
        further: repeated('ReferralAdditional', group('ReferralAdditional', furtherDiagnosis), 5),
      }),
    ),
    clinical: group('ClinicalInformation', {
      text: lines('Text01'),
      signed: optional(
        group('Signed', { title: optional(text('JobTitle', 35)), by: text('SignedBy', 70), date: text('Date', 10, /^\d{4}-\d{2}-\d{2}$/) }),
      ),
    }),
  },
);
