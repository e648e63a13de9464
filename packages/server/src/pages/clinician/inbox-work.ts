/** What a jobcentre decides: the first talk, the plan for the return, contact with the employer, feedback (FP 7.7.1). */

import { agreeReturnPlan, holdFirstTalk, noteEmployerContact } from '@rygforloeb/pathway';
import { accept, ask, bookAs, close, giveBack, receive } from './inbox-common.ts';
import { type Deciding, type Decision, listed, options, today, unfit } from './inbox-decision.ts';

const firstTalk: Decision = {
  code: 'first-talk',
  row: true,
  draft: true,
  fields: ({ desk, language }) =>
    desk.programme.work.questions.map((question) => ({ kind: 'box', name: question.code, label: question[language] })),
  take: async ({ desk, item }, form, told) => {
    const answers = desk.programme.work.questions.flatMap(({ code }) => {
      const text = form.text(code);
      return text === '' ? [] : [{ question: code, text }];
    });
    const outcome = await holdFirstTalk(desk, { referral: item.id, ...told, answers });
    if (!outcome.ok) return outcome;
    const { certificate } = outcome;
    return { ok: true, repeated: outcome.repeated, ...(certificate !== undefined && { told: `certificate-${certificate}` }) };
  },
};

const returnPlan: Decision = {
  code: 'return-plan',
  first: true,
  row: true,
  draft: true,
  fields: ({ desk, language, messages: { field } }) => [
    { kind: 'choice', name: 'maal', label: field.aim, options: options(field.aims) },
    { kind: 'ticks', name: 'indhold', label: field.measures, options: listed({ language }, desk.programme.work.measures) },
    { kind: 'box', name: 'aftalt', label: field.agreed },
    { kind: 'day', name: 'naeste', label: field.next },
    { kind: 'line', name: 'uddannelse', label: field.qualifications },
    { kind: 'since', name: 'siden', label: '', value: desk.now().toISOString() },
  ],
  beside: { 'bad-date': 'naeste', 'agreement-missing': 'aftalt', unknown: 'indhold' },
  take: (deciding, form, { key }) => {
    const { desk, item, messages } = deciding;
    const aim = form.must('maal', messages.missing.choose);
    const agreed = form.must('aftalt', messages.missing.words(messages.field.agreed));
    const next = form.mustDate('naeste', messages.missing.day);
    if (next !== '' && next < today(deciding)) form.fault('naeste', messages.missing.past);
    if ((aim !== 'same-job' && aim !== 'other-work') || agreed === '' || next < today(deciding)) return unfit;
    const qualifications = form.text('uddannelse');
    const measures = form.all('indhold').map((measure) => ({ measure }));
    const [since, more] = [form.text('siden'), qualifications !== '' && { qualifications }];
    const told = { referral: item.id, aim, measures, agreed, next, key, ...more, ...(since !== '' && { since }) } as const;
    return agreeReturnPlan(desk, told);
  },
};

const employer: Decision = {
  code: 'employer',
  fields: ({ messages: { field } }) => [
    { kind: 'choice', name: 'hvad', label: field.contact, options: options(field.contacts) },
    { kind: 'box', name: 'ord', label: field.contactWords },
  ],
  beside: { 'reason-missing': 'ord' },
  take: async ({ desk, item, messages: { missing, field } }, form, { key }) => {
    const what = form.must('hvad', missing.choose);
    const words = form.must('ord', missing.words(field.contactWords));
    if ((what !== 'contact' && what !== 'round-table') || words === '') return unfit;
    const outcome = await noteEmployerContact(desk, { referral: item.id, what, words, key });
    return !outcome.ok && outcome.reason === 'consent' ? { ok: false, reason: 'employer' } : outcome;
  },
};

/** Every decision of a jobcentre, whatever the state. */
export const workAll: readonly Decision[] = [
  ...[receive, accept, ask, giveBack, bookAs('book-first-talk'), bookAs('rebook'), firstTalk, returnPlan, close, employer],
];

/** By how far the request is; the talk may be held as soon as it is accepted. */
export function workDecisions({ item: { state } }: Deciding): readonly Decision[] {
  switch (state) {
    case 'sent':
    case 'redirected':
      return [receive];
    case 'received':
      return [accept, { ...ask, row: true }, giveBack];
    case 'accepted':
      return [bookAs('book-first-talk', true), firstTalk, employer];
    case 'booked':
      return [{ ...firstTalk, first: true }, bookAs('rebook'), employer];
    case 'in-progress':
      return [returnPlan, second(close), employer];
    default:
      return [];
  }
}

/** Not the one that is expected next. */
function second({ first: _, ...decision }: Decision): Decision {
  return decision;
}
