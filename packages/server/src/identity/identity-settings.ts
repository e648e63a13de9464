/** How people are known: by an OpenID Connect broker in production, by invented people in a demo; never a mixture. */

import { readFileSync } from 'node:fs';
import { SettingError } from '../settings.ts';
import type { DemoLogin } from './demo/demo-people.ts';

/** An OpenID Connect provider for which we are a client. */
export interface BrokerSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** One of the two: a secret, or a private key (PEM) that signs in its place. */
  readonly clientSecret?: string;
  readonly clientKey?: string;
  readonly scope: string;
  /** Names of the claims with the CPR number and with the professional's identifier; brokers call them differently. */
  readonly claims: { readonly cpr: string; readonly professional: string };
}

export interface IdentitySettings {
  /** Absent = the demo's invented people. */
  readonly broker?: BrokerSettings;
  /** Invented people of the record who may log in; absent = the demo's own few. */
  readonly demoPeople?: readonly DemoLogin[];
  /** Real citizens: no demo. */
  readonly production: boolean;
  readonly publicUrl?: string;
  /** Systems of the identifiers by which people are found in the record. */
  readonly systems: { readonly cpr: string; readonly professional: string };
  /** Minutes without activity after which a session ends. */
  readonly idleMinutes: number;
  /** Hours after which a session ends in any case. */
  readonly longestHours: number;
  /** Minutes that an app's access token lives. */
  readonly tokenMinutes: number;
  /** Logins and token requests a minute from one address; the server's general limit holds besides. */
  readonly loginsPerMinute: number;
  /** Keys of this installation, made at the first start: in this file, or in `keys.json` of the data folder, else in memory. */
  readonly keysFile?: string;
  readonly dataDirectory?: string;
  /** JSON file of the registered apps. */
  readonly appsFile?: string;
}

export const defaultIdentitySettings: IdentitySettings = {
  production: false,
  systems: { cpr: 'urn:oid:1.2.208.176.1.2', professional: 'https://rygforloeb.dk/fhir/NamingSystem/professional' },
  idleMinutes: 30,
  longestHours: 8,
  tokenMinutes: 10,
  loginsPerMinute: 30,
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings out of the environment: RYG_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET (or _FILE), _CLIENT_KEY_FILE, _SCOPE, _CLAIM_CPR,
 * _CLAIM_PROFESSIONAL, RYG_PROFESSIONAL_SYSTEM, RYG_PRODUCTION, RYG_SESSION_IDLE_MINUTES, RYG_SESSION_HOURS, RYG_TOKEN_MINUTES,
 * RYG_LOGINS_PER_MINUTE, RYG_KEYS_FILE, RYG_APPS. Throws SettingError, also when demo and production would mix.
 */
export function identityFromEnvironment(environment: Environment): IdentitySettings {
  const value = (name: string) => environment[name] || undefined;
  const number = (name: string, otherwise: number, most: number) => wholeNumber(name, value(name), otherwise, most);
  const publicUrl = environment.RYG_PUBLIC_URL?.replace(/\/+$/, '');
  const professional = value('RYG_PROFESSIONAL_SYSTEM');
  const broker = brokerIn(environment);
  const defaults = defaultIdentitySettings;
  const settings: IdentitySettings = {
    production:
      environment.RYG_PRODUCTION === '1' || environment.NODE_ENV === 'production' || publicUrl?.toLowerCase().startsWith('https:') === true,
    systems: { ...defaults.systems, ...(professional !== undefined && { professional }) },
    idleMinutes: number('RYG_SESSION_IDLE_MINUTES', defaults.idleMinutes, 24 * 60),
    longestHours: number('RYG_SESSION_HOURS', defaults.longestHours, 24),
    tokenMinutes: number('RYG_TOKEN_MINUTES', defaults.tokenMinutes, 60),
    loginsPerMinute: number('RYG_LOGINS_PER_MINUTE', defaults.loginsPerMinute, 100_000),
    ...(broker !== undefined && { broker }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(environment.RYG_KEYS_FILE && { keysFile: environment.RYG_KEYS_FILE }),
    ...(environment.RYG_DATA && { dataDirectory: environment.RYG_DATA }),
    ...(environment.RYG_APPS && { appsFile: environment.RYG_APPS }),
  };
  refuseMixture(settings);
  return settings;
}

/** Throws SettingError where invented people could meet real data, or nobody could log in to real data. */
export function refuseMixture({ broker, production, publicUrl, keysFile, dataDirectory }: IdentitySettings): void {
  if (broker === undefined && (production || publicUrl?.toLowerCase().startsWith('https:')))
    throw new SettingError(
      'RYG_OIDC_ISSUER is missing. These are production settings (RYG_PRODUCTION=1, NODE_ENV=production or an https RYG_PUBLIC_URL), ' +
        'and the demo login with its invented people never runs there. Give a broker, or take the production settings away for a demo',
    );
  if (production && publicUrl === undefined) throw new SettingError('RYG_PUBLIC_URL is missing; a broker sends people back to it');
  if (production && publicUrl !== undefined && !isSafe(publicUrl))
    throw new SettingError('RYG_PUBLIC_URL must be https in production; cookies and numbers never travel in the clear');
  if (production && keysFile === undefined && dataDirectory === undefined)
    throw new SettingError('RYG_KEYS_FILE or RYG_DATA is missing; the keys of this installation must outlive a restart');
}

function brokerIn(environment: Environment): BrokerSettings | undefined {
  const { RYG_OIDC_ISSUER: issuer, RYG_OIDC_CLIENT_ID: clientId } = environment;
  if (!issuer) return undefined;
  if (!URL.canParse(issuer)) throw new SettingError('RYG_OIDC_ISSUER is not an address');
  if (!isSafe(issuer)) throw new SettingError('RYG_OIDC_ISSUER must be an https address');
  if (!clientId) throw new SettingError('RYG_OIDC_CLIENT_ID is missing');
  const clientSecret =
    environment.RYG_OIDC_CLIENT_SECRET || contentOf('RYG_OIDC_CLIENT_SECRET_FILE', environment.RYG_OIDC_CLIENT_SECRET_FILE);
  const clientKey = contentOf('RYG_OIDC_CLIENT_KEY_FILE', environment.RYG_OIDC_CLIENT_KEY_FILE);
  if ((clientSecret === undefined) === (clientKey === undefined))
    throw new SettingError('give one of RYG_OIDC_CLIENT_SECRET, RYG_OIDC_CLIENT_SECRET_FILE and RYG_OIDC_CLIENT_KEY_FILE');
  return {
    issuer,
    clientId,
    scope: environment.RYG_OIDC_SCOPE || 'openid',
    claims: { cpr: environment.RYG_OIDC_CLAIM_CPR || 'cpr', professional: environment.RYG_OIDC_CLAIM_PROFESSIONAL || 'professional' },
    ...(clientSecret !== undefined && { clientSecret }),
    ...(clientKey !== undefined && { clientKey }),
  };
}

/** https, or this machine. */
function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname));
}

function contentOf(name: string, file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    throw new SettingError(`${name} cannot be read`);
  }
}

function wholeNumber(name: string, value: string | undefined, otherwise: number, most: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(value) || Number(value) < 1 || Number(value) > most)
    throw new SettingError(`${name} is not a whole number from 1 to ${most}`);
  return Number(value);
}
