/** The cards of an answer: what is acute stands alone; else the answer to the order first, then what is late, and never more than five. */

import type { Answer, Disposition, StatusCode } from '@rygforloeb/decision';
import type { ServerProgramme } from '../programme-state.ts';
import { type Words, wordsOf } from '../words.ts';
import { assembleCard, type CardPlan, type CardRequest, isAcute } from './assemble-card.ts';
import type { Card } from './card.ts';

const mostCards = 5;
const overrideSystem = 'https://rygforloeb.dk/fhir/CodeSystem/override-reason';

/** All cards of an answer, the most pressing first. */
export function cardsOf(request: CardRequest): readonly Card[] {
  const maker = cardMaker(request);
  const first = request.assessed.answers[0]?.answer;
  if (first === undefined) return [];
  if (isAcute(first)) return [maker.acute(first)];
  const asked = request.assessed.answers.flatMap(({ question, answer }) =>
    question === undefined ? [] : maker.answering(question, answer),
  );
  if (request.hook === 'patient-view' && first.inScope !== true && first.urgency !== 'same-day') return [];
  const standing = [maker.sameDay(first), maker.overdue(first)];
  const view = request.hook === 'patient-view' ? [maker.required(first), maker.recommended(first), maker.open(first)] : [];
  return [...asked, ...standing, ...view].flatMap((card) => card ?? []).slice(0, mostCards);
}

/** Safety that belongs to every visit; it is never the news of an acute card. */
const atEveryVisit: ReadonlySet<string> = new Set([
  'check-alarm-signs',
  'give-safety-net-advice',
  'examine-neurology',
  'record-level-of-concern',
]);
/** The order in which acute routes are told. */
const acuteOrder = ['emergency-call-112', 'seek-acute-help', 'refer-emergency-department', 'acute-evaluation', 'call-hospital-same-day'];
/** What opens another way when an order is not the way. */
const otherWays: ReadonlySet<string> = new Set([
  'explain-no-imaging',
  'correspondence-to-gp',
  'ask-gp-for-referral',
  'advise-see-gp',
  'complete-referral-content',
  'call-rygcenter-advice',
  'notify-gp',
  'ask-consent',
]);
const forces: readonly StatusCode[] = ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement'];

interface CardMaker {
  acute(answer: Answer): Card;
  answering(question: string, answer: Answer): Card;
  sameDay(answer: Answer): Card | undefined;
  overdue(answer: Answer): Card | undefined;
  required(answer: Answer): Card | undefined;
  recommended(answer: Answer): Card | undefined;
  open(answer: Answer): Card | undefined;
}

