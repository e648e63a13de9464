/** What PostgreSQL and its driver throw, as our own errors. The driver's messages may hold values of a row, ours never do. */
import pg from 'pg';
import { RecordError, type RecordErrorCode } from '../errors.ts';

/** Codes of PostgreSQL (five characters, or the class of two) and of the operating system. */
const codes: Readonly<Record<string, RecordErrorCode>> = {
  '53100': 'RYG_RECORD_DISK_FULL',
  ENOSPC: 'RYG_RECORD_DISK_FULL',
  '28': 'RYG_RECORD_DATABASE_REFUSED',
  '3D': 'RYG_RECORD_DATABASE_REFUSED',
  XX001: 'RYG_RECORD_FOLDER_DAMAGED',
  XX002: 'RYG_RECORD_FOLDER_DAMAGED',
  '08': 'RYG_RECORD_DATABASE_UNREACHABLE',
  '57': 'RYG_RECORD_DATABASE_UNREACHABLE',
  '53': 'RYG_RECORD_DATABASE_UNREACHABLE',
};

/** The RecordError for anything thrown by the driver. */
export function databaseFault(error: unknown): RecordError {
  if (error instanceof RecordError) return error;
  const code = sqlState(error);
  if (code === undefined) return new RecordError('RYG_RECORD_DATABASE_UNREACHABLE', (error as NodeJS.ErrnoException).code);
  return new RecordError(codes[code] ?? codes[code.slice(0, 2)] ?? 'RYG_RECORD_DATABASE_FAULT', code, { sqlState: code });
}

/** The SQLSTATE of an error that the server sent, or undefined. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
