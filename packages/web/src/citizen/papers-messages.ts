/** What the list of papers says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Mine papirer',
  lead: 'Du kan hente dem, gemme dem og skrive dem ud. De viser det, der står om dig lige nu.',
  none: 'Der er ingen papirer endnu. Når du har en plan eller bliver henvist, kan du hente dem her.',
  pdf: (name: string) => `${name} (PDF)`,
  kinds: {
    'shared-plan': 'Min plan',
    'relapse-plan': 'Min plan for tilbagefald',
    'why-not-a-scan': 'Hvorfor ikke en scanning?',
    'referral-letter': 'Henvisning',
    'rehabilitation-plan': 'Plan for genoptræning',
    'hospital-closing-letter': 'Brev fra sygehuset',
    'rehabilitation-end-note': 'Brev, da træningen sluttede',
    'prevention-closing-note': 'Brev, da kommunens tilbud sluttede',
    lae165: 'Brev til jobcentret (LÆ 165)',
  } as Readonly<Record<string, string>>,
  react: 'Hvornår skal jeg reagere? (til at skrive ud)',
  notThere: 'Papiret findes ikke',
  notThereLead: 'Det er her ikke, eller det kan ikke laves endnu.',
  back: 'Tilbage til mine papirer',
};

export type PapersMessages = typeof da;

const en: PapersMessages = {
  title: 'My papers',
  lead: 'You can get them, keep them and print them. They show what stands about you right now.',
  none: 'There are no papers yet. When you have a plan or are referred, you can get them here.',
  pdf: (name) => `${name} (PDF)`,
  kinds: {
    'shared-plan': 'My plan',
    'relapse-plan': 'My plan for relapse',
    'why-not-a-scan': 'Why not a scan?',
    'referral-letter': 'Referral',
    'rehabilitation-plan': 'Rehabilitation plan',
    'hospital-closing-letter': 'Letter from the hospital',
    'rehabilitation-end-note': 'Letter at the end of training',
    'prevention-closing-note': 'Letter at the end of the municipality’s offer',
    lae165: 'Letter to the jobcentre (LÆ 165)',
  },
  react: 'When must I react? (to print)',
  notThere: 'The paper is not there',
  notThereLead: 'It is not here, or it cannot be made yet.',
  back: 'Back to my papers',
};

/** The page's messages in a language. */
export function papersMessagesIn(language: Language): PapersMessages {
  return language === 'en' ? en : da;
}
