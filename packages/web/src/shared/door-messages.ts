/** What the frame of the doors says, in Danish and English. */

import type { Language } from './language.ts';

const da = {
  menu: 'Menu',
  you: 'Din adgang',
  logOut: 'Log ud',
  languageName: 'Dansk',
  chooseLanguage: 'Vælg sprog',
  faultsTitle: 'Noget mangler eller er forkert',
  /** What a page says once, after a form has been sent. */
  told: {
    saved: 'Det er gemt.',
    sent: 'Det er sendt.',
    removed: 'Det er fjernet.',
    'already-done': 'Det var allerede gjort. Intet er gjort to gange.',
    'not-found': 'Det findes ikke, eller du har ikke adgang til det.',
    forbidden: 'Din rolle må ikke gøre det her.',
    restored: 'Du var blevet logget ud. Det, du skrev, står her endnu. Se det igennem, og send det igen.',
    'sent-before':
      'Du har sendt formularen én gang. Det, du har rettet nu, er ikke sendt. Se, hvordan det står, og send igen, hvis det skal med.',
    failed: 'Noget gik galt hos os. Det, du skrev, står her endnu. Send det igen. Er det gjort, bliver det ikke gjort to gange.',
    draft: 'Din kladde er hentet frem. Den er ikke sendt endnu.',
  } as Readonly<Record<string, string>>,
  throwDraftAway: 'Smid kladden væk, og begynd forfra',
  typed: 'Det, du skrev',
  draftLost: 'Der er ingen forbindelse. Det, du skriver, er ikke gemt, men bliver på siden. Vi prøver igen.',
  day: 'Dag',
  month: 'Måned',
  year: 'År',
  badDate: 'Datoen findes ikke. Skriv den som 5 3 2026.',
  badNumber: (min: number, max: number) => `Skriv et helt tal fra ${min} til ${max}.`,
};

export type DoorMessages = typeof da;

const en: DoorMessages = {
  menu: 'Menu',
  you: 'Your access',
  logOut: 'Log out',
  languageName: 'English',
  chooseLanguage: 'Choose language',
  faultsTitle: 'Something is missing or wrong',
  told: {
    saved: 'It has been saved.',
    sent: 'It has been sent.',
    removed: 'It has been removed.',
    'already-done': 'It had been done already. Nothing is done twice.',
    'not-found': 'It is not there, or you have no access to it.',
    forbidden: 'Your role may not do this.',
    restored: 'You had been logged out. What you wrote is still here. Look it through and send it again.',
    'sent-before':
      'You have sent this form once. What you have changed now has not been sent. See how it stands, and send again if it is to count.',
    failed: 'Something went wrong at our end. What you wrote is still here. Send it again. If it is done, it is not done twice.',
    draft: 'Your draft is back. It has not been sent yet.',
  },
  throwDraftAway: 'Throw the draft away and begin anew',
  typed: 'What you wrote',
  draftLost: 'There is no connection. What you write is not saved, but stays on the page. We try again.',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  badDate: 'There is no such date. Write it as 5 3 2026.',
  badNumber: (min, max) => `Write a whole number from ${min} to ${max}.`,
};

/** The frame's messages in a language. */
export function doorMessagesIn(language: Language): DoorMessages {
  return language === 'en' ? en : da;
}
