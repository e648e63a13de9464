/** The overview of a citizen's course, by the reader's eyes. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  answerFor,
  type ConsultationBegun,
  type CourseView,
  consultationOf,
  coursesOf,
  curvesOf,
  doorOf,
  type Happened,
  medicationsOf,
  namesOfHouses,
  papersOf,
  receiverWords,
  visitQuestions,
  worklistAbout,
} from '@rygforloeb/pathway';
import type { AddPage, DoorOptions, PageAnswer, Visit } from '../door.ts';
import { clinicianRoles } from './clinician-roles.ts';
import { correctingRoles } from './correct-finding-route.ts';
import { journalText } from './journal-text.ts';
import { newSince } from './last-looks.ts';
import { inRecord } from './record-part.ts';
import { toldEvents, withoutDiary } from './told-events.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  | 'correctPath'
  | 'messagesIn'
  | 'overviewMessagesIn'
  | 'recordMessagesIn'
  | 'renderErrorPage'
  | 'renderOverviewPage'
  | 'shortDate'
  | 'tellFinding'
  | 'wordsOf'
  | 'workMessagesIn'
>;
type FindingShown = import('@rygforloeb/web').clinician.FindingShown;

/** Curves go back so many days. */
const curveDays = 400;

/** Adds the page. */
export function addOverviewPage(add: AddPage, options: { readonly pages: Pages } & Pick<DoorOptions, 'identity'>): void {
  add('/kliniker/borger/:id', {
    roles: clinicianRoles,
    get: (visit) => inRecord(visit, options.pages, (opened) => show(visit, options, opened)),
  });
}

async function show(
  visit: Visit,
  options: { readonly pages: Pages } & Pick<DoorOptions, 'identity'>,
  { card, parts }: Parameters<Parameters<typeof inRecord>[2]>[0],
): Promise<PageAnswer> {
  const { desk, language, access } = visit;
  const { pages } = options;
  const now = desk.now();
  const today = copenhagenDate(now.toISOString());
  const courses = await coursesOf(desk, card.id);
  const course = courses.find(({ status }) => status === 'active') ?? courses[0];
  const begun = await consultationOf(desk, card.id);
  const answered = await answerFor(desk, card.id);
  const answer = answered.ok ? answered.answer : undefined;
  const timeline = withoutDiary(course?.timeline ?? []);
  const since = await newSince(visit, card.id, options);
  const fresh = since === undefined ? [] : timeline.filter(({ recorded, who }) => recorded > since && who !== access.agent.who);
  const rows = await worklistAbout(desk, card.id);
  const names = await namesOfHouses(desk, [
    ...rows.flatMap(({ turn }) => turn ?? []),
    ...(course?.referrals ?? []).map(({ performer }) => performer),
  ]);
  const ours = [access.agent.organization, access.agent.who, access.agent.practitionerRole];
  const words = pages.wordsOf(desk.programme, language);
  const all = begun === undefined ? [] : told(begun, visit, pages);
  const mattering = new Set(answer?.dispositions.filter(({ status }) => weighty.includes(status)).flatMap(({ because }) => because));
  const curves = await curvesShown(visit, pages, course);
  const questions = await visitQuestions(desk, card.id);
  const plan = course?.plan === undefined ? undefined : planShown(course.plan, words.disposition);
  const referrals = runningReferrals(course, visit, names);
  const medicines = (await medicationsOf(desk, card.id)) ?? [];
  const inUse = medicines
    .filter(({ isInUse }) => isInUse)
    .map(({ name, atc, until, isBeyondItsEnd }) => ({
      name: name ?? atc ?? '',
      beyond: isBeyondItsEnd,
      ...(until !== undefined && { until }),
    }));
  const model = {
    visit: visit.frame,
    card,
    parts,
    today,
    changed: { events: await toldEvents(visit, fresh, pages), ...(since !== undefined && { since }) },
    clocks: rows.map(({ what, state, due, turn, then, local, parts: about }) => ({
      what: what[language],
      state,
      parts: about.map((part) => part[language]),
      owner: turn === undefined || ours.includes(turn) ? '' : (names.get(turn) ?? pages.recordMessagesIn(language).unknownHouse),
      local,
      ...(due !== undefined && { due }),
      ...(then !== undefined && { then: then[language] }),
    })),
    findings: { now: all.filter(({ code }) => mattering.has(code)), all },
    mayPlan: desk.record.may('CarePlan', 'create'),
    mayRefer: Object.keys(desk.programme.referrals.receivers).some((code) => doorOf(desk.programme, desk.actor, code).way !== 'closed'),
    questions: questions.map(({ text, since: day }) => ({ text, day })),
    referrals,
    medicines: inUse,
    events: withFindings(await toldEvents(visit, timeline, pages), timeline, begun, visit, pages),
    ...(answer !== undefined && {
      answer: {
        urgency: words.urgency(answer.urgency),
        first: answer.dispositions
          .filter(({ status }) => weighty.includes(status))
          .slice(0, 5)
          .map(({ code, status }) => ({ name: words.disposition(code), status: words.status(status) })),
      },
    }),
    ...(plan !== undefined && { plan }),
    ...(curves !== undefined && { curves }),
  };
  return {
    html: pages.renderOverviewPage({
      ...model,
      journal: journalText({ ...model, ...(course?.start !== undefined && { start: course.start }) }, pages),
    }),
  };
}

