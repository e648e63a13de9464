/** The receivers' inboxes: the list of what waits at the house of the role, one case, and its papers. */

import { alertsInHand, type Desk, inboxItemOf, inboxOf, namesOfHouses, openAlerts, paperFor, underAcuteAccess } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { clinicianRoles } from './clinician-roles.ts';
import type { Deciding } from './inbox-decision.ts';
import { decide, type Fault } from './inbox-form.ts';
import { housesIn } from './inbox-houses.ts';
import { receivedShown } from './inbox-received.ts';
import { alertShown, rowShown } from './inbox-rows.ts';

type Web = typeof import('@rygforloeb/web').clinician;

export interface InboxOptions {
  readonly pages: Pick<
    Web,
    | 'citizenPath'
    | 'decisionPrefix'
    | 'inboxMessagesIn'
    | 'inboxPath'
    | 'readDoorForm'
    | 'receivedPath'
    | 'renderErrorPage'
    | 'renderInboxPage'
    | 'renderReceivedReferralPage'
  >;
}
type Pages = InboxOptions['pages'];

const rowsAPage = 25;

/** Adds the three. */
export function addInboxPages(add: AddPage, { pages }: InboxOptions): void {
  add(pages.inboxPath, {
    roles: clinicianRoles,
    get: (visit) => listPage(visit, pages, []),
    post: (visit) => decideOnList(visit, pages),
  });
  add(`${pages.inboxPath}/:referral`, {
    roles: clinicianRoles,
    get: (visit) => casePage(visit, pages, visit.desk, visit.parameter('referral'), []),
    post: (visit) => decideOnCase(visit, pages),
  });
  add(`${pages.inboxPath}/:referral/papir/:kind`, {
    roles: clinicianRoles,
    get: async ({ desk, parameter, language }) => {
      const kind = parameter('kind') as Parameters<typeof paperFor>[1]['kind'];
      const paper = await paperFor(desk, { kind, about: `ServiceRequest/${parameter('referral')}`, language });
      return paper.ok ? { file: paper.pdf, type: 'application/pdf', name: paper.name } : notThere(pages, language);
    },
  });
}

function notThere(pages: Pages, language: 'da' | 'en'): PageAnswer {
  return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
}

/** The key of the page without that of one of its forms. */
function baseKey({ formKey }: Visit): string {
  return formKey.split('~')[0] ?? formKey;
}

function decidingOn(visit: Visit, pages: Pages, item: Deciding['item'], desk: Desk = visit.desk): Deciding {
  const { language } = visit;
  return { desk, language, item, messages: pages.inboxMessagesIn(language), housesOf: housesIn(visit) };
}

/** Refused for what others did meanwhile is a conflict; what was typed wrongly is not. */
function statusOf(reason: string | undefined, faults: readonly Fault[]): number {
  if (reason === 'changed' || reason === 'illegal' || reason === 'answered' || reason === 'state') return 409;
  return faults.length > 0 ? 422 : 200;
}

async function listPage(visit: Visit, pages: Pages, faults: readonly Fault[], reason?: string): Promise<PageAnswer> {
  const { desk, language, fields, frame } = visit;
  const messages = pages.inboxMessagesIn(language);
  const items = await inboxOf(desk);
  const told = items.findIndex(({ id }) => id === fields.get('sag'));
  const of = Math.max(1, Math.ceil(items.length / rowsAPage));
  const asked = told >= 0 ? Math.floor(told / rowsAPage) + 1 : Number(visit.query('side') ?? '1');
  const here = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), of) : 1;
  const shown = items.slice((here - 1) * rowsAPage, here * rowsAPage);
  const rows = await Promise.all(shown.map((item) => rowShown(decidingOn(visit, pages, item), false, pages)));
  const [waiting, inHand] = await Promise.all([openAlerts(desk), alertsInHand(desk)]);
  const names = await namesOfHouses(
    desk,
    [...waiting, ...inHand].map(({ from }) => from),
  );
  const told0 = { language, messages, now: desk.now() };
  const alerts = [
    ...waiting.map((alert) => alertShown(alert, false, names, told0)),
    ...inHand.map((alert) => alertShown(alert, true, names, told0)),
  ];
  const html = pages.renderInboxPage({
    visit: frame,
    alerts,
    // An alert that consent lets through stands above already.
    rows: rows.filter(({ id }) => !alerts.some((alert) => alert.id === id)),
    all: items.length,
    late: items.filter(({ clock }) => clock !== undefined && clock.daysLeft < 0).length,
    pages: { here, of },
    fields,
    faults: placed(faults, rows, visit),
    formKey: baseKey(visit),
  });
  return { html, status: statusOf(reason, faults) };
}

