/** The coordinator's overview. */

import { clockStages, flowStages, overviewOf } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface OverviewOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'overviewMessagesIn' | 'renderErrorPage' | 'renderOverviewPage' | 'toldMoment'
  >;
}

/** Adds the page. */
export function addRegionPage(add: AddPage, { pages }: OverviewOptions): void {
  add('/koordinator', { roles: coordinatorRoles, get: (visit) => overviewPage(visit, pages) });
}

async function overviewPage({ desk, frame, language }: Visit, pages: OverviewOptions['pages']): Promise<PageAnswer> {
  const outcome = await overviewOf(desk);
  if (!outcome.ok) return { html: pages.renderErrorPage({ language, status: 403 }), status: 403 };
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
  });
  return { html };
}
