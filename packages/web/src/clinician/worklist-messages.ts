/** What the worklist says, in Danish and English. */

import type { Language } from '../shared/language.ts';

type Words = Readonly<Record<string, string>>;

const da = {
  title: 'Arbejdsliste',
  search: 'Søg borger',
  searchHint: 'Navn eller CPR-nummer. Tast / for at søge.',
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
    new: 'Intet nyt. Her står det, andre har sendt til jer, og som ingen har taget.',
    open: 'Intet venter på jer.',
    waiting: 'I venter ikke på nogen. Her står det, I har sendt, til modtageren har svaret.',
    changed: 'Intet er ændret siden sidst.',
  } as Words,
  choose: 'Vis',
  since: (when: string) => `Ændret siden ${when}.`,
  inTime: 'senest',
  noDay: 'ingen frist',
  then: 'Programmet siger:',
  waitsFor: 'Venter på',
  from: 'Fra',
  hidden: 'Borger, som du ikke har adgang til',
  more: 'Vis flere',
  urgent: 'haster',
};

export type WorklistMessages = typeof da;

const en: WorklistMessages = {
  title: 'Worklist',
  search: 'Search citizen',
  searchHint: 'Name or civil registration number. Press / to search.',
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
    new: 'Nothing new. What others have sent to you and nobody has taken stands here.',
    open: 'Nothing waits for you.',
    waiting: 'You wait for nobody. What you have sent stands here until the receiver has answered.',
    changed: 'Nothing has changed since last time.',
  },
  choose: 'Show',
  since: (when) => `Changed since ${when}.`,
  inTime: 'no later than',
  noDay: 'no limit',
  then: 'The programme says:',
  waitsFor: 'Waits for',
  from: 'From',
  hidden: 'A citizen to whom you have no access',
  more: 'Show more',
  urgent: 'urgent',
};

/** The messages in a language. */
export function worklistMessagesIn(language: Language): WorklistMessages {
  return language === 'en' ? en : da;
}
