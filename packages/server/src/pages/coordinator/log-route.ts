/** The log of looks, searched by citizen and time; for the administrator alone. */

import { searchLog } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';

export interface LogOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'logMessagesIn' | 'logPath' | 'readDoorForm' | 'renderErrorPage' | 'renderLogPage' | 'toldMoment'
  >;
  readonly systems: { readonly cpr: string };
}

type Pages = LogOptions['pages'];
type Fault = { readonly field: string; readonly text: string };
type Found = Parameters<Pages['renderLogPage']>[0]['found'];

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
  const citizen = form.must('citizen', messages.missing);
  const [from, to] = [form.date('fra'), form.date('til')];
  if (from !== undefined && to !== undefined && to < from) form.fault('til', messages.backwards);
  if (form.faults.length > 0) return logPage(visit, pages, fields, form.faults);
  const only = form.text('kun');
  const below = form.text('foer');
  const outcome = await searchLog(desk, {
    citizen,
    system,
    ...(from !== undefined && { from: midnight(from, 0) }),
    ...(to !== undefined && { before: midnight(to, 1) }),
    ...((only === 'people' || only === 'refused' || only === 'acute') && { only }),
    ...(/^\d{1,15}$/.test(below) && { below: Number(below) }),
  });
  if (outcome.ok) {
    const { purposes } = desk.programme;
    const entries = outcome.entries.map(
      ({ seq, recorded, name, role, organization, client, action, type, outcome: how, purpose, reason }) => ({
        ...{ seq, name, role, action, outcome: how },
        when: pages.toldMoment(recorded, language),
        purpose: purposes.find(({ code }) => code === purpose)?.[language] ?? purpose,
        ...(organization !== undefined && { house: outcome.houses.get(organization) ?? organization }),
        ...(client !== undefined && { client }),
        ...(type !== undefined && { type }),
        ...(reason !== undefined && { reason }),
      }),
    );
    return logPage(visit, pages, fields, [], {
      citizen: outcome.citizen,
      entries,
      ...(outcome.next !== undefined && { next: outcome.next }),
    });
  }
  if (outcome.reason === 'not-found') return logPage(visit, pages, fields, [{ field: 'citizen', text: messages.unknown }]);
  return { html: pages.renderErrorPage({ language, status: 403 }), status: 403 };
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
