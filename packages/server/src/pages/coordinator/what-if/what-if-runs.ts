/** Trials of a change: one at a time, each in a thread of its own; kept for a while in memory, for whoever began it. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AmendmentFault } from '@rygforloeb/decision';
import { citizensAsCases, type Desk, hideSmallCounts, type ShownCount } from '@rygforloeb/pathway';
import { addedWays, type CountedWay, shownWays, type Way } from './ways-told.ts';
import type { ChangedCase, FromThread, ThreadTask, ToThread, TriedChange } from './what-if-told.ts';

export interface Trial {
  readonly id: string;
  readonly who: string;
  readonly change: TriedChange;
  readonly withCitizens: boolean;
  state: 'running' | 'done' | 'failed';
  step: 'opening' | 'translating' | 'examples' | 'citizens';
  done: number;
  of: number;
  examples?: { readonly asked: number; readonly changed: readonly ChangedCase[] };
  /** Counts alone. */
  citizens?: {
    readonly asked: ShownCount;
    readonly changed: ShownCount;
    readonly ways: readonly (Way & { readonly count: ShownCount })[];
  };
  /** Where the change is wrong, once it has failed for that. */
  faults?: readonly AmendmentFault[];
  /** Told when something moved. */
  readonly over: Promise<void>;
}

export interface Trials {
  /** Undefined while another one runs. */
  readonly begin: (desk: Desk, change: TriedChange, withCitizens: boolean) => Trial | undefined;
  readonly find: (id: string, who: string) => Trial | undefined;
}

const kept = 20;
const atOnce = 50;

/** The trials of one server. */
export function trialsOf(): Trials {
  const trials = new Map<string, Trial>();
  return {
    begin(desk, change, withCitizens) {
      if ([...trials.values()].some(({ state }) => state === 'running')) return undefined;
      const ended = Promise.withResolvers<void>();
      const trial: Trial = {
        ...{ id: randomUUID(), who: desk.access.agent.who, change, withCitizens, over: ended.promise },
        ...({ state: 'running', step: 'opening', done: 0, of: 1 } as const),
      };
      trials.set(trial.id, trial);
      for (const old of [...trials.keys()].slice(0, Math.max(0, trials.size - kept))) trials.delete(old);
      run(desk, trial)
        .then(
          () => {
            trial.state = 'done';
          },
          () => {
            trial.state = 'failed';
          },
        )
        .finally(ended.resolve);
      return trial;
    },
    find(id, who) {
      const trial = trials.get(id);
      return trial?.who === who ? trial : undefined;
    },
  };
}

async function run(desk: Desk, trial: Trial): Promise<void> {
  const { directory } = desk.programme;
  const task: ThreadTask = { directory, cases: join(directory, '..', '..', '..', 'cases'), change: trial.change };
  const thread = new Worker(new URL('./what-if-thread.ts', import.meta.url), { workerData: task });
  thread.unref();
  const examples = Promise.withResolvers<void>();
  let counted = { asked: 0, changed: 0, ways: [] as readonly CountedWay[] };
  let answered: () => unknown = () => undefined;
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  thread.once('error', fail);
  thread.on('message', (told: FromThread) => {
    if (told.is === 'step') Object.assign(trial, { step: told.step, done: told.done, of: told.of });
    else if (told.is === 'faults') {
      trial.faults = told.faults;
      fail(new Error('the change cannot be tried'));
    } else if (told.is === 'examples') {
      trial.examples = { asked: told.asked, changed: told.changed };
      examples.resolve();
    } else {
      const { asked, changed, ways } = counted;
      counted = { asked: asked + told.asked, changed: changed + told.changed, ways: addedWays(ways, told.ways) };
      answered();
    }
  });
  const say = (told: ToThread): void => thread.postMessage(told);
  try {
    await Promise.race([examples.promise, failed]);
    if (!trial.withCitizens) return;
    const all = await desk.jobs.count('Patient');
    Object.assign(trial, { step: 'citizens', done: 0, of: all.ok ? all.count : 1 });
    const ask = async (citizens: Parameters<typeof say>[0]): Promise<void> => {
      const answer = new Promise<void>((resolve) => {
        answered = resolve;
      });
      say(citizens);
      await Promise.race([answer, failed]);
      trial.done = counted.asked;
    };
    let waiting = [];
    for await (const one of citizensAsCases(desk)) {
      waiting.push(one);
      if (waiting.length < atOnce) continue;
      await ask({ citizens: waiting });
      waiting = [];
    }
    if (waiting.length > 0) await ask({ citizens: waiting });
    trial.citizens = shownOf(counted);
  } finally {
    failed.catch(() => undefined);
    await thread.terminate();
  }
}

/** Those whose answer stays are not told, and must not be told by what is. */
function shownOf({ asked, changed, ways }: { readonly asked: number; readonly changed: number; readonly ways: readonly CountedWay[] }) {
  const numbers = { asked, changed, same: asked - changed };
  const counted = new Map(Object.entries(numbers).map(([name, count]) => [name, { count, people: count }]));
  const shown = hideSmallCounts(counted, [{ total: 'asked', parts: ['changed', 'same'] }]);
  const told = shown.get('changed') ?? 0;
  return { asked: shown.get('asked') ?? 0, changed: told, ways: typeof told === 'number' ? shownWays(ways, changed) : [] };
}
