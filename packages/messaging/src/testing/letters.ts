/** Letters for tests; everybody and every number in them is fictitious. */
import type { Letter } from '../oioxml/read-letter.ts';

const frame = {
  envelope: { sentAt: '2026-03-02T10:00', identifier: 'Kuv0001', receipt: 'wanted' },
  identifier: 'Brv0001',
  writtenAt: '2026-03-02T09:30',
} as const;

const practice = {
  ean: '9990000000029',
  identifier: '999999',
  identifierCode: 'ydernummer',
  organisation: 'Lægehuset Eksempel',
  street: 'Eksempelvej 1',
  district: 'Prøveby',
  postCode: '9999',
  phone: '00000000',
} as const;
const hospital = {
  ean: '9990000000036',
  identifier: '9999999',
  identifierCode: 'sygehusafdelingsnummer',
  organisation: 'Rygcenter Eksempel',
} as const;
const municipality = { ean: '9990000000043', identifier: '999', identifierCode: 'kommunenummer', organisation: 'Prøve Kommune' } as const;
const karen = {
  number: { cpr: '0101701234' },
  surname: 'Eksempel',
  givenName: 'Karen',
  street: 'Prøvegade 2',
  district: 'Prøveby',
  postCode: '9999',
} as const;
const sciatica = { code: 'DM544', system: 'SKS', text: 'Lændesmerter med iskias' } as const;
const doctor = { name: 'Inge Test', title: 'Praktiserende læge' } as const;

export const aReferral: Letter<'XREF01'> = {
  ...frame,
  statisticalCode: 'XREF01',
  status: 'new',
  course: 'forloeb-1',
  sender: { ...practice, speciality: 'almenlaege_laegevagt', referrer: doctor },
  receiver: { ...hospital, department: 'Fællesvisitationen' },
  answerTo: { identifier: '888888', identifierCode: 'ydernummer', organisation: 'Anden Læge' },
  patient: { ...karen, occupation: 'Tømrer', telephones: [{ number: '00000001', kind: 'mobile' }], email: 'karen@example.org' },
  relative: { relation: 'unspecified', surname: 'Eksempel', givenName: 'Ole' },
  circumstances: {
    priority: 'elective',
    setting: 'ambulatory',
    transport: 'none',
    supplementary: 'Tolk: nej',
    reason: 'Iskias i syv uger\nuden bedring <8 uger> & smerter',
  },
  referral: {
    diagnosis: sciatica,
    further: [{ kind: 'additional', system: 'ICPC', code: 'L86', text: 'Rygsyndrom med smerteudstråling' }],
  },
  clinical: { allergies: 'Ingen', history: 'Syv uger.\n\nSover dårligt.', examination: 'Lasègue positiv', medication: 'Paracetamol' },
};

const { answerTo: _, relative: __, circumstances: ___, referral: ____, ...plain } = aReferral;

export const aSpecialistReferral: Letter<'XREF06'> = {
  ...plain,
  statisticalCode: 'XREF06',
  patient: { ...karen, number: { replacement: '010170TES1' } },
  referral: { diagnosis: { system: 'specialist', text: 'Reumatologi' } },
};

export const aTreatmentReferral: Letter<'XREF07'> = {
  ...plain,
  statisticalCode: 'XREF07',
  patient: { ...karen, telephones: [{ number: '00000001', kind: 'mobile' }] },
  circumstances: { setting: 'ambulatory', supplementary: 'Tolk: nej', reason: 'Træning' },
  clinical: { history: 'Syv uger.', examination: 'Lasègue positiv' },
};

export const aMunicipalityReferral: Letter<'XREF15'> = {
  ...plain,
  statisticalCode: 'XREF15',
  receiver: municipality,
  referral: { diagnosis: sciatica },
  clinical: { history: 'Ønsker smertemestring.' },
};

