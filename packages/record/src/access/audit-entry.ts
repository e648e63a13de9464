/** One line of the log of looks and changes, and the same as a FHIR AuditEvent. */

export interface AuditEntry {
  /** Place in the chain, from 1. */
  readonly seq: number;
  /** When it was logged, an ISO instant. */
  readonly recorded: string;
  readonly action: 'create' | 'read' | 'update' | 'delete' | 'search' | 'history' | 'export' | 'login' | 'logout';
  /** `done`, `denied` by the gate, or `failed` for another reason. */
  readonly outcome: 'done' | 'denied' | 'failed';
  readonly who: string;
  readonly name: string;
  readonly role: string;
  readonly organization?: string;
  readonly client?: string;
  readonly purpose: string;
  /** Why, in the agent's words; always there for acute access. */
  readonly reason?: string;
  readonly type?: string;
  readonly id?: string;
  readonly version?: number;
  /** The ids of the citizens whose data were shown or changed. */
  readonly patients: readonly string[];
  /** Names of the search parameters, never their values; of everything about a citizen the types that were read. */
  readonly query?: readonly string[];
  readonly request?: string;
}

/** What is looked for in the log of all citizens; all that is told must fit. */
export interface AuditSearch {
  /** Words of the name of whoever looked. */
  readonly name?: string;
  /** `Organization/…` for which it was looked. */
  readonly organizations?: readonly string[];
  readonly only?: 'people' | 'refused' | 'acute';
  /** Instants: from the first, before the second. */
  readonly from?: string;
  readonly before?: string;
  /** The `next` of the page before. */
  readonly below?: number;
  readonly count?: number;
}

/** Whether an entry is looked for. */
export function isSought(
  { recorded, name, organization, outcome, reason, role }: AuditEntry,
  { name: words = '', organizations, only, from, before }: AuditSearch,
): boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.every((word) => name.toLowerCase().includes(word))) return false;
  if (organizations !== undefined && !organizations.includes(organization ?? '')) return false;
  if ((from !== undefined && recorded < from) || (before !== undefined && recorded >= before)) return false;
  if (only === 'people') return role !== 'operations';
  if (only === 'refused') return outcome === 'denied';
  return only === 'acute' ? reason !== undefined : true;
}
