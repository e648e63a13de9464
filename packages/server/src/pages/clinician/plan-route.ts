/** The shared plan: agreed, looked at, changed and closed, each over the version that was seen. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  agreePlan,
  answerFor,
  type CourseView,
  changeGoals,
  changePlan,
  closePlan,
  coursesOf,
  endCourse,
  findingsOf,
  missingForPlan,
  namesOfHouses,
  type Override,
  type PlannedStep,
  receiverWords,
  reopenCourse,
  startCourse,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { changeTeamAsTold, teamShown } from './plan-team.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  'citizenPath' | 'planMessagesIn' | 'readDoorForm' | 'recordMessagesIn' | 'renderErrorPage' | 'renderPlanPage' | 'teamNames' | 'wordsOf'
>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Fault = { readonly field: string; readonly text: string };
type Outcome = { readonly ok: true; readonly repeated: boolean } | { readonly ok: false; readonly reason: string };

const base = 'supported-self-management';
/** Groups of the programme from which a plan's steps are chosen. */
const plannable: readonly string[] = ['treatment', 'municipality', 'information'];
const opening: readonly string[] = ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement'];

/** Adds the page. */
export function addPlanPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/plan', {
    roles: rolesOfPart.plan ?? [],
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, visit.fields)),
    post: (visit) => inRecord(visit, pages, (opened) => act(visit, pages, opened)),
  });
}

/** The course that runs, else the latest. */
async function courseOf({ desk, parameter }: Visit): Promise<CourseView | undefined> {
  const courses = await coursesOf(desk, parameter('id'));
  return courses.find(({ status }) => status === 'active') ?? courses[0];
}

async function show(
  visit: Visit,
  pages: Pages,
  { card, parts }: Opened,
  typed: URLSearchParams,
  told: { readonly faults?: readonly Fault[]; readonly changed?: boolean; readonly status?: number } = {},
): Promise<PageAnswer> {
  const { desk, language, access } = visit;
  const course = await courseOf(visit);
  const fields = begunWith(visit, typed);
  const seen = fields.get('set') ?? '';
  const words = pages.wordsOf(desk.programme, language);
  const answered = await answerFor(desk, card.id);
  const said = new Map(answered.ok ? answered.answer.dispositions.map(({ code, status }) => [code, status]) : []);
  const { plan } = course ?? {};
  const mayEdit = desk.record.may('CarePlan', 'create');
  const html = pages.renderPlanPage({
    visit: visit.frame,
    card,
    parts,
    today: copenhagenDate(desk.now().toISOString()),
    mayEdit,
    ...(mayEdit && course?.status === 'active' && { team: await teamShown({ ...visit, fields }, pages, course) }),
    course: course === undefined ? 'none' : course.status === 'active' ? 'active' : 'ended',
    isOurs: course?.responsible !== undefined && course.responsible === access.agent.organization,
    helpers: await helpersOf(visit, pages, course),
    choices: [...desk.programme.vocabulary.dispositions.values()]
      .filter(({ code, group }) => plannable.includes(group) && code !== base && said.has(code))
      .map(({ code }) => {
        const status = said.get(code) ?? '';
        return { code, name: words.disposition(code), status: words.status(status), open: opening.includes(status) };
      }),
    reasons: desk.programme.texts.overrideReasons.map(({ code, label }) => ({ value: code, label: label[language] })),
    fields,
    faults: told.faults ?? [],
    formKey: visit.formKey,
    changed: told.changed === true || (plan !== undefined && seen !== '' && Number(seen) !== plan.version),
    ...(mayEdit && course?.status === 'active' && plan === undefined && { waitsFor: await waitsFor(visit, pages) }),
    ...(plan !== undefined && {
      plan: shown(plan, words.disposition, (code) => {
        const status = said.get(code);
        return status && words.status(status);
      }),
    }),
  });
  return { html, status: told.status ?? 200 };
}

