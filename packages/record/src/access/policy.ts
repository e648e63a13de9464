/** The access policy: which role may do what with which type, for whose data. It is data of the programme; nothing is allowed that it does not say. */
import type { Access, Scope } from './access.ts';
import type { Action, Forbidden } from './gated-record.ts';

/** What may be written and read; searches and histories follow reading. */
export type Right = 'create' | 'read' | 'update' | 'delete';

/** What a role may do with one type. */
export interface TypeRule {
  readonly may: readonly Right[];
  /** What it may besides under acute access, about the citizen of that access alone. */
  readonly acute?: readonly 'create'[];
  /** Actions for which the agent must itself be a party of the resource. */
  readonly own?: readonly Right[];
  /** The element that names the agent or its organisation when it creates. */
  readonly author?: string;
  /** What is not asked for when creating. */
  readonly without?: readonly ('relation' | 'consent')[];
  /** Only resources with one of these codes, as system|code. */
  readonly codes?: readonly string[];
  /** With one of these codes, as system|code, it is seen by whom it is addressed to, whatever the citizen permits: what nothing may hold back. */
  readonly addressed?: readonly string[];
  /** The elements shown; absent = all. Free text is left out of them. */
  readonly show?: readonly string[];
  /** The conditions that may be searched by; absent = all. */
  readonly search?: readonly string[];
}

export interface RolePolicy {
  /** Whose data: one's own, those one is related to and has consent for, everybody's (our own jobs), nobody's. */
  readonly citizens: 'self' | 'related' | 'every' | 'none';
  readonly relations: readonly string[];
  /** The first is assumed when nobody says another. */
  readonly purposes: readonly string[];
  readonly emergency: boolean;
  /** Whether it may read the log of looks of any citizen. */
  readonly log: boolean;
  readonly types: Readonly<Record<string, TypeRule>>;
}

export interface AccessPolicy {
  /** Names the programme version and what stands in its policy. */
  readonly version: string;
  readonly roles: Readonly<Record<string, RolePolicy>>;
  /** The parts that a consent may be limited to, with their types. */
  readonly domains: Readonly<Record<string, readonly string[]>>;
  /** For how long the parties of an ended referral or episode may follow up, in days. */
  readonly relationLastsDaysAfterEnd: number;
  /** Code systems whose resources our own jobs alone write, whoever else may write the type. */
  readonly reserved?: readonly string[];
}

/** What the policy lets an agent do with a type, or why not. */
export type Ruling = { readonly ok: true; readonly role: RolePolicy; readonly rule: TypeRule } | Forbidden;

const rightOf: Readonly<Record<Action, Right>> = {
  create: 'create',
  read: 'read',
  update: 'update',
  delete: 'delete',
  search: 'read',
  history: 'read',
};

const letterOf: Readonly<Record<Action, Scope['actions'][number]>> = {
  create: 'c',
  read: 'r',
  update: 'u',
  delete: 'd',
  search: 's',
  history: 'r',
};

/** What the role, the purpose and the app's scopes say, whoever the citizen is. */
export function rulingOn(policy: AccessPolicy, { agent, purpose, emergency, app }: Access, type: string, action: Action): Ruling {
  const role = Object.hasOwn(policy.roles, agent.role) ? policy.roles[agent.role] : undefined;
  if (role === undefined) return forbidden('role');
  if (!role.purposes.includes(purpose)) return forbidden('purpose');
  if (emergency !== undefined && (!role.emergency || emergency.reason.trim() === '')) return forbidden('emergency');
  const rule = Object.hasOwn(role.types, type) ? role.types[type] : undefined;
  const acutely = emergency !== undefined && action === 'create' && rule?.acute?.includes(action) === true;
  if (rule === undefined || !(rule.may.includes(rightOf[action]) || acutely)) return forbidden('role');
  if (app !== undefined && !app.scopes.some((scope) => allows(scope, type, action))) return forbidden('scope');
  return { ok: true, role, rule };
}

/** The domains that hold a type, for consents that are limited to some. */
export function domainsOf(policy: AccessPolicy, type: string): readonly string[] {
  return Object.entries(policy.domains).flatMap(([domain, types]) => (types.includes(type) ? [domain] : []));
}

/** The citizen to whom the app's scopes hold an action on a type, if any of them is that narrow and none is wider. */
export function scopedPatient({ app }: Access, type: string, action: Action): string | undefined {
  const scopes = app?.scopes.filter((scope) => allows(scope, type, action)) ?? [];
  return scopes.every(({ patient }) => patient !== undefined) ? scopes[0]?.patient : undefined;
}

function allows(scope: Scope, type: string, action: Action): boolean {
  return (scope.type === '*' || scope.type === type) && scope.actions.includes(letterOf[action]);
}

function forbidden(why: Forbidden['why']): Forbidden {
  return { ok: false, reason: 'forbidden', why };
}
