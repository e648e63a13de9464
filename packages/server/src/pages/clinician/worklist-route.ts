/** The clinician's front page: what her house has to do. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  alertsInHand,
  type CitizenWork,
  namesOfHouses,
  openAlerts,
  type WorkLine,
  type WorklistView,
  worklistByCitizen,
  worklistViews,
} from '@rygforloeb/pathway';
import type { AddPage, DoorOptions, PageAnswer, Visit } from '../door.ts';
import { clinicianRoles } from './clinician-roles.ts';
import { mayReceive, searchesByName } from './find-citizen-route.ts';
import { toldMoment } from './inbox-moments.ts';
import { newSince } from './last-looks.ts';
import { partsFor } from './record-part.ts';
import { whereDone } from './where-done.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<Web, 'citizenPath' | 'inboxPath' | 'receivedPath' | 'renderWorklistPage'>;
type Options = { readonly pages: Pages } & Pick<DoorOptions, 'identity'>;

/** What is late comes first. */
const order: readonly WorklistView[] = ['overdue', 'today', 'new', 'open', 'waiting', 'changed'];
const week = 7 * 86_400_000;
const citizensAPage = 50;

/** Adds the page. */
export function addWorklistPage(add: AddPage, options: Options): void {
  add('/kliniker', { roles: clinicianRoles, get: (visit) => show(visit, options) });
}

async function show(visit: Visit, { pages, identity }: Options): Promise<PageAnswer> {
  const { desk, query, access, frame, language } = visit;
  const last = await newSince(visit, 'worklist', { identity });
  const { views, isCut } = await worklistByCitizen(desk, { since: last ?? new Date(desk.now().getTime() - week).toISOString() });
  const asked = worklistViews.find((one) => one === query('vis'));
  const view = asked ?? order.find((one) => one !== 'changed' && views[one].length > 0) ?? 'open';
  const all = views[view];
  const of = Math.max(1, Math.ceil(all.length / citizensAPage));
  const here = Math.min(of, Math.max(1, Math.trunc(Number(query('side') ?? '1')) || 1));
  const citizens = all.slice((here - 1) * citizensAPage, here * citizensAPage);
  const names = await namesOfHouses(
    desk,
    citizens.flatMap(({ lines }) => lines.flatMap(({ turn, from }) => [turn, from].filter((one) => one !== undefined))),
  );
  const [waiting, inHand] = await Promise.all([openAlerts(desk), alertsInHand(desk)]);
  const html = pages.renderWorklistPage({
    visit: frame,
    today: copenhagenDate(desk.now().toISOString()),
    view,
    views: order.map((one) => ({ view: one, count: views[one].length })),
    citizens: citizens.map((one) => ofCitizen(one, visit, names, pages)),
    all: { citizens: all.length, lines: all.reduce((sum, { lines }) => sum + lines.length, 0) },
    pages: { here, of },
    isCut,
    alerts: { waiting: waiting.length, inHand: inHand.length },
    mayReceive: mayReceive(access.agent.role),
    byName: searchesByName(desk),
    ...(last !== undefined && { since: toldMoment(last, language) }),
  });
  return { html };
}

function ofCitizen({ citizen, lines }: CitizenWork, visit: Visit, names: ReadonlyMap<string, string>, pages: Pages) {
  return { ...citizen, href: pages.citizenPath(citizen.id), lines: lines.map((line) => shown(line, visit, names, pages)) };
}

function shown(line: WorkLine, { desk, language }: Visit, names: ReadonlyMap<string, string>, pages: Pages) {
  const { agent } = desk.access;
  const { turn, from, due, then } = line;
  const isOurs = (one: string | undefined): boolean =>
    one !== undefined && [agent.who, agent.organization, agent.practitionerRole].includes(one);
  const turnName = turn === undefined || isOurs(turn) ? undefined : names.get(turn);
  const fromName = from === undefined || isOurs(from) ? undefined : names.get(from);
  const at = { role: agent.role, parts: partsFor(desk), isOurs: turn === undefined || isOurs(turn) };
  return {
    id: line.id,
    what: line.what[language],
    state: line.state,
    parts: line.parts.map((part) => part[language]),
    urgent: line.urgent,
    isLocal: line.local,
    ...whereDone(line, at, pages),
    ...(due !== undefined && { due }),
    ...(then !== undefined && { then: then[language] }),
    ...(turnName !== undefined && { turn: turnName }),
    ...(fromName !== undefined && { from: fromName }),
  };
}
