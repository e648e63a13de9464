/** Carries envelopes as files: one folder in which a network's own program fetches, one into which it puts. Nobody ever sees half a file. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Envelope, readEnvelope } from '../vans/envelope.ts';
import type { Parcel, Sending, Transport } from './transport.ts';
import { wrap } from './wrap.ts';

export interface FileDrop extends Transport {
  /** Hands over every whole file that has come, and removes it afterwards. Where the handler throws, the file stays and comes again. */
  pickUp(handle: (envelope: Envelope) => Promise<unknown>): Promise<PickedUp>;
}

export interface PickedUp {
  readonly handled: number;
  /** The handler threw; they stay. */
  readonly failed: number;
  /** No envelopes; they lie in the folder `refused` inside the incoming one, each beside its reason. */
  readonly refused: number;
}

export interface FileDropFolders {
  readonly outgoing: string;
  readonly incoming: string;
}

/** Files whose names begin with a dot or do not end in `.xml` are still being written. */
const isWhole = (name: string): boolean => /^[^.].*\.xml$/i.test(name);

/** A transport over two folders, which must lie on the same disk as their files. */
export function fileDrop({ outgoing, incoming }: FileDropFolders): FileDrop {
  return {
    send: (parcel) => put(outgoing, parcel),
    pickUp: async (handle) => {
      const counts = { handled: 0, failed: 0, refused: 0 };
      for (const name of (await readdir(incoming)).filter(isWhole).sort()) {
        const outcome = await take(incoming, name, handle);
        if (outcome !== 'gone') counts[outcome]++;
      }
      return counts;
    },
  };
}

/** Written under another name, brought to the disk, and renamed. The same parcel has the same name: sent twice it lies there once. */
async function put(folder: string, parcel: Parcel): Promise<Sending> {
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(wrap(parcel));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, join(folder, `${nameOf(parcel)}.xml`));
    await syncFolder(folder);
    return { ok: true };
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return { ok: false, retriable: true, reason: codeOf(error) };
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error; // There a folder cannot be synced.
  } finally {
    await handle.close();
  }
}

/** No id becomes a path. */
function nameOf({ from, messageId }: Parcel): string {
  return createHash('sha256').update(`${from.gln} ${messageId}`).digest('hex').slice(0, 40);
}

async function take(
  folder: string,
  name: string,
  handle: (envelope: Envelope) => Promise<unknown>,
): Promise<'handled' | 'failed' | 'refused' | 'gone'> {
  const path = join(folder, name);
  const source = await readFile(path).catch(() => undefined);
  if (source === undefined) return 'gone'; // Somebody else was quicker.
  const reading = readEnvelope(source);
  if (!reading.ok) {
    await mkdir(join(folder, 'refused'), { recursive: true });
    await rename(path, join(folder, 'refused', `${name}.${reading.reason}`));
    return 'refused';
  }
  try {
    await handle(reading.envelope);
  } catch {
    return 'failed';
  }
  await rm(path, { force: true });
  return 'handled';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
