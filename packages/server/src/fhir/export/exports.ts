/** Exports under way and done: NDJSON files in a folder of their own, for a few hours, for the one who ordered them. */

import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundInSpan } from '../found.ts';
import type { ExportJob, ExportOrder, ExportOutput, ExportStatus } from './export-job.ts';

const HOURS_KEPT = 4;
const MOST_AT_ONCE = 2;
const PAGE = 500;

export interface Exports {
  /** Begins an export; undefined when the owner, or too many others, have one running. */
  start(order: ExportOrder): Promise<string | undefined>;
  /** Undefined for what is not the owner's. */
  status(id: string, owner: string): Promise<ExportStatus | undefined>;
  /** The path of a file of a finished export. */
  file(id: string, name: string, owner: string): Promise<string | undefined>;
  /** Stops it and removes its files; false when there is none of the owner's. */
  cancel(id: string, owner: string): Promise<boolean>;
  /** Stops what runs; an interrupted export says so after the next start. */
  close(): Promise<void>;
}

interface Running {
  readonly job: ExportJob;
  readonly stop: AbortController;
  progress: string;
  ended: Promise<void>;
}

/** Exports in a folder; without one in a temporary folder that goes with the process. `failed` is told what went wrong. */
export function exportsIn(folder: string | undefined, failed: (error: unknown) => void): Exports {
  const running = new Map<string, Running>();
  let opened: Promise<string> | undefined;
  const open = () => (opened ??= openFolder(folder));
  const find = async (id: string, owner: string): Promise<ExportStatus | undefined> => {
    if (!/^[A-Za-z0-9_-]{22}$/.test(id)) return undefined;
    const live = running.get(id);
    const job = live?.job ?? (await readJob(join(await open(), id)));
    if (job?.owner !== owner) return undefined;
    if (Date.parse(job.expires) >= Date.now()) return { ...job, progress: live?.progress ?? '' };
    await rm(join(await open(), id), { recursive: true, force: true });
    return undefined;
  };

  return {
    async start(order) {
      const own = [...running.values()];
      if (own.length >= MOST_AT_ONCE || own.some(({ job }) => job.owner === order.owner)) return undefined;
      const now = Date.now();
      const job: ExportJob = {
        id: randomBytes(16).toString('base64url'),
        owner: order.owner,
        request: order.request,
        state: 'running',
        transactionTime: new Date(now).toISOString(),
        expires: new Date(now + HOURS_KEPT * 3_600_000).toISOString(),
        output: [],
      };
      const live: Running = { job, stop: new AbortController(), progress: '', ended: Promise.resolve() };
      running.set(job.id, live);
      const place = join(await open(), job.id);
      await mkdir(place, { mode: 0o700 });
      await keepJob(place, job);
      live.ended = write(order, live, place)
        .then(
          (output) => (live.stop.signal.aborted ? undefined : keepJob(place, { ...job, state: 'done', output })),
          async (error: unknown) => {
            failed(error);
            await keepJob(place, { ...job, state: 'failed' });
          },
        )
        .catch(failed)
        .finally(() => running.delete(job.id));
      return job.id;
    },
    status: find,
    async file(id, name, owner) {
      const job = await find(id, owner);
      const known = job?.state === 'done' && job.output.some(({ type }) => `${type}.ndjson` === name);
      return known ? join(await open(), id, name) : undefined;
    },
    async cancel(id, owner) {
      if ((await find(id, owner)) === undefined) return false;
      const live = running.get(id);
      live?.stop.abort();
      await live?.ended;
      await rm(join(await open(), id), { recursive: true, force: true });
      return true;
    },
    async close() {
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
      if (folder === undefined && opened !== undefined) await rm(await opened, { recursive: true, force: true });
    },
  };
}

/** Writes what the agent may see, type by type; a type that the role may not search gives no file. */
async function write({ record, types, since }: ExportOrder, live: Running, place: string): Promise<readonly ExportOutput[]> {
  const output: ExportOutput[] = [];
  const span = { from: since, before: live.job.transactionTime };
  for (const type of types) {
    let count = 0;
    let after: string | undefined;
    do {
      const listed = await foundInSpan(record, type, span, { count: PAGE, after });
      if (live.stop.signal.aborted || !listed.ok) break;
      const { entries, next } = listed.page;
      if (entries.length > 0) {
        const lines = entries.map((resource) => `${JSON.stringify(resource)}\n`).join('');
        await appendFile(join(place, `${type}.ndjson`), lines, { mode: 0o600 });
      }
      count += entries.length;
      after = next;
      live.progress = `${type}: ${count}`;
    } while (after !== undefined);
    if (live.stop.signal.aborted) break;
    if (count > 0) output.push({ type, count });
  }
  return output;
}

/** Makes the folder; what was running when the process before ended is marked, what is too old goes. */
async function openFolder(folder: string | undefined): Promise<string> {
  if (folder === undefined) return mkdtemp(join(tmpdir(), 'rygforloeb-export-'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const place = join(folder, name);
    const job = await readJob(place);
    if (job === undefined || Date.parse(job.expires) < Date.now()) await rm(place, { recursive: true, force: true });
    else if (job.state === 'running') await keepJob(place, { ...job, state: 'interrupted' });
  }
  return folder;
}

async function readJob(place: string): Promise<ExportJob | undefined> {
  try {
    return JSON.parse(await readFile(join(place, 'job.json'), 'utf8')) as ExportJob;
  } catch {
    return undefined; // Never written, or removed: there is no such export.
  }
}

async function keepJob(place: string, job: ExportJob): Promise<void> {
  await writeFile(join(place, 'job.next'), JSON.stringify(job), { mode: 0o600 });
  await rename(join(place, 'job.next'), join(place, 'job.json'));
}