/** What a plan begins from and nobody has said yet. */
async function waitsFor({ desk, language, parameter }: Visit, pages: Pages): Promise<readonly string[]> {
  const words = pages.wordsOf(desk.programme, language);
  return missingForPlan(desk, (await findingsOf(desk, parameter('id'))) ?? []).map(words.finding);
}

/** A step that the programme opens for may be chosen by a link. */
function begunWith(visit: Visit, typed: URLSearchParams): URLSearchParams {
  const chosen = visit.query('nyt');
  if (chosen === undefined || typed.has('nyt')) return typed;
  const fields = new URLSearchParams(typed);
  fields.set('nyt', chosen);
  return fields;
}

/** Those in the team and those to whom she is referred, each with what they do. */
async function helpersOf({ desk, language }: Visit, pages: Pages, course: CourseView | undefined) {
  const { unknownHouse } = pages.recordMessagesIn(language);
  const running = (course?.referrals ?? []).filter(({ state }) => !['draft', 'checked', 'closed', 'cancelled'].includes(state));
  const team = course?.team ?? [];
  const names = await namesOfHouses(desk, [...team.map(({ member }) => member), ...running.map(({ performer }) => performer)]);
  return {
    team: [...Map.groupBy(team, ({ member }) => member)].map(([member, all]) => ({
      roles: all.map(({ role }) => role),
      name: names.get(member) ?? unknownHouse,
    })),
    referrals: running.map(({ id, receiver, performer, state }) => ({
      id,
      state,
      name: receiverWords(desk, receiver)[language],
      house: names.get(performer) ?? unknownHouse,
    })),
  };
}

function shown(plan: NonNullable<CourseView['plan']>, name: (code: string) => string, saysOf: (code: string) => string | undefined) {
  const { id, version, status, steps, goals, choice, informed, relapse, agreement, nextLook } = plan;
  return {
    id,
    version,
    isActive: status === 'active',
    ...(nextLook !== undefined && { nextLook }),
    steps: steps.map(({ disposition, text, evaluate, status: stands, effect }) => {
      const says = saysOf(disposition);
      return {
        code: disposition,
        name: name(disposition),
        evaluate,
        status: stands,
        isBase: disposition === base,
        ...(text !== undefined && { text }),
        ...(says !== undefined && { says }),
        ...(effect !== undefined && { effect }),
      };
    }),
    goals: goals.map((goal) => ({
      id: goal.id,
      words: goal.words,
      obstacles: goal.obstacles,
      subgoals: goal.subgoals,
      ...(goal.achievement !== undefined && { achievement: goal.achievement }),
    })),
    ...(choice !== undefined && { choice }),
    ...(informed !== undefined && { informed }),
    ...(relapse !== undefined && { relapse }),
    ...(agreement !== undefined && { agreement }),
  };
}

async function act(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, language } = visit;
  const messages = pages.planMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const course = await courseOf(visit);
  const again = (faults: readonly Fault[], more: { readonly changed?: boolean; readonly status?: number } = {}): Promise<PageAnswer> =>
    show(visit, pages, opened, fields, { faults, status: 422, ...more });
  if (course !== undefined && ['team', 'ud'].includes(fields.get('gem') ?? '')) {
    const changed = await changeTeamAsTold(visit, pages, course);
    if (!changed.ok) return again(changed.faults);
    await visit.dropDraft();
    return { to: pages.citizenPath(opened.card.id, 'plan'), told: changed.repeated ? 'already-done' : 'saved' };
  }
  const outcome = await actOf(visit, pages, form, course);
  if (form.faults.length > 0 || outcome === undefined)
    return again(form.faults.length > 0 ? form.faults : [{ field: changeable(course), text: messages.faults.nothing }]);
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: pages.citizenPath(opened.card.id, 'plan'), told: outcome.repeated ? 'already-done' : 'saved' };
  }
  const name = pages.wordsOf(desk.programme, language).disposition;
  if (outcome.reason === 'changed') return again([], { changed: true, status: 409 });
  return again([faultOf(outcome, fields.get('gem') ?? '', messages, name)]);
}

