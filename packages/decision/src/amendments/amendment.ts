/** The consultation's amendments as they stand in `amendments.yaml`: proposals with the structured changes they would make. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { StatusCode } from '../model.ts';
import type { RoleCell } from '../roles.ts';
import type { ConsentKind } from '../rules.ts';
import type { Audience, Wording } from '../texts.ts';

/** Adds a sentence to what a disposition says to one audience. */
export interface SetText extends Wording {
  readonly disposition: string;
  readonly audience: Audience;
}

/** A fact that screens may show; it decides nothing. */
export interface BackgroundEntry extends Wording {
  readonly id: string;
  readonly requirements: readonly string[];
  readonly source: string;
}

/** Writes one cell of tables 1–3: the actor's (`row`) under a column; `newColumn` where the table has no such column yet. */
export interface SetRole {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly value: RoleCell['value'];
  readonly mode?: NonNullable<RoleCell['mode']>;
  readonly note?: string;
  readonly newColumn?: Wording & { readonly code: string; readonly section: string };
}

/** Gives one rule another status, and another condition where it needs one. */
export interface SetRule {
  readonly disposition: string;
  readonly rule: string;
  readonly from: StatusCode;
  readonly status: StatusCode;
  readonly when?: string;
}

/** Adds a rule to a disposition. Rights, acute withholding and consent still come first. */
export interface AddRule {
  readonly disposition: string;
  readonly status: StatusCode;
  readonly when: string;
  readonly requirements: readonly string[];
  readonly source: string;
  readonly consent?: ConsentKind;
}

export type Change =
  | { readonly setText: SetText }
  | { readonly addBackground: BackgroundEntry }
  | { readonly setRole: SetRole }
  | { readonly setRule: SetRule }
  | { readonly addRule: AddRule };

/** How an amendment stands to another, to a requirement or to a reading. */
export interface Relation {
  readonly id: string;
  readonly type: 'goes-with' | 'excludes' | 'depends-on' | 'duplicate' | 'agrees-with' | 'reading';
}

export interface Amendment extends Wording {
  readonly id: string;
  readonly source: string;
  readonly amends: string;
  readonly kind: string;
  /** Programme versions that accepted it. */
  readonly acceptedIn: readonly string[];
  readonly relates: readonly Relation[];
  /** null where nothing of a citizen's answer would change; `reason` says why. */
  readonly change: readonly Change[] | null;
  readonly reason?: string;
  readonly reasonDa?: string;
}

/** Reads the amendments of a programme folder; none when it has no such file. */
export function readAmendments(directory: string): readonly Amendment[] {
  const file = join(directory, 'amendments.yaml');
  if (!existsSync(file)) return [];
  return (parse(readFileSync(file, 'utf8')) as { readonly amendments: readonly Amendment[] }).amendments;
}
