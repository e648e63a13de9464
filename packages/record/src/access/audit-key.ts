/** The key of the log's seals: from the environment or a file, else one of this installation's own, made at its first start and kept beside the database. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../database/database-options.ts';
import { RecordError } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const BYTES = 32;

/**
 * Reads `RYG_AUDIT_KEY` (hexadecimal or base64, 32 bytes or more), `RYG_AUDIT_KEY_FILE` or the installation's own file. Undefined when there
 * is none. Throws RYG_RECORD_BAD_CONFIGURATION for one that cannot be used.
 */
export async function readAuditKey(environment: Environment): Promise<Buffer | undefined> {
  if (environment.RYG_AUDIT_KEY) return keyIn(environment.RYG_AUDIT_KEY, 'RYG_AUDIT_KEY');
  const named = environment.RYG_AUDIT_KEY_FILE;
  const text = await readFile(named ?? ownFile(environment), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (named === undefined && error.code === 'ENOENT') return undefined;
    throw new RecordError('RYG_RECORD_BAD_CONFIGURATION', `the key of the log cannot be read, ${error.code}`);
  });
  return text === undefined ? undefined : keyIn(text, named === undefined ? 'the key of the log' : 'RYG_AUDIT_KEY_FILE');
}

/** The same, and a new key of the installation's own where there is none yet; two instances that start at once get the same. */
export async function auditKeyFor(environment: Environment): Promise<Buffer> {
  const known = await readAuditKey(environment);
  if (known !== undefined) return known;
  const file = ownFile(environment);
  await mkdir(dataFolder(environment), { recursive: true, mode: 0o755 });
  try {
    const made = await open(file, 'wx', 0o600);
    await made.writeFile(`${randomBytes(BYTES).toString('hex')}\n`);
    await made.sync();
    await made.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new RecordError(
        'RYG_RECORD_BAD_CONFIGURATION',
        `the key of the log cannot be written, ${(error as NodeJS.ErrnoException).code}`,
      );
    }
  }
  for (let tries = 0; tries < 50; tries += 1) {
    const text = await readFile(file, 'utf8');
    if (text.endsWith('\n')) return keyIn(text, 'the key of the log');
    await new Promise((resolve) => setTimeout(resolve, 20)); // Another instance is writing it.
  }
  throw new RecordError('RYG_RECORD_BAD_CONFIGURATION', 'the key of the log is not whole');
}

function ownFile(environment: Environment): string {
  return join(dataFolder(environment), 'audit.key');
}

function keyIn(text: string, what: string): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^(?:[0-9a-f]{2})+$/i.test(trimmed) ? 'hex' : 'base64');
  if (key.length < BYTES) throw new RecordError('RYG_RECORD_BAD_CONFIGURATION', `${what} has fewer than ${BYTES} bytes`);
  return key;
}
