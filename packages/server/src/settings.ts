/** How a server is set up: by its caller, with calm defaults, or out of the environment. */

import { readFileSync } from 'node:fs';
import { type MessageSettings, messagesFromEnvironment } from './messages/message-settings.ts';
import type { TrustedClient } from './security/client-token.ts';
import { SettingError } from './setting-error.ts';

export interface RateLimit {
  /** Requests per minute and address. */
  readonly perMinute: number;
}

export interface ServerSettings {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Address under which others reach the server, without a slash at the end; links in cards and the audience of tokens use it. */
  readonly publicUrl?: string;
  /** Folder for what the server keeps (feedback); absent = kept in memory only. */
  readonly dataDirectory?: string;
  /** Who is assumed to ask when neither the request nor the user's role tells. */
  readonly defaultActor: string;
  readonly bodyLimit: number;
  readonly rateLimit: RateLimit | false;
  /** Browser origins that may call CDS Hooks; none by default. */
  readonly allowedOrigins: readonly string[];
  /** Systems whose signed tokens are demanded of CDS Hooks calls; none = no token is asked for. */
  readonly trustedClients: readonly TrustedClient[];
  readonly trustProxy: boolean;
  /** Who sends it as a bearer token may read `/metrics`; absent = only callers on this machine. */
  readonly metricsToken?: string;
  /** Whom to tell of what cannot be used, and where the statement on accessibility stands. */
  readonly accessibility: { readonly contact?: string; readonly statement?: string };
  /** How messages come and go; absent = none do. */
  readonly messages?: MessageSettings;
  readonly log: 'silent' | 'error' | 'warn' | 'info';
  readonly now: () => Date;
}

export const defaultSettings: ServerSettings = {
  host: '127.0.0.1',
  port: 8080,
  defaultActor: 'gp',
  bodyLimit: 2 * 1024 * 1024,
  rateLimit: { perMinute: 1_200 },
  allowedOrigins: [],
  trustedClients: [],
  trustProxy: false,
  accessibility: {},
  log: 'info',
  now: () => new Date(),
};

export { SettingError };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings out of the environment: HOST, PORT, RYG_PUBLIC_URL, RYG_DATA, RYG_ACTOR, RYG_RATE_PER_MINUTE (0 = no limit),
 * RYG_ORIGINS (with commas), RYG_TRUSTED_CLIENTS (a JSON file), RYG_TRUST_PROXY=1, RYG_METRICS_TOKEN (or _FILE), RYG_LOG,
 * RYG_ACCESSIBILITY_CONTACT, RYG_ACCESSIBILITY_STATEMENT, and those of messages. Throws SettingError.
 */
export function settingsFromEnvironment(environment: Environment): ServerSettings {
  const publicUrl = environment.RYG_PUBLIC_URL?.replace(/\/+$/, '');
  const perMinute = wholeNumber(environment, 'RYG_RATE_PER_MINUTE', 1_200);
  const clientsFile = environment.RYG_TRUSTED_CLIENTS;
  const metricsToken = metricsTokenIn(environment);
  if (publicUrl !== undefined && !URL.canParse(publicUrl)) throw new SettingError('RYG_PUBLIC_URL is not an address');
  if (clientsFile !== undefined && publicUrl === undefined) throw new SettingError('RYG_TRUSTED_CLIENTS needs RYG_PUBLIC_URL');
  return {
    ...defaultSettings,
    host: environment.HOST ?? defaultSettings.host,
    port: wholeNumber(environment, 'PORT', defaultSettings.port),
    defaultActor: environment.RYG_ACTOR ?? defaultSettings.defaultActor,
    rateLimit: perMinute === 0 ? false : { perMinute },
    allowedOrigins: (environment.RYG_ORIGINS ?? '')
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
    trustedClients: clientsFile === undefined ? [] : trustedClientsIn(clientsFile),
    trustProxy: environment.RYG_TRUST_PROXY === '1',
    accessibility: accessibilityIn(environment),
    messages: messagesFromEnvironment(environment),
    log: logLevel(environment.RYG_LOG),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(metricsToken !== undefined && { metricsToken }),
    ...(environment.RYG_DATA !== undefined && { dataDirectory: environment.RYG_DATA }),
  };
}

function accessibilityIn({ RYG_ACCESSIBILITY_CONTACT: contact = '', RYG_ACCESSIBILITY_STATEMENT: statement = '' }: Environment) {
  if (statement !== '' && !/^https:\/\/\S+$/.test(statement)) throw new SettingError('RYG_ACCESSIBILITY_STATEMENT is not an https address');
  if (contact.length > 200) throw new SettingError('RYG_ACCESSIBILITY_CONTACT is longer than 200 characters');
  return { ...(contact !== '' && { contact }), ...(statement !== '' && { statement }) };
}

function wholeNumber(environment: Environment, name: string, otherwise: number): number {
  const value = environment[name];
  if (value === undefined || value === '') return otherwise;
  if (!/^\d{1,6}$/.test(value)) throw new SettingError(`${name} is not a number`);
  return Number(value);
}

/** At least 16 characters, so that nobody guesses it. */
function metricsTokenIn(environment: Environment): string | undefined {
  const file = environment.RYG_METRICS_TOKEN_FILE;
  const token = environment.RYG_METRICS_TOKEN || (file ? tokenOfFile(file) : undefined);
  if (token !== undefined && !/^[\x21-\x7e]{16,500}$/.test(token))
    throw new SettingError('RYG_METRICS_TOKEN is not 16 to 500 visible characters without a space');
  return token;
}

function tokenOfFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new SettingError('RYG_METRICS_TOKEN_FILE cannot be read');
  }
}

function logLevel(value: string | undefined): ServerSettings['log'] {
  const levels = ['silent', 'error', 'warn', 'info'] as const;
  const level = levels.find((name) => name === (value ?? defaultSettings.log));
  if (level === undefined) throw new SettingError('RYG_LOG is not silent, error, warn or info');
  return level;
}

/** A JSON list of `{ "issuer", "jwksUrl" }` or `{ "issuer", "jwks": { "keys": […] } }`. */
function trustedClientsIn(file: string): readonly TrustedClient[] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const clients = Array.isArray(content) ? (content as readonly Partial<TrustedClient>[]) : [];
  const isUsable = (client: Partial<TrustedClient>) =>
    typeof client?.issuer === 'string' &&
    (typeof client.jwksUrl === 'string' ? URL.canParse(client.jwksUrl) : Array.isArray(client.jwks?.keys));
  if (clients.length === 0 || !clients.every(isUsable))
    throw new SettingError('RYG_TRUSTED_CLIENTS is not a list of issuers with jwksUrl or jwks');
  return clients as readonly TrustedClient[];
}
