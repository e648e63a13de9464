/** For the tests of identity: a real record with the demo's people, a real server over it, and a browser with cookies and forms. */

import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import rateLimit from '@fastify/rate-limit';
import { readAccessPolicy, shippedProgramme } from '@rygforloeb/decision';
import { type KeptValues, type OpenRecord, openRecord, type Resource, type StoredResource } from '@rygforloeb/record';
import { type FastifyInstance, fastify } from 'fastify';
import { registerFailures, tellAsJson } from '../../failures.ts';
import { addJson } from '../../routes.ts';
import { registerHeaders } from '../../security/headers.ts';
import { addIdentity, type IdentityOptions } from '../add-identity.ts';
import { demoResources } from '../demo/demo-resources.ts';
import { defaultIdentitySettings, type IdentitySettings } from '../identity-settings.ts';

/** The demo's people as the directory reads them; a test may change them. */
export function peopleInMemory(): { readonly source: IdentityOptions['source']; readonly change: (id: string, change: object) => void } {
  const all = new Map(demoResources(new Date()).map((resource) => [`${resource.resourceType}/${resource.id}`, resource as Resource]));
  const stored = (resource: Resource) => ({ ...resource, meta: { versionId: '1', lastUpdated: '2026-01-01T00:00:00Z' } }) as StoredResource;
  return {
    change: (id, change) => all.set(id, { ...(all.get(id) as Resource), ...change }),
    source: {
      async read(type, id) {
        const resource = all.get(`${type}/${id}`);
        return resource === undefined ? { ok: false, reason: 'not-found' } : { ok: true, resource: stored(resource) };
      },
      async search(type, { where = {} }) {
        const isWanted = (resource: Resource) =>
          Object.entries(where).every(([name, value]) => {
            const { practitioner, identifier = [] } = resource as unknown as {
              practitioner?: { reference: string };
              identifier?: { system: string; value: string }[];
            };
            return name === 'practitioner'
              ? practitioner?.reference === value
              : identifier.some((one) => `${one.system}|${one.value}` === value);
          });
        return { entries: [...all.values()].filter((resource) => resource.resourceType === type && isWanted(resource)).map(stored) };
      },
    },
  };
}

/** Kept values of one process; what needs the database is tested with it. */
export function keptInMemory(): KeptValues {
  const all = new Map<string, object>();
  const name = (space: string, key: string) => `${space} ${key}`;
  return {
    put: async (space, key, value) => void all.set(name(space, key), value),
    get: async (space, key) => all.get(name(space, key)),
    async take(space, key) {
      const value = all.get(name(space, key));
      all.delete(name(space, key));
      return value;
    },
    async change(space, key, work) {
      const value = all.get(name(space, key));
      const next = value && work(value);
      if (next !== undefined) all.set(name(space, key), next);
      return next ?? value;
    },
    drop: async (space, key) => void all.delete(name(space, key)),
    dropGroup: async () => undefined,
    sweep: async () => 0,
  };
}

/** A record on a fresh bundled database, with the shipped policy. */
export async function openTestRecord(): Promise<OpenRecord> {
  const parent = await mkdtemp(join(tmpdir(), 'identity-test-'));
  await chmod(parent, 0o755); // The database may run as another user.
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }));
  const { policy } = readAccessPolicy(shippedProgramme);
  return openRecord({ folder: join(parent, 'record') }, { policy, auditKey: Buffer.alloc(32, 3) });
}

export interface IdentityServer {
  readonly url: string;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** A server with identity alone, and two addresses that tell who asks: `/fhir/who` to read, and to write by POST. */
export async function serveIdentity(
  options: Omit<IdentityOptions, 'pages' | 'settings' | 'defaultPurposeOf' | 'maySee'> & {
    readonly settings?: Partial<IdentitySettings>;
    readonly maySee?: IdentityOptions['maySee'];
  },
): Promise<IdentityServer> {
  const app = fastify({ logger: false });
  registerFailures(app, tellAsJson);
  await app.register(rateLimit, { max: 100_000, timeWindow: 60_000 });
  await registerHeaders(app, options.settings?.publicUrl);
  const identity = await addIdentity(app, {
    maySee: async (_access, patient) => patient === 'demo-karen',
    ...options,
    settings: { ...defaultIdentitySettings, loginsPerMinute: 100_000, ...options.settings },
    defaultPurposeOf: (role) => (role === 'jobcentre' ? 'employment' : 'treatment'),
    pages: await import('@rygforloeb/web'),
  });
  const who = async (request: Parameters<typeof identity.accessOf>[0]) =>
    ({ ok: true, body: (await identity.accessOf(request)) ?? null }) as const;
  addJson(app, '/fhir/who', 'application/json', { GET: who, POST: who });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, app, close: () => app.close() };
}

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser without JavaScript: follows redirects within a host, keeps cookies by path, and tells where a post comes from. */
export class Browser {
  readonly cookies = new Map<string, { readonly value: string; readonly path: string; readonly host: string }>();
  /** Addresses of other hosts that it was sent to. */
  readonly sentTo: string[] = [];
  readonly #hosts: readonly string[];

  constructor(...origins: readonly string[]) {
    this.#hosts = origins.map((origin) => new URL(origin).host);
  }

  get(address: string): Promise<Page> {
    return this.#go(address, { method: 'GET' });
  }

  /** Posts a form as a page of the same origin would. */
  post(address: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#go(address, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(address).origin,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });
  }

  /** Presses a button of the page's form: its hidden fields and the button's own value. */
  press(
    page: Page,
    button: Readonly<Record<string, string>>,
    form = /<form method="post" action="([^"]+)"[\s\S]*?<\/form>/,
  ): Promise<Page> {
    const [markup = '', action = ''] = form.exec(page.text) ?? [];
    const hidden = [...markup.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    return this.post(new URL(action.replaceAll('&amp;', '&'), page.url).href, { ...Object.fromEntries(hidden), ...button });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }

  async #go(address: string, init: RequestInit, hops = 0): Promise<Page> {
    const url = new URL(address);
    if (!this.#hosts.includes(url.host)) {
      this.sentTo.push(address);
      return { status: 0, url: address, text: '', headers: new Headers() };
    }
    const sent = [...this.cookies].filter(([, { path, host }]) => host === url.host && url.pathname.startsWith(path));
    const headers = { accept: 'text/html', ...init.headers, cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line, url.host);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.arrayBuffer();
      if (hops > 15) throw new Error(`too many redirects: ${location}`);
      return this.#go(new URL(location, url).href, { method: 'GET' }, hops + 1);
    }
    return { status: response.status, url: url.href, text: await response.text(), headers: response.headers };
  }

  #keep(line: string, host: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', ...value] = pair.split('=');
    const attribute = (wanted: string) => attributes.find((entry) => entry.toLowerCase().startsWith(`${wanted}=`))?.split('=')[1];
    const isOver = attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '9999-01-01') < Date.now();
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, { value: value.join('='), path: attribute('path') ?? '/', host });
  }
}

/** Logs a demo person in and gives the page that follows. */
export async function logIn(browser: Browser, url: string, person: string, next = '/mig'): Promise<Page> {
  const people = await browser.get(`${url}/login?til=${encodeURIComponent(next)}`);
  return browser.press(people, { person: `demo-${person}` });
}
