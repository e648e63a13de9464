/** `GET /api/pathway`: every act and every reading, what each is told as JSON Schema, and who may take it. */

import type { PathwayProgramme } from '@rygforloeb/pathway';
import { z } from 'zod';
import type { Who } from './act.ts';
import { actsByAddress, viewsByAddress } from './registry.ts';

/** Everything that has an address, for whoever writes a client. */
export function described(programme: PathwayProgramme): object {
  const { id, version, status } = programme.manifest;
  return {
    programme: { id, version, status },
    acts: [...actsByAddress].map(([address, { does, who, told, acute }]) => ({
      method: 'POST',
      address: `/api/pathway/${address}`,
      does,
      who: whoMay(programme, who),
      ...(acute && { acute }),
      told: schemaOf(told),
    })),
    views: [...viewsByAddress].map(([address, { does, asked }]) => ({
      method: 'GET',
      address: `/api/pathway/${address}`,
      does,
      asked: schemaOf(asked),
    })),
  };
}

/** The roles, by the programme's own policy; and what the house must be to the referral. */
function whoMay({ access, roles: tables, referrals }: PathwayProgramme, { writes = {}, right, table, as, roles }: Who): object {
  const rows = right === undefined ? markedIn(tables, table) : (tables.extraRights[right] ?? []);
  const may = Object.entries(access.roles).filter(
    ([role, { types }]) =>
      (rows === undefined || rows.includes(referrals.actsAs[role] ?? role)) &&
      Object.entries(writes).every(([type, action]) => types[type]?.may.includes(action) === true),
  );
  const isOpen = rows === undefined && Object.keys(writes).length === 0;
  return { roles: roles ?? (isOpen ? 'every' : may.map(([role]) => role).filter((role) => role !== 'operations')), ...(as && { as }) };
}

/** The actors that a column of table 1 marks, as its readings have it. */
function markedIn({ columns }: PathwayProgramme['roles'], column: string | undefined): readonly string[] | undefined {
  if (column === undefined) return undefined;
  const cells = Object.entries(columns.table1?.[column] ?? {});
  return cells.filter(([, cell]) => (cell.override?.value ?? cell.value) !== 'no').map(([actor]) => actor);
}

function schemaOf(schema: z.ZodObject): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
