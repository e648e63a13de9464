/** Everything a command touches outside itself, handed in so that tests can stand in for it. */

import type { Readable, Writable } from 'node:stream';
import type { Programme } from '@rygforloeb/decision';

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

/** What the command needs of a running server. */
export interface CliServer {
  readonly url: string;
  readonly settled: Promise<void>;
  readonly isReady: () => boolean;
  close(): Promise<void>;
}
