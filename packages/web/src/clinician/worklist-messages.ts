/** What the worklist says, in Danish and English. */

import type { Language } from '../shared/language.ts';

type Words = Readonly<Record<string, string>>;

const da = {
  title: 'Arbejdsliste',
  search: 'Søg borger',
  acute: 'Akut: venter på jer nu',
  acuteCount: (waiting: number, inHand: number) =>
    [
      ...(waiting === 0
        ? []
        : [waiting === 1 ? '1 akut henvisning, som ingen har taget imod.' : `${waiting} akutte henvisninger, som ingen har taget imod.`]),
      ...(inHand === 0
        ? []
        : [inHand === 1 ? '1 er taget imod af jer og ikke afsluttet.' : `${inHand} er taget imod af jer og ikke afsluttet.`]),
    ].join(' '),
  acuteOpen: 'Åbn indbakken',
  searchHint: (byName: boolean) => `${byName ? 'Navn eller CPR-nummer' : 'CPR-nummer, ti cifre'}. Tast / for at søge.`,
  find: 'Søg',
  receive: 'Modtag en ny borger',
  views: {
    overdue: 'Over tid',
    today: 'I dag',
    new: 'Nyt',
    open: 'Alt, der kan gøres nu',
    waiting: 'Venter på andre',
    changed: 'Ændret siden sidst',
  } as Words,
  empty: {
    overdue: 'Intet er over tid. Her står det, der skulle have været gjort.',
    today: 'Intet skal gøres netop i dag.',
    new: 'Intet nyt. Her står det, andre har sendt til jer eller svaret jer på, og som ingen har taget.',
    open: 'Intet på listen kan gøres nu. Her står det, I skal gøre for borgere, hvis journal I kan se.',
    waiting: 'I venter ikke på nogen. Her står det, I har sendt, til modtageren har svaret.',
    changed: 'Intet er ændret siden sidst. Her står det, andre har gjort ved jeres sager. Det, du selv har gjort, står her ikke.',
  } as Words,
  elsewhere: 'Det, der er sendt til jer, også akut, venter i indbakken, til I har åbnet det:',
  toInbox: 'Åbn indbakken',
  choose: 'Vis',
  since: (when: string) => `Hvad andre har gjort, og hvad der er blevet tid til, siden du sidst så listen: ${when}.`,
  sinceWeek: 'Hvad andre har gjort, og hvad der er blevet tid til, den seneste uge.',
  columns: { citizen: 'Borger', what: 'Hvad', when: 'Hvornår', who: 'Hvem', next: 'Næste skridt' },
  counted: (citizens: number, lines: number) =>
    `${citizens === 1 ? '1 borger' : `${citizens} borgere`}, ${lines === 1 ? '1 ting' : `${lines} ting`} at se på.`,
  years: (age: number) => `${age} år`,
  noDay: 'ingen frist',
  then: 'Programmet siger:',
  local: 'Fristen er en lokal indstilling.',
  steps: (count: number) => `${count} skridt i planen`,
  waitsFor: 'Venter på',
  from: 'Fra',
  you: 'Jer',
  hidden: 'Borger, som du ikke har adgang til',
  more: 'Vis flere',
  earlier: 'Vis de forrige',
  cut: 'Der er flere. De mest presserende er talt med.',
  urgent: 'haster',
  does: {
    overview: 'Åbn journalen',
    consultation: 'Åbn konsultationen',
    plan: 'Evaluér i planen',
    referrals: 'Til henvisninger',
    referral: 'Åbn henvisningen',
    treatment: 'Til behandling',
    work: 'Til arbejde',
    messages: 'Til beskeder',
    papers: 'Til papirer',
    acute: 'Den akutte vej',
    inbox: 'Tag stilling',
  } as Words,
  doesAbout: (does: string, citizen: string, what: string) => `${does}: ${citizen}, ${what}`,
};

export type WorklistMessages = typeof da;

const en: WorklistMessages = {
  title: 'Worklist',
  search: 'Search citizen',
  acute: 'Acute: waits for you now',
  acuteCount: (waiting, inHand) =>
    [
      ...(waiting === 0
        ? []
        : [waiting === 1 ? '1 acute referral that nobody has taken up.' : `${waiting} acute referrals that nobody has taken up.`]),
      ...(inHand === 0
        ? []
        : [inHand === 1 ? '1 was taken up by you and is not closed.' : `${inHand} were taken up by you and are not closed.`]),
    ].join(' '),
  acuteOpen: 'Open the inbox',
  searchHint: (byName) => `${byName ? 'Name or civil registration number' : 'Civil registration number, ten digits'}. Press / to search.`,
  find: 'Search',
  receive: 'Receive a new citizen',
  views: {
    overdue: 'Late',
    today: 'Today',
    new: 'New',
    open: 'All that can be done now',
    waiting: 'Waiting for others',
    changed: 'Changed since last time',
  },
  empty: {
    overdue: 'Nothing is late. What should have been done stands here.',
    today: 'Nothing is due just today.',
    new: 'Nothing new. What others have sent or answered you and nobody has taken stands here.',
    open: 'Nothing on the list can be done now. What you are to do for citizens whose record you may see stands here.',
    waiting: 'You wait for nobody. What you have sent stands here until the receiver has answered.',
    changed: 'Nothing has changed since last time. What others have done about your cases stands here; not what you have done yourself.',
  },
  elsewhere: 'What was sent to you, acute too, waits in the inbox until you have opened it:',
  toInbox: 'Open the inbox',
  choose: 'Show',
  since: (when) => `What others have done, and what it has become time for, since you last saw the list: ${when}.`,
  sinceWeek: 'What others have done, and what it has become time for, in the last week.',
  columns: { citizen: 'Citizen', what: 'What', when: 'When', who: 'Who', next: 'Next step' },
  counted: (citizens, lines) =>
    `${citizens === 1 ? '1 citizen' : `${citizens} citizens`}, ${lines === 1 ? '1 thing' : `${lines} things`} to look at.`,
  years: (age) => `${age} years`,
  noDay: 'no limit',
  then: 'The programme says:',
  local: 'The limit is a local setting.',
  steps: (count) => `${count} steps of the plan`,
  waitsFor: 'Waits for',
  from: 'From',
  you: 'You',
  hidden: 'A citizen to whom you have no access',
  more: 'Show more',
  earlier: 'Show the ones before',
  cut: 'There is more. The most pressing is counted.',
  urgent: 'urgent',
  does: {
    overview: 'Open the record',
    consultation: 'Open the consultation',
    plan: 'Evaluate in the plan',
    referrals: 'To referrals',
    referral: 'Open the referral',
    treatment: 'To treatment',
    work: 'To work',
    messages: 'To messages',
    papers: 'To papers',
    acute: 'The acute way',
    inbox: 'Decide',
  },
  doesAbout: (does, citizen, what) => `${does}: ${citizen}, ${what}`,
};

/** The messages in a language. */
export function worklistMessagesIn(language: Language): WorklistMessages {
  return language === 'en' ? en : da;
}
