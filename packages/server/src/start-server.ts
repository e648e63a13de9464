/** Starts the server: it listens at once, loads the programme meanwhile, and closes without cutting anyone off. */

import { type Case, type OpenOptions, openProgramme } from '@rygforloeb/decision';
import { pathwayProgramme } from '@rygforloeb/pathway';
import { buildServer, type ServerParts } from './build-server.ts';
import { feedbackInFolder, feedbackInMemory } from './cds/feedback-store.ts';
import { type House, pathwayHouse } from './house.ts';
import { type HouseJobs, startHouseJobs } from './jobs/house-jobs.ts';
import type { LogStream } from './log.ts';
import type { Pages } from './pages/routes.ts';
import { holdProgramme, type ServerProgramme } from './programme-state.ts';
import { defaultSettings, type ServerSettings, SettingError } from './settings.ts';

export interface StartOptions extends Partial<ServerSettings> {
  /** How the programme is opened; by default the shipped one with its code lists. */
  readonly open?: () => Promise<ServerProgramme>;
  /** The pages; by default the web room. `false` = the interfaces alone. */
  readonly pages?: Pages | false;
  /** Invented citizens the page offers to begin from. */
  readonly examples?: readonly Case[];
  readonly logStream?: LogStream;
  /** The record and who people are; the server closes it with itself. */
  readonly house?: House;
  readonly record?: ServerParts['record'];
}

/** A running server. */
export interface RunningServer {
  readonly url: string;
  /** Resolves when the programme has been loaded, or has failed to load; `/readyz` tells which. */
  readonly settled: Promise<void>;
  readonly isReady: () => boolean;
  /** Takes no new requests, lets the present ones finish (at most ten seconds), then closes. */
  close(): Promise<void>;
}

const patience = 10_000;

/** Starts a server; rejects with a SettingError when the address cannot be had, and when the data folder cannot be used. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const { open = () => openShipped(), pages: given, examples, logStream, house, record, ...chosen } = options;
  const settings: ServerSettings = { ...defaultSettings, ...chosen };
  const feedback = settings.dataDirectory === undefined ? feedbackInMemory() : await feedbackInFolder(settings.dataDirectory);
  const pages = given === false ? undefined : (given ?? (await import('@rygforloeb/web')));
  const tell: { failure: (error: unknown) => void; jobFault: (error: unknown, job?: string) => void } = {
    failure: () => undefined,
    jobFault: () => undefined,
  };
  const holder = holdProgramme(
    () => open().then((programme) => warmed(programme, examples ?? [])),
    (error) => tell.failure(error),
  );
  let address = settings.publicUrl ?? '';
  const jobs =
    house &&
    jobsOf(
      house,
      () => pathwayHouse(house, holder, settings.now),
      () => address,
      (...fault) => tell.jobFault(...fault),
    );
  const closeHouse = async (): Promise<void> => {
    await jobs?.stop().catch((error: unknown) => tell.jobFault(error));
    await house?.record.close();
  };
  const parts: ServerParts = {
    holder,
    ...(jobs !== undefined && { jobs: jobs.numbers }),
    feedback,
    ...(pages !== undefined && { pages }),
    ...(examples !== undefined && { examples }),
    ...(logStream !== undefined && { logStream }),
    ...(house !== undefined && { house }),
    ...(record !== undefined && { record }),
  };
  const app = await buildServer(settings, parts).catch(async (error: unknown) => {
    await closeHouse(); // A database that runs on would keep the process alive.
    throw error;
  });
  tell.jobFault = (error, job) =>
    app.log.error({ code: (error as { readonly code?: unknown }).code, job }, 'a job failed; it is tried again');
  tell.failure = (error) => app.log.error({ err: error }, 'the programme could not be loaded');
  const url = await app.listen({ host: settings.host, port: settings.port }).catch(async (error: unknown) => {
    await app.close();
    await closeHouse();
    throw addressFault(error, settings);
  });
  address = settings.publicUrl ?? url;
  return {
    url,
    settled: holder.settled,
    isReady: () => holder.ready() !== undefined,
    async close() {
      const cut = setTimeout(() => app.server.closeAllConnections(), patience);
      await app.close().finally(() => clearTimeout(cut));
      await closeHouse();
    },
  };
}

/** The house's jobs where this process runs them. */
function jobsOf(
  { record, jobs: settings }: House,
  house: Parameters<typeof startHouseJobs>[0]['house'],
  address: () => string,
  onFault: (error: unknown, job?: string) => void,
): HouseJobs | undefined {
  return settings && startHouseJobs({ record, settings, house, address, onFault });
}

/** The programme when it has answered the examples, so that the first citizen does not wait for code to be made ready. */
function warmed(programme: ServerProgramme, examples: readonly Case[]): ServerProgramme {
  for (const example of examples) programme.assess(example);
  return programme;
}

/** What is wrong with the address in words, where it is the setting that is wrong. */
function addressFault(error: unknown, { host, port }: ServerSettings): unknown {
  switch ((error as Partial<NodeJS.ErrnoException>).code) {
    case 'EADDRINUSE':
      return new SettingError(`port ${port} is taken; choose another one, such as PORT=${port + 1}`);
    case 'EACCES':
      return new SettingError(`port ${port} may not be used by this user; choose one above 1023 with PORT`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SettingError(`HOST ${host} is no address of this machine`);
    default:
      return error;
  }
}

/** Opens a programme together with the code lists that read an ordinary record, and what the pathway asks of it. */
export async function openShipped(options: OpenOptions = {}): Promise<ServerProgramme> {
  const programme = await openProgramme(options);
  const pathway = pathwayProgramme(programme);
  return { ...programme, codeLists: pathway.codeLists, pathway };
}
