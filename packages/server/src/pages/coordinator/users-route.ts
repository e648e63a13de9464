/** Users and roles: who has which role where, a role given, a role ended. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  addPerson,
  endRole,
  findHouses,
  givenRoles,
  giveRole,
  type HeldRole,
  knownPeople,
  type RoleFault,
  rolesHeld,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { begunForm } from './begun-form.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface UsersOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    | 'dateFields'
    | 'readDoorForm'
    | 'renderEndRolePage'
    | 'renderErrorPage'
    | 'renderGiveRolePage'
    | 'renderUsersPage'
    | 'roleName'
    | 'toldDay'
    | 'usersMessagesIn'
    | 'usersPath'
  >;
  /** By which the login knows professionals. */
  readonly systems: { readonly professional: string };
}

type Pages = UsersOptions['pages'];
type Fault = { readonly field: string; readonly text: string };

const fieldOf: Readonly<Record<RoleFault['field'], string>> = {
  who: 'hvem',
  role: 'rolle',
  house: 'sted',
  from: 'fra',
  until: 'til',
  given: 'fornavn',
  family: 'efternavn',
  identifier: 'id',
};

/** Adds the list and the two forms. */
export function addUsersPages(add: AddPage, { pages, systems }: UsersOptions): void {
  const { usersPath } = pages;
  add(usersPath, { roles: coordinatorRoles, get: (visit) => list(visit, pages) });
  add(`${usersPath}/ny`, {
    roles: coordinatorRoles,
    get: (visit) => {
      const form = begunForm(visit, { sted: houseAsked(visit) });
      return givePage(form, pages, begun(form, pages), []);
    },
    post: (visit) => give(visit, pages, systems.professional),
  });
  add(`${usersPath}/:rolle`, {
    roles: coordinatorRoles,
    get: (visit) => endPage(visit, pages, []),
    post: (visit) => end(visit, pages),
  });
}

/** Who reads the log is named by those who read it: only an administrator makes another. */
function mayGive({ access }: Visit, role: string): boolean {
  return role !== 'administrator' || access.agent.role === 'administrator';
}

async function list({ desk, frame, language, query }: Visit, pages: Pages): Promise<PageAnswer> {
  const words = query('soeg') ?? '';
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const ended = query('ophoert') === 'ja';
  const roles = (await rolesHeld(desk)).filter((held) => {
    const text = [held.name, held.houseName, ...held.roles.map((role) => pages.roleName(role, language))].join(' ').toLowerCase();
    return (ended || held.standing !== 'ended') && wanted.every((word) => text.includes(word));
  });
  return { html: pages.renderUsersPage({ visit: frame, words, ended, roles: roles.map((held) => shown(held, language, pages)) }) };
}

function shown({ id, name, roles, houseName, from, until, standing }: HeldRole, language: Visit['language'], pages: Pages) {
  return {
    ...{ id, name, roles, house: houseName, standing },
    ...(from !== undefined && { from: pages.toldDay(from, language) }),
    ...(until !== undefined && { until: pages.toldDay(until, language) }),
  };
}

function houseAsked({ query }: Visit): string | undefined {
  const house = query('sted');
  return house && `Organization/${house}`;
}

function begun(visit: Visit, { dateFields }: Pages): URLSearchParams {
  const { fields, desk } = visit;
  if (fields.size > 0) return fields;
  const house = houseAsked(visit);
  const today = copenhagenDate(desk.now().toISOString());
  return new URLSearchParams([
    ...(house === undefined ? [] : [['sted', house]]),
    ...dateFields('fra', today).map(([name, value]) => [name, value]),
  ]);
}

