/** The GP's proposal to the jobcentre that a citizen's case be taken up (LÆ165), in the schema of 2005; the version in use today is not known to us. */
import { letterKind } from './letter.ts';
import { day } from './moments.ts';
import { either, flag, group, optional, text } from './parts.ts';
import { courseStatus, ean, givenName, identifierCode, phone, receiver, surname } from './shared-parts.ts';

const home = {
  street: text('StreetName', 35),
  suburb: optional(text('SuburbName', 35)),
  district: text('DistrictName', 35),
  postCode: text('PostCodeIdentifier', 4, /^\d{4}$/),
};

const cpr = group('PaymentReceiverIdentifier', { cpr: text('CivilRegistrationNumber', 10, /^\d{10}$/) });
const cvr = group('PaymentReceiverIdentifier', { cvr: text('cvr:CVRnumber', 8, /^\d{8}$/) });

/** Sender, citizen, whom to pay, and what the GP proposes and asks. */
export const workLetter = letterKind(
  {
    ...{ type: 'XLA165', version: 'XLA1651001A', element: 'SocialMedicalProposal', hasStatus: false },
    namespace: 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/',
    namespaces: { cvr: 'http://rep.oio.dk/cvr.dk/xml/schemas/2002/06/28/' },
  },
  {
    sender: group('Sender', {
      ean,
      identifier: text('Identifier', 17),
      identifierCode,
      organisation: text('OrganisationName', 35),
      department: optional(text('DepartmentName', 35)),
      unit: optional(text('UnitName', 35)),
      ...home,
      phone,
      surname,
      givenName,
      seNumber: text('SENumber', 8, /^\d{8}$/),
    }),
    receiver,
    patient: group('Patient', {
      cpr: text('CivilRegistrationNumber', 10, /^\d{10}$/),
      surname,
      givenName,
      ...home,
      occupation: optional(text('OccupancyText', 35)),
      status: optional(courseStatus),
      phone: optional(phone),
    }),
    payment: group('PaymentInformation', {
      bank: group('BankContact', { name: text('BankName'), address: group('DKAddress', home) }),
      registration: text('BankRegNo', 4, /^\d{4}$/),
      account: text('BankAccountNo', 10, /^\d{10}$/),
      payee: either(cvr, (value): value is { readonly cvr: string } => 'cvr' in value, cpr),
    }),
    writtenOn: day('CreationDate'),
    /** Why the case should be taken up. */
    proposal: text('ConsiderationProposalText'),
    offers: group('ExtraInformationProposal', {
      status: flag('StatusRequest'),
      specificHealth: flag('SpecificHealthStatusRequest'),
      generalHealth: flag('GeneralHealthStatusRequest'),
      specialist: flag('SpecialDoctorRequest'),
      other: optional(text('OtherRequests')),
      /** Does the GP want to know what became of it? */
      wantsAnswer: flag('WishInformationCode'),
    }),
  },
);
