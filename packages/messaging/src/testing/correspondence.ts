/** Messages for tests; everybody and every number in them is fictitious. */
import type { AttachmentPart, CareCommunication, TextPart } from '../care-communication/model.ts';
import { type Making, newCorrespondence, type Opening } from '../care-communication/thread.ts';
import type { Citizen, Party, Professional } from '../parties.ts';
import type { Parcel } from '../transport/transport.ts';

export const clinic: Party = { sor: '999000000000001', gln: '9990000000012', name: 'Kiropraktisk Klinik Eksempel' };
export const practice: Party = { sor: '999000000000002', gln: '9990000000029', name: 'Lægehuset Eksempel' };
export const hospital: Party = { sor: '999000000000003', gln: '9990000000036', name: 'Rygcenter Eksempel' };

export const karen: Citizen = { numbers: [{ kind: 'cpr', value: '6101701234' }], name: { family: 'Eksempel', given: ['Karen'] } };
export const chiropractor: Professional = { name: { family: 'Prøve', given: ['Ole'] }, role: { text: 'kiropraktor' } };
export const doctor: Professional = { name: { family: 'Test', given: ['Inge', 'Marie'] }, role: { text: 'praktiserende læge' } };

/** Ids that count, and a time. */
export function making(start = 1, now = '2026-03-02T10:00:00+01:00'): Making {
  let count = start * 1000;
  return { now, newId: () => `00000000-0000-4000-8000-${String(count++).padStart(12, '0')}` };
}

export function aText(
  number: number,
  text = 'Karen har haft iskias i syv uger. <Se> bilag & billede.',
  author = chiropractor,
  organisation = clinic,
): TextPart {
  return { kind: 'text', id: partId(number), writtenAt: '2026-03-02T09:30:00+01:00', organisation, author, phone: '+4500000000', text };
}

export function anAttachment(number: number): AttachmentPart {
  return {
    ...{ kind: 'attachment', id: partId(number), writtenAt: '2026-03-02T09:35:00+01:00', organisation: clinic, title: 'Undersøgelse' },
    content: { mimeType: 'application/pdf', base64: Buffer.from('%PDF-1.7 eksempel').toString('base64') },
    createdAt: '2026-03-01T12:00:00+01:00',
  };
}

export const opening: Opening = {
  ...{ sender: clinic, receiver: practice, citizen: karen, category: 'examination-results', subject: 'Ryg og ben' },
  ...{ episodes: [], parts: [aText(1), anAttachment(2)] },
};

/** A new message with one text and one file. */
export function aCorrespondence(change: Partial<Opening> = {}): CareCommunication {
  return newCorrespondence({ ...opening, ...change }, making());
}

function partId(number: number): string {
  return `urn:uuid:00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
}

/** Something to carry. */
export const aParcel: Parcel = {
  ...{ messageId: '00000000-0000-4000-8000-000000000001', from: clinic, to: practice, name: 'MCM:FDIS91#other' },
  ...{ version: '5.0', format: 'HL7', body: '{"resourceType":"Bundle","name":"Hillerød"}' },
};
