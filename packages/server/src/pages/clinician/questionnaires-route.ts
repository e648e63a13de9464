/** A citizen's questionnaires: what waits, what the answers say; asked for, taken back, and totals read off paper. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  assignQuestionnaire,
  diaryOf,
  enterScore,
  namesOfHouses,
  papersOf,
  questionnaireResults,
  waitingQuestionnaires,
  withdrawQuestionnaire,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  'citizenPath' | 'questionnairesMessagesIn' | 'readDoorForm' | 'recordMessagesIn' | 'renderErrorPage' | 'renderQuestionnairesPage'
>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Shown = import('@rygforloeb/web').clinician.QuestionnairesPage;
type Fault = { readonly field: string; readonly text: string };
type Outcome = { readonly ok: true; readonly repeated: boolean } | { readonly ok: false; readonly reason: string };

/** Is told with a picture of its own. */
const diary = 'diary';
const notesShown = 5;

/** Adds the page. */
export function addQuestionnairesPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/skemaer', {
    roles: rolesOfPart.skemaer ?? [],
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, [])),
    post: (visit) => inRecord(visit, pages, (opened) => act(visit, pages, opened)),
  });
}

async function show(visit: Visit, pages: Pages, { card, parts }: Opened, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, language } = visit;
  const waiting = await waitingQuestionnaires(desk, { citizen: card.id });
  const names = await namesOfHouses(
    desk,
    waiting.map(({ by }) => by),
  );
  const { unknownHouse } = pages.recordMessagesIn(language);
  const messages = pages.questionnairesMessagesIn(language);
  const asked = new Set(waiting.map(({ instrument }) => instrument.id));
  const { shelf } = desk;
  const kept = await diaryShown(visit, card.id);
  const html = pages.renderQuestionnairesPage({
    visit: visit.frame,
    card,
    parts,
    today: copenhagenDate(desk.now().toISOString()),
    waiting: waiting.map(({ task, instrument, by, ...one }) => ({
      ...one,
      task,
      title: instrument.title[language],
      by: by === `Patient/${card.id}` ? card.name : (names.get(by) ?? unknownHouse),
    })),
    answered: await answeredShown(visit, card.id),
    ask: (shelf?.instruments ?? [])
      .filter(({ id }) => shelf?.canBeSent(id) === true && !asked.has(id))
      .map(({ id, title, minutes }) => ({ value: id, label: `${title[language]} (${messages.minutes(minutes)})` })),
    totals: (shelf?.instruments ?? []).flatMap(({ id, title, scores }) =>
      scores
        .filter(({ enter }) => enter === true)
        .map((score) => ({
          value: `${id}.${score.id}`,
          label: `${title[language]}: ${messages.range(String(score.min), String(score.max))}`,
        })),
    ),
    fields: visit.fields,
    faults,
    formKey: visit.formKey,
    ...(kept !== undefined && { diary: kept }),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

async function answeredShown({ desk, language }: Visit, citizen: string): Promise<Shown['answered']> {
  const all = await questionnaireResults(desk, { citizen });
  return all
    .filter(({ instrument }) => instrument.id !== diary)
    .map(({ instrument, results, changes, authored, from, answers, series }) => {
      const days = series.flatMap(({ points }) => points.map(({ day }) => day)).sort();
      const measures = series.flatMap(({ score, points }) => {
        const rule = instrument.scores.find(({ id }) => id === score);
        if (rule === undefined) return [];
        return [{ name: `${rule.text[language]} (${rule.min}–${rule.max})`, lowest: rule.min, highest: rule.max, points }];
      });
      const [first, last] = [days[0], days.at(-1)];
      const isCurve = first !== undefined && last !== undefined && first !== last;
      return {
        instrument,
        results,
        changes,
        at: authored,
        from,
        answers: answers.map(({ question, answer, own }) => ({ question: question[language], answer: answer[language], own })),
        ...(isCurve && {
          chart: papersOf(desk.programme).papers.trajectory(
            { id: `kurve-${instrument.id}`, from: first, to: last, measures, events: [] },
            language,
          ),
        }),
      };
    });
}

async function diaryShown({ desk, language }: Visit, citizen: string): Promise<Shown['diary'] | undefined> {
  const kept = await diaryOf(desk, citizen, language);
  if (kept === undefined || kept.days.length === 0) return undefined;
  return {
    notes: kept.days.flatMap(({ day, note }) => (note === undefined ? [] : [{ day, text: note }])).slice(0, notesShown),
    ...(kept.chart !== undefined && { chart: kept.chart }),
  };
}

async function act(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const messages = pages.questionnairesMessagesIn(visit.language);
  const form = pages.readDoorForm(visit.fields, visit.language);
  const { outcome, field } = await taken(visit, form, messages);
  if (form.faults.length > 0 || outcome === undefined) return show(visit, pages, opened, form.faults);
  if (outcome.ok) return { to: pages.citizenPath(opened.card.id, 'skemaer'), told: outcome.repeated ? 'already-done' : 'saved' };
  return show(visit, pages, opened, [faultOf(outcome.reason, field, messages)]);
}

type Form = ReturnType<Pages['readDoorForm']>;
type Messages = ReturnType<Pages['questionnairesMessagesIn']>;

/** What the form asks for, and the field that a refusal stands beside. */
async function taken(
  { desk, fields, formKey: key, parameter }: Visit,
  form: Form,
  { faults }: Messages,
): Promise<{ readonly outcome?: Outcome; readonly field: string }> {
  const citizen = parameter('id');
  switch (fields.get('gem')) {
    case 'traek': {
      const task = fields.get('om') ?? '';
      const field = `hvorfor.${task}`;
      const why = form.must(field, faults.why);
      return { field, ...(form.faults.length === 0 && { outcome: await withdrawQuestionnaire(desk, { task, why, key }) }) };
    }
    case 'tal': {
      const [instrument = '', score = ''] = form.must('papir', faults.which).split('.');
      const typed = form.must('score', faults.score).replace(',', '.');
      const value = /^\d{1,4}(\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN;
      const day = form.date('udfyldt');
      if (Number.isNaN(value)) form.fault('score', faults.score);
      if (day !== undefined && day > copenhagenDate(desk.now().toISOString())) form.fault('udfyldt', faults.passed);
      if (form.faults.length > 0) return { field: 'score' };
      const occurred = day === undefined ? {} : { occurred: `${day}T12:00:00Z` };
      return { field: 'score', outcome: await enterScore(desk, { citizen, instrument, score, value, key, ...occurred }) };
    }
    default: {
      const instrument = form.must('skema', faults.which);
      const due = form.date('senest');
      if (form.faults.length > 0) return { field: 'skema' };
      return { field: 'skema', outcome: await assignQuestionnaire(desk, { citizen, instrument, key, ...(due !== undefined && { due }) }) };
    }
  }
}

function faultOf(reason: string, field: string, { faults }: Messages): Fault {
  switch (reason) {
    case 'bad-date':
      return { field: 'senest', text: faults.due };
    case 'no-texts':
      return { field, text: faults.texts };
    case 'bad-score':
      return { field: 'score', text: faults.score };
    case 'answered':
    case 'withdrawn':
      return { field: 'venter', text: faults[reason] };
    default:
      return { field, text: faults.refused };
  }
}
