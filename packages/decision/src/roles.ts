/** Who may do what: the programme's tables 1–3 cell by cell, read from `roles.yaml`, turned so that one asks by column and actor. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One cell of a table: what it says, how a yes is carried out, and what a reading applies instead. */
export interface RoleCell {
  readonly value: 'yes' | 'no' | 'conditional';
  readonly mode?: 'referral' | 'self-contact' | 'encourage' | 'via-gp';
  readonly inTable?: boolean;
  readonly requirement?: string;
  readonly conflict?: string;
  readonly note?: string;
  readonly override?: { readonly value: 'yes' | 'no' | 'conditional'; readonly conflict: string; readonly source?: string };
}

export interface ActorRow {
  readonly code: string;
  readonly da: string;
  readonly en: string;
  readonly sector: string | null;
  readonly clinician: boolean;
  readonly note?: string;
}

/** Tables by column and actor, and the rights that stand outside the tables. */
export interface Roles {
  readonly actors: readonly ActorRow[];
  readonly columns: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, RoleCell>>>>>>;
  readonly extraRights: Readonly<Record<string, readonly string[]>>;
}

interface RolesFile {
  readonly actors: readonly ActorRow[];
  readonly tables: Readonly<
    Record<'table1' | 'table2' | 'table3', { readonly cells: Readonly<Record<string, Readonly<Record<string, RoleCell>>>> }>
  >;
  readonly extraRights: Readonly<Record<string, { readonly actors: readonly string[] }>>;
}

/** Reads `roles.yaml`. Table 1 stands by row, tables 2 and 3 by actor; all come out by column and actor. */
export function readRoles(file: string): Roles {
  const source = parse(readFileSync(file, 'utf8')) as RolesFile;
  const { table1, table2, table3 } = source.tables;
  return {
    actors: source.actors,
    columns: { table1: table1.cells, table2: turned(table2.cells), table3: turned(table3.cells) },
    extraRights: Object.fromEntries(Object.entries(source.extraRights).map(([right, { actors }]) => [right, actors])),
  };
}

function turned(cells: Readonly<Record<string, Readonly<Record<string, RoleCell>>>>): Record<string, Record<string, RoleCell>> {
  const columns: Record<string, Record<string, RoleCell>> = {};
  for (const [actor, row] of Object.entries(cells))
    for (const [column, cell] of Object.entries(row)) {
      columns[column] ??= {};
      (columns[column] as Record<string, RoleCell>)[actor] = cell;
    }
  return columns;
}
