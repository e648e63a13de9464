/** The stage of the journeys: one server over one record with the cast in it, a clock that is turned by hand, and everybody logged in. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pollClocks } from '@rygforloeb/pathway';
import { openHouse, openShipped, startServer } from '@rygforloeb/server';
import { signedIn } from '@rygforloeb/server/testing';
import { castLogins, castResources, type JourneyBook } from '@rygforloeb/synthetic';

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

export interface Stage {
  /** The acts by their addresses, with the names that each must be told. */
  readonly acts: ReadonlyMap<string, readonly string[]>;
  call(who: string, method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Reply>;
  /** Turns the clock forwards, and runs the jobs that are due by then. */
  turnTo(moment: string): Promise<void>;
  /** Runs the jobs that are due now. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

/** Longer than any journey: nobody is to log in again between two steps. */
const years = 20;

/** Opens it; the clock stands at the moment given. */
export async function openStage({ cast, journeys }: JourneyBook, begins: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'journeys-'));
  chmodSync(folder, 0o755); // The database may run as another user.
  let now = new Date(begins);
  const clock = () => now;
  const house = await openHouse({ RYG_DATA: join(folder, 'data'), RYG_LOGINS_PER_MINUTE: '100000' }, { now: clock });
  const { systems } = house.identity;
  const directory = house.record.as({ agent: { who: 'Device/cast', role: 'operations', name: 'The cast' }, purpose: 'operations' });
  for (const { id, ...resource } of castResources(cast, journeys, systems)) {
    const saved = await directory.create(resource, { id });
    if (!saved.ok) throw new Error(`${resource.resourceType}/${id}: ${JSON.stringify(saved)}`);
  }
  const demoPeople = castLogins(cast, journeys).map((login) => ({
    ...login,
    id: `demo-${login.id}`,
    group: login.cpr === undefined ? 'practice' : 'citizens',
  }));
  const identity = { ...house.identity, demoPeople, idleMinutes: years * 525_600, longestHours: years * 8_760 };
  const programme = await openShipped();
  const open = async () => programme;
  const server = await startServer({ port: 0, log: 'silent', rateLimit: false, open, house: { ...house, identity }, now: clock });
  await server.settled;
  const signed = new Map<string, Promise<Readonly<Record<string, string>>>>();
  const headersOf = (who: string) => {
    if (who === 'nobody') return {};
    const found = signed.get(who) ?? signedIn(server.url, who).then(({ headers }) => headers);
    signed.set(who, found);
    return found;
  };
  const runJobs = async () => {
    if (programme.pathway !== undefined) await pollClocks({ record: house.record, programme: programme.pathway, now: clock });
  };
  const described = (await (await fetch(`${server.url}/api/pathway`)).json()) as {
    readonly acts: readonly { readonly address: string; readonly told: { readonly required?: readonly string[] } }[];
  };
  return {
    acts: new Map(described.acts.map(({ address, told }) => [address.slice('/api/pathway/'.length), told.required ?? []])),
    async call(who, method, path, body, headers) {
      const response = await fetch(`${server.url}${path}`, {
        method,
        headers: {
          ...(await headersOf(who)),
          ...headers,
          ...(body !== undefined && { 'content-type': path.startsWith('/fhir') ? 'application/fhir+json' : 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'manual',
      });
      const text = await response.text();
      const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, text, body: isJson && text !== '' ? JSON.parse(text) : undefined };
    },
    async turnTo(moment) {
      now = new Date(moment);
      await runJobs();
    },
    runJobs,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
