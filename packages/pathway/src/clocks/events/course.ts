/** Course and plan as clocks see them: the first contact, every step that is to be looked at, and what a house owes the GP at its start and end. */
import type { StoredResource } from '@rygforloeb/record';
import { begunByUrl } from '../../course/begun-by.ts';
import { stepsOf } from '../../course/plan.ts';
import { extensionsOf, referenceIn } from '../../fhir-words.ts';
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';
import { type FindingFacts, findingFacts, firstFrom } from './finding-facts.ts';

/** The events of this area. */
export function courseEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  const facts = findingFacts(citizen);
  return [...firstContact(citizen), ...evaluations(citizen, facts), ...owedToGp(citizen, facts)];
}

/** The first day of the first course (FP 1.2, 7.1). */
function firstContact(citizen: CitizenRecord): readonly ClockEvent[] {
  const [course] = citizen
    .all('EpisodeOfCare')
    .filter(({ status }) => status === 'active' || status === 'finished' || status === 'onhold')
    .toSorted((one, other) => periodOf(one).start.localeCompare(periodOf(other).start));
  if (course === undefined) return [];
  return [{ clock: 'prognosis-year', at: periodOf(course).start, about: `EpisodeOfCare/${course.id}` }];
}

/** Each step of a plan on the day agreed, and an evaluation agreed without a plan (FP 5.1). */
function evaluations(citizen: CitizenRecord, facts: FindingFacts): readonly ClockEvent[] {
  const ofPlans = citizen.all('CarePlan').flatMap((plan) =>
    stepsOf(plan).map(({ disposition, evaluate, status }): ClockEvent => {
      const isOver = status !== 'in-progress' || plan.status !== 'active';
      return {
        clock: 'continual-evaluation',
        at: evaluate,
        about: `CarePlan/${plan.id}`,
        part: disposition,
        ...houseOfPlan(plan, citizen),
        ...(isOver && { done: endOf(plan) ?? plan.meta.lastUpdated }),
      };
    }),
  );
  const agreed = facts.latest('evaluation-next-date');
  if (typeof agreed?.value !== 'string') return ofPlans;
  const done = firstFrom(
    agreed.at,
    facts.of('evaluation-done').flatMap(({ value }) => (typeof value === 'string' ? value : [])),
  );
  const { about, house, value: at } = agreed;
  return [
    ...ofPlans,
    { clock: 'continual-evaluation', at, about, ...(house !== undefined && { house }), ...(done !== undefined && { done }) },
  ];
}

/** The day on which the plan ended, as it was told. */
function endOf({ status, period }: StoredResource): string | undefined {
  return status === 'active' ? undefined : (period as { readonly end?: string } | undefined)?.end;
}

/** A plan belongs to its course, and the course to its house. */
function houseOfPlan(plan: StoredResource, citizen: CitizenRecord): { readonly house?: string } {
  const course = extensionsOf(plan, 'http://hl7.org/fhir/StructureDefinition/workflow-episodeOfCare')[0]?.valueReference?.reference;
  const house = referenceIn(citizen.all('EpisodeOfCare').find(({ id }) => `EpisodeOfCare/${id}` === course)?.managingOrganization);
  return house === undefined ? {} : { house };
}

/** Who reports to the GP when a course of its own has begun (FP 8.1, 8.2), and who when it has ended (FP 8.1, 8.2, 8.4; municipalities by their referrals). */
const reportsAtStart: ReadonlySet<string | undefined> = new Set(['physiotherapist', 'chiropractor']);
const reportsAtEnd: ReadonlySet<string | undefined> = new Set([...reportsAtStart, 'hospital', 'rygcenter']);

function owedToGp(citizen: CitizenRecord, facts: FindingFacts): readonly ClockEvent[] {
  const gp = referenceIn((citizen.patient.generalPractitioner as readonly unknown[] | undefined)?.[0]);
  const told = facts.of('gp-message-sent').flatMap(({ value }) => (typeof value === 'string' ? value : []));
  const letters = (house: string | undefined) =>
    citizen
      .all('Communication')
      .filter(
        (letter) =>
          referenceIn(letter.sender) === house &&
          ((letter.recipient ?? []) as readonly unknown[]).some((one) => referenceIn(one) === gp) &&
          letter.status === 'completed',
      )
      .flatMap((letter) => (letter.sent as string | undefined) ?? []);
  const owed = (clock: string, at: string, about: string, house: string | undefined): ClockEvent => {
    const done = firstFrom(at, [...letters(house), ...told]);
    return { clock, at, about, ...(house !== undefined && { house }), ...(done !== undefined && { done }) };
  };
  const ofCourses = citizen.all('EpisodeOfCare').flatMap((course): ClockEvent[] => {
    const house = referenceIn(course.managingOrganization);
    const begunBy = extensionsOf(course, begunByUrl)[0]?.valueCode;
    const { start, end } = periodOf(course);
    if (house === gp || course.status === 'cancelled') return [];
    const about = `EpisodeOfCare/${course.id}`;
    return [
      ...(reportsAtStart.has(begunBy) ? [owed('feedback-to-gp', start, about, house)] : []),
      ...(reportsAtEnd.has(begunBy) && course.status === 'finished' && end !== undefined
        ? [owed('closing-letter', end, about, house)]
        : []),
    ];
  });
  const ofFindings = (
    [
      ['own-course-started', 'feedback-to-gp'],
      ['own-course-ended', 'closing-letter'],
    ] as const
  ).flatMap(([code, clock]): ClockEvent[] => {
    const said = facts.latest(code);
    return typeof said?.value === 'string' && said.house !== gp ? [owed(clock, said.value, said.about, said.house)] : [];
  });
  return [...ofCourses, ...ofFindings];
}

function periodOf({ period, meta }: StoredResource): { readonly start: string; readonly end?: string } {
  const { start, end } = (period ?? {}) as { readonly start?: string; readonly end?: string };
  return { start: start ?? meta.lastUpdated, ...(end !== undefined && { end }) };
}
