/** The record room's backup, restore and checks, for the record that the environment names. */
import { backupRecord, checkBackup, readDatabaseOptions, restoreRecord, verifyRecord } from '@rygforloeb/record';
import manifest from '../package.json' with { type: 'json' };
import type { CliRecord } from './surroundings.ts';

export const backup: CliRecord['backup'] = (environment, folder, watched) =>
  backupRecord(readDatabaseOptions(environment), folder, { productVersion: manifest.version, ...watched });

export const restore: CliRecord['restore'] = (environment, folder, watched) =>
  restoreRecord(readDatabaseOptions(environment), folder, watched);

export const verify: CliRecord['verify'] = (environment, watched) => verifyRecord(readDatabaseOptions(environment), watched);

export const check: CliRecord['checkBackup'] = (folder, { onProgress, signal }) => checkBackup(folder, onProgress, signal);
