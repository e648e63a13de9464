/** What the page about exercises and activity says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Øvelser og bevægelse',
  lead: 'Her står det, du og dine behandlere har aftalt. Lidt hver dag er bedre end meget på én gang.',
  agreed: 'Det har vi aftalt',
  noneAgreed: 'Der er ikke aftalt øvelser endnu. Tal med din behandler om, hvad du kan lide at lave. Så står det her.',
  lookAgain: (when: string) => `I ser på det igen ${when}.`,
  lookLate: (when: string) => `I skulle have set på det ${when}. Ring til din behandler, og få en ny dag.`,
  over: 'Dit forløb er slut. Bliv ved med det, der hjalp. Sådan gør du, hvis det kommer igen:',
  training: 'Her træner du',
  since: (when: string) => `Du begyndte ${when}.`,
  begins: (when: string) => `Du begynder ${when}.`,
  parts: 'Det indeholder',
  trainingGoals: 'Det træner du hen imod',
  follow: (name: string) => `Følg med: ${name}`,
  last: 'De seneste gange',
  adjusted: 'Ændret',
  missed: 'Du var der ikke',
  today: 'I dag',
  doneToday: (what: string) => `Du har skrevet for i dag: ${what}. Godt gået.`,
  didExercises: 'Jeg har lavet mine øvelser',
  didWalk: 'Jeg har gået en tur',
  toDiary: 'Det kommer i din dagbog. Dér kan du skrive mere om dagen.',
  openDiary: 'Åbn min dagbog',
  saved: 'Det er skrevet i din dagbog. Godt gået.',
  refused: 'Det kunne ikke gemmes. Prøv igen, eller skriv det i din dagbog.',
  week: 'Min uge',
  weekTold: (days: number) =>
    days === 0 ? 'Du kan begynde i dag.' : days === 1 ? 'Du har rørt dig 1 dag.' : `Du har rørt dig ${days} dage.`,
  nothingWritten: 'intet skrevet',
  steps: 'Mine små skridt',
  noSteps: 'Du kan dele dine mål op i små skridt. Gør det på siden med din plan.',
  stepReached: 'nået',
  changeSteps: 'Ret mine små skridt',
  pace: 'Hvor meget må jeg?',
  react: 'Se, hvornår du skal reagere med det samme',
  sources: (sections: string) => `Skrevet ud fra forløbsprogrammet, afsnit ${sections}.`,
  more: 'Læs mere om din ryg',
};

export type ExerciseMessages = typeof da;

const en: ExerciseMessages = {
  title: 'Exercises and activity',
  lead: 'Here is what you and those who treat you have agreed. A little every day is better than a lot at once.',
  agreed: 'What we have agreed',
  noneAgreed: 'No exercises are agreed yet. Talk with your clinician about what you like to do. Then it stands here.',
  lookAgain: (when) => `You look at it again ${when}.`,
  lookLate: (when) => `You were to look at it ${when}. Call your clinician and get a new day.`,
  over: 'Your course has ended. Keep doing what helped. What you do if it comes back:',
  training: 'Where you train',
  since: (when) => `You began ${when}.`,
  begins: (when) => `You begin ${when}.`,
  parts: 'It contains',
  trainingGoals: 'What you train towards',
  follow: (name) => `Follow: ${name}`,
  last: 'The latest times',
  adjusted: 'Changed',
  missed: 'You were not there',
  today: 'Today',
  doneToday: (what) => `You have written for today: ${what}. Well done.`,
  didExercises: 'I have done my exercises',
  didWalk: 'I have gone for a walk',
  toDiary: 'It goes to your diary. There you can write more about the day.',
  openDiary: 'Open my diary',
  saved: 'It is written in your diary. Well done.',
  refused: 'It could not be saved. Try again, or write it in your diary.',
  week: 'My week',
  weekTold: (days) =>
    days === 0 ? 'You can begin today.' : days === 1 ? 'You have been active on 1 day.' : `You have been active on ${days} days.`,
  nothingWritten: 'nothing written',
  steps: 'My small steps',
  noSteps: 'You can split your goals into small steps. Do it on the page with your plan.',
  stepReached: 'reached',
  changeSteps: 'Change my small steps',
  pace: 'How much may I do?',
  react: 'See when you must react at once',
  sources: (sections) => `Written from the programme, section ${sections}.`,
  more: 'Read more about your back',
};

/** The page's messages in a language. */
export function exerciseMessagesIn(language: Language): ExerciseMessages {
  return language === 'en' ? en : da;
}
