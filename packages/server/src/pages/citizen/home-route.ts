/** The citizen's front page. */

import {
  type CourseView,
  citizenCardOf,
  coursesOf,
  type Desk,
  howItGoes,
  myRehabilitation,
  namesOfHouses,
  nextStepsOf,
  ownReferrals,
  waitingQuestionnaires,
  workStoryOf,
} from '@rygforloeb/pathway';
import type { citizen } from '@rygforloeb/web';
import type { AddPage, Visit } from '../door.ts';
import { citizenAndRelative, ownCitizen, todayAt } from './own-citizen.ts';
import { shownStep, shownWork } from './own-words.ts';

export interface HomeOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'renderHomePage'>;
}

/** Adds it. */
export function addHomePage(add: AddPage, { pages }: HomeOptions): void {
  add('/borger', { roles: citizenAndRelative, get: async (visit) => ({ html: pages.renderHomePage(await homeOf(visit)) }) });
}

async function homeOf(visit: Visit): Promise<citizen.HomePage> {
  const { desk, frame, language } = visit;
  const citizen = ownCitizen(visit);
  const today = todayAt(visit);
  const [course] = await coursesOf(desk, citizen);
  const card = await citizenCardOf(desk, citizen);
  const goes = await howItGoes(desk, citizen, course?.start ?? yearBefore(today), language, 1);
  const referrals = await ownReferrals(desk, citizen);
  const plan = planOf(course);
  const [contact] = (
    await namesOfHouses(desk, [course?.contact ?? course?.threadHolder ?? course?.responsible ?? card?.gp?.house ?? ''])
  ).values();
  return {
    visit: frame,
    today,
    name: (card?.name ?? frame.person.citizen ?? '').split(' ')[0] ?? '',
    ...(contact !== undefined && { contact }),
    ...(await stepsOf(desk, citizen)),
    ...(plan !== undefined && { plan }),
    ...(goes !== undefined && { chart: goes.chart }),
    toDo: visit.access.agent.role === 'citizen' ? await formsOf(desk, citizen) : [],
    asked: referrals.filter(({ mayAnswer }) => mayAnswer).map(({ id }) => id),
    work: shownWork(desk, (await workStoryOf(desk, citizen)).now),
  };
}

async function stepsOf(desk: Desk, citizen: string): Promise<Pick<citizen.HomePage, 'next' | 'others'>> {
  const own = await nextStepsOf(desk, citizen);
  if (!own.ok) return { others: [] };
  const all = [...(own.next === undefined ? [] : [own.next]), ...own.others];
  const houses = await namesOfHouses(
    desk,
    all.flatMap(({ row }) => row.turn ?? []),
  );
  const rank = ({ how, choose }: citizen.StepShown) =>
    how === 'acute' ? 0 : how === 'asks' || choose === true ? 1 : how === 'returned' ? 2 : 3;
  const shown = await withoutChosen(
    desk,
    citizen,
    all.flatMap((step) => shownStep(desk, step, houses) ?? []),
  );
  const [next, ...others] = onceEach(shown).toSorted((one, other) => rank(one) - rank(other));
  // Whoever is to go to hospital now is told nothing else.
  return { others: next?.how === 'acute' ? [] : others, ...(next !== undefined && { next }) };
}

/** Whoever has chosen another place is not asked to. */
async function withoutChosen(desk: Desk, citizen: string, steps: readonly citizen.StepShown[]): Promise<readonly citizen.StepShown[]> {
  if (!steps.some(({ choose }) => choose === true)) return steps;
  const plans = await myRehabilitation(desk, citizen);
  return steps.filter(({ choose, referral }) => choose !== true || plans.some((one) => one.referral === referral && one.mayChoose));
}

/** What several clocks say alike is one step. */
function onceEach(steps: readonly citizen.StepShown[]): readonly citizen.StepShown[] {
  return [...new Map(steps.map((step) => [`${step.what.da} ${step.when?.slice(0, 10)} ${step.referral}`, step])).values()];
}

/** Where she is sent to as an emergency; undefined where she is not. */
export async function acuteStepOf(visit: Visit): Promise<citizen.StepShown | undefined> {
  const { next } = await stepsOf(visit.desk, ownCitizen(visit));
  return next?.how === 'acute' ? next : undefined;
}

function planOf(course: CourseView | undefined): citizen.HomePage['plan'] {
  const { plan } = course ?? {};
  if (plan === undefined) return undefined;
  const goals = plan.goals.filter(({ status }) => status !== 'cancelled');
  return {
    goals: goals.map(({ words }) => words),
    reached: goals.filter(({ status }) => status === 'completed').length,
    ...(plan.nextLook !== undefined && { nextLook: plan.nextLook }),
    ...(plan.relapse !== undefined && { relapse: plan.relapse }),
  };
}

/** The same day a year earlier. */
export function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

/** Questionnaires that wait for her. */
async function formsOf(desk: Desk, citizen: string): Promise<citizen.HomePage['toDo']> {
  const waiting = await waitingQuestionnaires(desk, { citizen });
  return waiting
    .filter(({ isReadable }) => isReadable)
    .map(({ task, instrument, due }) => ({
      href: `/borger/skema/${task}`,
      title: instrument.title,
      minutes: instrument.minutes,
      ...(due !== undefined && { due }),
    }));
}
