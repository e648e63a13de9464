/** From the bytes of an envelope to the text that is kept. */
import { decodeXml } from '../xml/decode-xml.ts';

/** JSON is UTF-8, XML says itself what it is. Bytes that fit neither are kept letter by letter, so that a person can see them. */
export function bodyText(data: Uint8Array): string {
  try {
    return decodeXml(data) ?? new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return Buffer.from(data).toString('latin1');
  }
}
