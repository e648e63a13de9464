/** Closing letters: from hospital (XDIS01) and from a municipality's prevention (XDIS15). */
import { letterKind } from './letter.ts';
import { moment } from './moments.ts';
import { group, lines, optional, repeated, text } from './parts.ts';
import { schemas2016 } from './referral.ts';
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

/** From hospital, when the citizen goes home. */
export const dischargeLetter = letterKind(
  {
    type: 'XDIS01',
    version: 'XD0134L',
    element: 'DischargeLetter',
    namespace: 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/',
  },
  {
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
    admittedAt: optional(moment('Admission')),
    dischargedAt: optional(moment('Discharge')),
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
    texts: repeated(
      'ClinicalInformation',
      group('ClinicalInformation', { signedAt: optional(moment('Signed')), text: lines('Text01') }),
      10,
    ),
  },
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
