/** The work part of a citizen's course on one page: how it stands, what the programme says to this agent, what runs, and where the rules are found. */
import type { Disposition } from '@rygforloeb/decision';
import { actorSystem, type StoredResource } from '@rygforloeb/record';
import { type Standing, standingIn } from '../check/consent-of.ts';
import { everyOf } from '../check/every-of.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import { namesOfHouses } from '../citizen/names.ts';
import { runningReferrals } from '../consent/affected.ts';
import type { Desk } from '../desk.ts';
import { codeOf, referenceIn } from '../fhir-words.ts';
import { type BenefitNow, benefitIn } from './benefit-now.ts';
import { type WorkClock, workClocks } from './clocks-of-work.ts';
import { type Section56Now, section56In } from './section-56.ts';
import { type StatementNow, statementIn } from './statement-now.ts';
import type { WorkRules } from './work-rules.ts';
import { type WorkStory, workStoryOf } from './work-story.ts';
import { isOfJobcentre, partsOf, untilOf, type WorkPart, workSystem } from './work-words.ts';

export interface RunningWork {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly state?: string;
  readonly owner?: string;
  readonly until?: string;
  /** `Type/id` of what it is about. */
  readonly about?: string;
  readonly parts: readonly WorkPart[];
}

export interface WorkPicture {
  readonly story: WorkStory;
  /** What the programme says about work to this agent; none for whom it has no row in the tables. */
  readonly dispositions: readonly Disposition[];
  /** Requests at the jobcentre. */
  readonly requests: readonly { readonly id: string; readonly receiver: string; readonly state: string; readonly performer: string }[];
  readonly tasks: readonly RunningWork[];
  readonly statement?: StatementNow;
  /** Repeated leave and a job at risk: a possibility statement may help, whether or not the employer has asked yet (FP 7.7.1, WORK-23). */
  readonly suggestsStatement: boolean;
  readonly section56?: Section56Now;
  readonly benefit: BenefitNow;
  readonly clocks: readonly WorkClock[];
  /** While she is sick-listed: contact with the case worker as early as can be, or her yes to it first (FP 7.7.1). */
  readonly caseWorker?: 'suggested' | 'ask-consent';
  /** Whether the need of measures for work was answered, which is to be done early (FP 7.7.3). */
  readonly needAnswered: boolean;
  /** Courses of the citizen with their houses: that somebody treats her, not what for. */
  readonly courses: readonly StoredResource[];
  readonly texts: WorkRules['texts'];
  readonly links: WorkRules['links'];
}

/** Undefined where the agent may not see the citizen. What each part holds is what the gate lets through. */
export async function workOf(desk: Desk, citizen: string): Promise<WorkPicture | undefined> {
  const { programme, actor } = desk;
  const situation = await situationOf(desk, citizen);
  if (situation === undefined) return undefined;
  const story = await workStoryOf(desk, citizen);
  const isActor = programme.vocabulary.actors.has(actor);
  const answer = isActor ? programme.assess(caseOf(citizen, actor, situation, undefined, [])) : undefined;
  const ofWork = (code: string) => programme.vocabulary.dispositions.get(code)?.group === 'work' || code.endsWith('-jobcentre');
  const requests = (await runningReferrals(desk.record, citizen)).filter(({ receiver }) => isOfJobcentre(receiver));
  const isSick =
    story.now.sickLeave === 'full' ||
    story.now.sickLeave === 'part' ||
    (story.now.sickLeave === undefined && story.now.sickSince !== undefined);
  const standing: Standing | undefined = isSick && requests.length === 0 ? await jobcentreStanding(desk, citizen) : undefined;
  const tasks = await everyOf(desk.record, 'Task', citizen);
  const courses = await everyOf(desk.record, 'EpisodeOfCare', citizen);
  const [statement, section56] = [statementIn(desk, tasks), section56In(tasks)];
  return {
    story,
    dispositions: answer?.dispositions.filter(({ code }) => ofWork(code)) ?? [],
    requests: requests.map(({ id, receiver, state, performer }) => ({ id, receiver, state, performer })),
    tasks: tasks.flatMap(runningIn).filter(({ code, state }) => code !== 'section-56' || state === section56?.state),
    suggestsStatement: story.now.repeatedLeave === true && story.now.atRisk === true && statement === undefined,
    benefit: benefitIn(desk, tasks, story.now),
    clocks: workClocks(desk, situation.patient, [...situation.resources, ...tasks, ...courses]),
    ...(statement !== undefined && { statement }),
    ...(section56 !== undefined && { section56 }),
    ...(standing !== undefined && { caseWorker: standing === 'given' ? ('suggested' as const) : ('ask-consent' as const) }),
    needAnswered: story.now.need !== undefined,
    courses,
    texts: programme.work.texts,
    links: programme.work.links,
  };
}

/** The jobcentres of the directory, by name. */
export async function jobcentresOf(desk: Desk): Promise<readonly { readonly house: string; readonly name: string }[]> {
  const names = await namesOfHouses(desk, await jobcentreHouses(desk));
  return [...names].map(([house, name]) => ({ house, name })).sort((one, other) => one.name.localeCompare(other.name, 'da'));
}

/** Houses in which the directory has somebody of a jobcentre. */
async function jobcentreHouses({ record }: Desk): Promise<readonly string[]> {
  const centres = await record.search('PractitionerRole', { where: { roles: `${actorSystem}|jobcentre` }, count: 1000 });
  return [...new Set(centres.ok ? centres.page.entries.map(({ organization }) => referenceIn(organization) ?? '') : [])];
}

/** Whether some jobcentre may look: the houses that she has named and in which the directory has somebody of a jobcentre, or all of them. */
async function jobcentreStanding(desk: Desk, citizen: string): Promise<Standing> {
  const consents = await everyOf(desk.jobs, 'Consent', citizen);
  const houses = await jobcentreHouses(desk);
  const ask = { roles: ['jobcentre'], purpose: 'work-retention' };
  const standings: readonly Standing[] = [...houses, ''].map((recipient) => standingIn(desk, consents, { ...ask, recipient }));
  return standings.find((one) => one === 'given') ?? standings.find((one) => one === 'refused') ?? 'not-given';
}

function runningIn(task: StoredResource): readonly RunningWork[] {
  const code = codeOf(task.code, workSystem);
  if (code === undefined || ['completed', 'cancelled', 'rejected'].includes(String(task.status))) return [];
  const [state, until] = [codeOf(task.businessStatus, workSystem), untilOf(task)];
  const [owner, about] = [referenceIn(task.owner), referenceIn(task.focus)];
  return [
    {
      ...{ id: task.id, code, status: String(task.status), parts: partsOf(task) },
      ...(state !== undefined && { state }),
      ...(until !== undefined && { until }),
      ...(owner !== undefined && { owner }),
      ...(about !== undefined && { about }),
    },
  ];
}
