/** What a municipality decides about a rehabilitation plan (§140): level, the seven days, the course, the end note. */

import {
  adjustRehabilitation,
  assignTherapist,
  bookReferral,
  changeRehabilitationLevel,
  chooseSupplier,
  closeRehabilitation,
  endRehabilitation,
  namesOfHouses,
  recordTraining,
  startRehabilitation,
  suppliersOf,
  tellFreeChoice,
} from '@rygforloeb/pathway';
import { acceptWith, ask, receive, redirect, tracksOf } from './inbox-common.ts';
import { type Deciding, type Decision, type DecisionField, type DecisionReader, listed, notPast, today, unfit } from './inbox-decision.ts';
import { danishInstant, toldDay } from './inbox-moments.ts';

const dueOf = ({ item }: Deciding) => item.rehabilitation?.terms.startBy;

const planStart: Decision = {
  code: 'plan-start',
  first: true,
  row: true,
  fields: (deciding) => {
    const due = dueOf(deciding);
    const { field } = deciding.messages;
    return [
      {
        kind: 'moment',
        name: 'tid',
        label: field.when,
        ...(due !== undefined && { hint: field.startBy(toldDay(due, deciding.language)) }),
      },
    ];
  },
  beside: { unknown: 'tid' },
  take: async (deciding, form, step) => {
    const at = form.moment('tid');
    notPast(deciding, form, 'tid', at);
    if (at === undefined || at.slice(0, 10) < today(deciding)) return unfit;
    const outcome = await bookReferral(deciding.desk, { referral: deciding.item.id, ...step, at });
    const due = dueOf(deciding);
    const late = due !== undefined && at.slice(0, 10) > due;
    return outcome.ok ? { ok: true, repeated: outcome.repeated, ...(late && { told: 'booked-late' }) } : outcome;
  },
};

/** Past the limit, or with a start that lies past it, the citizen is told; before, the day on which it can begin says so. */
const cannotKeep: Decision = {
  code: 'cannot-keep',
  row: true,
  fields: ({ item, messages }) =>
    item.rehabilitation?.terms.freeChoice === true ? [] : [{ kind: 'day', name: 'dag', label: messages.field.lateStart }],
  beside: { unknown: 'dag' },
  take: (deciding, form, step) => {
    const { desk, item, messages } = deciding;
    const referral = item.id;
    if (item.rehabilitation?.terms.freeChoice === true) return tellFreeChoice(desk, { referral, ...step });
    const day = form.mustDate('dag', messages.missing.day);
    const due = dueOf(deciding);
    if (day === '') return unfit;
    if (due !== undefined && day <= due) {
      form.fault('dag', messages.missing.inTime(toldDay(due, deciding.language)));
      return unfit;
    }
    return bookReferral(desk, { referral, ...step, at: danishInstant(day, '12:00') });
  },
};

const supplier: Decision = {
  code: 'supplier',
  fields: async ({ desk, messages: { field } }) => [
    {
      kind: 'select',
      name: 'til',
      label: field.supplier,
      options: (await suppliersOf(desk)).map(({ organization, name }) => ({ value: organization, label: name })),
      empty: field.choose,
    },
    { kind: 'ticks', name: 'ja', label: field.permit, options: [{ value: 'ja', label: field.permitYes }] },
    { kind: 'box', name: 'grund', label: field.reason },
  ],
  beside: { consent: 'ja', 'no-such-supplier': 'til', 'reason-missing': 'grund' },
  take: ({ desk, item, messages }, form, step) => {
    const house = form.must('til', messages.missing.house);
    const reason = form.must('grund', messages.missing.reason);
    if (house === '' || reason === '') return unfit;
    return chooseSupplier(desk, { referral: item.id, ...step, supplier: house, reason, permit: form.text('ja') === 'ja' });
  },
};

const contentsFields = ({ desk, language, messages }: Deciding): readonly DecisionField[] => [
  {
    kind: 'ticks',
    name: 'indhold',
    label: messages.field.contents,
    options: listed({ language }, desk.programme.municipal.rehabilitation.elements),
  },
  { kind: 'box', name: 'hvordan', label: messages.field.contentsText },
];

