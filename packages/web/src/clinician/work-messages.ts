/** What the page of work says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Arbejde',
  now: 'Sådan er det nu',
  nothing: 'Intet er noteret om arbejdet endnu. Spørg tidligt: arbejdet er en del af det at komme sig.',
  risk: (when: string) => `Sygemeldingen har varet længe (siden ${when}). Risikoen for ikke at vende tilbage vokser; tag kontakt tidligt.`,
  caseWorker: 'Kontakt med sagsbehandleren anbefales så tidligt som muligt.',
  askConsent: 'Spørg borgeren, om I må kontakte sagsbehandleren.',
  needOpen: 'Der er ikke svaret på, om der skal gøres noget for arbejdet.',
  programme: 'Programmet siger',
  requests: 'Hos jobcenteret',
  encourage: 'Jobcenter: henvis (LÆ 165) eller opfordr',
  note: 'Notér om arbejdet',
  status: 'Arbejdssituation',
  unknown: 'Ikke spurgt',
  leave: 'Sygemelding',
  leaves: { none: 'Ikke sygemeldt', part: 'Delvist sygemeldt', full: 'Fuldt sygemeldt' } as Readonly<Record<string, string>>,
  since: 'Første sygedag',
  hours: 'Timer om ugen nu',
  weeks: 'Forventet fravær i alt, uger',
  atRisk: 'Er tilknytningen til arbejdet truet?',
  yes: 'Ja',
  no: 'Nej',
  need: 'Skal der gøres noget for arbejdet?',
  later: 'Ikke nu; spørg igen',
  laterOn: 'Spørg igen den',
  save: 'Gem',
  history: 'Over tid',
  weeksShown: (count: number) => (count === 1 ? '1 uges fravær ventes' : `${count} ugers fravær ventes`),
  hoursShown: (count: number) => `${count} timer om ugen`,
  sinceShown: (day: string) => `siden ${day}`,
  atRiskShown: 'arbejdet er truet',
  faults: {
    nothing: 'Vælg eller skriv det, der skal noteres.',
    unknown: 'Noget kan ikke læses. Se felterne igennem.',
    later: 'Skriv, hvornår der skal spørges igen.',
    refused: 'Det kunne ikke gemmes. Det, du skrev, står her endnu.',
  },
};

export type WorkMessages = typeof da;

const en: WorkMessages = {
  title: 'Work',
  now: 'As it is now',
  nothing: 'Nothing is noted about work yet. Ask early: work is part of recovering.',
  risk: (when) => `The sick leave has lasted long (since ${when}). The risk of not returning grows; make contact early.`,
  caseWorker: 'Contact with the case worker is recommended as early as can be.',
  askConsent: 'Ask the citizen whether you may contact the case worker.',
  needOpen: 'It is not answered whether something is to be done about work.',
  programme: 'The programme says',
  requests: 'At the jobcentre',
  encourage: 'Jobcentre: refer (LÆ 165) or encourage',
  note: 'Note about work',
  status: 'Work status',
  unknown: 'Not asked',
  leave: 'Sick leave',
  leaves: { none: 'Not sick-listed', part: 'Partly sick-listed', full: 'Fully sick-listed' },
  since: 'First sick day',
  hours: 'Hours a week now',
  weeks: 'Expected absence in all, weeks',
  atRisk: 'Is the attachment to work at risk?',
  yes: 'Yes',
  no: 'No',
  need: 'Is something to be done about work?',
  later: 'Not now; ask again',
  laterOn: 'Ask again on',
  save: 'Save',
  history: 'Over time',
  weeksShown: (count) => (count === 1 ? '1 week of absence expected' : `${count} weeks of absence expected`),
  hoursShown: (count) => `${count} hours a week`,
  sinceShown: (day) => `since ${day}`,
  atRiskShown: 'work is at risk',
  faults: {
    nothing: 'Choose or write what is to be noted.',
    unknown: 'Something cannot be read. Look the fields through.',
    later: 'Write when to ask again.',
    refused: 'It could not be saved. What you wrote is still here.',
  },
};

/** The messages in a language. */
export function workMessagesIn(language: Language): WorkMessages {
  return language === 'en' ? en : da;
}
