/** What each kind of card is to say: acute, the answer to an order, today, late, must, advised, and open. */

import type { Answer, Disposition, DispositionDefinition, StatusCode } from '@rygforloeb/decision';
import type { ServerProgramme } from '../programme-state.ts';
import type { Words } from '../words.ts';
import type { CardPlan } from './assemble-card.ts';
import type { AssessedRecord } from './assess-record.ts';
import type { Hook } from './services.ts';

/** What all plans of one call share. */
export interface PlanContext {
  readonly words: Words;
  readonly programme: ServerProgramme;
  readonly hook: Hook;
}

const overrideSystem = 'https://rygforloeb.dk/fhir/CodeSystem/override-reason';

const forces: readonly StatusCode[] = ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement'];
/** Groups whose open doors are worth a line on opening a chart. */
const doors: readonly string[] = ['referral', 'imaging', 'workup', 'treatment', 'medication', 'work', 'municipality', 'rehabilitation'];

/** The one card of an acute answer: the route, what it rests on, and what becomes of the order in hand. */
export function acutePlan(answers: AssessedRecord['answers'], context: PlanContext): CardPlan {
  const { words } = context;
  const answer = (answers[0] as AssessedRecord['answers'][number]).answer;
  const dispositions = pressing(answer, context);
  const affirmed = dispositions.filter((disposition) => affirms(disposition, context));
  const [first] = affirmed;
  const route = first === undefined ? words.fixed('acute-fixed').title : words.disposition(first.code);
  const reasons = (first?.because ?? []).map(words.finding).join(', ');
  return {
    answer,
    summary: `${/^(?:akut|ring|søg)/i.test(route) ? route : `Akut: ${route}`}${reasons === '' ? '' : ` – ${reasons}`}`,
    indicator: 'critical',
    group: 'safety',
    form: 'full',
    dispositions,
    offers: affirmed.filter(({ status }) => status !== 'permitted'),
    lead: answers.flatMap(({ question, answer: its }) => (question === undefined ? [] : toldOrder(question, its, context))),
    last: [words.fixed('acute-fixed').text],
  };
}

/** The answer to what an order asks, with another way where there is one, and the programme's reasons to go on all the same. */
export function answeringPlan(question: string, answer: Answer, context: PlanContext): CardPlan {
  const { words, hook } = context;
  const asked = answering(question, answer, context);
  const status = asked[0]?.status ?? 'not-covered';
  const ways = answer.dispositions.filter(
    (disposition) => definitionOf(disposition, context)?.otherWay === true && affirms(disposition, context),
  );
  const isOpenable = hook === 'order-sign' && status === 'not-indicated';
  return {
    answer,
    question,
    summary: `${words.question(question)}: ${toldStatus(status, question, answer, context)}`,
    indicator: status === 'required' || status === 'overdue' ? 'warning' : 'info',
    group: groupOf(asked[0]?.code ?? '', context),
    form: 'full',
    dispositions: [...asked, ...ways],
    offers: ways,
    lead: asked.length === 0 ? [words.fixed('not-covered-note').text] : [],
    ...(isOpenable && { overrideReasons: words.overrideReasons.map(({ code, display }) => ({ system: overrideSystem, code, display })) }),
  };
}

/** What belongs to this very day, when the answer is that urgent. */
export function sameDayPlan(answer: Answer, context: PlanContext): CardPlan | undefined {
  if (answer.urgency !== 'same-day') return undefined;
  const today = pressing(answer, context);
  const offers = today.filter((disposition) => affirms(disposition, context));
  const plan = listed('I dag', answer, today, offers, { group: 'safety', indicator: 'warning', form: 'full' }, context);
  return plan && { ...plan, last: [context.words.fixed('acute-fixed').text] };
}

/** What should have been done. */
export function overduePlan(answer: Answer, context: PlanContext): CardPlan | undefined {
  const late = answer.dispositions.filter(({ status }) => status === 'overdue');
  const form = { group: groupOf(late[0]?.code ?? '', context), indicator: 'warning', form: 'full' } as const;
  return listed('Frist overskredet', answer, late, late, form, context);
}

/** What the programme says is done, except what already stands under today. */
export function requiredPlan(answer: Answer, context: PlanContext): CardPlan | undefined {
  const today = new Set(answer.urgency === 'same-day' ? pressing(answer, context) : []);
  const duties = answer.dispositions.filter((disposition) => disposition.status === 'required' && !today.has(disposition));
  const dated = duties.filter(({ due }) => due !== undefined);
  return listed(
    'Programmet siger skal',
    answer,
    safetyFirst(duties, context),
    dated,
    { group: 'plan', indicator: 'warning', form: 'list' },
    context,
  );
}

