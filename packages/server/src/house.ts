/** What a server keeps: the record behind its gate, and who people are. Opened from the environment before the server listens. */

import { join } from 'node:path';
import { type Purpose, readAccessPolicy, shippedProgramme } from '@rygforloeb/decision';
import { type ClockHouse, withMessages } from '@rygforloeb/pathway';
import { openShelf, type Shelf, textsFolder } from '@rygforloeb/questionnaires';
import { auditKeyFor, dataFolder, type OpenRecord, openRecord, RecordError, readDatabaseOptions } from '@rygforloeb/record';
import { makeRegion } from './identity/demo/region/make-region.ts';
import { type IdentitySettings, identityFromEnvironment } from './identity/identity-settings.ts';
import { operationsAccess, storeDemoPeople } from './identity/record-source.ts';
import { type JobsSettings, jobsFromEnvironment } from './jobs/jobs-settings.ts';
import type { ProgrammeHolder, ServerProgramme } from './programme-state.ts';
import { SettingError } from './settings.ts';

export interface House {
  readonly record: OpenRecord;
  readonly identity: IdentitySettings;
  /** The purpose assumed when an agent of the role names none. */
  readonly defaultPurposeOf: (role: string) => string;
  /** What data are used for, in words. */
  readonly purposes: readonly Purpose[];
  /** The questionnaires, with the texts that were imported into the data folder. */
  readonly shelf: Shelf;
  /** Where exports are kept until they are fetched. */
  readonly exportFolder: string;
  /** How the house's jobs run; absent = this process runs none. */
  readonly jobs?: JobsSettings;
}

export interface HouseOptions {
  /** Invented people and citizens for a record that has none; only where the demo login is on. */
  readonly demo?: boolean;
  /** Instead of those few a whole region with the stories of its citizens, made with this programme. */
  readonly region?: () => Promise<ServerProgramme>;
  /** Whether this process runs the house's jobs, unless the environment says that it does not. */
  readonly jobs?: boolean;
  /** Told before each step that takes its time. */
  readonly progress?: (step: 'database' | 'demo', story?: { readonly number: number; readonly of: number }) => void;
  readonly now?: () => Date;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens the record with the shipped programme's policy. Throws SettingError with a plain sentence when it cannot be had. */
export async function openHouse(environment: Environment, options: HouseOptions = {}): Promise<House> {
  const { demo = false, region, jobs: runsJobs = false, progress = () => undefined, now = () => new Date() } = options;
  const folder = dataFolder(environment);
  const identity = identityFromEnvironment({ ...environment, RYG_DATA: folder });
  const jobs = runsJobs ? jobsFromEnvironment(environment) : undefined;
  const { policy, purposes } = readAccessPolicy(shippedProgramme);
  progress('database');
  let turned: Date | undefined; // The demo's stories happened before today.
  const clock = () => turned ?? now();
  const record = await opened(() =>
    auditKeyFor(environment).then((auditKey) => openRecord(readDatabaseOptions(environment), { policy, auditKey, now: clock })),
  );
  const shelf = openShelf({ texts: textsFolder(folder) });
  const defaultPurposeOf = (role: string) => policy.roles[role]?.purposes[0] ?? '';
  const people = async (): Promise<Pick<IdentitySettings, 'demoPeople'>> => {
    if (!demo || identity.broker !== undefined) return {};
    progress('demo');
    const jobsRecord = record.as(operationsAccess);
    if (region === undefined) {
      await storeDemoPeople(jobsRecord, now());
      return {};
    }
    const demoPeople = await makeRegion({
      jobs: jobsRecord,
      house: () => region().then((programme) => withProgramme({ record, shelf }, programme, clock)),
      systems: identity.systems,
      defaultPurposeOf,
      now,
      turnTo: (moment) => {
        turned = moment;
      },
      progress: (number, of) => progress('demo', { number, of }),
    });
    return { demoPeople };
  };
  const known = await people().catch(async (error: unknown) => {
    await record.close();
    throw error;
  });
  return {
    record,
    identity: { ...identity, ...known },
    defaultPurposeOf,
    purposes,
    shelf,
    exportFolder: join(folder, 'exports'),
    ...(jobs !== undefined && { jobs }),
  };
}

/** The house of the pathway, once the programme is loaded. */
export function pathwayHouse(
  { record, shelf }: Pick<House, 'record' | 'shelf'>,
  holder: ProgrammeHolder,
  now: () => Date,
): ClockHouse | undefined {
  const programme = holder.ready();
  return programme?.pathway && withProgramme({ record, shelf }, programme, now);
}

function withProgramme({ record, shelf }: Pick<House, 'record' | 'shelf'>, { pathway }: ServerProgramme, now: () => Date): ClockHouse {
  if (pathway === undefined) throw new Error('the programme was opened for its answers alone');
  return withMessages({ record, programme: pathway, shelf, now });
}

async function opened(open: () => Promise<OpenRecord>): Promise<OpenRecord> {
  try {
    return await open();
  } catch (error) {
    throw error instanceof RecordError ? new SettingError(error.message) : error;
  }
}
