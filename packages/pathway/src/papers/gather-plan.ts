/** The shared plan and the plan for relapse, from the CarePlan as the reader sees it. */
import { copenhagenDate, extensionUrl, type Language } from '@rygforloeb/decision';
import type { RelapsePlan, SharedPlan } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { choiceUrl, courseExtension, informedUrl, relapseUrl, stepsOf } from '../course/plan.ts';
import { teamRoleSystem } from '../course/start-course.ts';
import type { Desk } from '../desk.ts';
import { assessmentUrl, codeOf, type Extension, extensionsOf, referenceIn } from '../fhir-words.ts';
import { type Gather, notFound } from './asked.ts';
import { trajectoryOf } from './gather-trajectory.ts';
import { headOf, houseNamed } from './letterhead.ts';

const [obstacleUrl, subgoalUrl, courseUrl] = [extensionUrl('obstacle'), extensionUrl('subgoal'), courseExtension('').url];

interface PlanRead {
  readonly plan: StoredResource;
  readonly citizen: StoredResource;
  readonly course?: StoredResource;
  readonly goals: readonly StoredResource[];
  readonly contact?: string;
  readonly threadHolder?: string;
}

export const gatherSharedPlan: Gather<'shared-plan'> = async (desk, id, language) => {
  const read = await readPlan(desk, id);
  if (read === undefined) return notFound;
  const { plan, citizen, course, goals } = read;
  const responsible = referenceIn(course?.managingOrganization);
  const start = (course?.period as { readonly start?: string } | undefined)?.start;
  const end = (plan.period as { readonly end?: string } | undefined)?.end;
  const trajectory = await trajectoryOf(desk, citizen, start ?? String(plan.created ?? plan.meta.lastUpdated), language);
  const answer = await answerOf(desk, plan);
  const data: SharedPlan = {
    ...(await headOf(desk, { patient: citizen, from: responsible })),
    ...(start !== undefined && { start }),
    ...(await namedIn(desk, read, responsible)),
    goals: goals.map((goal) => ({
      words: (goal.description as { readonly text?: string } | undefined)?.text ?? '',
      obstacles: wordsIn(goal, obstacleUrl),
      subgoals: wordsIn(goal, subgoalUrl),
    })),
    steps: stepsOf(plan).map(({ disposition, text, evaluate, status, effect }) => ({
      name: dispositionName(desk, disposition, language),
      evaluate,
      status,
      ...(text !== undefined && { how: text }),
      ...(effect !== undefined && { effect }),
    })),
    ...oneOf('choice', plan, choiceUrl),
    ...oneOf('informed', plan, informedUrl),
    ...oneOf('relapse', plan, relapseUrl),
    ...(typeof plan.created === 'string' && { agreed: copenhagenDate(plan.created) }),
    ...(plan.status === 'completed' && { closed: copenhagenDate(end ?? plan.meta.lastUpdated) }),
    ...(trajectory !== undefined && { trajectory }),
    ...(answer !== undefined && { answer }),
  };
  return { ok: true, data };
};

export const gatherRelapsePlan: Gather<'relapse-plan'> = async (desk, id, language) => {
  const read = await readPlan(desk, id);
  if (read === undefined) return notFound;
  const { plan, citizen, course, goals } = read;
  const own = wordsIn(plan, relapseUrl)[0];
  const named = await namedIn(desk, read, undefined);
  const helped = stepsOf(plan).filter(({ effect }) => effect === 'satisfactory');
  const data: RelapsePlan = {
    ...(await headOf(desk, { patient: citizen, from: referenceIn(course?.managingOrganization) })),
    ...(own !== undefined && { own }),
    helped: helped.map(({ disposition, text }) => [dispositionName(desk, disposition, language), text].filter(Boolean).join(': ')),
    goals: goals.map((goal) => (goal.description as { readonly text?: string } | undefined)?.text ?? ''),
    ...(named.contact !== undefined && { contact: named.contact }),
  };
  return { ok: true, data };
};

