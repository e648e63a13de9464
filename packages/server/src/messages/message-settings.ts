/** How messages come and go: by HTTP, by folders, or not at all. */

import { readFileSync } from 'node:fs';
import { SettingError } from '../setting-error.ts';

export interface MessageSettings {
  /** Who sends it as a bearer token may bring messages to `/messages`; absent = there is no such address. */
  readonly token?: string;
  /** The network's access point. */
  readonly accessPoint?: { readonly url: string; readonly token?: string };
  /** The folders of a network's own program. */
  readonly folders?: { readonly outgoing: string; readonly incoming: string };
  /** How often it is looked for work, in seconds. */
  readonly everySeconds: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Out of the environment: RYG_MESSAGES_TOKEN (or _FILE), RYG_MESSAGES_URL with RYG_MESSAGES_URL_TOKEN (or _FILE), RYG_MESSAGES_OUT and
 * RYG_MESSAGES_IN, RYG_MESSAGES_SECONDS. Throws SettingError.
 */
export function messagesFromEnvironment(environment: Environment): MessageSettings {
  const token = tokenIn(environment, 'RYG_MESSAGES_TOKEN');
  const urlToken = tokenIn(environment, 'RYG_MESSAGES_URL_TOKEN');
  const url = environment['RYG_MESSAGES_URL'] || undefined;
  const [outgoing, incoming] = [environment['RYG_MESSAGES_OUT'] || undefined, environment['RYG_MESSAGES_IN'] || undefined];
  const seconds = environment['RYG_MESSAGES_SECONDS'] || '5';
  if (url !== undefined && !isSafe(url)) throw new SettingError('RYG_MESSAGES_URL must be an https address, or one on this machine');
  if (url !== undefined && outgoing !== undefined) throw new SettingError('give one of RYG_MESSAGES_URL and RYG_MESSAGES_OUT');
  if ((outgoing === undefined) !== (incoming === undefined)) throw new SettingError('RYG_MESSAGES_OUT and RYG_MESSAGES_IN go together');
  if (!/^\d{1,4}$/.test(seconds) || Number(seconds) < 1)
    throw new SettingError('RYG_MESSAGES_SECONDS is not a whole number from 1 to 9999');
  return {
    everySeconds: Number(seconds),
    ...(token !== undefined && { token }),
    ...(url !== undefined && { accessPoint: { url, ...(urlToken !== undefined && { token: urlToken }) } }),
    ...(outgoing !== undefined && incoming !== undefined && { folders: { outgoing, incoming } }),
  };
}

function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname));
}

/** At least 16 characters, so that nobody guesses it. */
function tokenIn(environment: Environment, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  const token = environment[name] || (file ? tokenOfFile(name, file) : undefined);
  if (token !== undefined && !/^[\x21-\x7e]{16,500}$/.test(token))
    throw new SettingError(`${name} is not 16 to 500 visible characters without a space`);
  return token;
}

function tokenOfFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new SettingError(`${name}_FILE cannot be read`);
  }
}
