/** What the pages about one citizen begin with: whose record it is, which parts the role has, and an answer where it may not be seen. */

import { type CitizenCard, citizenCardOf, type Desk } from '@rygforloeb/pathway';
import type { PageAnswer, Visit } from '../door.ts';

type Web = typeof import('@rygforloeb/web').clinician;

const clinical = ['gp', 'chiropractor', 'physiotherapist', 'private_specialist', 'psychologist', 'hospital', 'rygcenter'];
const municipal = ['municipality_140', 'municipality_119'];

/** The parts of a record, each with the roles that have it. */
export const rolesOfPart: Readonly<Record<string, readonly string[]>> = {
  konsultation: clinical.filter((role) => role !== 'psychologist'),
  plan: [...clinical, ...municipal],
  henvis: [...clinical, ...municipal],
  behandling: clinical,
  skemaer: clinical,
  arbejde: [...clinical, ...municipal, 'jobcentre'],
  beskeder: [...clinical, ...municipal, 'jobcentre'],
  papirer: [...clinical, ...municipal, 'jobcentre'],
};

/** The parts that the role at the desk has, in their order. */
export function partsFor({ access }: Pick<Desk, 'access'>): readonly string[] {
  return Object.entries(rolesOfPart).flatMap(([part, roles]) => (roles.includes(access.agent.role) ? [part] : []));
}

/** The citizen's own page, or the same answer for what there is not and what one may not see. */
export async function inRecord(
  visit: Visit,
  pages: Pick<Web, 'renderErrorPage'>,
  show: (opened: { readonly card: CitizenCard; readonly parts: readonly string[] }) => Promise<PageAnswer>,
): Promise<PageAnswer> {
  const card = await citizenCardOf(visit.desk, visit.parameter('id'));
  if (card === undefined) return { html: pages.renderErrorPage({ language: visit.language, status: 404 }), status: 404 };
  return show({ card, parts: partsFor(visit.desk) });
}
