/** From a parcel to the envelope in which it travels. */
import { randomUUID } from 'node:crypto';
import { writeEnvelope } from '../vans/envelope.ts';
import type { Parcel } from './transport.ts';

/** The envelope as text; each sending of the same parcel has an id of its own. */
export function wrap(
  { messageId, from, to, format, name, version, body }: Parcel,
  now: Date = new Date(),
  envelopeId: string = randomUUID(),
): string {
  const sentAt = `${now.toISOString().slice(0, 19)}Z`;
  return writeEnvelope({
    envelopeId,
    messageId,
    senderGln: from.gln,
    receiverGln: to.gln,
    sentAt,
    format,
    name,
    version,
    data: Buffer.from(body, 'utf8'),
  });
}
