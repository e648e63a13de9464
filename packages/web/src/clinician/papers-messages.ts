/** What the list of papers says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Papirer',
  lead: 'Hvert papir laves nu ud fra det, du må se. At du åbner det, står i borgerens liste over, hvem der har set med.',
  none: 'Ingen papirer endnu. Planer, breve og attester kommer her, når de er lavet.',
  kinds: {
    'shared-plan': 'Den fælles plan',
    'relapse-plan': 'Plan ved tilbagefald',
    'referral-letter': 'Henvisning',
    'rehabilitation-plan': 'Genoptræningsplan',
    lae165: 'LÆ 165 til jobcenteret',
    'hospital-closing-letter': 'Epikrise fra sygehuset',
    'rehabilitation-end-note': 'Afslutning af genoptræning',
    'prevention-closing-note': 'Afslutning af kommunens tilbud',
    'why-not-a-scan': 'Hvorfor ikke en scanning',
  } as Readonly<Record<string, string>>,
  cannot: {
    'not-closed': 'Papiret kan først laves, når forløbet er afsluttet.',
    'not-suitable': 'Arket om scanning passer ikke til borgerens situation og kan ikke gives nu.',
    'age-unknown': 'Borgerens alder kendes ikke.',
    'other-kind': 'Det papir laves ikke af dette.',
    'not-found': 'Papiret findes ikke, eller du har ikke adgang til det.',
  } as Readonly<Record<string, string>>,
  pdf: 'PDF',
};

export type PapersMessages = typeof da;

const en: PapersMessages = {
  title: 'Papers',
  lead: "Each paper is made now from what you may see. That you open it stands in the citizen's list of who has looked.",
  none: 'No papers yet. Plans, letters and certificates come here when they are made.',
  kinds: {
    'shared-plan': 'The shared plan',
    'relapse-plan': 'Plan for relapse',
    'referral-letter': 'Referral',
    'rehabilitation-plan': 'Rehabilitation plan',
    lae165: 'LÆ 165 to the jobcentre',
    'hospital-closing-letter': 'Discharge letter from the hospital',
    'rehabilitation-end-note': 'End of rehabilitation',
    'prevention-closing-note': 'End of the municipal offer',
    'why-not-a-scan': 'Why not a scan',
  },
  cannot: {
    'not-closed': 'The paper can be made when the course has ended.',
    'not-suitable': "The sheet on scans does not fit the citizen's situation and cannot be given now.",
    'age-unknown': "The citizen's age is not known.",
    'other-kind': 'That paper is not made of this.',
    'not-found': 'The paper is not there, or you have no access to it.',
  },
  pdf: 'PDF',
};

/** The messages in a language. */
export function papersMessagesIn(language: Language): PapersMessages {
  return language === 'en' ? en : da;
}
