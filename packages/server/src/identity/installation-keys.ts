/** The keys of this installation: made once, kept in a file that only its owner may read, shared by all instances. */

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JWK } from 'jose';
import { fieldsOf } from '../request-fields.ts';
import { SettingError } from '../settings.ts';
import type { IdentitySettings } from './identity-settings.ts';

export interface InstallationKeys {
  /** Private keys that sign id tokens. */
  readonly jwks: { readonly keys: readonly JWK[] };
  /** From which cookies' signatures and the demo's client secret are made. */
  readonly secret: string;
}

/** Reads the keys, or makes them at the first start. Without a file they live as long as the process. Throws SettingError. */
export function installationKeys({ keysFile, dataDirectory }: Pick<IdentitySettings, 'keysFile' | 'dataDirectory'>): InstallationKeys {
  const file = keysFile ?? (dataDirectory === undefined ? undefined : join(dataDirectory, 'keys.json'));
  if (file === undefined) return newKeys();
  return read(file) ?? make(file);
}

function read(file: string): InstallationKeys | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new SettingError('the file with the keys may be read by others; allow its owner alone (chmod 600)');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error instanceof SettingError ? error : new SettingError('the file with the keys cannot be read');
  }
  const { jwks, secret } = fieldsOf(parsed(text)) ?? {};
  if (!Array.isArray(fieldsOf(jwks)?.keys) || typeof secret !== 'string' || secret.length < 32)
    throw new SettingError('the file with the keys is not one that we wrote');
  return { jwks: jwks as InstallationKeys['jwks'], secret };
}

/** Instances that start together agree on the file that came first: it appears whole or not at all. */
function make(file: string): InstallationKeys {
  const keys = newKeys();
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
    linkSync(draft, file);
    return keys;
  } catch (error) {
    const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? read(file) : undefined;
    if (other !== undefined) return other;
    throw new SettingError('the file with the keys cannot be written');
  } finally {
    rmSync(draft, { force: true });
  }
}

function newKeys(): InstallationKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...(privateKey.export({ format: 'jwk' }) as JWK), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
  return { jwks: { keys: [key] }, secret: randomBytes(32).toString('base64url') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
