/** The record's own numbers: its log, its gate, its database. They are asked for when somebody reads them. */

import type { OpenRecord } from '@rygforloeb/record';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Adds them to a registry. */
export function recordMetrics(registry: Registry, { numbers, health }: Pick<OpenRecord, 'numbers' | 'health'>): void {
  const registers = [registry];
  new Counter({
    name: 'rygforloeb_audit_entries_total',
    help: 'Entries written into the log of looks and changes',
    registers,
    collect() {
      this.reset();
      this.inc(numbers().audit.written);
    },
  });
  new Gauge({
    name: 'rygforloeb_audit_waiting',
    help: 'Entries of the log that wait for the disk',
    registers,
    collect() {
      this.set(numbers().audit.waiting);
    },
  });
  new Counter({
    name: 'rygforloeb_gate_refusals_total',
    help: 'Refusals of the gate by reason; hidden = there, and answered as if it were not',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const [reason, count] of Object.entries(numbers().refusals)) this.inc({ reason }, count);
    },
  });
  new Gauge({
    name: 'rygforloeb_database_up',
    help: 'Whether the database answers',
    registers,
    async collect() {
      this.set((await health()).ok ? 1 : 0);
    },
  });
  new Gauge({
    name: 'rygforloeb_database_connections',
    help: 'Connections to the database: total, idle, and callers waiting for one',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(numbers().pool)) this.set({ state }, count);
    },
  });
}
