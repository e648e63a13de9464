/** Exercises and activity as agreed, and "done today", which goes to her diary. */

import { randomUUID } from 'node:crypto';
import { copenhagenDate, readUnderstandPieces } from '@rygforloeb/decision';
import { activitiesDone, coursesOf, diaryOf, myRehabilitation, ownReferrals, writeDiary } from '@rygforloeb/pathway';
import type { citizen } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { acuteStepOf } from './home-route.ts';
import { citizenOnly, ownCitizen, todayAt } from './own-citizen.ts';
import { shownReferral } from './own-words.ts';
import { shownPlan } from './plan-route.ts';

export interface ExerciseOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'exerciseMessagesIn' | 'exercisePath' | 'renderExercisePage'>;
}

type Pages = ExerciseOptions['pages'];

/** Pieces of "understand my back" that are about how much one may do. */
const pacing: readonly string[] = ['moving', 'flare-up'];
/** Receivers where she trains. */
const trainers: readonly string[] = ['physiotherapist', 'chiropractor', 'municipality-140', 'private-hospital-79'];
/** Of the diary's answers, those that are about moving. */
const moves: readonly string[] = ['walked', 'exercises', 'sport', 'home'];
const latest = 5;
const day = 86_400_000;

/** Adds it. */
export function addExercisePage(add: AddPage, { pages }: ExerciseOptions): void {
  add(pages.exercisePath, {
    roles: citizenOnly,
    get: async (visit) => ({ html: pages.renderExercisePage(await pageOf(visit)) }),
    post: (visit) => done(visit, pages),
  });
}

async function done(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, formKey: key, language } = visit;
  const did = ['exercises', 'walked'].find((one) => one === fields.get('gjort'));
  const outcome =
    did === undefined ? undefined : await writeDiary(desk, { citizen: ownCitizen(visit), key, fields: [['diary-activity', did]] });
  if (outcome?.ok === true) return { to: pages.exercisePath, told: outcome.repeated ? 'already-done' : 'done' };
  const faults = [{ field: 'gjort', text: pages.exerciseMessagesIn(language).refused }];
  return { html: pages.renderExercisePage(await pageOf({ ...visit, formKey: randomUUID() }, faults)), status: 422 };
}

async function pageOf(visit: Visit, faults: citizen.ExercisePage['faults'] = []): Promise<citizen.ExercisePage> {
  const { desk, frame, language, formKey } = visit;
  const citizen = ownCitizen(visit);
  const today = todayAt(visit);
  const [course] = await coursesOf(desk, citizen);
  const plan = course?.plan && shownPlan(desk, course.plan);
  const isAbout = (disposition: string) =>
    disposition === 'supported-self-management' || desk.programme.care.activity.dispositions.includes(disposition);
  const diary = await diaryOf(desk, citizen, language);
  const acute = await acuteStepOf(visit);
  const week = weekOf(diary?.days ?? [], today);
  const written = week.at(-1);
  return {
    visit: frame,
    today,
    agreed: plan?.isOpen === true ? plan.steps.filter(({ isRunning, disposition }) => isRunning && isAbout(disposition)) : [],
    training: await trainingOf(visit, citizen),
    times: (await activitiesDone(desk, citizen)).slice(0, latest).map(({ when, words, attended, adjusted }) => ({
      ...{ when: copenhagenDate(when), words, attended },
      ...(adjusted !== undefined && { adjusted }),
    })),
    steps: (plan?.goals ?? [])
      .filter(({ status }) => status !== 'cancelled')
      .filter(({ subgoals }) => subgoals.length > 0)
      .map(({ words, subgoals }) => ({ goal: words, small: subgoals })),
    week,
    ...(written?.active === true && written.told !== undefined && { doneToday: written.told }),
    pieces: readUnderstandPieces(desk.programme.directory).filter(({ id }) => pacing.includes(id)),
    ...(acute !== undefined && { acute }),
    ...(plan?.isOpen === false && plan.relapse !== undefined && { relapse: plan.relapse }),
    mayWrite: diary !== undefined,
    faults,
    formKey,
  };
}

/** Seven days, today last; a day on which nothing was written has no words. */
function weekOf(
  days: readonly { readonly day: string; readonly activity: readonly string[]; readonly did: readonly string[] }[],
  today: string,
): citizen.ExercisePage['week'] {
  return [6, 5, 4, 3, 2, 1, 0].map((ago) => {
    const date = new Date(Date.parse(today) - ago * day).toISOString().slice(0, 10);
    const entry = days.find((one) => one.day === date);
    const told = entry?.activity.map((text) => text.charAt(0).toLowerCase() + text.slice(1)).join(', ');
    return {
      day: date,
      active: entry?.did.some((code) => moves.includes(code)) === true,
      ...(told !== undefined && told !== '' && { told }),
    };
  });
}

/** Places where she trains or is about to. */
async function trainingOf({ desk }: Visit, citizen: string): Promise<citizen.ExercisePage['training']> {
  const plans = await myRehabilitation(desk, citizen);
  const open = (await ownReferrals(desk, citizen)).filter(
    ({ receiver, state }) => trainers.includes(receiver) && ['accepted', 'booked', 'in-progress'].includes(state),
  );
  return open.map((referral) => {
    const { name, house, bookedFor, days, id } = shownReferral(desk, referral);
    const plan = plans.find((one) => one.referral === id);
    const began = plan?.started ?? days['in-progress'];
    return {
      ...{ referral: id, name, parts: plan?.elements ?? [], goals: plan?.goals ?? [] },
      ...(house !== undefined && { house }),
      ...(began !== undefined && { began }),
      ...(bookedFor !== undefined && { begins: bookedFor }),
    };
  });
}
