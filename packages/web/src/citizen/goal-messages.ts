/** What the page of a goal says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  newTitle: 'Et nyt mål',
  changeTitle: 'Ret mit mål',
  lead: 'Hvad vil du gerne kunne igen? Brug dine egne ord.',
  words: 'Mit mål',
  wordsHint: 'For eksempel: gå en tur med hunden hver dag.',
  wordsMissing: 'Skriv dit mål.',
  subgoals: 'Små skridt på vejen',
  subgoalsHint: 'Ét skridt på hver linje. Du må gerne lade feltet være tomt.',
  obstacles: 'Hvad står i vejen?',
  obstaclesHint: 'Én ting på hver linje. Du må gerne lade feltet være tomt.',
  reached: 'Hvilke skridt har du nået?',
  achievement: 'Hvordan går det med målet?',
  achievements: {
    'in-progress': 'Jeg er i gang',
    improving: 'Det går fremad',
    'no-change': 'Det er som før',
    worsening: 'Det går tilbage',
    achieved: 'Jeg har nået det',
  } as Readonly<Record<string, string>>,
  save: 'Gem målet',
  back: 'Tilbage til min plan uden at gemme',
  why: 'Borgeren har selv skrevet det på sin side.',
  changed: 'En anden har ændret planen imens. Nu står der dette. Det, du skrev, står i felterne. Gem igen, hvis det er dit, der gælder.',
  nowStands: 'Nu står der',
  refused: 'Målet kunne ikke gemmes. Ring til din behandler.',
  tooBad: 'Skridtene må ikke være ens.',
};

export type GoalMessages = typeof da;

const en: GoalMessages = {
  newTitle: 'A new goal',
  changeTitle: 'Change my goal',
  lead: 'What would you like to be able to do again? Use your own words.',
  words: 'My goal',
  wordsHint: 'For example: walk the dog every day.',
  wordsMissing: 'Write your goal.',
  subgoals: 'Small steps on the way',
  subgoalsHint: 'One step on each line. You may leave the field empty.',
  obstacles: 'What stands in the way?',
  obstaclesHint: 'One thing on each line. You may leave the field empty.',
  reached: 'Which steps have you reached?',
  achievement: 'How is the goal going?',
  achievements: {
    'in-progress': 'I am under way',
    improving: 'It is getting better',
    'no-change': 'It is as before',
    worsening: 'It is getting worse',
    achieved: 'I have reached it',
  },
  save: 'Save the goal',
  back: 'Back to my plan without saving',
  why: 'The citizen wrote it herself on her page.',
  changed:
    'Somebody has changed the plan meanwhile. It now says this. What you wrote stands in the fields. Save again if yours is to count.',
  nowStands: 'It now says',
  refused: 'The goal could not be saved. Call your clinician.',
  tooBad: 'No two steps may be the same.',
};

/** The page's messages in a language. */
export function goalMessagesIn(language: Language): GoalMessages {
  return language === 'en' ? en : da;
}
