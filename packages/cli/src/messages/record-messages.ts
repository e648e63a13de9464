/** What is said about the record and its backups, the same in every language. */
import type { BackupFault, Progress, RecordErrorCode, RecordFault } from '@rygforloeb/record';

export interface RecordMessages {
  readonly noFolder: string;
  readonly oneFolder: string;
  readonly backedUp: (folder: string, resources: number, taken: string) => string;
  readonly restored: (resources: number, taken: string) => string;
  readonly migrated: (names: readonly string[]) => string;
  readonly refused: Readonly<Record<'damaged' | 'not-empty' | 'other-schema', string>>;
  readonly backupWhole: (resources: number, taken: string) => string;
  readonly backupFault: Readonly<Record<BackupFault['problem'], string>>;
  readonly sound: (resources: number, versions: number) => string;
  readonly unsound: (faults: number) => string;
  readonly recordFault: Readonly<Record<RecordFault['problem'], string>>;
  readonly checked: (name: string, count: number) => string;
  readonly action: Readonly<Record<Progress['action'], string>>;
  readonly rows: (rows: number) => string;
  readonly stopped: string;
  /** Where a language has no sentence of its own, the record's English one is told. */
  readonly errors: Partial<Readonly<Record<RecordErrorCode, string>>>;
}
