/** Numbers of the jobs: how many clocks run and how late, how long somebody waits for a look, what became of reminders. */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { JobNumbers } from './house-jobs.ts';

/** Adds them to a registry. */
export function jobMetrics(registry: Registry, numbers: JobNumbers, now: () => number = Date.now): void {
  const registers = [registry];
  new Gauge({
    name: 'rygforloeb_clocks',
    help: 'Running clocks by state, as of the last round',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(numbers.clocks)) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'rygforloeb_job_lag_seconds',
    help: 'How long the citizen who has waited longest waits for a look at her clocks',
    registers,
    async collect() {
      const since = await numbers.waitingSince().catch(() => undefined);
      this.set(since === undefined ? 0 : Math.max(0, (now() - since.getTime()) / 1000));
    },
  });
  new Counter({
    name: 'rygforloeb_job_rounds_total',
    help: 'Rounds of jobs in this process by outcome',
    labelNames: ['job', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const [job, { done, failed }] of Object.entries(numbers.rounds)) {
        this.inc({ job, outcome: 'done' }, done);
        this.inc({ job, outcome: 'failed' }, failed);
      }
    },
  });
  new Counter({
    name: 'rygforloeb_reminders_total',
    help: 'Reminders by outcome: sent, parked (given up), dropped (no longer of use)',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(numbers.reminders)) this.inc({ outcome }, count);
    },
  });
}
