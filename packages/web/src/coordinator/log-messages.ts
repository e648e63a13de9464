/** What the page of the log says. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Log',
  lead: 'Find ud af, hvem der har set en borgers oplysninger. Din søgning skrives selv i borgerens log.',
  citizen: 'Borgerens CPR-nummer eller id',
  from: 'Fra og med',
  to: 'Til og med',
  only: 'Vis',
  onlyAll: 'Alt',
  onlies: {
    people: 'Kun mennesker, ikke vores egne opgaver',
    refused: 'Kun afvist',
    acute: 'Kun akut adgang',
  } as Readonly<Record<string, string>>,
  search: 'Søg',
  missing: 'Skriv et CPR-nummer eller et id.',
  unknown: 'Borgeren findes ikke her.',
  backwards: 'Den sidste dag ligger før den første.',
  found: (id: string) => `Opslag om borger ${id}`,
  nothing: 'Intet opslag passer. Vælg en længere periode.',
  when: 'Hvornår',
  who: 'Hvem',
  what: 'Hvad',
  why: 'Hvorfor',
  result: 'Udfald',
  outcomes: { done: 'udført', denied: 'afvist', failed: 'fejlede' } as Readonly<Record<string, string>>,
  actions: {
    create: 'skrev',
    read: 'så',
    update: 'ændrede',
    delete: 'slettede',
    search: 'søgte',
    history: 'så tidligere udgaver af',
    export: 'hentede ud',
    login: 'loggede ind',
    logout: 'loggede ud',
  } as Readonly<Record<string, string>>,
  acute: 'Akut adgang',
  acuteReason: (reason: string) => `»${reason}«`,
  older: 'Vis ældre',
  ownJobs: 'Rygforløbs egne opgaver',
  log: 'loggen',
};

export type LogMessages = typeof da;

const en: LogMessages = {
  title: 'Log',
  lead: 'Find out who has seen a citizen’s data. Your search is itself written into the citizen’s log.',
  citizen: 'The citizen’s CPR number or id',
  from: 'From',
  to: 'Until',
  only: 'Show',
  onlyAll: 'Everything',
  onlies: { people: 'People only, not our own jobs', refused: 'Refused only', acute: 'Acute access only' },
  search: 'Search',
  missing: 'Write a CPR number or an id.',
  unknown: 'There is no such citizen here.',
  backwards: 'The last day lies before the first.',
  found: (id) => `Looks at citizen ${id}`,
  nothing: 'No look matches. Choose a longer period.',
  when: 'When',
  who: 'Who',
  what: 'What',
  why: 'Why',
  result: 'Outcome',
  outcomes: { done: 'done', denied: 'refused', failed: 'failed' },
  actions: {
    create: 'wrote',
    read: 'saw',
    update: 'changed',
    delete: 'deleted',
    search: 'searched',
    history: 'saw earlier versions of',
    export: 'exported',
    login: 'logged in',
    logout: 'logged out',
  },
  acute: 'Acute access',
  acuteReason: (reason) => `“${reason}”`,
  older: 'Show older',
  ownJobs: 'Rygforløb’s own jobs',
  log: 'the log',
};

/** The log's messages in a language. */
export function logMessagesIn(language: Language): LogMessages {
  return language === 'en' ? en : da;
}
