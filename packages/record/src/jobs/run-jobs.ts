/** Jobs that come again and again, by pg-boss in the record's own database: each once however many instances there are, and after a fall anew. */
import type pg from 'pg';
import { PgBoss } from 'pg-boss';

export interface Job {
  readonly name: string;
  /** So many seconds lie between two rounds, over all instances; a start and a `wake` make one besides. */
  readonly everySeconds: number;
  /** One round: it does whatever is due by what stands in the record, so that a round that was missed is made up for by the next. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export interface RunningJobs {
  /** Runs a job soon. Many calls at once are one. */
  readonly wake: (name: string) => void;
  /** Lets the rounds under way come to an end; what they have not done is done at the next start. */
  readonly stop: () => Promise<void>;
}

export interface JobOptions {
  /** Told what went wrong in a round or with the queue; never stops anything. */
  readonly onFault?: (error: unknown, job?: string) => void;
}

/** The schema of the queue. It holds names of jobs and times, no citizen; a backup leaves it out, and a start makes it anew. */
export const jobsSchema = 'jobs';

/** A round that does not say for so long that it lives is given up, and the next may begin. */
const HEARTBEAT_SECONDS = 20;
const LONGEST_ROUND_SECONDS = 600;
const WAKE_MS = 50;
const STOP_MS = 10_000;

/** Makes the queue ready if it is not, and begins. Several instances may do so at once. */
export async function runJobs(pool: pg.Pool, jobs: readonly Job[], { onFault = () => undefined }: JobOptions = {}): Promise<RunningJobs> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => pool.query(text, values as unknown[]) },
    schema: jobsSchema,
    schedule: false,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
    warningQueueSize: 1_000,
    reindex: false,
  });
  boss.on('error', (error) => onFault(error));
  await boss.start();
  const stopping = new AbortController();
  const waiting = new Map<string, NodeJS.Timeout>();
  const timers: NodeJS.Timeout[] = [];
  const send = (name: string, everySeconds?: number): void => {
    if (stopping.signal.aborted) return;
    const slot = everySeconds === undefined ? {} : { singletonSeconds: everySeconds };
    boss.send(name, {}, slot).catch((error: unknown) => onFault(error, name));
  };
  for (const { name, everySeconds, run } of jobs) {
    await boss.createQueue(name, {
      policy: 'stately',
      retryLimit: 0,
      expireInSeconds: LONGEST_ROUND_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      retentionSeconds: 3_600,
      deleteAfterSeconds: 3_600,
    });
    await boss.work(name, { pollingIntervalSeconds: everySeconds <= 10 ? 0.5 : 2 }, async () => {
      try {
        if (!stopping.signal.aborted) await run(stopping.signal);
      } catch (error) {
        onFault(error, name);
        throw error;
      }
    });
    send(name);
    timers.push(setInterval(() => send(name, everySeconds), everySeconds * 1_000).unref());
  }
  return {
    wake: (name) => {
      if (waiting.has(name)) return;
      const timer = setTimeout(() => {
        waiting.delete(name);
        send(name);
      }, WAKE_MS).unref();
      waiting.set(name, timer);
    },
    stop: async () => {
      stopping.abort();
      for (const timer of [...timers, ...waiting.values()]) clearTimeout(timer);
      await boss.stop({ graceful: true, close: false, timeout: STOP_MS });
    },
  };
}
