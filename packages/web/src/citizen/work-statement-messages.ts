/** What the citizen's page of work says of the possibility statement, in Danish and English. */

import type { Language } from '../shared/language.ts';

type Words = Readonly<Record<string, string>>;

const da = {
  title: 'Mulighedserklæring',
  lead: 'Din chef kan bede om den. I skriver første del sammen. Din læge skriver resten. Din chef betaler. Din chef kan ikke se noget her.',
  states: {
    'part-one': 'Nu er det din tur. Tal med din chef, og skriv det, I er enige om.',
    'part-two': 'Du har gjort din del. Nu er det din læges tur.',
    done: 'Den er klar. Vis den til din chef, eller skriv siden ud. Vi sender den ikke.',
  } as Words,
  ask: 'Min chef beder om den',
  affected: 'Hvad er svært på dit job?',
  affectedHint: 'For eksempel: at løfte, at stå længe.',
  arrangements: 'Hvad er I enige om at gøre?',
  arrangementsHint: 'For eksempel: ingen tunge løft i fire uger.',
  employerAgrees: 'Er din chef enig?',
  yes: 'Ja',
  no: 'Nej',
  send: 'Send til min læge',
  judgement: 'Din læge mener',
  judgements: { sound: 'Det, I er enige om, er i orden', 'other-proposed': 'Noget andet er bedre' } as Words,
  words: 'Din læge skriver',
  weeks: 'Det gælder i så mange uger',
  missing: {
    affected: 'Skriv, hvad der er svært.',
    arrangements: 'Skriv, hvad I er enige om.',
    agrees: 'Svar ja eller nej.',
    noGp: 'Vi kan ikke se, hvem din læge er. Ring til din læge.',
    thereIsOne: 'Den er i gang. Her kan du se, hvor langt den er.',
    refused: 'Det kunne ikke gemmes. Prøv igen, eller ring til din læge.',
  },
};

export type StatementMessages = typeof da;

const en: StatementMessages = {
  title: 'Possibility statement',
  lead: 'Your employer may ask for it. You write the first part together. Your GP writes the rest. Your employer pays. Your employer can see nothing here.',
  states: {
    'part-one': 'Now it is your turn. Talk with your employer, and write what you agree on.',
    'part-two': "You have done your part. Now it is your GP's turn.",
    done: 'It is ready. Show it to your employer, or print the page. We do not send it.',
  },
  ask: 'My employer asks for it',
  affected: 'What is difficult at your job?',
  affectedHint: 'For example: lifting, standing for long.',
  arrangements: 'What do you agree to do?',
  arrangementsHint: 'For example: no heavy lifting for four weeks.',
  employerAgrees: 'Does your employer agree?',
  yes: 'Yes',
  no: 'No',
  send: 'Send to my GP',
  judgement: 'Your GP thinks',
  judgements: { sound: 'What you agree on is all right', 'other-proposed': 'Something else is better' },
  words: 'Your GP writes',
  weeks: 'It holds for so many weeks',
  missing: {
    affected: 'Write what is difficult.',
    arrangements: 'Write what you agree on.',
    agrees: 'Answer yes or no.',
    noGp: 'We cannot see who your GP is. Call your GP.',
    thereIsOne: 'It is under way. Here you can see how far it is.',
    refused: 'It could not be saved. Try again, or call your GP.',
  },
};

/** The messages in a language. */
export function statementMessagesIn(language: Language): StatementMessages {
  return language === 'en' ? en : da;
}
