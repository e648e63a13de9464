/** The citizen's plan, and what she says of it. */

import { randomUUID } from 'node:crypto';
import {
  answerPlan,
  type CourseView,
  coursesOf,
  type Desk,
  namesOfHouses,
  ownReferrals,
  type PlanView,
  papersOf,
} from '@rygforloeb/pathway';
import type { citizen } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { acuteStepOf } from './home-route.ts';
import { citizenAndRelative, ownCitizen, todayAt } from './own-citizen.ts';
import { measureName, shownReferral } from './own-words.ts';

export interface PlanOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'planMessagesIn' | 'readDoorForm' | 'renderPlanPage' | 'renderErrorPage'>;
}

type Pages = PlanOptions['pages'];

/** Adds it. */
export function addPlanPage(add: AddPage, { pages }: PlanOptions): void {
  add('/borger/plan', {
    roles: citizenAndRelative,
    get: async (visit) => ({ html: pages.renderPlanPage(await planPage(visit, pages)) }),
    post: (visit) => answer(visit, pages),
  });
}

async function answer(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey, access } = visit;
  if (access.agent.role !== 'citizen') return { html: pages.renderErrorPage({ language, status: 403 }), status: 403 };
  const messages = pages.planMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const choice = form.must('enig', messages.choose);
  const words = form.text('ord');
  if (choice === 'nej' && words === '') form.fault('ord', messages.wordsMissing);
  const [course] = await coursesOf(desk, ownCitizen(visit));
  const { plan } = course ?? {};
  if (plan === undefined) form.fault('enig', messages.refused);
  if (form.faults.length > 0 || plan === undefined)
    return { html: pages.renderPlanPage(await planPage(visit, pages, form.faults)), status: 422 };
  const outcome = await answerPlan(desk, {
    plan: plan.id,
    key: formKey,
    seen: Number(form.text('set')) || plan.version,
    agrees: choice === 'ja',
    ...(words !== '' && { words }),
  });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: '/borger/plan', told: outcome.repeated ? 'already-done' : 'sent' };
  }
  const isChanged = outcome.reason === 'changed';
  const faults = [{ field: 'enig', text: isChanged ? messages.changedBySomebody : messages.refused }];
  const again = { ...visit, formKey: randomUUID() };
  return { html: pages.renderPlanPage(await planPage(again, pages, faults)), status: isChanged ? 409 : 422 };
}

async function planPage(visit: Visit, pages: Pages, faults: citizen.PlanPage['faults'] = []): Promise<citizen.PlanPage> {
  const { desk, frame, language, fields, formKey } = visit;
  const citizen = ownCitizen(visit);
  const [course] = await coursesOf(desk, citizen);
  const plan = course?.plan && shownPlan(desk, course.plan);
  const acute = await acuteStepOf(visit);
  const line = course && lineOf(desk, course, pages.planMessagesIn(language).stages);
  return {
    visit: frame,
    today: todayAt(visit),
    ...(plan !== undefined && { plan }),
    ...(acute !== undefined && { acute }),
    team: course === undefined ? [] : await teamOf(desk, course),
    ...(line !== undefined && { line: { ...line, description: papersOf(desk.programme).papers.courseLine(line, language).description } }),
    referrals: (await ownReferrals(desk, citizen)).map((referral) => shownReferral(desk, referral)),
    fields,
    faults,
    formKey,
  };
}

/** The plan in the citizen's words. */
export function shownPlan(desk: Desk, plan: PlanView): citizen.PlanShown {
  const { id, version, goals, choice, informed, relapse, agreement } = plan;
  return {
    ...{ id, version, goals, isOpen: plan.status === 'active' },
    steps: plan.steps.map(({ disposition, evaluate, status, text, effect }) => {
      const about = desk.programme.texts.dispositions.get(disposition)?.citizen;
      return {
        disposition,
        name: measureName(desk, disposition) ?? { da: disposition, en: disposition },
        evaluate,
        isRunning: status === 'in-progress',
        ...(about !== undefined && { about }),
        ...(text !== undefined && { text }),
        ...(effect !== undefined && { effect }),
      };
    }),
    ...(choice !== undefined && { choice }),
    ...(informed !== undefined && { informed }),
    ...(relapse !== undefined && { relapse }),
    ...(agreement !== undefined && { agreement }),
  };
}

/** Everybody once, with what they do; the first in the team first. */
async function teamOf(desk: Desk, { team, responsible }: CourseView): Promise<citizen.PlanPage['team']> {
  const roles = new Map<string, string[]>();
  for (const { member, role } of team) roles.set(member, [...(roles.get(member) ?? []), role]);
  if (responsible !== undefined && !roles.has(responsible)) roles.set(responsible, ['responsible']);
  const names = await namesOfHouses(desk, roles.keys());
  return [...roles].flatMap(([member, held]) => {
    const name = names.get(member);
    const told = held.length > 1 ? held.filter((role) => role !== 'member') : held;
    return name === undefined ? [] : [{ name, roles: [...new Set(told)] }];
  });
}

type Stages = ReturnType<Pages['planMessagesIn']>['stages'];
type Line = Parameters<ReturnType<typeof papersOf>['papers']['courseLine']>[0];

/** The whole way, and where on it she is. */
function lineOf({ now }: Desk, { start, status, plan }: CourseView, words: Stages): Line {
  const isOver = status === 'finished' || plan?.status === 'completed';
  const today = now().toISOString().slice(0, 10);
  const look = plan?.nextLook;
  return {
    stages: [
      { name: words.start, place: 'done', ...(start !== undefined && { day: start.slice(0, 10) }) },
      plan === undefined ? { name: words.noPlan, place: 'here' } : { name: words.plan, place: 'done' },
      {
        name: words.trying,
        place: isOver ? 'done' : plan === undefined || (look !== undefined && look <= today) ? placeBefore(plan) : 'here',
      },
      {
        name: words.look,
        place: isOver ? 'done' : look !== undefined && look <= today ? 'here' : 'ahead',
        ...(look !== undefined && { day: look }),
      },
      { name: words.end, place: isOver ? 'here' : 'ahead' },
    ],
  };
}

function placeBefore(plan: CourseView['plan']): 'done' | 'ahead' {
  return plan === undefined ? 'ahead' : 'done';
}
