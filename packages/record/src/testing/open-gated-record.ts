/** A record behind a gate for tests, with a small policy of its own: a clinic that treats, an office with a narrow view, the citizen. */
import { after } from 'node:test';
import type { Access } from '../access/access.ts';
import type { AccessPolicy, TypeRule } from '../access/policy.ts';
import type { Database } from '../database/database.ts';
import { gateBefore, type OpenRecord, openDatabase } from '../open-record.ts';
import { temporaryFolder } from './temporary-folder.ts';

const all: TypeRule = { may: ['create', 'read', 'update', 'delete'] };
const every = Object.fromEntries(
  ['Patient', 'Observation', 'Task', 'ServiceRequest', 'CareTeam', 'Consent', 'Communication', 'Organization', 'Goal'].map((type) => [
    type,
    all,
  ]),
);

export const testPolicy: AccessPolicy = {
  version: 'test',
  domains: { clinical: ['Observation'], plan: ['Goal', 'CareTeam'], referral: ['ServiceRequest', 'Task'], person: ['Patient', 'Consent'] },
  relationLastsDaysAfterEnd: 10,
  roles: {
    clinic: {
      citizens: 'related',
      relations: ['care-team', 'referral', 'gp'],
      purposes: ['treatment'],
      emergency: true,
      log: false,
      types: {
        ...every,
        Patient: { may: ['create', 'read', 'update'], without: ['relation', 'consent'] },
        Communication: { may: ['create', 'read'], own: ['read'], author: 'sender' },
      },
    },
    office: {
      citizens: 'related',
      relations: ['referral'],
      purposes: ['work'],
      emergency: false,
      log: false,
      types: {
        Organization: { may: ['read'] },
        Patient: { may: ['read'], show: ['name'], search: [] },
        Observation: {
          may: ['create', 'read'],
          codes: ['https://rygforloeb.dk/fhir/CodeSystem/finding|job-at-risk'],
          show: ['status', 'code', 'valueBoolean'],
          search: ['patient'],
        },
        Task: { may: ['read', 'update'], own: ['read', 'update'] },
      },
    },
    citizen: { citizens: 'self', relations: [], purposes: ['own'], emergency: false, log: false, types: every },
    keeper: { citizens: 'none', relations: [], purposes: ['administration'], emergency: false, log: true, types: {} },
    jobs: { citizens: 'every', relations: [], purposes: ['operations'], emergency: false, log: false, types: every },
  },
};

export const auditKey = Buffer.alloc(32, 5);

/** The record, and its database for tests that look behind the gate. */
export interface GatedTestRecord {
  readonly record: OpenRecord;
  readonly database: Database;
}

/** Opens a fresh one; `now` is the gate's clock. */
export async function openGatedRecord(now?: () => Date): Promise<GatedTestRecord> {
  const database = await openDatabase({ folder: await temporaryFolder() });
  const record = await gateBefore(database, { policy: testPolicy, auditKey, ...(now && { now }) }, 0);
  after(() => record.close());
  return { record, database };
}

/** Somebody of a house, in a role. */
export function someone(role: string, organization?: string, more: Partial<Access> = {}): Access {
  const who = role === 'citizen' ? 'Patient/karen' : `Practitioner/${role}`;
  return {
    agent: { who, role, name: `Somebody of ${role}`, ...(organization !== undefined && { organization }) },
    purpose: testPolicy.roles[role]?.purposes[0] ?? '',
    ...more,
  };
}
