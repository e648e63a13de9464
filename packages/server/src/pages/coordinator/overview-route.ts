/** The coordinator's overview. */

import { clockStages, flowStages, type KeptRow, overviewOf, type TimesTold, timesOf, type WaitRow } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface OverviewOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'overviewMessagesIn' | 'renderErrorPage' | 'renderOverviewPage' | 'roleName' | 'toldDay' | 'toldMoment'
  >;
}

/** Adds the page. */
export function addRegionPage(add: AddPage, { pages }: OverviewOptions): void {
  add('/koordinator', { roles: coordinatorRoles, get: (visit) => overviewPage(visit, pages) });
}

async function overviewPage({ desk, frame, language }: Visit, pages: OverviewOptions['pages']): Promise<PageAnswer> {
  const outcome = await overviewOf(desk);
  const timed = await timesOf(desk);
  if (!outcome.ok || !timed.ok) return { html: pages.renderErrorPage({ language, status: 403 }), status: 403 };
  const { overview } = outcome;
  const { clocks, referrals, worklist } = desk.programme;
  const { acuteReceiver } = pages.overviewMessagesIn(language);
  const named = <Row extends { readonly of?: string }>({ of, ...row }: Row) => ({ ...row, ...(of !== undefined && { name: of }) });
  const html = pages.renderOverviewPage({
    visit: frame,
    countedAt: pages.toldMoment(desk.now().toISOString(), language),
    stuckAfterDays: worklist.stuckAfterDays,
    late: overview.late,
    stuck: overview.stuck,
    acute: overview.acute,
    sectors: overview.sectors.map(named),
    municipalities: overview.municipalities.map(named),
    flow: overview.flow.map(({ receiver, counts }) => ({ name: referrals.receivers[receiver]?.[language] ?? acuteReceiver, counts })),
    stages: flowStages,
    clocks: overview.clocks.map(({ clock, counts }) => ({ name: clocks.find(({ id }) => id === clock)?.[language] ?? clock, counts })),
    clockStages,
    times: shownTimes(timed.times, { desk, language }, pages),
  });
  return { html };
}

function shownTimes(times: TimesTold, { desk, language }: Pick<Visit, 'desk' | 'language'>, pages: OverviewOptions['pages']) {
  const messages = pages.overviewMessagesIn(language);
  const { clocks, referrals } = desk.programme;
  const named =
    (nameOf: (of: string) => string) =>
    ({ of, ...row }: KeptRow) => ({ ...row, name: of === undefined ? messages.nobody : nameOf(of) });
  const waited = ({ receiver, ...row }: WaitRow) => ({
    ...row,
    name: receiver === undefined ? '' : (referrals.receivers[receiver]?.[language] ?? messages.acuteReceiver),
  });
  const lastDay = new Date(Date.parse(`${times.until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const shortDay = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'da-DK', { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return {
    period: messages.period(pages.toldDay(times.since, language), pages.toldDay(lastDay, language)),
    all: { kept: times.all.kept, late: times.all.late },
    weeks: times.weeks.map(named((week) => messages.weekOf(shortDay.format(Date.parse(week))))),
    clocks: times.clocks.map(named((clock) => clocks.find(({ id }) => id === clock)?.[language] ?? clock)),
    sectors: times.sectors.map(named((sector) => pages.roleName(sector, language))),
    waits: times.waits.map(({ all, receivers, ...between }) => ({ ...between, all: waited(all), receivers: receivers.map(waited) })),
  };
}
