/** What the pages about the passages of the sources say besides the programme, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Det siger programmet',
  lead: 'Kort fortalt med vores egne ord. Kildens egne sætninger står i kilden.',
  own: 'Sammenfatningen er vores egne ord, ikke kildens. Den afgør intet; det gør reglerne.',
  section: 'afsnit',
  numbers: 'Tallene herfra',
  numbersLead: 'De bruges af reglerne, som de står her.',
  local: 'lokal indstilling',
  answers: 'Svar, som henviser hertil',
  readings: 'Sådan er teksten læst, hvor den kan læses på flere måder',
  awaits: 'afventer afklaring',
  all: 'Alle afsnit',
  back: 'Tilbage til borgeren',
  assessment: 'Vurdering uden borger',
  statuses: {
    'consultation draft, not in force': 'høringsudkast, ikke gældende',
    'not in force': 'ikke gældende',
    recommendation: 'anbefaling',
  } as Readonly<Record<string, string>>,
};

export type PassageMessages = typeof da;

const en: PassageMessages = {
  title: 'What the programme says',
  lead: "In short, in our own words. The source's sentences stand in the source.",
  own: "The summary is our own words, not the source's. It decides nothing; the rules do.",
  section: 'section',
  numbers: 'The numbers from here',
  numbersLead: 'The rules use them as they stand here.',
  local: 'local setting',
  answers: 'Answers that point here',
  readings: 'How the text is read where it can be read in several ways',
  awaits: 'awaits settlement',
  all: 'All sections',
  back: 'Back to the citizen',
  assessment: 'Assessment without a citizen',
  statuses: {
    'consultation draft, not in force': 'consultation draft, not in force',
    'not in force': 'not in force',
    recommendation: 'recommendation',
  },
};

/** The messages in a language. */
export function passageMessagesIn(language: Language): PassageMessages {
  return language === 'en' ? en : da;
}
