/** What the page of work shows of a citizen, by the reader's eyes. */

import { copenhagenDate } from '@rygforloeb/decision';
import { namesOfHouses, receiverWords, type WorkPicture } from '@rygforloeb/pathway';
import type { Visit } from '../door.ts';
import type { inRecord } from './record-part.ts';
import { isAdaptation } from './work-agreed.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type WorkPage = import('@rygforloeb/web').clinician.WorkPage;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Words = ReturnType<Web['wordsOf']>;

const statusFinding = 'work-status';
/** Statuses of which the page tells. */
const told = ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement'];

/** What citizen and jobcentre have agreed about the return to work. */
function agreedWith(plan: WorkPicture['tasks'][number] | undefined): { readonly agreed?: string; readonly next?: string } {
  const agreed = plan?.parts.find(({ code }) => code === 'agreed')?.text;
  return { ...(agreed !== undefined && { agreed }), ...(plan?.until !== undefined && { next: plan.until }) };
}

/** The page, with what was typed and what is wrong with it. */
export async function workShown(
  visit: Visit,
  pages: Pick<Web, 'recordMessagesIn' | 'wordsOf'>,
  { card, parts }: Opened,
  work: WorkPicture,
  faults: WorkPage['faults'],
): Promise<WorkPage> {
  const { desk, language, access } = visit;
  const { programme } = desk;
  const words = pages.wordsOf(programme, language);
  const { unknownHouse } = pages.recordMessagesIn(language);
  const { reassessment, ...benefit } = work.benefit;
  const names = await namesOfHouses(desk, [
    ...work.story.points.map(({ by }) => by),
    ...(reassessment === undefined ? [] : [reassessment.house]),
  ]);
  const law = work.links.find(({ code }) => code === 'section-56');
  const choices = (coded: readonly { readonly code: string; readonly da: string; readonly en: string }[]) =>
    coded.map((one) => ({ value: one.code, label: one[language] }));
  return {
    visit: visit.frame,
    card,
    parts,
    now: stateShown(visit, words, work.story.now),
    points: work.story.points
      .map((point) => ({
        ...stateShown(visit, words, point),
        at: point.at,
        by: point.own ? card.name : (names.get(point.by) ?? unknownHouse),
      }))
      .toReversed(),
    clocks: work.clocks.map(({ state, day, then, ...clock }) => ({
      ...{ name: clock[language], state, then: then[language] },
      ...(day !== undefined && { day }),
    })),
    needAnswered: work.needAnswered,
    dispositions: work.dispositions
      .filter(({ status }) => told.includes(status))
      .map(({ code, status }) => ({ name: words.disposition(code), status: words.status(status), text: words.dispositionText(code, []) })),
    today: copenhagenDate(desk.now().toISOString()),
    adaptations: work.tasks.filter(({ code, status }) => isAdaptation(code) && status === 'in-progress').map(adaptationShown),
    requests: work.requests.map(({ id, receiver, state }) => ({
      ...{ name: receiverWords(desk, receiver)[language], state },
      ...agreedWith(work.tasks.find(({ code, about }) => code === 'return-plan' && about === `ServiceRequest/${id}`)),
    })),
    suggestsStatement: work.suggestsStatement,
    mayAskStatement: access.agent.role === 'gp',
    benefit: {
      ...benefit,
      ...(reassessment !== undefined && {
        reassessment: { ...reassessment, house: names.get(reassessment.house) ?? unknownHouse },
      }),
    },
    statuses: (programme.vocabulary.findings.get(statusFinding)?.values ?? []).map((value) => ({
      value,
      label: words.value(statusFinding, value),
    })),
    aspects: { physical: choices(programme.work.aspects.physical), psychological: choices(programme.work.aspects.psychological) },
    reasons: programme.texts.overrideReasons.map(({ code, label }) => ({ value: code, label: label[language] })),
    mayNote: desk.record.may('Observation', 'create'),
    fields: visit.fields,
    faults,
    formKey: visit.formKey,
    ...(work.story.returnRisk !== undefined && { risk: work.story.returnRisk.since }),
    ...(work.caseWorker !== undefined && { caseWorker: work.caseWorker }),
    ...(work.statement !== undefined && { statement: statementShown(work.statement) }),
    ...(work.section56 !== undefined && { section56: { ...work.section56, noted: copenhagenDate(work.section56.noted) } }),
    ...(law !== undefined && { law: { name: law[language], url: law.url, asOf: law.asOf } }),
  };
}

function stateShown({ desk, language }: Visit, words: Words, { status, aspects, ...rest }: WorkPicture['story']['now']): WorkPage['now'] {
  const { physical, psychological } = desk.programme.work.aspects;
  const known = [...physical, ...psychological];
  const mattering = (aspects ?? []).filter(({ matters }) => matters);
  return {
    ...rest,
    ...(status !== undefined && { status: words.value(statusFinding, status) }),
    ...(mattering.length > 0 && {
      aspects: mattering.map(({ aspect }) => known.find(({ code }) => code === aspect)?.[language] ?? aspect),
    }),
  };
}

function adaptationShown({ id, code, until, parts }: WorkPicture['tasks'][number]): WorkPage['adaptations'][number] {
  const part = (wanted: string) => parts.find((one) => one.code === wanted);
  const [hours, agreed] = [part('hours-per-week')?.value, part('agreed-with-employer')?.value];
  return {
    id,
    kind: code,
    what: part('what')?.text ?? '',
    ...(until !== undefined && { until }),
    ...(typeof hours === 'number' && { hoursPerWeek: hours }),
    ...(typeof agreed === 'boolean' && { withEmployer: agreed }),
  };
}

function statementShown({ id, state, since, paper }: NonNullable<WorkPicture['statement']>): NonNullable<WorkPage['statement']> {
  return { id, state, day: copenhagenDate(since), ...(paper !== undefined && { paper }) };
}
