/** The log of looks, searched by citizen, person, house and time; for the administrator alone. */

import { type LogOutcome, searchLog } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { csvFile } from './csv-file.ts';

export interface LogOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'logMessagesIn' | 'logPath' | 'readDoorForm' | 'renderErrorPage' | 'renderLogPage' | 'roleName' | 'toldMoment'
  >;
  readonly systems: { readonly cpr: string };
}

type Pages = LogOptions['pages'];
type Fault = { readonly field: string; readonly text: string };
type Found = Parameters<Pages['renderLogPage']>[0]['found'];

/** Without a citizen and a first day, so far back. */
const withoutCitizenDays = 31;
const mostInFile = 5000;

/** Adds the page. */
export function addLogPage(add: AddPage, { pages, systems }: LogOptions): void {
  add(pages.logPath, {
    roles: ['administrator'],
    get: async (visit) => logPage(visit, pages, visit.fields.size > 0 ? visit.fields : new URLSearchParams({ kun: 'people' }), []),
    post: (visit) => search(visit, pages, systems.cpr),
  });
}

async function search(visit: Visit, pages: Pages, system: string): Promise<PageAnswer> {
  const { desk, fields, language } = visit;
  const messages = pages.logMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const citizen = form.text('citizen');
  const [from, to] = [form.date('fra'), form.date('til')];
  if (from !== undefined && to !== undefined && to < from) form.fault('til', messages.backwards);
  if (form.faults.length > 0) return logPage(visit, pages, fields, form.faults);
  const only = form.text('kun');
  const below = form.text('foer');
  const isFile = form.text('goer') === 'csv';
  const lastMonth = new Date(desk.now().getTime() - withoutCitizenDays * 86_400_000).toISOString();
  const outcome = await searchLog(desk, {
    system,
    name: form.text('navn'),
    house: form.text('sted'),
    ...(citizen !== '' && { citizen }),
    ...(from !== undefined ? { from: midnight(from, 0) } : citizen === '' && { from: lastMonth }),
    ...(to !== undefined && { before: midnight(to, 1) }),
    ...((only === 'people' || only === 'refused' || only === 'acute') && { only }),
    ...(/^\d{1,15}$/.test(below) && { below: Number(below) }),
    ...(isFile && { count: mostInFile }),
  });
  if (outcome.ok) {
    const entries = shown(visit, pages, outcome);
    if (isFile)
      return { file: csvFile([messages.columns, ...entries.map(rowOf(visit, pages))]), type: 'text/csv; charset=utf-8', name: 'log.csv' };
    return logPage(visit, pages, fields, [], {
      ...(outcome.citizen !== undefined && { citizen: outcome.citizen }),
      entries,
      ...(outcome.next !== undefined && { next: outcome.next }),
    });
  }
  if (outcome.reason === 'not-found') return logPage(visit, pages, fields, [{ field: 'citizen', text: messages.unknown }]);
  if (outcome.reason === 'no-house') return logPage(visit, pages, fields, [{ field: 'sted', text: messages.noHouse }]);
  return { html: pages.renderErrorPage({ language, status: 403 }), status: 403 };
}

type Entry = NonNullable<Found>['entries'][number] & { readonly recorded: string; readonly id?: string };

function shown({ desk, language }: Visit, pages: Pages, { entries, houses }: LogOutcome & { readonly ok: true }): readonly Entry[] {
  const { purposes } = desk.programme;
  return entries.map(({ seq, recorded, name, role, organization, client, action, type, id, outcome, purpose, reason, patients }) => ({
    ...{ seq, recorded, name, role, action, outcome, citizens: patients },
    when: pages.toldMoment(recorded, language),
    purpose: purposes.find(({ code }) => code === purpose)?.[language] ?? purpose,
    ...(organization !== undefined && { house: houses.get(organization) ?? organization }),
    ...(client !== undefined && { client }),
    ...(type !== undefined && { type }),
    ...(id !== undefined && { id }),
    ...(reason !== undefined && { reason }),
  }));
}

function rowOf({ language }: Visit, pages: Pages): (entry: Entry) => readonly string[] {
  const messages = pages.logMessagesIn(language);
  return ({ recorded, name, role, house = '', client = '', action, type = '', id = '', citizens, purpose, reason = '', outcome }) => [
    ...[recorded, name, pages.roleName(role, language), house, client, messages.actions[action] ?? action, type, id],
    ...[citizens.join(' '), purpose, reason, messages.outcomes[outcome] ?? outcome],
  ];
}

function logPage({ frame, formKey }: Visit, pages: Pages, fields: URLSearchParams, faults: readonly Fault[], found?: Found): PageAnswer {
  const html = pages.renderLogPage({ visit: frame, fields, faults, formKey, ...(found !== undefined && { found }) });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

/** The instant at which a Copenhagen day begins, so many days on. */
function midnight(day: string, on: number): string {
  const noon = Date.parse(`${day}T12:00:00Z`) + on * 86_400_000;
  const date = new Date(noon).toISOString().slice(0, 10);
  const offset = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeZoneName: 'longOffset' })
    .formatToParts(Date.parse(`${date}T00:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')
    ?.value.slice('GMT'.length);
  return new Date(`${date}T00:00:00${offset === '' || offset === undefined ? 'Z' : offset}`).toISOString();
}
