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
  /** Names of the search parameters, never their values. */
  readonly query?: readonly string[];
  readonly request?: string;
}