async function give(visit: Visit, pages: Pages, system: string): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.usersMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const told = {
    role: form.text('rolle'),
    house: form.text('sted'),
    from: form.mustDate('fra', messages.faults['from not-a-day'] ?? ''),
    until: form.date('til'),
  };
  const [given, family, identifier] = [form.text('fornavn'), form.text('efternavn'), form.text('id')];
  const isNew = form.text('hvem') === '' && [given, family, identifier].some((one) => one !== '');
  if (!mayGive(visit, told.role)) form.fault('rolle', messages.refused);
  if (!isNew && form.text('hvem') === '') form.fault('hvem', messages.faults['who missing'] ?? '');
  for (const [field, text] of [
    ['rolle', messages.faults['role missing']],
    ['sted', messages.faults['house missing']],
  ] as const)
    if (form.text(field) === '') form.fault(field, text ?? '');
  if (form.faults.length > 0) return givePage(visit, pages, fields, form.faults);
  const person = isNew ? await addPerson(desk, { given, family, system, identifier }) : { ok: true as const, who: form.text('hvem') };
  if (!person.ok) return givePage(visit, pages, fields, faultsOf(person, messages));
  const { until, ...rest } = told;
  const outcome = await giveRole(desk, { ...rest, ...(until !== undefined && { until }), who: person.who, key: formKey });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: pages.usersPath, told: 'saved' };
  }
  const typed = new URLSearchParams(fields);
  // The person is there by now: she is not written down twice.
  if (isNew) {
    typed.set('hvem', person.who);
    for (const name of ['fornavn', 'efternavn', 'id']) typed.delete(name);
  }
  return givePage(visit, pages, typed, faultsOf(outcome, messages));
}

type Refused = { readonly reason: string; readonly faults?: readonly RoleFault[] };

function faultsOf({ faults }: Refused, messages: ReturnType<Pages['usersMessagesIn']>): readonly Fault[] {
  if (faults === undefined) return [{ field: 'hvem', text: messages.refused }];
  return faults.map(({ field, fault }) => ({ field: fieldOf[field], text: messages.faults[`${field} ${fault}`] ?? messages.refused }));
}

async function givePage(visit: Visit, pages: Pages, fields: URLSearchParams, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, frame, formKey } = visit;
  const houses = await findHouses(desk);
  const html = pages.renderGiveRolePage({
    visit: frame,
    fields,
    faults,
    formKey,
    people: (await knownPeople(desk)).map(({ who, name, identifiers }) => ({ value: who, label: [name, ...identifiers].join(', ') })),
    houses: houses.filter(({ active }) => active).map(({ id, name }) => ({ value: `Organization/${id}`, label: name })),
    roles: givenRoles(desk).filter((role) => mayGive(visit, role)),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

async function end(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, parameter, access } = visit;
  const messages = pages.usersMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const until = form.mustDate('til', messages.faults['until not-a-day'] ?? '');
  const role = parameter('rolle');
  const held = (await rolesHeld(desk)).find(({ id }) => id === role);
  if (access.agent.practitionerRole === `PractitionerRole/${role}`) form.fault('til', messages.own);
  if (held?.roles.some((one) => !mayGive(visit, one))) form.fault('til', messages.refused);
  if (form.faults.length > 0) return endPage(visit, pages, form.faults);
  const outcome = await endRole(desk, { role, seen: Number(form.text('set')), until });
  if (outcome.ok) return { to: pages.usersPath, told: 'saved' };
  if (outcome.reason === 'changed') {
    fields.set('set', String(outcome.current));
    return endPage(visit, pages, [{ field: 'til', text: messages.changed }]);
  }
  return endPage(
    visit,
    pages,
    faultsOf(outcome, messages).map(({ text }) => ({ field: 'til', text })),
  );
}

async function endPage(visit: Visit, pages: Pages, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, frame, fields, formKey, language, parameter } = visit;
  const held = (await rolesHeld(desk)).find(({ id }) => id === parameter('rolle'));
  if (held === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  const today = copenhagenDate(desk.now().toISOString());
  const start = new URLSearchParams([
    ['set', String(held.version)],
    ...pages.dateFields('til', today).map(([name, value]) => [name, value] as [string, string]),
  ]);
  const html = pages.renderEndRolePage({
    visit: frame,
    role: shown(held, language, pages),
    fields: [...fields.keys()].length > 0 ? fields : start,
    faults,
    formKey,
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}
