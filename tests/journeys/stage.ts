/** The stage of the journeys: one server over one record with the cast in it, a clock that is turned by hand, and everybody logged in. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { houseTypeSystem, identifierSystems, type MessageWork, messageWork, pollClocks, reachedByUrl } from '@rygforloeb/pathway';
import { openHouse, openShipped, startServer } from '@rygforloeb/server';
import { signedIn } from '@rygforloeb/server/testing';
import { castLogins, castResources, type JourneyBook, type Network } from '@rygforloeb/synthetic';
import { type Passed, postOffice } from './post.ts';

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
  /** Runs the jobs that are due now, over a network that does as told. */
  runJobs(network?: Network): Promise<void>;
  /** The messages about a citizen that passed since it was last asked. */
  passed(citizen: string): readonly Passed[];
  /** A house outside closes, by letter, what was last referred to it. */
  closeByLetter(house: string, citizen: string, text: string): Promise<boolean>;
  /** The house of a GLN. */
  nameOf(gln: string): string;
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
  const letters = { gln: identifierSystems.gln[0], sor: identifierSystems.sor[0], reachedBy: reachedByUrl, does: houseTypeSystem };
  for (const { id, ...resource } of castResources(cast, journeys, { ...systems, ...letters })) {
    const saved = await directory.create(resource, { id });
    if (!saved.ok) throw new Error(`${resource.resourceType}/${id}: ${JSON.stringify(saved)}`);
  }
  const logins = castLogins(cast, journeys);
  const demoPeople = logins.map((login) => ({
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
  const { pathway } = programme;
  if (pathway === undefined) throw new Error('the programme has no pathway');
  const clocks = { record: house.record, programme: pathway, now: clock };
  const cprOf = new Map(logins.flatMap(({ id, cpr }) => (cpr === undefined ? [] : [[id, cpr] as const])));
  const work: MessageWork = messageWork(clocks);
  const post = postOffice(cast, [...cprOf.values()], () => work);
  const runJobs = async (network?: Network) => {
    await post.run(clock().toISOString(), network);
    await pollClocks(clocks);
  };
  const described = (await (await fetch(`${server.url}/api/pathway`)).json()) as {
    readonly acts: readonly { readonly address: string; readonly told: { readonly required?: readonly string[] } }[];
  };
  return {
    acts: new Map([
      ['close-by-letter', ['text']],
      ...described.acts.map(({ address, told }) => [address.slice('/api/pathway/'.length), told.required ?? []] as const),
    ]),
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
    passed: (citizen) => post.passed(cprOf.get(citizen) ?? ''),
    closeByLetter: (from, citizen, text) => post.close(from, cprOf.get(citizen) ?? '', text, clock().toISOString()),
    nameOf: post.nameOf,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
