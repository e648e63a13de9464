/** Who may see and do what: the programme's `access.yaml` in the form that the record's gate asks. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessPolicy, RolePolicy, TypeRule } from '@rygforloeb/record';
import { parse } from 'yaml';
import { findingSystem } from './fhir-names.ts';

interface WrittenRule extends Omit<TypeRule, 'codes'> {
  readonly findings?: readonly string[];
}

interface WrittenRole extends Partial<RolePolicy> {
  readonly view?: string;
  readonly everything?: boolean;
  readonly citizens: RolePolicy['citizens'];
  readonly purposes: readonly string[];
}

/** A purpose that data are used for, in words. */
export interface Purpose {
  readonly code: string;
  readonly da: string;
  readonly en: string;
}

interface AccessFile {
  readonly version: number;
  readonly purposes: readonly Purpose[];
  readonly domains: AccessPolicy['domains'];
  readonly relationLastsDaysAfterEnd: number;
  readonly reserved?: readonly string[];
  readonly findings: Readonly<Record<string, readonly string[]>>;
  readonly views: Readonly<Record<string, Readonly<Record<string, WrittenRule>>>>;
  readonly roles: Readonly<Record<string, WrittenRole>>;
}

/** `access.yaml` cannot be used as it stands. */
export class AccessPolicyError extends Error {
  readonly code = 'RYG_PROGRAMME_ACCESS';
}

/** Reads the policy of a programme version. Throws AccessPolicyError with the place. */
export function readAccessPolicy(directory: string): { readonly policy: AccessPolicy; readonly purposes: readonly Purpose[] } {
  const text = readFileSync(join(directory, 'access.yaml'), 'utf8');
  const file = parse(text, { merge: true }) as AccessFile;
  const everyType = Object.fromEntries(
    [...new Set(Object.values(file.views).flatMap((view) => Object.keys(view)))].map((type): [string, TypeRule] => [
      type,
      { may: ['create', 'read', 'update', 'delete'] },
    ]),
  );
  const views = Object.fromEntries(Object.entries(file.views).map(([name, view]) => [name, rulesOf(name, view, file)]));
  const roles = Object.fromEntries(
    Object.entries(file.roles).map(([name, role]): [string, RolePolicy] => {
      const types = role.everything ? everyType : views[role.view ?? ''];
      const unknown = role.purposes.find((purpose) => !file.purposes.some(({ code }) => code === purpose));
      if (types === undefined) throw new AccessPolicyError(`roles.${name}: there is no view ${role.view}`);
      if (unknown !== undefined || role.purposes.length === 0)
        throw new AccessPolicyError(`roles.${name}: no purpose, or an unknown one: ${unknown}`);
      const { citizens, purposes, relations = [], emergency = false, log = false } = role;
      return [name, { citizens, purposes, relations, emergency, log, types }];
    }),
  );
  const version = `${file.version}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  const { domains, relationLastsDaysAfterEnd, purposes, reserved = [] } = file;
  return { policy: { version, roles, domains, relationLastsDaysAfterEnd, reserved }, purposes };
}

function rulesOf(view: string, written: Readonly<Record<string, WrittenRule>>, file: AccessFile): Readonly<Record<string, TypeRule>> {
  return Object.fromEntries(
    Object.entries(written).map(([type, { findings, ...rule }]): [string, TypeRule] => {
      const place = `views.${view}.${type}`;
      // Who sees a part would write back a part, and the rest would be lost.
      if (rule.show !== undefined && rule.may.includes('update'))
        throw new AccessPolicyError(`${place}: who sees a part only may not update`);
      const codes = findings?.flatMap((list) => {
        const found = file.findings[list];
        if (found === undefined) throw new AccessPolicyError(`${place}: there is no list of findings ${list}`);
        return found.map((code) => (code.includes('|') ? code : `${findingSystem}|${code}`));
      });
      return [type, { ...rule, ...(codes && { codes }) }];
    }),
  );
}
