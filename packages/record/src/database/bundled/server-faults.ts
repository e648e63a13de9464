/** What the database says when it will not start, as our own errors. */
import { RecordError, type RecordErrorCode } from '../../errors.ts';

const signs: readonly (readonly [RegExp, RecordErrorCode])[] = [
  [/No space left on device|Disk quota exceeded|ENOSPC/i, 'RYG_RECORD_DISK_FULL'],
  [/lock file ".*" already exists|pre-existing shared memory block/, 'RYG_RECORD_FOLDER_IN_USE'],
  [/Permission denied|wrong ownership|invalid permissions|EACCES|EPERM|EROFS|Read-only file system/, 'RYG_RECORD_FOLDER_UNREACHABLE'],
  [
    /checkpoint record|database files are incompatible|checksum|PANIC|invalid data|invalid page|could not (?:open|read|find|access|locate|stat) |is not a valid data directory|directory .* does not exist|corrupt/,
    'RYG_RECORD_FOLDER_DAMAGED',
  ],
];

/** The error for what initdb or the server wrote before it ended; the last severe line goes along. */
export function startFault(said: string): RecordError {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const severe = lines.filter((line) => /FATAL|PANIC|ERROR|error:/.test(line));
  const last = (severe.at(-1) ?? lines.at(-1) ?? 'it said nothing').replace(/^.*?(?=FATAL|PANIC|ERROR|error:)/, '').slice(0, 300);
  const told = severe.length > 0 ? severe.join('\n') : said;
  const code = signs.find(([sign]) => sign.test(told))?.[1] ?? 'RYG_RECORD_START_FAILED';
  return new RecordError(code, last);
}

/** The error for a file operation on the data folder that failed. */
export function folderFault(cause: unknown): RecordError {
  if (cause instanceof RecordError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  const known = signs.find(([sign]) => sign.test(code ?? ''))?.[1];
  return new RecordError(known ?? 'RYG_RECORD_START_FAILED', code ?? message, { cause });
}
