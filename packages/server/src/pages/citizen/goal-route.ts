/** The citizen writes a goal of her own, or changes one. */

import { randomUUID } from 'node:crypto';
import { type Achievement, changeGoals, coursesOf, type PlanView } from '@rygforloeb/pathway';
import type { citizen } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { citizenOnly, ownCitizen } from './own-citizen.ts';

export interface GoalOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'goalMessagesIn' | 'readDoorForm' | 'renderErrorPage' | 'renderGoalPage'>;
}

type Pages = GoalOptions['pages'];

/** Adds the page of a new goal, and that of one there is. */
export function addGoalPages(add: AddPage, { pages }: GoalOptions): void {
  for (const path of ['/borger/maal', '/borger/maal/:id'])
    add(path, { roles: citizenOnly, get: (visit) => show(visit, pages), post: (visit) => save(visit, pages) });
}

async function there(visit: Visit): Promise<{ readonly plan: PlanView; readonly goal?: citizen.GoalShown } | undefined> {
  const id = visit.parameter('id');
  const plans = (await coursesOf(visit.desk, ownCitizen(visit))).flatMap(({ plan }) => plan ?? []);
  const plan = plans.find(({ goals, status }) => status === 'active' && (id === '' || goals.some((goal) => goal.id === id)));
  const goal = plan?.goals.find((one) => one.id === id);
  return plan && { plan, ...(goal !== undefined && { goal }) };
}

async function show(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const found = await there(visit);
  if (found === undefined) return { to: '/borger/plan', told: 'not-found' };
  const { plan, goal } = found;
  const isTyped = visit.fields.size > 0;
  const version = Number(visit.fields.get('set')) || plan.version;
  return { html: pageOf(visit, pages, { goal, version, fields: isTyped ? visit.fields : fieldsOf(goal) }) };
}

async function save(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.goalMessagesIn(language);
  const found = await there(visit);
  if (found === undefined) return { to: '/borger/plan', told: 'not-found' };
  const { plan, goal } = found;
  const form = pages.readDoorForm(fields, language);
  const words = form.must('ord', messages.wordsMissing);
  const [subgoals, obstacles] = [linesOf(form.text('skridt')), linesOf(form.text('i-vejen'))];
  if (new Set(subgoals).size !== subgoals.length) form.fault('skridt', messages.tooBad);
  const seen = Number(form.text('set')) || plan.version;
  const shown = { goal, version: seen, fields };
  if (form.faults.length > 0) return { html: pageOf(visit, pages, { ...shown, faults: form.faults }), status: 422 };
  const ticked = form.all('naaet').flatMap((index) => goal?.subgoals[Number(index)]?.words ?? []);
  const achievement = form.text('hvordan') as Achievement | '';
  const outcome = await changeGoals(desk, {
    ...{ plan: plan.id, key: formKey, seen, why: messages.why },
    ...(goal === undefined
      ? { add: [{ words, subgoals, obstacles }] }
      : {
          change: [
            {
              ...{ goal: goal.id, words, subgoals, obstacles, reached: ticked.filter((one) => subgoals.includes(one)) },
              ...(achievement !== '' && { achievement }),
            },
          ],
        }),
  });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: '/borger/plan', told: outcome.repeated ? 'already-done' : 'saved' };
  }
  const again = { ...visit, formKey: randomUUID() };
  if (outcome.reason !== 'changed')
    return { html: pageOf(again, pages, { ...shown, faults: [{ field: 'ord', text: messages.refused }] }), status: 422 };
  // What was ticked were steps of another list.
  const typed = new URLSearchParams([...fields].filter(([name]) => name !== 'naaet'));
  return { html: pageOf(again, pages, { goal, version: outcome.current, fields: typed, isChanged: true }), status: 409 };
}

function fieldsOf(goal: citizen.GoalShown | undefined): URLSearchParams {
  if (goal === undefined) return new URLSearchParams();
  return new URLSearchParams([
    ['ord', goal.words],
    ['skridt', goal.subgoals.map(({ words }) => words).join('\n')],
    ['i-vejen', goal.obstacles.join('\n')],
    ...goal.subgoals.flatMap(({ reached }, index) => (reached ? [['naaet', `${index}`]] : [])),
    ...(goal.achievement === undefined ? [] : [['hvordan', goal.achievement]]),
  ] as [string, string][]);
}

type Shown = Pick<citizen.GoalPage, 'version' | 'fields' | 'faults' | 'isChanged'> & { readonly goal: citizen.GoalShown | undefined };

function pageOf({ frame, formKey }: Visit, pages: Pages, { goal, faults = [], ...shown }: Omit<Shown, 'faults'> & Partial<Shown>): string {
  return pages.renderGoalPage({ visit: frame, formKey, faults, ...shown, ...(goal !== undefined && { goal }) });
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
