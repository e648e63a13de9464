/** Makes the CQL library `Roles` of tables 1–3 and the rights outside them: for each cell column, whether the actor who asks has it. */

import type { CqlSource } from '@rygforloeb/engine';
import type { RoleCell, Roles } from '../roles.ts';
import { cqlIdentifier, cqlStrings } from './cql-text.ts';

/** The library `Roles`: one Boolean define a column, e.g. `"table3 hospital"`; `… conditional` and `… encouraged` where a cell is so. */
export function rolesLibrary(roles: Roles): CqlSource {
  const lines = [
    define(
      'Clinician',
      roles.actors.filter((one) => one.clinician).map((one) => one.code),
    ),
  ];
  for (const [table, columns] of Object.entries(roles.columns))
    for (const [column, cells] of Object.entries(columns)) {
      const where = (test: (cell: RoleCell) => boolean): string[] => Object.keys(cells).filter((actor) => test(cells[actor] as RoleCell));
      lines.push(
        define(
          `${table} ${column}`,
          where((cell) => applied(cell) !== 'no' && cell.mode !== 'encourage'),
        ),
      );
      const conditional = where((cell) => applied(cell) === 'conditional');
      if (conditional.length > 0) lines.push(define(`${table} ${column} conditional`, conditional));
      const encouraged = where((cell) => applied(cell) !== 'no' && cell.mode === 'encourage');
      if (encouraged.length > 0) lines.push(define(`${table} ${column} encouraged`, encouraged));
    }
  for (const [right, actors] of Object.entries(roles.extraRights)) lines.push(define(right, actors));
  const text = [
    'library Roles',
    '',
    "using FHIR version '4.0.1'",
    'include Parameters called P',
    '',
    'context Patient',
    '',
    ...lines,
    '',
  ].join('\n');
  return { name: 'Roles', file: 'roles.yaml', text };
}

/** What a cell comes to when its reading is applied. */
export const applied = (cell: RoleCell): RoleCell['value'] => cell.override?.value ?? cell.value;

const define = (name: string, actors: readonly string[]): string =>
  actors.length === 0 ? `define ${cqlIdentifier(name)}: false` : `define ${cqlIdentifier(name)}: P."Actor" in ${cqlStrings(actors)}`;
