/** How reminders leave the house, and whether this instance runs jobs: out of the environment. */
import { readFileSync } from 'node:fs';
import type { SmtpOptions } from '@rygforloeb/messaging';
import { SettingError } from '../settings.ts';

export interface JobsSettings {
  /** Absent = no mail server; reminders by e-mail are put aside with that reason. */
  readonly mail?: SmtpOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ports = { 'smtp:': 587, 'smtps:': 465 } as const;

/** Reads RYG_JOBS, RYG_MAIL_URL, RYG_MAIL_PASSWORD_FILE, RYG_MAIL_FROM and RYG_MAIL_TLS; undefined = this instance runs none. Throws SettingError. */
export function jobsFromEnvironment(environment: Environment): JobsSettings | undefined {
  const { RYG_JOBS: wanted = '1' } = environment;
  if (wanted !== '0' && wanted !== '1') throw new SettingError('RYG_JOBS is not 0 or 1');
  if (wanted === '0') return undefined;
  const mail = mailIn(environment);
  return mail === undefined ? {} : { mail };
}

/** An address never stands in a message: it may hold a password. */
function mailIn({
  RYG_MAIL_URL: text,
  RYG_MAIL_FROM: from,
  RYG_MAIL_TLS: tls = 'required',
  ...rest
}: Environment): SmtpOptions | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !(url.protocol in ports) || url.hostname === '')
    throw new SettingError('RYG_MAIL_URL must look like smtp://user:password@mail.example:587 or smtps://…');
  if (!from?.includes('@')) throw new SettingError('RYG_MAIL_FROM is not an address');
  if (tls !== 'required' && tls !== 'none') throw new SettingError('RYG_MAIL_TLS is not required or none');
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (tls === 'none' && !isLocal) throw new SettingError('RYG_MAIL_TLS=none is for a mail server on this machine alone');
  const { RYG_MAIL_PASSWORD_FILE: file } = rest;
  const password = file ? passwordIn(file) : decodeURIComponent(url.password);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? ports[url.protocol as keyof typeof ports] : Number(url.port),
    tls: url.protocol === 'smtps:' ? 'implicit' : tls,
    from,
    ...(url.username !== '' && { user: decodeURIComponent(url.username), password }),
  };
}

function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new SettingError('RYG_MAIL_PASSWORD_FILE cannot be read');
  }
}
