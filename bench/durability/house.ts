/** The house under trial: the product's own server on a bundled database, asked over HTTP as a GP. Either can be killed, and both come back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readDatabaseOptions } from '@rygforloeb/record';
import { signedIn } from '@rygforloeb/server/testing';
import { ServedHouse } from '../served/served-house.ts';
import type { Answer, Request, Saved, Write } from './requests.ts';

const LONGEST_RETURN_MS = 60_000;
const notAnswered: Answer = { ok: false, reason: 'not answered' };
const media = { 'content-type': 'application/fhir+json', prefer: 'return=minimal' };

export class House {
  /** What the product keeps. */
  readonly folder: string;
  readonly #served: ServedHouse;
  #signed: Readonly<Record<string, string>> = {};

  constructor(folder: string) {
    this.folder = folder;
    this.#served = new ServedHouse(folder, 'without-programme');
  }

  /** Where the database lies. */
  get databaseFolder(): string {
    const options = readDatabaseOptions({ RYG_DATA: this.folder });
    if (!('folder' in options)) throw new Error('the house has no folder for its database');
    return options.folder;
  }

  /** Starts the server; the login of the first start holds for the others. */
  async start(): Promise<void> {
    await this.#served.start();
    if (this.#signed.cookie === undefined) this.#signed = (await signedIn(this.#served.url, 'gp-anna')).headers;
  }

  /** The answer, or that there was none. */
  async ask({ writes }: Request): Promise<Answer> {
    const [only, ...more] = writes;
    if (only === undefined) return { ok: true, saved: [] };
    try {
      return more.length === 0 ? await this.#one(only) : await this.#transaction(writes);
    } catch {
      return notAnswered;
    }
  }

  killServer(): Promise<void> {
    return this.#served.kill();
  }

  stop(): Promise<void> {
    return this.#served.stop();
  }

  /** Kills the bundled database: its first process alone, or every process of it at once. */
  killDatabase(whole: boolean): void {
    const [line = ''] = readFileSync(join(this.databaseFolder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(whole ? -Number(line) : Number(line), 'SIGKILL');
  }

  /** Asks until something is saved again, and returns how long that took. */
  async untilItSaves(request: () => Request): Promise<number> {
    const begun = performance.now();
    while (performance.now() - begun < LONGEST_RETURN_MS) {
      if ((await this.ask(request())).ok) return performance.now() - begun;
      await pause(10);
    }
    throw new Error('the house did not come back');
  }

  async #one(write: Write): Promise<Answer> {
    const { method, url, version } = callOf(write);
    const response = await this.#send(method, url, write.resource, version === undefined ? {} : { 'if-match': version });
    await response.arrayBuffer();
    return response.ok ? savedAt([response.headers.get('location')]) : refused(response);
  }

  async #transaction(writes: readonly Write[]): Promise<Answer> {
    const entry = writes.map((write) => {
      const { method, url, version } = callOf(write);
      return { resource: write.resource, request: { method, url, ...(version !== undefined && { ifMatch: version }) } };
    });
    const response = await this.#send('POST', '', { resourceType: 'Bundle', type: 'transaction', entry });
    const body = (await response.json()) as { readonly entry?: readonly { readonly response: { readonly location?: string } }[] };
    return response.ok ? savedAt((body.entry ?? []).map(({ response: { location } }) => location)) : refused(response);
  }

  #send(method: string, path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.#served.url}/fhir${path === '' ? '' : `/${path}`}`, {
      method,
      headers: { ...media, ...this.#signed, ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(LONGEST_RETURN_MS),
    });
  }
}

function callOf({ resource: { resourceType, id }, version }: Write): { method: string; url: string; version?: string } {
  return version === undefined
    ? { method: 'POST', url: resourceType }
    : { method: 'PUT', url: `${resourceType}/${id}`, version: `W/"${version}"` };
}

/** Where the house says that each write now stands; an answer that does not say it of all is a fault of the house. */
function savedAt(locations: readonly (string | null | undefined)[]): Answer {
  const saved = locations.map((location): Saved => {
    const [, type, id, version] = /\/fhir\/(\w+)\/([\w.-]+)\/_history\/(\d+)$/.exec(location ?? '') ?? [];
    if (type === undefined || id === undefined) throw new Error('an acknowledgement does not say what was saved');
    return { type, id, version: Number(version) };
  });
  return { ok: true, saved };
}

function refused({ status }: Response): Answer {
  return { ok: false, reason: `${status}` };
}
