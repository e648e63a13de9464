/** The clinician's front page: what her house has to do. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  type Desk,
  namesOfHouses,
  type WorklistRow,
  type WorklistView,
  worklistCounts,
  worklistOf,
  worklistViews,
} from '@rygforloeb/pathway';
import type { AddPage, DoorOptions, PageAnswer, Visit } from '../door.ts';
import { clinicianRoles } from './clinician-roles.ts';
import { mayReceive } from './find-citizen-route.ts';
import { newSince } from './last-looks.ts';
import { partsFor } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<Web, 'citizenPath' | 'renderWorklistPage'>;
type Options = { readonly pages: Pages } & Pick<DoorOptions, 'identity'>;

/** What is late comes first. */
const order: readonly WorklistView[] = ['overdue', 'today', 'new', 'open', 'waiting', 'changed'];
const week = 7 * 86_400_000;

/** Adds the page. */
export function addWorklistPage(add: AddPage, options: Options): void {
  add('/kliniker', { roles: clinicianRoles, get: (visit) => show(visit, options) });
}

async function show(visit: Visit, { pages, identity }: Options): Promise<PageAnswer> {
  const { desk, query, access, frame } = visit;
  const counts = await worklistCounts(desk);
  const asked = worklistViews.find((one) => one === query('vis'));
  const view = asked ?? order.find((one) => one !== 'changed' && counts[one] > 0) ?? 'open';
  const last = await newSince(visit, 'worklist', { identity });
  const since = last ?? new Date(desk.now().getTime() - week).toISOString();
  const after = query('efter');
  const listed = await worklistOf(desk, { view, since, ...(after !== undefined && { after }) });
  const rows = listed.ok ? listed.rows : [];
  const names = await namesOfHouses(
    desk,
    rows.flatMap(({ turn, from }) => [turn, from].filter((one) => one !== undefined)),
  );
  const html = pages.renderWorklistPage({
    visit: frame,
    today: copenhagenDate(desk.now().toISOString()),
    view,
    views: order.map((one) => ({ view: one, ...(one !== 'changed' && { count: counts[one] }) })),
    rows: rows.map((row) => shown(row, visit, names, pages)),
    mayReceive: mayReceive(access.agent.role),
    ...(view === 'changed' && { since }),
    ...(listed.ok && listed.next !== undefined && { next: listed.next }),
  });
  return { html };
}

function shown(row: WorklistRow, { desk, language }: Visit, names: ReadonlyMap<string, string>, { citizenPath }: Pages) {
  const { agent } = desk.access;
  const { turn, from, due, then } = row;
  const isOurs = (one: string | undefined): boolean =>
    one !== undefined && [agent.who, agent.organization, agent.practitionerRole].includes(one);
  const turnName = turn === undefined || isOurs(turn) ? undefined : names.get(turn);
  const fromName = from === undefined || isOurs(from) ? undefined : names.get(from);
  return {
    id: row.id,
    href: row.kind === 'referral' && !isOurs(from) ? `/kliniker/indbakke/${row.id}` : citizenPath(row.citizen.id, whereDone(row, desk)),
    citizen: row.citizen.name,
    what: row.what[language],
    state: row.state,
    urgent: row.urgent,
    ...(due !== undefined && { due }),
    ...(then !== undefined && { then: then[language] }),
    ...(turnName !== undefined && { turn: turnName }),
    ...(fromName !== undefined && { from: fromName }),
  };
}

/** The part of the record in which it is done, as far as the role has it; else the overview. */
function whereDone({ kind, id, code, link }: WorklistRow, desk: Desk): string {
  const parts = partsFor(desk);
  const part = kind === 'referral' ? 'henvis' : partOf(code, link);
  if (!parts.includes(part)) return '';
  return kind === 'referral' ? `henvis/${id}` : part;
}

function partOf(code: string, link = ''): string {
  if (link.startsWith('CarePlan/') || /evaluat|plan|goal/.test(code)) return 'plan';
  if (link.startsWith('MedicationRequest/') || /medic|nsaid|opioid|manual|nerve|imaging/.test(code)) return 'behandling';
  if (link.startsWith('Communication/') || /message|letter/.test(code)) return 'beskeder';
  if (/work|sick|job|benefit/.test(code)) return 'arbejde';
  if (link.startsWith('Observation/') || /triage|cauda|deficit|examin/.test(code)) return 'konsultation';
  return '';
}