/** What is marked on the curves besides referrals: what changes how it goes. */
const marked: readonly string[] = [
  'agree-plan',
  'close-plan',
  'alert',
  'start-medication',
  'stop-medication',
  'record-imaging',
  'manual-session',
  'end-hospital-course',
  'agree-return-plan',
];

async function curvesShown({ desk, language, parameter }: Visit, pages: Pages, course: CourseView | undefined) {
  const { steps } = pages.recordMessagesIn(language);
  const since = course?.start ?? new Date(desk.now().getTime() - curveDays * 86_400_000).toISOString();
  const happened = (course?.timeline ?? [])
    .filter(({ step }) => marked.includes(step))
    .map(({ step, occurred }) => ({ day: copenhagenDate(occurred), what: steps[step] ?? step }));
  const told = await curvesOf(desk, parameter('id'), since, language, happened);
  return told && { ...papersOf(desk.programme).papers.trajectory(told, language), marks: told.events };
}

/** With the findings that were written at each moment, for those who put them right. */
function withFindings(
  events: Awaited<ReturnType<typeof toldEvents>>,
  happened: readonly Happened[],
  begun: ConsultationBegun | undefined,
  { access, desk, language, parameter }: Visit,
  pages: Pages,
): Awaited<ReturnType<typeof toldEvents>> {
  if (!correctingRoles.includes(access.agent.role)) return events;
  const words = pages.wordsOf(desk.programme, language);
  const codes = new Map((begun?.findings ?? []).flatMap(({ code, times }) => times.map(({ from }) => [from, code] as const)));
  const { theFinding } = pages.overviewMessagesIn(language);
  return events.map((event, index) => {
    const { about = [], step } = happened[index] ?? {};
    const findings = about.flatMap((one) => {
      const code = codes.get(one);
      // What was marked as wrong is no finding any more; its story is still there.
      const isMarked = step === 'correct-finding' && /^(?:Observation|Condition)\//.test(one);
      if (code === undefined && !isMarked) return [];
      return [{ name: code === undefined ? theFinding : words.finding(code), href: pages.correctPath(parameter('id'), one) }];
    });
    return findings.length === 0 ? event : { ...event, findings };
  });
}

/** What the programme asks for or opens. */
const weighty: readonly string[] = ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement'];

function told(
  { case: aCase, findings }: ConsultationBegun,
  { desk, language, access, parameter }: Visit,
  pages: Pages,
): readonly (FindingShown & { readonly code: string })[] {
  const words = pages.wordsOf(desk.programme, language);
  const telling = { language, messages: pages.messagesIn(language), words };
  return findings.map(({ code, site, latest: { value, onset, since, recorded, written, own, from } }) => {
    const entry = {
      code,
      value,
      ...(site !== undefined && { site }),
      ...(onset !== undefined && { onset }),
      ...(since !== undefined && { since }),
    };
    return {
      code,
      name: words.finding(code),
      // A leave that is over has no first day any more: it says so instead of a bare no.
      value:
        code === 'sick-leave-start' && value === false
          ? (pages.workMessagesIn(language).leaves.none ?? '').toLowerCase()
          : pages.tellFinding({ ...aCase, findings: [entry] }, code, telling).join('; '),
      day: recorded ?? written,
      own,
      ...(correctingRoles.includes(access.agent.role) && { href: pages.correctPath(parameter('id'), from) }),
    };
  });
}

function planShown(plan: NonNullable<CourseView['plan']>, name: (code: string) => string) {
  return {
    goals: plan.goals
      .filter(({ status }) => status === 'active' || status === 'accepted' || status === 'proposed')
      .map(({ words }) => words),
    steps: plan.steps
      .filter(({ status }) => status === 'in-progress')
      .map(({ disposition, text, evaluate }) => ({ name: name(disposition), evaluate, ...(text !== undefined && { text }) })),
    ...(plan.nextLook !== undefined && { nextLook: plan.nextLook }),
    ...(plan.choice !== undefined && { choice: plan.choice }),
  };
}

function runningReferrals(course: CourseView | undefined, { desk, language }: Visit, names: ReadonlyMap<string, string>) {
  return (course?.referrals ?? [])
    .filter(({ state }) => !['closed', 'cancelled'].includes(state))
    .map(({ id, receiver, state, performer, bookedFor }) => ({
      id,
      name: receiverWords(desk, receiver)[language],
      state,
      house: names.get(performer) ?? '',
      ...(bookedFor !== undefined && { at: bookedFor }),
    }));
}
