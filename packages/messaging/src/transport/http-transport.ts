/** Carries envelopes by HTTP to the network's access point. */
import type { Parcel, Sending, Transport } from './transport.ts';
import { wrap } from './wrap.ts';

export interface HttpTransportOptions {
  readonly url: string;
  /** What the access point wants beside: a key, for instance. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
}

/** Answers that may be others later: time-out, too early, too many, and whatever is wrong on the other side. */
const later = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A transport that posts each envelope. It follows no redirect: a message goes where it was sent or nowhere. */
export function httpTransport({ url, headers = {}, timeoutSeconds = 60 }: HttpTransportOptions): Transport {
  return {
    send: async (parcel: Parcel): Promise<Sending> => {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/xml; charset=utf-8' },
          body: wrap(parcel),
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutSeconds * 1000),
        });
        await response.body?.cancel();
        return response.ok ? { ok: true } : { ok: false, retriable: later.has(response.status), reason: `http-${response.status}` };
      } catch (error) {
        return {
          ok: false,
          retriable: true,
          reason: error instanceof DOMException && error.name === 'TimeoutError' ? 'time-out' : 'unreachable',
        };
      }
    },
  };
}
