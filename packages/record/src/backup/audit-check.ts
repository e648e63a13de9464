/** The log of looks and changes as one of the checks of a record: its chain of seals, and that it tells of every change. */
import { verifyAudit } from '../access/verify-audit.ts';
import type { ExtraCheck, RecordFault } from './verify-record.ts';

/** The check with the key of the log's seals. */
export function auditCheck(key: Buffer): ExtraCheck {
  return {
    name: 'audit_log',
    run: async (client, onRows) => {
      const { entries, brokenAt, untold } = await verifyAudit(client, key, onRows);
      const faults: RecordFault[] = [];
      if (brokenAt !== undefined) faults.push({ table: 'audit_log', problem: 'audit-chain', count: 1, examples: [`${brokenAt}`] });
      if (untold > 0) faults.push({ table: 'audit_log', problem: 'change-untold', count: untold, examples: [] });
      return { checked: entries, faults };
    },
  };
}
