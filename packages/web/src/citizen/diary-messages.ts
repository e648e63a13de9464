/** What the diary says around its questions, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Min dagbog',
  lead: 'Det tager et halvt minut. Svar på det, du har lyst til. Springer du en dag over, gør det ikke noget.',
  notRead: 'Ingen læser dagbogen med det samme. Får du det pludselig dårligt, så vent ikke på svar her.',
  react: 'Se, hvornår du skal reagere',
  save: 'Gem dagen',
  nothing: 'Svar på mindst ét af spørgsmålene.',
  refused: 'Dagen kunne ikke gemmes. Prøv igen.',
  saved: 'Dagen er gemt. Tak.',
  history: 'Sådan er det gået',
  none: 'Du har ikke skrevet noget endnu. Når du gør, kan du se her, hvordan det går.',
  entries: 'De seneste dage',
  pain: (value: number) => `Smerte ${value} af 10`,
  sleep: (value: number) => `Søvn ${value} af 10`,
  visible: 'De, der behandler dig, og som du har sagt ja til, kan se din dagbog.',
  notHere: 'Dagbogen er ikke åben her.',
};

export type DiaryMessages = typeof da;

const en: DiaryMessages = {
  title: 'My diary',
  lead: 'It takes half a minute. Answer what you like. If you skip a day, it does not matter.',
  notRead: 'Nobody reads the diary at once. If you suddenly feel worse, do not wait for an answer here.',
  react: 'See when you must react',
  save: 'Save the day',
  nothing: 'Answer at least one of the questions.',
  refused: 'The day could not be saved. Try again.',
  saved: 'The day has been saved. Thank you.',
  history: 'How it has gone',
  none: 'You have written nothing yet. When you do, you can see here how it goes.',
  entries: 'The latest days',
  pain: (value) => `Pain ${value} of 10`,
  sleep: (value) => `Sleep ${value} of 10`,
  visible: 'Those who treat you, and to whom you have said yes, can see your diary.',
  notHere: 'The diary is not open here.',
};

/** The page's messages in a language. */
export function diaryMessagesIn(language: Language): DiaryMessages {
  return language === 'en' ? en : da;
}