/** What the reader may see of it; the course, the team and the goals may be missing, the plan and the citizen not. */
async function readPlan(desk: Desk, id: string): Promise<PlanRead | undefined> {
  const plan = await desk.record.read('CarePlan', id);
  if (!plan.ok) return undefined;
  const citizen = await readAt(desk, referenceIn(plan.resource.subject));
  if (citizen === undefined) return undefined;
  const course = await readAt(desk, extensionsOf(plan.resource, courseUrl)[0]?.valueReference?.reference);
  const team = await readAt(desk, referenceIn((plan.resource.careTeam as readonly unknown[] | undefined)?.[0]));
  const members = (team?.participant ?? []) as readonly { readonly role?: readonly unknown[]; readonly member?: unknown }[];
  const withRole = (code: string) =>
    referenceIn(members.find(({ role }) => role?.some((one) => codeOf(one, teamRoleSystem) === code))?.member);
  const goals: StoredResource[] = [];
  for (const goal of (plan.resource.goal ?? []) as readonly unknown[])
    goals.push(...([await readAt(desk, referenceIn(goal))].filter(Boolean) as StoredResource[]));
  const [contact, threadHolder] = [withRole('contact'), withRole('thread-holder')];
  return {
    plan: plan.resource,
    citizen,
    goals,
    ...(course !== undefined && { course }),
    ...(contact !== undefined && { contact }),
    ...(threadHolder !== undefined && { threadHolder }),
  };
}

async function readAt({ record }: Desk, reference: string | undefined): Promise<StoredResource | undefined> {
  const [type = '', id = ''] = reference?.split('/') ?? [];
  const read = reference === undefined ? undefined : await record.read(type, id);
  return read?.ok ? read.resource : undefined;
}

async function namedIn(
  desk: Desk,
  { contact, threadHolder }: PlanRead,
  responsible: string | undefined,
): Promise<Pick<SharedPlan, 'contact' | 'threadHolder' | 'responsible'>> {
  const named = async (reference: string | undefined) => (reference === undefined ? undefined : houseNamed(desk, reference));
  const [one, two, three] = [await named(contact), await named(threadHolder), await named(responsible)];
  return {
    ...(one !== undefined && { contact: [one.name, one.phone].filter(Boolean).join(', ') }),
    ...(two !== undefined && { threadHolder: two.name }),
    ...(three !== undefined && { responsible: three.name }),
  };
}

/** The programme's answer under which the plan last came to be; nobody sees it who may not read who did what. */
async function answerOf({ record }: Desk, plan: StoredResource): Promise<SharedPlan['answer']> {
  const listed = await record.search('Provenance', { where: { targets: `CarePlan/${plan.id}` }, sort: '-recorded', count: 100 });
  const parts = (listed.ok ? listed.page.entries : []).flatMap((one) => extensionsOf(one, assessmentUrl))[0]?.extension ?? [];
  const textUnder = (url: string) => parts.find((part: Extension) => part.url === url)?.valueString;
  const [asOf, programme] = [textUnder('as-of'), textUnder('programme')];
  return asOf === undefined || programme === undefined ? undefined : { day: copenhagenDate(asOf), version: programme.split('|')[1] ?? '' };
}

function dispositionName({ programme: { vocabulary } }: Desk, code: string, language: Language): string {
  return vocabulary.dispositions.get(code)?.[language] ?? code;
}

function wordsIn(resource: StoredResource, url: string): readonly string[] {
  return extensionsOf(resource, url).flatMap(({ valueString }) => valueString ?? []);
}

function oneOf<Key extends string>(key: Key, plan: StoredResource, url: string): Partial<Record<Key, string>> {
  const [words] = wordsIn(plan, url);
  return (words === undefined ? {} : { [key]: words }) as Partial<Record<Key, string>>;
}