/** The first field of the plan with which something can be changed. */
function changeable(course: CourseView | undefined): string {
  const running = course?.plan?.steps.find(({ status }) => status === 'in-progress');
  return running === undefined ? 'nyt' : `virker.${running.disposition}`;
}

/** Undefined where nothing was told; faults of the form stand in its reader. */
async function actOf(
  { desk, fields, formKey: key, parameter, language }: Visit,
  pages: Pages,
  form: ReturnType<Pages['readDoorForm']>,
  course: CourseView | undefined,
): Promise<Outcome | undefined> {
  const today = copenhagenDate(desk.now().toISOString());
  const messages = pages.planMessagesIn(language);
  if (fields.get('gem') === 'forloeb') return startCourse(desk, { citizen: parameter('id'), key, start: today });
  if (course === undefined) return { ok: false, reason: 'not-found' };
  if (fields.get('gem') === 'slut') {
    const why = form.must('slut-hvorfor', messages.faults.why);
    const relapse = course.plan?.relapse ?? form.must('slut-tilbagefald', messages.faults.relapse);
    return form.faults.length > 0 ? undefined : endCourse(desk, { course: course.id, key, why, relapse });
  }
  if (fields.get('gem') === 'igen') {
    const why = form.must('igen-hvorfor', messages.faults.why);
    const evaluate = form.mustDate('igen-dato', messages.faults.look);
    return form.faults.length > 0 ? undefined : reopenCourse(desk, { course: course.id, key, why, evaluate });
  }
  const override = overrideIn(fields);
  const shared = { key, ...(override !== undefined && { override }) };
  const { plan } = course;
  if (plan === undefined) {
    const told = planTold(form, fields, messages);
    return form.faults.length > 0 ? undefined : agreePlan(desk, { course: course.id, ...shared, ...told });
  }
  const seen = Number(fields.get('set') ?? '');
  const over = { plan: plan.id, ...shared, ...(seen > 0 && { seen }) };
  switch (fields.get('gem')) {
    case 'aftal':
      return { ok: false, reason: 'there-is-one' };
    case 'luk': {
      const told = { relapse: form.must('tilbagefald', messages.faults.relapse), why: form.must('luk-hvorfor', messages.faults.why) };
      return form.faults.length > 0 ? undefined : closePlan(desk, { ...over, ...told });
    }
    case 'maal': {
      const told = goalsTold(form, fields, plan);
      const why = form.must('maal-hvorfor', messages.faults.why);
      return form.faults.length > 0 ? undefined : changeGoals(desk, { ...over, ...told, why });
    }
    default: {
      const told = changeTold(form, fields, plan, messages);
      const why = form.must('hvorfor', messages.faults.why);
      if (form.faults.length > 0 || (told.evaluated.length === 0 && told.stop.length === 0 && told.add.length === 0)) return undefined;
      return changePlan(desk, { ...over, ...told, why });
    }
  }
}

type Form = ReturnType<Pages['readDoorForm']>;
type Messages = ReturnType<Pages['planMessagesIn']>;

function planTold(form: Form, fields: URLSearchParams, messages: Messages) {
  const goals = [1, 2, 3].flatMap((number) => {
    const words = form.text(`maal.${number}`);
    return words === '' ? [] : [{ words, obstacles: lines(fields, `hindring.${number}`), subgoals: lines(fields, `delmaal.${number}`) }];
  });
  if (goals.length === 0) form.fault('maal.1', messages.faults.goals);
  const text = form.must('egen', messages.faults.base);
  const evaluate = form.mustDate('status', messages.faults.look);
  const steps = form.all('trin').map((disposition): PlannedStep => {
    const words = form.text(`trin-tekst.${disposition}`);
    return { disposition, evaluate: form.date(`trin-dato.${disposition}`) ?? evaluate, ...(words !== '' && { text: words }) };
  });
  return {
    goals,
    selfManagement: { text, evaluate },
    steps,
    informed: form.must('oplyst', messages.faults.informed),
    choice: form.must('valg', messages.faults.choice),
  };
}

