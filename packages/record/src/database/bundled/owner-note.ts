/**
 * Which process a data folder belongs to: a note in the folder, good for as long as that process lives, also while its database has
 * fallen and is coming back. The lock inside the database says the same for as long as the database runs.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { RecordError } from '../../errors.ts';
import { folderFault } from './server-faults.ts';

export const ownerNoteName = 'owner';

/** Folders of this very process: its number alone might be that of a process of an earlier boot. */
const mine = new Set<string>();

/** Writes the note. Throws RYG_RECORD_FOLDER_IN_USE while another process that wrote one lives. */
export async function takeFolder(folder: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    if (await hasLivingOwner(folder)) break;
    await rm(noteOf(folder), { force: true });
    const written = await writeFile(noteOf(folder), `${process.pid} ${await beginningOf(process.pid)}`, { flag: 'wx', mode: 0o600 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw folderFault(error);
      },
    );
    if (!written) continue;
    mine.add(resolve(folder));
    return;
  }
  throw new RecordError('RYG_RECORD_FOLDER_IN_USE');
}

/** Removes our own note. */
export async function leaveFolder(folder: string): Promise<void> {
  if (mine.delete(resolve(folder))) await rm(noteOf(folder), { force: true });
}

/** Whether the process that wrote the note lives, be it this one. */
export async function hasLivingOwner(folder: string): Promise<boolean> {
  if (mine.has(resolve(folder))) return true;
  const [number = '', beginning = ''] = (await readFile(noteOf(folder), 'utf8').catch(() => '')).split(' ');
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid < 1 || pid === process.pid) return false;
  return lives(pid) && (await beginningOf(pid)) === beginning;
}

function noteOf(folder: string): string {
  return join(folder, ownerNoteName);
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, as Linux counts it since the machine started; empty elsewhere, where the number must do. */
async function beginningOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? ''); // Ended, though nobody has asked after it yet.
}
