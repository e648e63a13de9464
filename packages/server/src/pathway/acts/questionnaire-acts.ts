/** Questionnaires: asked for, answered, and a total read off a paper. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act, view, type Who } from '../act.ts';
import { code, day, happened, id, key, optional, version, words } from '../told.ts';

const answers: Who = { writes: { QuestionnaireResponse: 'create' } };
/** A name and a value, as a form posts them. */
const field = z.tuple([z.string().max(100), z.string().max(25_000)]);

export const questionnaireActs = {
  assignQuestionnaire: act(
    pathway.assignQuestionnaire,
    { citizen: id, instrument: code, key, due: optional(day) },
    {
      who: answers,
      creates: true,
      does: { da: 'beder borgeren svare på et spørgeskema', en: 'asks the citizen to answer a questionnaire' },
    },
  ),
  answerQuestionnaire: act(
    pathway.answerQuestionnaire,
    { task: id, key, fields: z.array(field).max(500), finish: optional(z.boolean()), seen: optional(version) },
    { who: answers, does: { da: 'gemmer eller sender svar på et spørgeskema', en: 'saves or hands in the answers to a questionnaire' } },
  ),
  withdrawQuestionnaire: act(
    pathway.withdrawQuestionnaire,
    { task: id, why: words, key },
    {
      who: answers,
      does: {
        da: 'trækker et spørgeskema tilbage, som borgeren er bedt om at svare på',
        en: 'takes back a questionnaire that was asked for',
      },
    },
  ),
  writeDiary: act(
    pathway.writeDiary,
    { citizen: id, key, fields: z.array(field).max(100) },
    { who: { roles: ['citizen'] }, creates: true, does: { da: 'skriver en dag i sin dagbog', en: 'writes a day in her diary' } },
  ),
  enterScore: act(
    pathway.enterScore,
    { citizen: id, instrument: code, score: code, value: z.number(), key, ...happened },
    {
      who: { writes: { Observation: 'create' } },
      creates: true,
      does: { da: 'skriver en samlet score fra et papirskema ned', en: 'writes a total down from a form on paper' },
    },
  ),
};

export const questionnaireViews = {
  diary: view({ citizen: id, language: z.enum(['da', 'en']) }, (desk, { citizen, language }) => pathway.diaryOf(desk, citizen, language), {
    does: { da: 'borgerens dagbog', en: "the citizen's diary" },
    shows: ['diaryOf'],
  }),
  questionnaires: view({ citizen: id }, pathway.waitingQuestionnaires, {
    does: { da: 'de spørgeskemaer, som borgeren er bedt om at svare på', en: 'the questionnaires that the citizen is asked to answer' },
    shows: ['waitingQuestionnaires'],
  }),
  'questionnaire-results': view({ citizen: id }, pathway.questionnaireResults, {
    does: { da: 'hvad de seneste svar siger, og hvad der er ændret', en: 'what the latest answers say, and what has changed' },
    shows: ['questionnaireResults'],
  }),
};
