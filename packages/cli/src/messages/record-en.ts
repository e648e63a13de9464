/** What is said about the record and its backups in English. */
import type { RecordMessages } from './record-messages.ts';

const number = (value: number): string => value.toLocaleString('en-GB');

export const record: RecordMessages = {
  noFolder: 'no folder was given',
  oneFolder: 'only one folder can be given',
  backedUp: (folder, resources, taken) => `Backup in ${folder}: ${number(resources)} resources, as they were ${taken}`,
  restored: (resources, taken) => `The record is restored and compared: ${number(resources)} resources, as they were ${taken}`,
  migrated: (names) => `Brought forward to this version: ${names.join(', ')}`,
  refused: {
    damaged: 'the backup is damaged; nothing was changed',
    'not-empty': 'the record is not empty; a backup is only put back into an empty one, and nothing was changed',
    'other-schema': 'the backup does not fit this version of the program; nothing was changed',
  },
  backupWhole: (resources, taken) => `The backup is whole: ${number(resources)} resources, as they were ${taken}`,
  backupFault: {
    'no-backup': 'is missing: the folder is no backup, or it was cut off',
    'other-format': 'was written by a newer version of the program',
    missing: 'is missing',
    damaged: 'is not as it was written',
  },
  sound: (resources, versions) => `The record is sound: ${number(resources)} resources, ${number(versions)} versions`,
  unsound: (faults) => `The record has faults: ${number(faults)}`,
  recordFault: {
    'present-differs': 'differs from its latest version',
    'present-missing': 'is missing though it was never deleted',
    'present-left-over': 'is there though it was deleted',
    'version-gap': 'lacks a version',
    'time-backwards': 'has a version older than the one before',
    'key-without-resource': 'has a key that leads nowhere',
    migration: 'has a schema that this version does not know',
    'audit-chain': 'was changed afterwards at number',
    'change-untold': 'does not tell of every change in the record',
  },
  checked: (name, count) => `${name}: ${number(count)} checked`,
  action: { copy: 'copying', check: 'reading', compare: 'comparing', versions: 'versions', migrate: 'bringing the schema forward' },
  rows: (rows) => `${number(rows)} rows`,
  stopped: 'stopped; nothing half-made is left',
  errors: {},
};