/** A fault whose form is not there any more is told at the head of its case. */
function placed(
  faults: readonly Fault[],
  rows: readonly { readonly id: string; readonly decisions: readonly { readonly code: string }[] }[],
  { fields }: Visit,
): readonly Fault[] {
  const row = rows.find(({ id }) => id === fields.get('sag'));
  const isThere = fields.get('beslutning') === 'open' || row?.decisions.some(({ code }) => code === fields.get('beslutning')) === true;
  if (isThere) return faults;
  return faults.map(({ text }) => ({ field: row === undefined ? 'main-content' : `sag-${row.id}`, text }));
}

async function decideOnList(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language } = visit;
  const messages = pages.inboxMessagesIn(language);
  const item = await inboxItemOf(desk, fields.get('sag') ?? '');
  if (item === undefined) return listPage(visit, pages, [{ field: 'main-content', text: messages.refused.gone ?? '' }], 'illegal');
  const code = fields.get('beslutning') ?? '';
  const { taken, faults } = await decide(decidingOn(visit, pages, item), code, fields, pages);
  if (taken.ok && taken.goesOn !== undefined) return { to: pages.citizenPath(item.citizen.id, taken.goesOn), told: 'sent' };
  if (taken.ok) return { to: pages.inboxPath, told: taken.repeated === true ? 'already-done' : (taken.told ?? `done-${code}`) };
  return listPage(visit, pages, faults, taken.reason);
}

async function casePage(
  visit: Visit,
  pages: Pages,
  desk: Desk,
  id: string,
  faults: readonly Fault[],
  { reason, acute, told }: { readonly reason?: string; readonly acute?: string; readonly told?: string } = {},
): Promise<PageAnswer> {
  const { language, frame, fields } = visit;
  const item = await inboxItemOf(desk, id);
  if (item?.kind !== 'referral') return item === undefined ? notThere(pages, language) : { to: pages.inboxPath };
  const page = await receivedShown(decidingOn(visit, pages, item, desk), pages);
  if (page === undefined) return notThere(pages, language);
  const html = pages.renderReceivedReferralPage({
    ...page,
    visit: { ...frame, ...(told !== undefined && { told }) },
    fields: told === undefined ? fields : new URLSearchParams(),
    faults: placed(faults, [page.row], visit),
    formKey: told === undefined ? baseKey(visit) : `${baseKey(visit)}-${item.version}`,
    ...(acute !== undefined && { acute }),
  });
  return { html, status: statusOf(reason, faults) };
}

async function decideOnCase(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, parameter } = visit;
  const id = parameter('referral');
  const code = fields.get('beslutning') ?? '';
  if (code === 'open' || fields.get('akut') !== null) return decideAcutely(visit, pages, id, code);
  const item = await inboxItemOf(desk, id);
  if (item === undefined) return notThere(pages, visit.language);
  const { taken, faults } = await decide(decidingOn(visit, pages, item), code, fields, pages);
  if (!taken.ok) return casePage(visit, pages, desk, id, faults, { reason: taken.reason });
  await visit.dropDraft();
  const stays = (await inboxItemOf(desk, id)) !== undefined;
  const told = taken.repeated === true ? 'already-done' : (taken.told ?? `done-${code}`);
  return { to: stays ? pages.receivedPath(id) : pages.inboxPath, told };
}

/** Opened with a reason that the citizen can read, which goes along with every decision from there. */
async function decideAcutely(visit: Visit, pages: Pages, id: string, code: string): Promise<PageAnswer> {
  const { desk, fields, language } = visit;
  const messages = pages.inboxMessagesIn(language);
  const field = `${pages.decisionPrefix('open', id)}grund`;
  const reason = (code === 'open' ? fields.get(field) : fields.get('akut'))?.trim() ?? '';
  if (reason === '') return listPage(visit, pages, [{ field, text: messages.missing.reason }]);
  const alert = [...(await openAlerts(desk)), ...(await alertsInHand(desk))].find(({ referral }) => referral === id);
  if (alert === undefined) return listPage(visit, pages, [{ field: 'main-content', text: messages.alertTaken }], 'illegal');
  const there = underAcuteAccess(desk, alert.citizen, reason);
  if (code === 'open') return casePage(visit, pages, there, id, [], { acute: reason });
  const item = await inboxItemOf(there, id);
  if (item === undefined) return notThere(pages, language);
  const { taken, faults } = await decide(decidingOn(visit, pages, item, there), code, fields, pages);
  if (!taken.ok) return casePage(visit, pages, there, id, faults, { reason: taken.reason, acute: reason });
  const told = taken.repeated === true ? 'already-done' : (taken.told ?? `done-${code}`);
  if (code === 'close' || code === 'redirect' || code === 'return') return { to: pages.inboxPath, told };
  return casePage(visit, pages, there, id, [], { acute: reason, told });
}
