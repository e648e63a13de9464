/** Everything a command touches outside itself, handed in so that tests can stand in for it. */

import type { Readable, Writable } from 'node:stream';
import type { Programme } from '@rygforloeb/decision';
import type { ImportOutcome, Shelf } from '@rygforloeb/questionnaires';
import type { BackupReading, Manifest, OnProgress, RecordReport, RestoreOutcome } from '@rygforloeb/record';

/** What the commands need of an opened programme. */
export type CliProgramme = Pick<Programme, 'manifest' | 'vocabulary' | 'texts' | 'assess'>;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Surroundings {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: Environment;
  /** The product's version. */
  readonly version: string;
  /** Opens the programme, with these amendments as if they were accepted; throws AmendmentError. */
  readonly openProgramme: (amendments: readonly string[]) => Promise<CliProgramme>;
  /** Checks the programme; what is wrong is in the report. */
  readonly checkProgramme: (progress: Progress) => Promise<CheckOutcome>;
  /** Writes the programme as a FHIR package into a folder and returns the names of the files. */
  readonly exportProgramme: (folder: string) => Promise<readonly string[]>;
  /** Serves with the settings of an environment. */
  readonly startServer: (environment: Environment) => Promise<CliServer>;
  /** The record that the environment names. */
  readonly record: CliRecord;
  /** The questionnaires of the installation that the environment names. */
  readonly instruments: CliInstruments;
  /** Resolves when the command is told to stop. */
  readonly stopped: () => Promise<void>;
}

/** Told before each step of something that takes its time. */
export type Progress = (step: string) => void;

/** Whether a programme is in order, and the report to read. */
export interface CheckOutcome {
  readonly ok: boolean;
  readonly report: string;
}

/** How far something is told, and what ends it early. */
export interface Watched {
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** What the commands do with the record; each throws a RecordError. */
export interface CliRecord {
  readonly backup: (environment: Environment, folder: string, watched: Watched) => Promise<Manifest>;
  readonly restore: (environment: Environment, folder: string, watched: Watched) => Promise<RestoreOutcome>;
  readonly verify: (environment: Environment, watched: Watched) => Promise<RecordReport>;
  /** Needs no record: looks at the files alone. */
  readonly checkBackup: (folder: string, watched: Watched) => Promise<BackupReading>;
}

/** What the commands do with questionnaires. */
export interface CliInstruments {
  readonly shelf: (environment: Environment) => Promise<Shelf>;
  /** Takes a file of texts into the data folder: all of it, or nothing. */
  readonly load: (environment: Environment, file: string) => Promise<ImportOutcome>;
}

/** What the command needs of a running server. */
export interface CliServer {
  readonly url: string;
  readonly settled: Promise<void>;
  readonly isReady: () => boolean;
  close(): Promise<void>;
}
