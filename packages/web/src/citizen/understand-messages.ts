/** What stands around the pieces to understand one's back, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Forstå min ryg',
  lead: 'Korte stykker om det, mange gerne vil vide. Læs det, du har lyst til, og tag dine spørgsmål med til din behandler.',
  contents: 'Hvad vil du læse om?',
  tips: 'Det kan du gøre',
  react: 'Se, hvornår du skal reagere',
  sources: (sources: string) => `Bygger på forløbsprogrammet, afsnit ${sources}.`,
  atAge: (age: number, finding: string) => `${finding}: sådan er det hos 100 mennesker på ${age} år uden ondt i ryggen.`,
  allFindings: 'Se alle fund i en tabel',
  tableCaption: (age: number) => `Ud af 100 mennesker på ${age} år uden ondt i ryggen`,
  finding: 'Fund',
  have: 'Så mange har det',
  odds: 'Hos folk med smerter',
  oddsOf: (ratio: string) => `hyppigere (odds ratio ${ratio})`,
  beyond: 'undersøgt hos yngre',
  unknown: 'ikke opgjort',
  yours: 'Har du fået en scanning, så spørg din behandler, hvad dit eget svar betyder.',
};

export type UnderstandMessages = typeof da;

const en: UnderstandMessages = {
  title: 'Understand my back',
  lead: 'Short pieces about what many want to know. Read what you like, and bring your questions to your clinician.',
  contents: 'What do you want to read about?',
  tips: 'What you can do',
  react: 'See when you must react',
  sources: (sources) => `Rests on the care programme, sections ${sources}.`,
  atAge: (age, finding) => `${finding}: so it is with 100 people aged ${age} without back pain.`,
  allFindings: 'See all findings in a table',
  tableCaption: (age) => `Of 100 people aged ${age} without back pain`,
  finding: 'Finding',
  have: 'So many have it',
  odds: 'In people with pain',
  oddsOf: (ratio) => `more frequent (odds ratio ${ratio})`,
  beyond: 'studied in younger people',
  unknown: 'not counted',
  yours: 'If you have had a scan, ask your clinician what your own result means.',
};

/** The page's messages in a language. */
export function understandMessagesIn(language: Language): UnderstandMessages {
  return language === 'en' ? en : da;
}
