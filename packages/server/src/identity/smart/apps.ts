/** The apps and systems that may ask for access: registered by hand, in a file. */

import { readFileSync } from 'node:fs';
import { type Fields, fieldsOf, textOf } from '../../request-fields.ts';
import { SettingError } from '../../settings.ts';
import { opensData, plainScopes } from './scopes.ts';

/** `public` cannot keep a secret, `confidential` and `system` sign with a private key; a `system` asks without a person. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly name: string;
  readonly kind: 'public' | 'confidential' | 'system';
  readonly redirectUris: readonly string[];
  /** Where the app wants to be opened from a citizen's page. */
  readonly launchUrl?: string;
  readonly scopes: readonly string[];
  readonly jwks?: { readonly keys: readonly object[] };
  readonly jwksUri?: string;
  /** For whom a system acts. */
  readonly acts?: { readonly role: string; readonly organization: string; readonly device: string };
}

/** For the demo: an app on one's own machine, without a secret. */
export const demoApps: readonly RegisteredApp[] = [
  {
    clientId: 'demo-app',
    name: 'Demoappen',
    kind: 'public',
    redirectUris: ['http://127.0.0.1:3000/callback'],
    scopes: [...plainScopes, 'patient/*.rs', 'user/*.rs'],
  },
];

/**
 * Reads `[{ "client_id", "name", "kind", "redirect_uris", "launch_url", "scopes", "jwks" | "jwks_uri", "role", "organization", "device" }]`.
 * Throws SettingError, with the number of the app and what is wrong.
 */
export function appsIn(file: string): readonly RegisteredApp[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new SettingError('RYG_APPS cannot be read as JSON');
  }
  if (!Array.isArray(content)) throw new SettingError('RYG_APPS is not a list of apps');
  const apps = content.map((entry, index) => appIn(fieldsOf(entry) ?? {}, index + 1));
  if (new Set(apps.map(({ clientId }) => clientId)).size !== apps.length) throw new SettingError('RYG_APPS has a client_id twice');
  return apps;
}

function appIn(fields: Fields, place: number): RegisteredApp {
  const wrong = (what: string) => new SettingError(`RYG_APPS, app ${place}: ${what}`);
  const { kind, jwks, scopes, redirect_uris: redirects = [] } = fields;
  const [clientId, name, jwksUri, launchUrl] = ['client_id', 'name', 'jwks_uri', 'launch_url'].map((key) => textOf(fields[key]));
  if (clientId === undefined || !/^[\w.-]{1,100}$/.test(clientId))
    throw wrong('client_id is missing, or has signs other than letters, figures, . _ -');
  if (name === undefined) throw wrong('name is missing');
  if (kind !== 'public' && kind !== 'confidential' && kind !== 'system') throw wrong('kind is not public, confidential or system');
  if (!isTexts(scopes) || !scopes.every((scope) => plainScopes.includes(scope) || opensData(scope)))
    throw wrong('scopes are not all SMART scopes');
  if (!isTexts(redirects) || !redirects.every(isSafeTarget))
    throw wrong('redirect_uris are not all https, of this machine, or of an app (com.example.app:/…)');
  if (kind === 'system' ? redirects.length > 0 : redirects.length === 0)
    throw wrong('redirect_uris are for public and confidential, not for system');
  if (launchUrl !== undefined && !isSafeTarget(launchUrl)) throw wrong('launch_url is not https');
  const keys = fieldsOf(jwks)?.['keys'];
  const hasKeys = Array.isArray(keys) && keys.length > 0;
  if (kind !== 'public' && hasKeys === (jwksUri !== undefined)) throw wrong('give one of jwks and jwks_uri');
  if (hasKeys && keys.some((key) => fieldsOf(key)?.['d'] !== undefined)) throw wrong('jwks holds a private key; give public keys only');
  if (jwksUri !== undefined && !isSafeTarget(jwksUri)) throw wrong('jwks_uri is not https');
  const acts = { role: textOf(fields['role']), organization: textOf(fields['organization']), device: textOf(fields['device']) };
  const { role, organization, device } = acts;
  const knows =
    role !== undefined &&
    /^Organization\/[A-Za-z0-9.-]{1,64}$/.test(organization ?? '') &&
    /^Device\/[A-Za-z0-9.-]{1,64}$/.test(device ?? '');
  if (kind === 'system' && !knows) throw wrong('a system needs role, organization (Organization/…) and device (Device/…)');
  return {
    clientId,
    name,
    kind,
    redirectUris: redirects,
    scopes,
    ...(launchUrl !== undefined && { launchUrl }),
    ...(kind !== 'public' && hasKeys && { jwks: { keys: keys as readonly object[] } }),
    ...(kind !== 'public' && jwksUri !== undefined && { jwksUri }),
    ...(kind === 'system' && { acts: { role: role ?? '', organization: organization ?? '', device: device ?? '' } }),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** https, this machine, or an app's own scheme, which holds a dot (RFC 8252, 7.1). */
function isSafeTarget(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.hash !== '' || url.username !== '') return false;
  if (url.protocol === 'https:') return true;
  if (url.protocol === 'http:') return /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:$/.test(url.protocol);
}
