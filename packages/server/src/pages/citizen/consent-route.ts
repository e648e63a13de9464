/** The citizen says yes and no, invites relatives and ends their invitations. */

import { randomUUID } from 'node:crypto';
import { copenhagenDate } from '@rygforloeb/decision';
import {
  type ConsentRow,
  consentsOf,
  endInvitation,
  giveConsent,
  inviteRelative,
  type Recipient,
  withdrawConsent,
} from '@rygforloeb/pathway';
import type { citizen, FieldFault } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { citizenOnly, ownCitizen, todayAt } from './own-citizen.ts';

export interface ConsentOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').citizen,
    'consentMessagesIn' | 'consentPath' | 'readDoorForm' | 'renderConsentPage' | 'renderInvitePage'
  >;
}

type Pages = ConsentOptions['pages'];

/** Adds both pages. */
export function addConsentPages(add: AddPage, { pages }: ConsentOptions): void {
  add(pages.consentPath, { roles: citizenOnly, get: (visit) => show(visit, pages, []), post: (visit) => say(visit, pages) });
  add('/borger/inviter', {
    roles: citizenOnly,
    get: async (visit) => invitePage(visit, pages, []),
    post: (visit) => invite(visit, pages),
  });
}

async function show(visit: Visit, pages: Pages, faults: readonly FieldFault[]): Promise<PageAnswer> {
  const { desk, frame, fields, formKey } = visit;
  const rows = (await consentsOf(desk, ownCitizen(visit))) ?? [];
  const spoken = rows.flatMap(({ to }) => ('role' in to ? [to.role] : []));
  const { recipients } = desk.programme.consents;
  const html = pages.renderConsentPage({
    visit: frame,
    today: todayAt(visit),
    recipients: rows.filter(({ to }) => !('person' in to)).map((row) => shown(row, desk.programme.consents.domains)),
    relatives: rows.filter(({ to }) => 'person' in to).map((row) => shown(row, desk.programme.consents.domains)),
    others: Object.keys(recipients).filter((role) => role !== 'relative' && !spoken.includes(role)),
    fields,
    faults,
    formKey,
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

function shown(row: ConsentRow, domains: Readonly<Record<string, unknown>>): citizen.RecipientShown {
  const { to, name, roles, standing, purposes, sees, withdrawn, last, affected } = row;
  const open = new Map(purposes.flatMap(({ open: parts }) => parts.map((part) => [part.domain, { da: part.da, en: part.en }] as const)));
  const isLimited = standing === 'given' && open.size > 0 && open.size < Object.keys(domains).length;
  return {
    to: written(to),
    ...{ roles, standing, sees, withdrawn },
    purposes: purposes.map(({ da, en }) => ({ da, en })),
    affected: affected.filter(({ what }) => what === 'referral').length,
    ...(name !== undefined && { name }),
    ...(isLimited && { parts: [...open.values()] }),
    ...(last !== undefined && { last: { at: copenhagenDate(last.at), herself: last.herself } }),
  };
}

async function say(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.consentMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const answer = form.text('svar');
  const role = fields.has('hvem') ? form.must('hvem', messages.othersMissing) : '';
  if (form.faults.length > 0) return show(visit, pages, form.faults);
  const to = role === '' ? recipientIn(form.text('modtager')) : { role };
  const citizen = ownCitizen(visit);
  const failed = () => show({ ...visit, formKey: randomUUID() }, pages, [{ field: 'main-content', text: messages.refused }]);
  if (to === undefined) return failed();
  // The key names whom it is about: several forms of the page have the same.
  const told = { citizen, to, key: `${formKey} ${written(to)} ${answer}` };
  if (answer === 'stop' && 'person' in to) {
    const relative = to.person.slice('RelatedPerson/'.length);
    const ended = await endInvitation(desk, { citizen, relative, key: told.key });
    return ended.ok ? { to: pages.consentPath, told: 'ended' } : failed();
  }
  const outcome = await (answer === 'ja' ? giveConsent(desk, told) : withdrawConsent(desk, told));
  return outcome.ok ? { to: pages.consentPath, told: answer === 'ja' ? 'given' : 'withdrawn' } : failed();
}

async function invite(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const { missing, refused } = pages.consentMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const name = { given: form.must('fornavn', missing.given), family: form.must('efternavn', missing.family) };
  const cpr = form.text('cpr').replaceAll(/[\s-]/g, '');
  if (!/^\d{10}$/.test(cpr)) form.fault('cpr', missing.cpr);
  const sees = form.all('maa-se').filter((part) => part in desk.programme.access.domains);
  if (sees.length === 0) form.fault('maa-se', missing.sees);
  const until = form.mustDate('til', missing.until);
  if (until !== '' && until < todayAt(visit)) form.fault('til', missing.until);
  if (form.faults.length > 0) return invitePage(visit, pages, form.faults);
  const relationship = form.text('slaegt');
  const told = { citizen: ownCitizen(visit), name, cpr, sees, until, key: formKey };
  const outcome = await inviteRelative(desk, { ...told, ...(relationship !== '' && { relationship }) });
  if (!outcome.ok) return invitePage({ ...visit, formKey: randomUUID() }, pages, [{ field: 'fornavn', text: refused }]);
  await visit.dropDraft();
  return { to: pages.consentPath, told: outcome.repeated ? 'already-done' : 'invited' };
}

function invitePage({ frame, desk, fields, formKey }: Visit, pages: Pages, faults: readonly FieldFault[]): PageAnswer {
  const parts = Object.entries(desk.programme.consents.domains).map(([code, { da, en }]) => ({ code, da, en }));
  return { html: pages.renderInvitePage({ visit: frame, parts, fields, faults, formKey }), status: faults.length > 0 ? 422 : 200 };
}

function written(to: Recipient): string {
  if ('role' in to) return `role:${to.role}`;
  return 'house' in to ? `house:${to.house}` : `person:${to.person}`;
}

function recipientIn(text: string): Recipient | undefined {
  const [kind, ...rest] = text.split(':');
  const name = rest.join(':');
  if (name === '') return undefined;
  if (kind === 'role') return { role: name };
  if (kind === 'house') return { house: name };
  return kind === 'person' ? { person: name } : undefined;
}