function cardMaker(request: CardRequest): CardMaker {
  const { programme, assessed, hook } = request;
  const words = wordsOf(programme);
  const groupOf = (code: string) => programme.vocabulary.dispositions.get(code)?.group ?? '';
  const isSafety = (code: string) => groupOf(code) === 'safety';
  const isPressing = ({ code, status }: Disposition) => isSafety(code) && !atEveryVisit.has(code) && forces.includes(status);
  const affirms = ({ status }: Disposition) => programme.vocabulary.affirming.includes(status);
  const make = (plan: CardPlan) => assembleCard(plan, request, words);
  const isUrgent = (answer: Answer) => answer.urgency === 'same-day';

  return {
    acute(answer) {
      const dispositions = answer.dispositions.filter(isPressing).sort(byAcuteOrder);
      const affirmed = dispositions.filter(affirms);
      const lead = assessed.answers.flatMap(({ question, answer: its }) => toldOrder(question, its, words, programme));
      return make({
        answer,
        summary: `Akut: ${affirmed
          .slice(0, 2)
          .map(({ code }) => words.disposition(code))
          .join(' – ')}`,
        indicator: 'critical',
        group: 'safety',
        dispositions,
        offers: affirmed.filter(({ code, status }) => code !== 'emergency-call-112' && status !== 'permitted'),
        lead: [words.fixed('acute-fixed').text, ...lead],
      });
    },

    answering(question, answer) {
      const codes = programme.vocabulary.questions.get(question) ?? [];
      const asked = answer.dispositions.filter(({ code }) => codes.includes(code));
      const status = asked[0]?.status ?? 'not-covered';
      const ways = answer.dispositions.filter((disposition) => otherWays.has(disposition.code) && affirms(disposition));
      const isOpenable = hook === 'order-sign' && status === 'not-indicated';
      return make({
        answer,
        question,
        summary: `${words.question(question)}: ${words.status(status)}${missingHint(answer, codes, words)}`,
        indicator: status === 'required' || status === 'overdue' ? 'warning' : 'info',
        group: groupOf(codes[0] ?? ''),
        dispositions: [...asked, ...ways],
        offers: ways,
        lead: asked.length === 0 ? [words.fixed('not-covered-note').text] : [],
        ...(isOpenable && {
          overrideReasons: words.overrideReasons.map(({ code, display }) => ({ system: overrideSystem, code, display })),
        }),
      });
    },

    sameDay(answer) {
      if (!isUrgent(answer)) return undefined;
      const dispositions = answer.dispositions.filter(isPressing).sort(byAcuteOrder);
      const lead = [words.fixed('acute-fixed').text];
      return listed('I dag', answer, dispositions, dispositions.filter(affirms), 'safety', 'warning', lead);
    },

    overdue(answer) {
      const late = answer.dispositions.filter(({ status }) => status === 'overdue');
      return listed('Frist overskredet', answer, late, late, groupOf(late[0]?.code ?? ''), 'warning');
    },

    required(answer) {
      const duties = answer.dispositions.filter(
        (disposition) => disposition.status === 'required' && !(isUrgent(answer) && isPressing(disposition)),
      );
      return listed(
        'Programmet siger skal',
        answer,
        bySafety(duties),
        duties.filter(({ due }) => due !== undefined),
        'plan',
        'warning',
      );
    },

    recommended(answer) {
      const advised = answer.dispositions.filter(({ status }) => status === 'recommended');
      const notable = advised.filter(({ code, due }) => due !== undefined || ['referral', 'imaging', 'medication'].includes(groupOf(code)));
      return listed('Programmet anbefaler', answer, bySafety(advised), notable, 'plan', 'info');
    },

    open(answer) {
      const doors = ['referral', 'imaging', 'workup', 'treatment', 'medication', 'work', 'municipality', 'rehabilitation'];
      const open = answer.dispositions.filter(
        ({ code, status }) => (status === 'permitted' || status === 'needs-judgement') && doors.includes(groupOf(code)),
      );
      return listed(
        'Muligt eller afhænger af et skøn',
        answer,
        open,
        open.filter(affirms).filter(({ code }) => groupOf(code) === 'referral'),
        'referral',
        'info',
      );
    },
  };

  function listed(
    title: string,
    answer: Answer,
    dispositions: readonly Disposition[],
    offers: readonly Disposition[],
    group: string,
    indicator: Card['indicator'],
    lead: readonly string[] = [],
  ): Card | undefined {
    const [first, ...rest] = dispositions;
    if (first === undefined) return undefined;
    const more = rest.length === 0 ? '' : ` og ${rest.length} til`;
    return make({ answer, summary: `${title}: ${words.disposition(first.code)}${more}`, indicator, group, dispositions, offers, lead });
  }

  function bySafety(dispositions: readonly Disposition[]): readonly Disposition[] {
    return [...dispositions].sort((one, other) => Number(isSafety(other.code)) - Number(isSafety(one.code)));
  }
}

function byAcuteOrder(one: Disposition, other: Disposition): number {
  const place = ({ code }: Disposition) => (acuteOrder.includes(code) ? acuteOrder.indexOf(code) : acuteOrder.length);
  return forces.indexOf(one.status) - forces.indexOf(other.status) || place(one) - place(other);
}

/** What becomes of the order in hand while something acute stands. */
function toldOrder(question: string | undefined, answer: Answer, words: Words, programme: ServerProgramme): readonly string[] {
  if (question === undefined) return [];
  const codes = programme.vocabulary.questions.get(question) ?? [];
  const asked = answer.dispositions.find(({ code }) => codes.includes(code));
  return [`Ordren i hånden (${words.question(question)}): ${words.status(asked?.status ?? 'not-covered')}. Den akutte vej går forud.`];
}

function missingHint(answer: Answer, codes: readonly string[], words: Words): string {
  const missing = answer.missing.filter(({ wouldChange }) => wouldChange.some((code) => codes.includes(code)));
  const [first] = missing;
  if (first === undefined) return '';
  return missing.length === 1 ? ` – mangler: ${words.finding(first.finding)}` : ` – ${missing.length} oplysninger mangler`;
}
