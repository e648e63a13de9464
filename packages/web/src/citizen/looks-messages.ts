/** What the page about looks says, in Danish and English. */

import type { Language } from '../shared/language.ts';
import type { Deed } from './looks.ts';

const da = {
  title: 'Hvem har set dine oplysninger',
  lead: 'Her står alle, der har set eller skrevet noget om dig i Rygforløb. Det nyeste står øverst.',
  none: 'Ingen har set dine oplysninger endnu.',
  you: 'Dig selv',
  ownJobs: 'Rygforløb selv (opgaver, der kører af sig selv)',
  at: (from: string, to: string) => (from === to ? `Kl. ${from}` : `Kl. ${from} til ${to}`),
  deeds: { saw: 'Så', wrote: 'Skrev', changed: 'Ændrede', deleted: 'Slettede', took: 'Hentede' } as Readonly<Record<Deed, string>>,
  forPurpose: (purpose: string) => `Formål: ${purpose}`,
  throughApp: (app: string) => `Gennem appen ${app}`,
  acute: 'Akut adgang uden dit samtykke',
  acuteReason: (reason: string) => `Grunden var: »${reason}«.`,
  acuteHelp: 'Ved akut fare må fagpersoner se dine oplysninger uden at spørge først. De skal skrive hvorfor.',
  refused: 'Fik nej: intet blev vist',
  refusedTried: (things: string) => `Prøvede at se eller skrive: ${things}`,
  question:
    'Er der noget, du undrer dig over? Spørg stedet, hvor personen arbejder. Du kan altid trække dit samtykke tilbage. Sig det til din læge.',
  back: 'Tilbage til siden om dig',
  older: 'Vis ældre',
  newest: 'Vis det nyeste',
  onlyCitizens: 'Siden er for borgere',
  onlyCitizensLead: 'Du er logget ind i en anden rolle. Kun borgeren selv kan se sin liste.',
};

type LooksMessages = typeof da;

const en: LooksMessages = {
  title: 'Who has seen your data',
  lead: 'Everybody who has seen or written something about you in Rygforløb stands here. The newest is at the top.',
  none: 'Nobody has seen your data yet.',
  you: 'Yourself',
  ownJobs: 'Rygforløb itself (jobs that run on their own)',
  at: (from, to) => (from === to ? `At ${from}` : `From ${from} to ${to}`),
  deeds: { saw: 'Saw', wrote: 'Wrote', changed: 'Changed', deleted: 'Deleted', took: 'Took out' },
  forPurpose: (purpose) => `Purpose: ${purpose}`,
  throughApp: (app) => `Through the app ${app}`,
  acute: 'Acute access without your consent',
  acuteReason: (reason) => `The reason was: “${reason}”.`,
  acuteHelp: 'In acute danger professionals may see your data without asking first. They must write why.',
  refused: 'Was refused: nothing was shown',
  refusedTried: (things) => `Tried to see or write: ${things}`,
  question: 'Does something puzzle you? Ask the place where the person works. You can always withdraw your consent. Tell your GP.',
  back: 'Back to the page about you',
  older: 'Show older',
  newest: 'Show the newest',
  onlyCitizens: 'This page is for citizens',
  onlyCitizensLead: 'You are logged in in another role. Only the citizen can see the list.',
};

/** The messages of a language. */
export function looksMessagesIn(language: Language): LooksMessages {
  return language === 'en' ? en : da;
}
