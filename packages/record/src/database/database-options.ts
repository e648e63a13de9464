/** Where the record is kept, read from the environment: a PostgreSQL server by `DATABASE_URL`, else the bundled one in the data folder. */
import { join, resolve } from 'node:path';
import { RecordError } from '../errors.ts';

export type DatabaseOptions = ({ readonly url: string } | { readonly folder: string; readonly attach?: boolean }) & {
  /** Most connections open at once; 10 unless told. */
  readonly connections?: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of everything that the product keeps: `RYG_DATA`, else `.data` in the project. */
export function dataFolder({ RYG_DATA: folder }: Environment): string {
  return resolve(folder || join(import.meta.dirname, '..', '..', '..', '..', '.data'));
}

/** Reads `DATABASE_URL`, `RYG_DATA` and `RYG_DATABASE_CONNECTIONS`; the server wins. Throws RYG_RECORD_BAD_CONFIGURATION. */
export function readDatabaseOptions(environment: Environment): DatabaseOptions {
  const { DATABASE_URL: url, RYG_DATABASE_CONNECTIONS: wanted } = environment;
  const connections = wanted === undefined || wanted === '' ? {} : { connections: readCount(wanted) };
  return url ? { url: readUrl(url), ...connections } : { folder: join(dataFolder(environment), 'record'), ...connections };
}

/** The address is never repeated in a message: it may hold a password. */
function readUrl(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : undefined;
  if (protocol === 'postgres:' || protocol === 'postgresql:') return text;
  throw new RecordError('RYG_RECORD_BAD_CONFIGURATION', 'DATABASE_URL must look like postgresql://user:password@host:5432/name');
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 2 && count <= 1000) return count;
  throw new RecordError('RYG_RECORD_BAD_CONFIGURATION', 'RYG_DATABASE_CONNECTIONS must be a whole number from 2 to 1000');
}
