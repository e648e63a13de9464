/** The data folder of the bundled database: its files, how it is made, and whether what stands there can be ours. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RecordError } from '../../errors.ts';
import type { Binaries } from './binaries.ts';
import { ownerNoteName } from './owner-note.ts';
import { runProgram } from './run-program.ts';
import { folderFault, startFault } from './server-faults.ts';
import { closedDoor, handOver, type ServerUser } from './server-user.ts';

/** The name of the administrator inside the database. */
export const administrator = 'postgres';

/** The name of the user and of the database that the record works in. */
export const ownName = 'rygforloeb';

/** The version of PostgreSQL whose files we read and write. */
const majorVersion = '18';

export interface DataFolder {
  readonly folder: string;
  /** PostgreSQL's own folder. */
  readonly data: string;
  readonly log: string;
  readonly password: string;
}

/** Makes the folder when it is new, checks it when it is not. Throws what a person must act on, such as RYG_RECORD_FOLDER_DAMAGED. */
export async function prepareDataFolder(folder: string, binaries: Binaries, user: ServerUser): Promise<DataFolder> {
  const names = await openFolder(folder, user).catch((cause: unknown) => {
    throw folderFault(cause);
  });
  const data = join(folder, 'data');
  if (names.includes('data')) await checkData(data);
  else await createData(folder, binaries, user);
  const password = await readFile(join(folder, 'password'), 'utf8').catch(() => '');
  if (password === '') throw new RecordError('RYG_RECORD_FOLDER_DAMAGED', 'the file password is missing');
  return { folder, data, log: join(folder, 'server.log'), password };
}

/** The folder as it stands, made by an earlier start. Throws RYG_RECORD_NO_RECORD when there is none. */
export async function existingDataFolder(folder: string): Promise<DataFolder> {
  const data = join(folder, 'data');
  const found = await stat(data).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' || cause.code === 'ENOTDIR' ? new RecordError('RYG_RECORD_NO_RECORD', folder) : folderFault(cause);
  });
  if (!found.isDirectory()) throw new RecordError('RYG_RECORD_NO_RECORD', folder);
  const password = await readFile(join(folder, 'password'), 'utf8').catch((cause: unknown) => {
    throw folderFault(cause);
  });
  return { folder, data, log: join(folder, 'server.log'), password };
}

async function openFolder(folder: string, user: ServerUser): Promise<readonly string[]> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o711 }); // The database's user must get through, and see nothing.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(folder)).filter((name) => name !== 'lost+found');
  const foreign = names.filter((name) => !['data', 'data.new', 'password', 'server.log', ownerNoteName].includes(name));
  if (foreign.length > 0) throw new RecordError('RYG_RECORD_FOLDER_FOREIGN', `${folder} holds ${foreign.slice(0, 3).join(', ')}`);
  if (names.length === 0) await handOver(folder, user);
  const closed = await closedDoor(folder, user);
  if (closed !== undefined) {
    throw new RecordError('RYG_RECORD_FOLDER_UNREACHABLE', `we run as root, the database does not, and ${closed} is closed to others`);
  }
  return names;
}

async function checkData(data: string): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === '') throw new RecordError('RYG_RECORD_FOLDER_DAMAGED', 'the file PG_VERSION is missing');
  if (version !== majorVersion) throw new RecordError('RYG_RECORD_FOLDER_OTHER_VERSION', `${version}, ours is ${majorVersion}`);
  const control = await stat(join(data, 'global', 'pg_control')).catch(() => undefined);
  if (control === undefined) throw new RecordError('RYG_RECORD_FOLDER_DAMAGED', 'the file pg_control is missing');
}

/** Made beside its place and moved there when whole, so that an interrupted start leaves nothing half-made. */
async function createData(folder: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const draft = join(folder, 'data.new');
  const password = join(folder, 'password');
  try {
    await rm(draft, { recursive: true, force: true });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await handOver(password, user);
    const options = [
      '--auth=scram-sha-256',
      `--pwfile=${password}`,
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
      '--no-instructions',
    ];
    const { code, said } = await runProgram(binaries.initdb, ['-D', draft, '-U', administrator, ...options], user);
    if (code !== 0) throw startFault(said);
    await rename(draft, join(folder, 'data'));
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw folderFault(cause);
  }
}
