/** The user that runs the bundled database: PostgreSQL refuses to run as root, so that root hands it to an unprivileged one. */
import { chown, readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Empty when this process is not root: then the database runs as the user we are. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** The user for a data folder: whoever owns it already, else `postgres`, else `nobody`. */
export async function serverUserFor(folder: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(folder).catch(() => undefined);
  const accounts = await readAccounts();
  const known = owner !== undefined && owner.uid !== 0 ? accounts.find(({ uid }) => uid === owner.uid) : undefined;
  const account = known ?? accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody');
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Gives a file or folder to the user that runs the database. */
export async function handOver(path: string, { uid, gid }: ServerUser): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

/** The folder on the way to a path that the user may not pass through, or undefined. */
export async function closedDoor(path: string, { uid, gid }: ServerUser): Promise<string | undefined> {
  if (uid === undefined) return undefined;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory()) {
      const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return folder;
    }
    if (folder === dirname(folder)) return undefined;
  }
}

async function readAccounts(): Promise<readonly { readonly name: string; readonly uid: number; readonly gid: number }[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