export const aDischargeLetter: Letter<'XDIS01'> = {
  ...frame,
  statisticalCode: 'XDIS01',
  status: 'new',
  sender: hospital,
  receiver: { ean: '9990000000029', identifier: '999999', identifierCode: 'ydernummer', organisation: 'Lægehuset Eksempel' },
  patient: { ...karen, status: 'ambulatory' },
  referral: { identifier: 'Brv0001', receivedAt: '2026-03-03T08:00', diagnosis: sciatica },
  admittedAt: '2026-03-20T08:00',
  dischargedAt: '2026-03-20T15:00',
  diagnoses: {
    main: { code: 'DM511', text: 'Lumbal diskusprolaps med radikulopati' },
    other: [{ kind: 'operation', code: 'KABC16', system: 'SKS', text: 'Operation for prolaps', at: '2026-03-20T09:00' }],
  },
  texts: [{ signedAt: '2026-03-20T15:30', text: 'Velbefindende.\nGenoptræningsplan er sendt.' }],
};

export const anOutpatientLetter: Letter<'XDIS02'> = { ...aDischargeLetter, statisticalCode: 'XDIS02' };
export const aSpecialistLetter: Letter<'XDIS07'> = { ...aDischargeLetter, statisticalCode: 'XDIS07' };
export const aTreatmentLetter: Letter<'XDIS08'> = { ...aDischargeLetter, statisticalCode: 'XDIS08' };

export const aMunicipalityLetter: Letter<'XDIS15'> = {
  ...frame,
  statisticalCode: 'XDIS15',
  status: 'new',
  sender: municipality,
  receiver: { ean: '9990000000029', identifier: '999999', identifierCode: 'ydernummer' },
  patient: { ...karen, status: 'inactive' },
  referredAt: '2026-03-02T00:00',
  closedAt: '2026-06-01T00:00',
  referral: { diagnosis: sciatica },
  clinical: { text: 'Forløbet er afsluttet.', signed: { title: 'Fysioterapeut', by: 'Ole Prøve', date: '2026-06-01' } },
};

export const aWorkLetter: Letter<'XLA165'> = {
  ...frame,
  statisticalCode: 'XLA165',
  sender: { ...practice, surname: 'Test', givenName: 'Inge', seNumber: '99999999' },
  receiver: municipality,
  patient: {
    cpr: '0101701234',
    surname: 'Eksempel',
    givenName: 'Karen',
    street: 'Prøvegade 2',
    district: 'Prøveby',
    postCode: '9999',
    phone: '00000001',
  },
  payment: {
    bank: { name: 'Banken', address: { street: 'Bankvej 1', district: 'Prøveby', postCode: '9999' } },
    registration: '9999',
    account: '9999999999',
    payee: { cvr: '99999999' },
  },
  writtenOn: '2026-03-02',
  proposal: 'Karen kan miste sit arbejde.',
  offers: { status: true, specificHealth: false, generalHealth: false, specialist: false, other: 'Ring gerne.', wantsAnswer: true },
};

export const aRehabilitationPlan: Letter<'GGOP'> = {
  ...frame,
  statisticalCode: 'GGOP2',
  sender: { ...hospital, phone: '00000003', signedBy: { givenName: 'Ole', surname: 'Prøve', title: 'Fysioterapeut' } },
  receiver: municipality,
  gp: { receiver: { ean: '9990000000029', identifier: '999999', identifierCode: 'ydernummer', organisation: 'Lægehuset Eksempel' } },
  patient: { cpr: '0101701234', surname: 'Eksempel', givenName: 'Karen', telephones: [{ number: '00000001', kind: 'mobile' }] },
  level: 'specialiseret',
  information: 'Bor på anden sal.',
  consent: 'yes',
  deadline: 'Inden syv dage.',
  stay: { start: '2026-03-20T08:00', expectedEnd: '2026-03-20T15:00' },
  summary: 'Opereret for prolaps.',
  ability: 'Går med stok.',
  need: 'Styrke og kondition.\nTilbage til arbejde.',
  diagnoses: { all: [{ primary: { code: 'DM511', system: 'ICD-10', text: 'Lumbal diskusprolaps' } }] },
};
