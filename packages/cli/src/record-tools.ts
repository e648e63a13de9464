/** The record room's backup, restore and checks, for the record that the environment names. */
import { auditCheck, backupRecord, checkBackup, readAuditKey, readDatabaseOptions, restoreRecord, verifyRecord } from '@rygforloeb/record';
import manifest from '../package.json' with { type: 'json' };
import { keepTexts, putTextsBack } from './kept-texts.ts';
import type { CliRecord } from './surroundings.ts';

export const backup: CliRecord['backup'] = async (environment, folder, watched) => {
  const taken = await backupRecord(readDatabaseOptions(environment), folder, { productVersion: manifest.version, ...watched });
  await keepTexts(environment, folder);
  return taken;
};

export const restore: CliRecord['restore'] = async (environment, folder, watched) => {
  const outcome = await restoreRecord(readDatabaseOptions(environment), folder, watched);
  if (outcome.ok) await putTextsBack(environment, folder);
  return outcome;
};

/** The log's seals are checked where their key is at hand. */
export const verify: CliRecord['verify'] = async (environment, watched) => {
  const key = await readAuditKey(environment);
  return verifyRecord(readDatabaseOptions(environment), { ...watched, ...(key !== undefined && { checks: [auditCheck(key)] }) });
};

export const check: CliRecord['checkBackup'] = (folder, { onProgress, signal }) => checkBackup(folder, onProgress, signal);
