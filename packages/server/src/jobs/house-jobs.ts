/** What the house does by itself: looks at clocks when something was written, turns them as time passes, sends reminders. */
import { notifierOver, smtpNotifier } from '@rygforloeb/messaging';
import { type ClockHouse, countClocks, lookAtTouched, sendReminders, turnClocks } from '@rygforloeb/pathway';
import type { Job, OpenRecord, RunningJobs } from '@rygforloeb/record';
import type { JobsSettings } from './jobs-settings.ts';

export interface HouseJobsOptions {
  readonly record: OpenRecord;
  readonly settings: JobsSettings;
  /** The pathway's house, once the programme is loaded; until then there is nothing to do. */
  readonly house: () => ClockHouse | undefined;
  /** Where citizens log in. */
  readonly address: () => string;
  /** Told a fault by its code, never by a value. */
  readonly onFault?: (error: unknown, job?: string) => void;
  /** Jobs of other parts of the product, run beside these. */
  readonly others?: readonly Job[];
}

export interface JobNumbers {
  /** Running clocks by state, as of the last round. */
  readonly clocks: Readonly<Record<string, number>>;
  /** Since when the citizen who has waited longest waits for a look at her clocks. */
  readonly waitingSince: () => Promise<Date | undefined>;
  readonly rounds: Readonly<Record<string, { readonly done: number; readonly failed: number }>>;
  readonly reminders: Readonly<Record<'sent' | 'parked' | 'dropped', number>>;
}

export interface HouseJobs {
  readonly numbers: JobNumbers;
  /** Lets rounds under way come to an end. */
  readonly stop: () => Promise<void>;
}

const look = 'clocks-look';

/** Starts them; the queue is made ready meanwhile, and nobody waits for it. */
export function startHouseJobs({ record, settings, house, address, onFault = () => undefined, others = [] }: HouseJobsOptions): HouseJobs {
  const notifier = notifierOver(settings.mail === undefined ? {} : { email: smtpNotifier(settings.mail) });
  const numbers = {
    clocks: {} as Record<string, number>,
    waitingSince: () => record.jobs.touched.waitingSince(),
    rounds: {} as Record<string, { done: number; failed: number }>,
    reminders: { sent: 0, parked: 0, dropped: 0 },
  };
  const jobs: readonly Job[] = [
    {
      name: look,
      everySeconds: 5,
      run: async (signal) => {
        const open = house();
        if (open !== undefined) await lookAtTouched(open, signal);
      },
    },
    {
      name: 'clocks-turn',
      everySeconds: 60,
      run: async (signal) => {
        const open = house();
        if (open === undefined) return;
        await turnClocks(open, signal);
        numbers.clocks = await countClocks(open);
      },
    },
    {
      name: 'reminders-send',
      everySeconds: 60,
      run: async (signal) => {
        const open = house();
        if (open === undefined) return;
        const round = await sendReminders(open, { notifier, address: address() }, signal);
        for (const how of ['sent', 'parked', 'dropped'] as const) numbers.reminders[how] += round[how];
      },
    },
    ...others,
  ];
  let isStopped = false;
  let forget = (): void => undefined;
  const running: Promise<RunningJobs | undefined> = record.jobs.run(jobs.map(counted), { onFault }).then(
    (started) => {
      forget = record.jobs.onChange(() => started.wake(look));
      return started;
    },
    (error: unknown) => {
      onFault(error);
      return undefined;
    },
  );
  return {
    numbers,
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      const started = await running;
      forget();
      await started?.stop();
    },
  };

  function counted(job: Job): Job {
    const rounds = { done: 0, failed: 0 };
    numbers.rounds[job.name] = rounds;
    return {
      ...job,
      run: async (signal) => {
        try {
          await job.run(signal);
          rounds.done += 1;
        } catch (error) {
          rounds.failed += 1;
          throw error;
        }
      },
    };
  }
}
