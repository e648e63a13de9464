/** Reads the texts and attachments of a correspondence (payload of medcom-careCommunication-communication). */
import type { BundledResource, MessageBundle } from '../fhir/bundle.ts';
import type { Faults } from '../fhir/fault.ts';
import { isDateTime, isUrnUuid } from '../fhir/forms.ts';
import { at, extensionsOf, type JsonObject, objectOf, objectsOf, stringOf } from '../fhir/json-value.ts';
import { readAssigner, readProfessional } from '../fhir/read-parties.ts';
import { extensions } from '../fhir/systems.ts';
import { attachmentTypes } from './categories.ts';
import type { AttachmentPart, Part, TextPart } from './model.ts';

/** Every part in its order; at least one is a text. */
export function readParts(bundle: MessageBundle, { resource, place }: BundledResource, faults: Faults): readonly Part[] {
  const payloads = objectsOf(resource['payload']);
  const isText = (payload: JsonObject) => payload['contentString'] !== undefined;
  faults.expect(payloads.some(isText), 'required', `${place}.payload`, 'At least one text is mandatory.');
  return payloads.flatMap((payload, index): readonly Part[] => {
    const inside = `${place}.payload[${index}]`;
    const part = isText(payload) ? readText(bundle, payload, inside, faults) : readAttachment(bundle, payload, inside, faults);
    return part === undefined ? [] : [part];
  });
}

function readText(bundle: MessageBundle, payload: JsonObject, place: string, faults: Faults): TextPart | undefined {
  const basics = readBasics(bundle, payload, place, faults);
  const author = authorOf(bundle, payload, place, faults, true);
  const phone = phoneOf(payload, place, faults, true);
  const text = faults.required(stringOf(payload['contentString']), `${place}.contentString`);
  if (basics === undefined || author === undefined || phone === undefined || text === undefined) return undefined;
  return { kind: 'text', ...basics, author, phone, text };
}

function readAttachment(bundle: MessageBundle, payload: JsonObject, place: string, faults: Faults): AttachmentPart | undefined {
  const inside = `${place}.contentAttachment`;
  const attachment = faults.required(objectOf(payload['contentAttachment']), inside);
  const basics = readBasics(bundle, payload, place, faults);
  const author = authorOf(bundle, payload, place, faults, false);
  const phone = phoneOf(payload, place, faults, false);
  if (attachment === undefined) return undefined;
  const title = faults.required(stringOf(attachment['title']), `${inside}.title`);
  const content = contentOf(attachment, inside, faults);
  const createdAt = stringOf(attachment['creation']);
  if (basics === undefined || title === undefined || content === undefined) return undefined;
  const known = { ...(author === undefined ? {} : { author }), ...(phone === undefined ? {} : { phone }) };
  return { kind: 'attachment', ...basics, ...known, title, content, ...(createdAt === undefined ? {} : { createdAt }) };
}

function contentOf(attachment: JsonObject, place: string, faults: Faults): AttachmentPart['content'] | undefined {
  const [data, url, type] = [stringOf(attachment['data']), stringOf(attachment['url']), stringOf(attachment['contentType'])];
  const mimeType = attachmentTypes.find((one) => one === type);
  if (type !== undefined && mimeType === undefined)
    return faults.add('code-invalid', `${place}.contentType`, 'This media type is not allowed.', 'MSG_VALUESET_VALUE_UNKNOWN');
  if (data !== undefined) {
    if (mimeType === undefined) return faults.add('required', `${place}.contentType`, 'The media type of data is mandatory.');
    const base64 = data.replaceAll(/\s/g, '');
    if (!isBase64(base64)) return faults.add('value', `${place}.data`, 'This is not base64.', 'MSG_Datatype_Wrong');
    return { mimeType, base64 };
  }
  return url === undefined ? faults.add('required', place, 'Data or an address is mandatory.') : { url };
}

/** Length and alphabet; `Buffer` would read anything. */
function isBase64(data: string): boolean {
  return data.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(data);
}

function readBasics(
  bundle: MessageBundle,
  payload: JsonObject,
  place: string,
  faults: Faults,
): Pick<TextPart, 'id' | 'writtenAt' | 'organisation'> | undefined {
  const date = only(payload, extensions.dateTime, place, 'date', faults);
  const identifier = only(payload, extensions.identifier, place, 'identifier', faults);
  const writtenAt = date === undefined ? undefined : stringOf(date['valueDateTime']);
  const id = identifier === undefined ? undefined : stringOf(at(identifier, 'valueIdentifier', 'value'));
  if (date !== undefined)
    faults.expect(
      writtenAt !== undefined && isDateTime(writtenAt),
      'value',
      `${place}.extension`,
      'The date and time must be a dateTime.',
      'MSG_Datatype_Wrong',
    );
  if (identifier !== undefined)
    faults.expect(
      id !== undefined && isUrnUuid(id),
      'value',
      `${place}.extension`,
      'The identifier must be urn:uuid: and a UUID.',
      'MSG_Datatype_Wrong',
    );
  if (writtenAt === undefined || id === undefined) return undefined;
  const organisation = readAssigner(bundle, at(identifier, 'valueIdentifier', 'assigner'));
  return { id, writtenAt, ...(organisation === undefined ? {} : { organisation }) };
}

function authorOf(
  bundle: MessageBundle,
  payload: JsonObject,
  place: string,
  faults: Faults,
  mandatory: boolean,
): TextPart['author'] | undefined {
  const author = only(payload, extensions.author, place, 'author', faults, mandatory);
  return author === undefined ? undefined : readProfessional(bundle, author['valueReference'], `${place}.extension`, faults);
}

function phoneOf(payload: JsonObject, place: string, faults: Faults, mandatory: boolean): string | undefined {
  const contact = only(payload, extensions.contact, place, 'phone', faults, mandatory);
  if (contact === undefined) return undefined;
  const phone = stringOf(at(contact, 'valueContactPoint', 'value'));
  const isPhone = at(contact, 'valueContactPoint', 'system') === 'phone' && phone !== undefined && /[-0-9]/.test(phone);
  return isPhone ? phone : faults.add('value', `${place}.extension`, 'The contact must be a telephone number.', 'MSG_Datatype_Wrong');
}

/** The one extension of this address: more than one is a fault, none too where it is mandatory. */
function only(payload: JsonObject, url: string, place: string, what: string, faults: Faults, mandatory = true): JsonObject | undefined {
  const found = extensionsOf(payload, url);
  faults.expect(found.length <= 1, 'structure', `${place}.extension`, `There is more than one ${what}.`);
  if (mandatory && found.length === 0) faults.add('required', `${place}.extension`, `The ${what} is mandatory.`);
  return found[0];
}
