/** What the page about work and sick leave says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Mit arbejde',
  now: 'Sådan står det nu',
  nothing: 'Der er ikke skrevet noget om dit arbejde endnu. Fortæl din behandler, hvordan det går på dit job.',
  risk: 'Når man er væk fra job i lang tid, kan det blive svært at komme tilbage. Tal med din behandler om det nu.',
  story: 'Sådan har det været',
  sees: 'Det må jobcentret se',
  seesNo: 'Jobcentret ser intet, før du har sagt ja.',
  consent: 'Sig ja eller nej på siden om samtykke',
  withCentre: 'Aftaler med jobcentret',
  noneWithCentre: 'Du har ikke nogen sag hos jobcentret her.',
  requests: { jobcentre: 'Brev fra din læge til jobcentret', 'fast-track': 'Hurtig hjælp (fast track)' } as Readonly<
    Record<string, string>
  >,
  follow: (name: string) => `Følg med: ${name}`,
  plan: 'Plan for at vende tilbage',
  lookAgain: (when: string) => `I ser på planen igen ${when}.`,
  until: (when: string) => `Gælder til ${when}.`,
  tasks: {
    'return-plan': 'Plan for at vende tilbage',
    'part-time': 'Delvis sygemelding',
    adaptation: 'Ændringer på dit job',
    'possibility-statement': 'Mulighedserklæring',
    'section-56': '§56-aftale',
    'reassess-benefit': 'Ny vurdering af sygedagpenge',
    'fast-track-answer': 'Din chef har bedt om hurtig hjælp til dig',
  } as Readonly<Record<string, string>>,
  fastTrack: 'Få hurtig hjælp fra jobcentret',
  fastTrackLead: 'Tror du, at du er væk i mere end 8 uger? Så kan du bede om en samtale tidligt. Det er frit for dig at sige ja eller nej.',
  centre: 'Hvilket jobcenter?',
  centreHint: 'Vælg det i din egen kommune.',
  centreEmpty: 'Vælg',
  words: 'Vil du skrive noget til dem?',
  wordsHint: 'Du må gerne lade feltet være tomt.',
  permit: 'Må jobcentret se det, der handler om dit arbejde?',
  permitYes: 'Ja, det må de',
  ask: 'Bed om en samtale',
  employer: 'Din chef har bedt om hurtig hjælp til dig',
  employerLead: 'Du bestemmer. Siger du nej, sker der ikke noget, og jobcentret får intet at vide.',
  yes: 'Ja, jeg vil gerne',
  no: 'Nej tak',
  missing: { centre: 'Vælg et jobcenter.', permit: 'Jobcentret kan kun hjælpe, hvis du siger ja her.' },
  notOpen: 'Det er ikke åbent for dig lige nu. Tal med din læge eller ring til jobcentret.',
  thereIsOne: 'Du har allerede bedt om det. Følg med under dine aftaler.',
  refused: 'Det kunne ikke sendes. Prøv igen, eller ring til jobcentret.',
  links: 'Læs mere',
  asOf: (year: number) => `fra ${year}, tjek om det stadig gælder`,
};

export type WorkMessages = typeof da;

const en: WorkMessages = {
  title: 'My work',
  now: 'How it stands now',
  nothing: 'Nothing has been written about your work yet. Tell your clinician how it goes at your job.',
  risk: 'After a long time away from work it can be hard to come back. Talk with your clinician about it now.',
  story: 'How it has been',
  sees: 'What the jobcentre may see',
  seesNo: 'The jobcentre sees nothing until you have said yes.',
  consent: 'Say yes or no on the page about consent',
  withCentre: 'Agreements with the jobcentre',
  noneWithCentre: 'You have no case at the jobcentre here.',
  requests: { jobcentre: 'Letter from your doctor to the jobcentre', 'fast-track': 'Early help (fast track)' },
  follow: (name) => `Follow: ${name}`,
  plan: 'Plan for the return',
  lookAgain: (when) => `You look at the plan again ${when}.`,
  until: (when) => `Holds until ${when}.`,
  tasks: {
    'return-plan': 'Plan for the return',
    'part-time': 'Part-time sick leave',
    adaptation: 'Changes at your job',
    'possibility-statement': 'Possibility statement',
    'section-56': '§56 agreement',
    'reassess-benefit': 'New assessment of sickness benefit',
    'fast-track-answer': 'Your employer has asked for early help for you',
  },
  fastTrack: 'Get early help from the jobcentre',
  fastTrackLead:
    'Do you think that you will be away for more than 8 weeks? Then you can ask for an early talk. You are free to say yes or no.',
  centre: 'Which jobcentre?',
  centreHint: 'Choose the one in your own municipality.',
  centreEmpty: 'Choose',
  words: 'Do you want to write something to them?',
  wordsHint: 'You may leave the field empty.',
  permit: 'May the jobcentre see what is about your work?',
  permitYes: 'Yes, they may',
  ask: 'Ask for a talk',
  employer: 'Your employer has asked for early help for you',
  employerLead: 'You decide. If you say no, nothing happens, and the jobcentre is told nothing.',
  yes: 'Yes please',
  no: 'No thanks',
  missing: { centre: 'Choose a jobcentre.', permit: 'The jobcentre can only help if you say yes here.' },
  notOpen: 'It is not open to you right now. Talk with your GP or call the jobcentre.',
  thereIsOne: 'You have asked for it already. Follow it under your agreements.',
  refused: 'It could not be sent. Try again, or call the jobcentre.',
  links: 'Read more',
  asOf: (year) => `from ${year}, check whether it still holds`,
};

/** The page's messages in a language. */
export function workMessagesIn(language: Language): WorkMessages {
  return language === 'en' ? en : da;
}
