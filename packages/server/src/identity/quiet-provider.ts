/** An oidc-provider as a part of this server: behind our public address, and silent but for our own log. */

import type { EventEmitter } from 'node:events';
import type Provider from 'oidc-provider';

/** The same provider; what fails inside is told to the log, never printed. */
export function quiet(provider: Provider, onFailure: (error: unknown) => void): Provider {
  provider.proxy = true; // The mount sets the forwarded address to the public one, whatever was sent.
  provider.silent = true;
  provider.on('server_error', (_context, error) => onFailure(error));
  (provider as EventEmitter).on('error', onFailure);
  return provider;
}

/** Cookies of a provider: signed, for its own paths. */
export function cookiesOf(path: string, session: string, secret: string) {
  const options = { signed: true, httpOnly: true, sameSite: 'lax' } as const;
  return {
    keys: [secret],
    names: { session, interaction: `${session}-interaction`, resume: `${session}-resume` },
    long: { ...options, path },
    short: options,
  };
}
