/** Questionnaires as they are read: which are waiting, and one to be answered. */
import { type Answers, fieldsOfAnswers, type Instrument, prefill, type Questionnaire } from '@rygforloeb/questionnaires';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';
import { askedIn } from './ask.ts';

export interface WaitingQuestionnaire {
  readonly task: string;
  readonly instrument: Instrument;
  readonly isBegun: boolean;
  readonly asked: string;
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly due?: string;
  /** Whether its texts are here, so that it can be read. */
  readonly isReadable: boolean;
}

/** What a citizen is asked and has not handed in, the first due first. */
export async function waitingQuestionnaires(
  desk: Desk,
  { citizen }: { readonly citizen: string },
): Promise<readonly WaitingQuestionnaire[]> {
  const tasks = await everyOf(desk.record, 'Task', citizen);
  const waiting = tasks.flatMap((task): readonly WaitingQuestionnaire[] => {
    const asked = askedIn(desk, task);
    if (asked === undefined || (task.status !== 'requested' && task.status !== 'in-progress')) return [];
    const due = (task.restriction as { readonly period?: { readonly end?: string } } | undefined)?.period?.end;
    return [
      {
        task: task.id,
        instrument: asked.instrument,
        isBegun: task.status === 'in-progress',
        asked: String(task.authoredOn ?? ''),
        by: referenceIn(task.requester) ?? '',
        isReadable: desk.shelf?.canBeSent(asked.instrument.id) === true,
        ...(due !== undefined && { due }),
      },
    ];
  });
  return waiting.sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9') || one.asked.localeCompare(other.asked));
}

export interface OpenQuestionnaire {
  readonly state: 'open' | 'answered' | 'withdrawn' | 'no-texts';
  readonly instrument: Instrument;
  readonly questionnaire: Questionnaire;
  /** Of the Task; names what the form shows. */
  readonly version: number;
  readonly fields: URLSearchParams;
  readonly prefilled: readonly string[];
}

/** One to be answered, with what was saved, or with what the citizen answered the time before where it is asked again. */
export async function openQuestionnaire(desk: Desk, { task: id }: { readonly task: string }): Promise<OpenQuestionnaire | undefined> {
  const found = await desk.record.read('Task', id);
  const asked = found.ok ? askedIn(desk, found.resource) : undefined;
  const questionnaire = asked && desk.shelf?.questionnaireOf(asked.instrument.id);
  if (!found.ok || asked === undefined || questionnaire === undefined) return undefined;
  const task = found.resource;
  const { citizen, instrument } = asked;
  const answers = await everyOf(desk.record, 'QuestionnaireResponse', citizen);
  const own = answers.find(({ identifier }) => (identifier as { readonly value?: string } | undefined)?.value === id);
  const before = handedIn(answers, instrument)[0];
  const { fields, questions } = prefill(questionnaire, before as Answers | undefined);
  return {
    state: stateOf(desk, task, instrument),
    instrument,
    questionnaire,
    version: Number(task.meta.versionId),
    ...(own === undefined ? { fields, prefilled: questions } : { fields: fieldsOfAnswers(questionnaire, own as Answers), prefilled: [] }),
  };
}

/** The finished answers to an instrument, latest first. */
export function handedIn(answers: readonly StoredResource[], { id }: Pick<Instrument, 'id'>): readonly StoredResource[] {
  return answers
    .filter(({ status, questionnaire }) => status === 'completed' && String(questionnaire).split('|')[0]?.endsWith(`/${id}`))
    .sort((one, other) => String(other.authored).localeCompare(String(one.authored)));
}

function stateOf(desk: Desk, { status }: StoredResource, { id }: Instrument): OpenQuestionnaire['state'] {
  if (status === 'completed') return 'answered';
  if (status !== 'requested' && status !== 'in-progress') return 'withdrawn';
  return desk.shelf?.canBeSent(id) === true ? 'open' : 'no-texts';
}