function contentsIn(form: DecisionReader, { messages }: Deciding): { readonly elements: readonly string[]; readonly text: string } {
  const elements = form.all('indhold');
  if (elements.length === 0) form.fault('indhold', messages.missing.contents);
  return { elements, text: form.text('hvordan') };
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const training: Decision = {
  code: 'training',
  row: true,
  draft: true,
  fields: (deciding) => {
    const { desk, language, messages } = deciding;
    const { assessment, purposes } = desk.programme.municipal.rehabilitation;
    return [
      ...assessment.map((one) => ({ kind: 'box' as const, name: one.code, label: one[language] })),
      { kind: 'box', name: 'maal', label: messages.field.goals, hint: messages.field.goalsHint },
      { kind: 'ticks', name: 'formaal', label: messages.field.purposes, options: listed({ language }, purposes) },
      ...contentsFields(deciding),
    ];
  },
  beside: { 'goals-missing': 'maal', 'contents-missing': 'indhold' },
  take: (deciding, form, step) => {
    const { desk, item, messages, language } = deciding;
    const parts = desk.programme.municipal.rehabilitation.assessment;
    const assessment = Object.fromEntries(parts.map((part) => [part.code, form.must(part.code, messages.missing.words(part[language]))]));
    const goals = linesOf(form.must('maal', messages.missing.goals));
    const contents = contentsIn(form, deciding);
    if (goals.length === 0 || contents.elements.length === 0 || Object.values(assessment).includes('')) return unfit;
    return startRehabilitation(desk, { referral: item.id, ...step, assessment, goals, purposes: form.all('formaal'), contents });
  },
};

const changeLevel: Decision = {
  code: 'change-level',
  fields: (deciding) => [
    { kind: 'choice', name: 'spor', label: deciding.messages.field.level, options: tracksOf(deciding) },
    { kind: 'box', name: 'grund', label: deciding.messages.field.reason },
  ],
  beside: { unknown: 'spor', 'reason-missing': 'grund' },
  take: ({ desk, item, messages }, form, step) => {
    const level = form.must('spor', messages.missing.level);
    const reason = form.must('grund', messages.missing.reason);
    return level === '' || reason === '' ? unfit : changeRehabilitationLevel(desk, { referral: item.id, ...step, level, reason });
  },
};

/** Among those whom the directory knows in the house. */
const therapist: Decision = {
  code: 'therapist',
  fields: async (deciding) => {
    const { messages } = deciding;
    const people = await peopleOf(deciding);
    return [
      { kind: 'select', name: 'hvem', label: messages.field.therapist, options: people, empty: messages.field.choose },
      { kind: 'box', name: 'kompetence', label: messages.field.competence, hint: messages.field.competenceHint },
    ];
  },
  beside: { unknown: 'hvem', 'competence-missing': 'kompetence' },
  take: ({ desk, item, messages }, form, step) => {
    const who = form.must('hvem', messages.missing.choose);
    const competence = form.text('kompetence');
    if (who === '') return unfit;
    return assignTherapist(desk, { referral: item.id, ...step, therapist: who, ...(competence !== '' && { competence }) });
  },
};

async function peopleOf({ desk }: Deciding): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const house = desk.access.agent.organization;
  if (house === undefined) return [];
  const found = await desk.record.search('PractitionerRole', { where: { organization: house }, count: 200 });
  const people = (found.ok ? found.page.entries : []).map(({ id }) => `PractitionerRole/${id}`);
  return [...(await namesOfHouses(desk, people))].map(([value, label]) => ({ value, label }));
}

const session: Decision = {
  code: 'session',
  row: true,
  fields: ({ desk, language, messages }) => [
    {
      kind: 'ticks',
      name: 'traening',
      label: messages.field.training,
      options: listed({ language }, desk.programme.municipal.rehabilitation.training),
    },
    { kind: 'box', name: 'hvordan', label: messages.field.contentsText },
  ],
  beside: { 'contents-missing': 'traening' },
  take: ({ desk, item, messages }, form, { key }) => {
    const types = form.all('traening');
    const text = form.text('hvordan');
    if (types.length === 0) form.fault('traening', messages.missing.choose);
    return types.length === 0 ? unfit : recordTraining(desk, { referral: item.id, key, types, ...(text !== '' && { text }) });
  },
};

