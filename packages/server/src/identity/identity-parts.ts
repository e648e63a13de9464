/** What the parts of identity share. */

import type { Access, Agent, KeptValues } from '@rygforloeb/record';
import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityDirectory } from './directory.ts';
import type { IdentitySettings } from './identity-settings.ts';
import type { InstallationKeys } from './installation-keys.ts';
import type { Sessions } from './sessions.ts';
import type { RegisteredApp } from './smart/apps.ts';

/** The pages of the web room that identity shows. */
export type AccessPages = Pick<
  typeof import('@rygforloeb/web'),
  | 'csrfField'
  | 'languageOf'
  | 'renderAppConsentPage'
  | 'renderDemoLoginPage'
  | 'renderLoginToldPage'
  | 'renderMePage'
  | 'renderNoAccessPage'
  | 'renderRoleChoicePage'
>;

export interface IdentityParts {
  readonly settings: IdentitySettings;
  readonly keys: InstallationKeys;
  /** Sealed. */
  readonly kept: KeptValues;
  readonly directory: IdentityDirectory;
  readonly sessions: Sessions;
  readonly pages: AccessPages;
  readonly apps: readonly RegisteredApp[];
  readonly baseUrl: () => string;
  /** The same by the name under which somebody asked: one of `addresses`, or the base URL for any other name. */
  readonly addressOf: (request: FastifyRequest) => string;
  /** The public address alone, or the names that this machine has for itself. */
  readonly addresses: () => readonly string[];
  /** Limits for what guesses or floods could be aimed at. */
  readonly limit: FastifyContextConfig;
  readonly demoSecret: string;
  readonly now: () => Date;
  readonly onFailure: (error: unknown) => void;
  /** Tells the log of looks who came and went. */
  readonly logged: (what: 'login' | 'logout', agent: Agent) => Promise<void>;
  /** Whether the citizen is one whom the agent may see. */
  readonly maySee: (access: Access, patient: string) => Promise<boolean>;
  readonly defaultPurposeOf: (role: string) => string;
}

/** Sends a page. */
export function sendPage(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}

/** One parameter of the query, if it came once. */
export function queryOf(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** The fields of a form. */
export function formOf(request: FastifyRequest): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
}