function changeTold(form: Form, fields: URLSearchParams, plan: NonNullable<CourseView['plan']>, messages: Messages) {
  const running = plan.steps.filter(({ status }) => status === 'in-progress');
  const evaluated = running.flatMap(({ disposition, evaluate }) => {
    const effect = form.text(`virker.${disposition}`);
    if (effect !== 'satisfactory' && effect !== 'unsatisfactory') return [];
    const text = form.text(`anderledes.${disposition}`);
    return [{ disposition, effect, next: form.date(`naeste.${disposition}`) ?? evaluate, ...(text !== '' && { text }) } as const];
  });
  const stop = running.flatMap(({ disposition }) => (fields.get(`stop.${disposition}`) === 'ja' ? [disposition] : []));
  const added = form.text('nyt');
  const text = form.text('nyt-tekst');
  const add: readonly PlannedStep[] =
    added === '' ? [] : [{ disposition: added, evaluate: form.mustDate('nyt-dato', messages.faults.look), ...(text !== '' && { text }) }];
  return { evaluated, stop, add };
}

function goalsTold(form: Form, fields: URLSearchParams, plan: NonNullable<CourseView['plan']>) {
  type Change = NonNullable<Parameters<typeof changeGoals>[1]['change']>[number];
  const change = plan.goals.map(({ id, subgoals }): Change => {
    const achievement = form.text(`gaar.${id}`) as NonNullable<Change['achievement']> | '';
    const reached = fields.getAll(`naaet.${id}`).filter((words) => subgoals.some((one) => one.words === words));
    return { goal: id, ...(achievement !== '' && { achievement }), ...(subgoals.length > 0 && { reached }) };
  });
  const words = form.text('nyt-maal');
  return { change, ...(words !== '' && { add: [{ words }] }) };
}

function lines(fields: URLSearchParams, name: string): readonly string[] {
  return (fields.get(name) ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function overrideIn(fields: URLSearchParams): Override | undefined {
  const [code, text] = [fields.get('grund') ?? '', (fields.get('grund-tekst') ?? '').trim()];
  return code === '' ? undefined : { code, ...(text !== '' && { text }) };
}

function faultOf(
  outcome: { readonly reason: string; readonly step?: string; readonly fault?: string },
  gem: string,
  messages: Messages,
  name: (code: string) => string,
): Fault {
  const { reason, step = '', fault } = outcome;
  const isNew = gem === 'aftal';
  switch (reason) {
    case 'goals-missing':
      return { field: isNew ? 'maal.1' : 'nyt-maal', text: messages.faults.goals };
    case 'choice-missing':
      return { field: 'valg', text: messages.faults.choice };
    case 'no-triage':
      return { field: 'triage-foerst', text: messages.faults.noTriage };
    case 'against-programme':
      return { field: 'grund', text: messages.faults.against(name(step)) };
    case 'change-wanted':
      return { field: `anderledes.${step}`, text: messages.faults.changeWanted(name(step)) };
    case 'step':
      if (fault === 'twice') return { field: isNew ? 'egen' : 'nyt', text: messages.faults.twice };
      return { field: isNew ? 'status' : `naeste.${step}`, text: messages.faults.look };
    case 'there-is-one':
      return { field: 'hvorfor', text: messages.faults.thereIsOne };
    case 'bad-date':
      return { field: 'igen-dato', text: messages.faults.look };
    case 'closed':
    case 'not-ended':
      return { field: gem === 'igen' ? 'igen-hvorfor' : gem === 'slut' ? 'slut-hvorfor' : 'hvorfor', text: messages.faults.courseClosed };
    case 'reason-missing':
      return { field: gem === 'luk' ? 'luk-hvorfor' : 'hvorfor', text: messages.faults.why };
    default:
      return { field: isNew ? 'maal.1' : 'hvorfor', text: messages.faults.refused };
  }
}