/** What the programme advises. */
export function recommendedPlan(answer: Answer, context: PlanContext): CardPlan | undefined {
  const advised = answer.dispositions.filter(({ status }) => status === 'recommended');
  const notable = advised.filter(
    ({ code, due }) => due !== undefined || ['referral', 'imaging', 'medication'].includes(groupOf(code, context)),
  );
  return listed(
    'Programmet anbefaler',
    answer,
    safetyFirst(advised, context),
    notable,
    { group: 'plan', indicator: 'info', form: 'list' },
    context,
  );
}

/** What stands open, or would with a judgement that nobody has given. */
export function openPlan(answer: Answer, context: PlanContext): CardPlan | undefined {
  const open = answer.dispositions.filter(
    ({ code, status }) => (status === 'permitted' || status === 'needs-judgement') && doors.includes(groupOf(code, context)),
  );
  const referrals = open.filter((disposition) => affirms(disposition, context) && groupOf(disposition.code, context) === 'referral');
  return listed(
    'Muligt, eller afhænger af et skøn',
    answer,
    open,
    referrals,
    { group: 'referral', indicator: 'info', form: 'list' },
    context,
  );
}

function listed(
  title: string,
  answer: Answer,
  dispositions: readonly Disposition[],
  offers: readonly Disposition[],
  form: Pick<CardPlan, 'group' | 'indicator' | 'form'>,
  { words }: PlanContext,
): CardPlan | undefined {
  const [first, ...rest] = dispositions;
  if (first === undefined) return undefined;
  const more = rest.length === 0 ? '' : ` og ${rest.length} til`;
  return { answer, summary: `${title}: ${words.disposition(first.code)}${more}`, dispositions, offers, ...form };
}

/** Safety that is the news of this answer, in the order it is acted on. */
function pressing(answer: Answer, context: PlanContext): readonly Disposition[] {
  const place = (disposition: Disposition) => definitionOf(disposition, context)?.route ?? Number.MAX_SAFE_INTEGER;
  return answer.dispositions
    .filter((disposition) => {
      const definition = definitionOf(disposition, context);
      return definition?.group === 'safety' && definition.standing !== true && forces.includes(disposition.status);
    })
    .sort((one, other) => forces.indexOf(one.status) - forces.indexOf(other.status) || place(one) - place(other));
}

function answering(question: string, answer: Answer, { programme }: PlanContext): readonly Disposition[] {
  const codes = programme.vocabulary.questions.get(question) ?? [];
  return answer.dispositions.filter(({ code }) => codes.includes(code));
}

/** The status of an order in words that do not close the door (HZ-17). */
function toldStatus(status: StatusCode, question: string, answer: Answer, context: PlanContext): string {
  const { words, programme } = context;
  if (status === 'not-indicated') return 'ikke åbnet af programmet – kan fraviges med en begrundelse';
  if (status !== 'needs-judgement') return words.status(status);
  const codes = programme.vocabulary.questions.get(question) ?? [];
  const missing = answer.missing.filter(({ wouldChange }) => wouldChange.some((code) => codes.includes(code)));
  const [first] = missing;
  if (first === undefined) return words.status(status);
  return `${words.status(status)} – ${missing.length === 1 ? `mangler: ${words.finding(first.finding)}` : `${missing.length} oplysninger mangler`}`;
}

/** What becomes of the order in hand while something acute stands. */
function toldOrder(question: string, answer: Answer, context: PlanContext): string {
  const { words } = context;
  const status = answering(question, answer, context)[0]?.status ?? 'not-covered';
  return `Ordren i hånden (${words.question(question)}): ${words.status(status)}. Den akutte vej går forud.`;
}

function safetyFirst(dispositions: readonly Disposition[], context: PlanContext): readonly Disposition[] {
  const isSafety = ({ code }: Disposition) => Number(groupOf(code, context) === 'safety');
  return [...dispositions].sort((one, other) => isSafety(other) - isSafety(one));
}

function affirms({ status }: Disposition, { programme }: PlanContext): boolean {
  return programme.vocabulary.affirming.includes(status);
}

function definitionOf({ code }: Disposition, { programme }: PlanContext): DispositionDefinition | undefined {
  return programme.vocabulary.dispositions.get(code);
}

function groupOf(code: string, { programme }: PlanContext): string {
  return programme.vocabulary.dispositions.get(code)?.group ?? '';
}