const adjust: Decision = {
  code: 'adjust',
  fields: (deciding) => [...contentsFields(deciding), { kind: 'box', name: 'grund', label: deciding.messages.field.reason }],
  beside: { 'contents-missing': 'indhold', 'reason-missing': 'grund' },
  take: (deciding, form, step) => {
    const contents = contentsIn(form, deciding);
    const reason = form.must('grund', deciding.messages.missing.reason);
    if (reason === '' || contents.elements.length === 0) return unfit;
    return adjustRehabilitation(deciding.desk, { referral: deciding.item.id, ...step, contents, reason });
  },
};

const endTraining: Decision = {
  code: 'end-training',
  row: true,
  fields: ({ messages }) => [{ kind: 'day', name: 'dag', label: messages.field.ended }],
  beside: { 'bad-date': 'dag' },
  take: (deciding, form, step) => {
    const date = form.mustDate('dag', deciding.messages.missing.day);
    if (date > today(deciding)) form.fault('dag', deciding.messages.missing.future);
    if (date === '' || date > today(deciding)) return unfit;
    return endRehabilitation(deciding.desk, { referral: deciding.item.id, ...step, date });
  },
};

const endNote: Decision = {
  code: 'end-note',
  first: true,
  row: true,
  draft: true,
  fields: ({ desk, language }) =>
    desk.programme.municipal.rehabilitation.note.map((part) => ({ kind: 'box', name: part.code, label: part[language] })),
  take: async ({ desk, item, messages, language }, form, step) => {
    const parts = desk.programme.municipal.rehabilitation.note;
    const note = Object.fromEntries(parts.map((part) => [part.code, form.must(part.code, messages.missing.words(part[language]))]));
    if (Object.values(note).includes('')) return unfit;
    const outcome = await closeRehabilitation(desk, { referral: item.id, ...step, note });
    if (!outcome.ok) return outcome;
    const gp = outcome.receivers?.gp;
    return { ok: true, repeated: outcome.repeated, ...(gp !== undefined && gp !== 'told' && { told: `close-${gp}` }) };
  },
};

/** Every decision about a plan, whatever its state. */
export const rehabilitationAll: readonly Decision[] = [
  ...[receive, acceptWith('level'), ask, redirect, planStart, cannotKeep, supplier, training, changeLevel, therapist],
  ...[session, adjust, endTraining, endNote],
];

/** By how far the plan is; what is late is decided first. */
export function rehabilitationDecisions({ item }: Deciding): readonly Decision[] {
  const { terms, next } = item.rehabilitation ?? {};
  const isLate = terms?.freeChoice === true;
  const isTold = terms?.freeChoiceTold !== undefined;
  const tell: readonly Decision[] = isTold ? [] : [isLate ? { ...cannotKeep, first: true } : cannotKeep];
  const late = isLate ? tell : [];
  const choice = isTold ? [supplier] : [];
  switch (item.state) {
    case 'sent':
    case 'redirected':
      return [receive, ...late];
    case 'more-asked':
      return late;
    case 'received':
      return [acceptWith('level'), ...late, { ...ask, row: true }, later(redirect), ...choice];
    case 'accepted':
      return [isLate && !isTold ? second(planStart) : planStart, ...tell, training, ...choice, changeLevel, later(redirect)];
    case 'booked':
      return [training, ...tell, later(second(planStart)), ...choice, changeLevel];
    case 'in-progress':
      if (next === 'closing-note') return [endNote];
      return [...(next === 'assign-therapist' ? [{ ...therapist, row: true as const, first: true as const }] : []), ...running(next)];
    default:
      return [];
  }
}

function running(next: string | undefined): readonly Decision[] {
  return [session, endTraining, adjust, changeLevel, ...(next === 'assign-therapist' ? [] : [therapist])];
}

/** On the page about the case alone. */
function later({ row: _, ...decision }: Decision): Decision {
  return decision;
}

/** Not the one that is expected next. */
function second({ first: _, ...decision }: Decision): Decision {
  return decision;
}
