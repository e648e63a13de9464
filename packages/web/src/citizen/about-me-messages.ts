/** What the page about the citizen herself says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Om mig',
  name: 'Navn',
  born: 'Født',
  municipality: 'Kommune',
  phone: 'Telefon',
  gp: 'Din læge',
  unknown: 'Står her ikke',
  wrong: 'Er noget forkert, så sig det til din læge.',
  language: 'Sprog',
  languageLead: 'Siderne er på dansk. Du kan skifte til engelsk øverst på siden.',
  spoken: 'Hvilket sprog vil du helst tale?',
  spokenHint: 'De, der skal se dig, kan se dit valg. Det står også på breve om dig.',
  spokenEmpty: 'Vælg et sprog',
  otherSpoken: 'Et andet sprog',
  otherSpokenHint: 'Kun hvis dit sprog ikke er på listen.',
  saveSpoken: 'Gem sproget',
  interpreter: 'Har du brug for tolk?',
  interpreterHint: 'Så ved de, der skal se dig, at de skal finde en.',
  interpreterYes: 'Ja, jeg har brug for tolk',
  interpreterNo: 'Nej',
  reminders: 'Påmindelser',
  remindersLead: 'Vi kan minde dig om det, der kommer. Der står kun, at der er noget til dig. Der står aldrig hvad.',
  channel: 'Hvordan vil du mindes om det?',
  channels: {
    'digital-post': 'Digital Post',
    email: 'E-mail',
    sms: 'SMS',
    none: 'Slet ikke',
  } as Readonly<Record<string, string>>,
  address: 'Din e-mail eller dit nummer',
  addressHint: 'Kun hvis du har valgt e-mail eller SMS, og det er et andet, end vi kender.',
  save: 'Gem',
  saveInterpreter: 'Gem svaret om tolk',
  saveReminders: 'Gem valget',
  missing: {
    language: 'Vælg et sprog, eller skriv et andet.',
    interpreter: 'Svar ja eller nej.',
    channel: 'Vælg, hvordan du vil mindes om det.',
    address: 'Skriv din e-mail eller dit nummer.',
  },
  meanwhile: (now: string) => `Det er rettet, mens du skrev. Nu står der: ${now}. Gem igen, hvis dit svar skal gælde.`,
  refused: 'Det kunne ikke gemmes. Prøv igen.',
  access: 'Din adgang og dine apps',
};

export type AboutMeMessages = typeof da;

const en: AboutMeMessages = {
  title: 'About me',
  name: 'Name',
  born: 'Born',
  municipality: 'Municipality',
  phone: 'Telephone',
  gp: 'Your GP',
  unknown: 'Not here',
  wrong: 'If something is wrong, tell your GP.',
  language: 'Language',
  languageLead: 'The pages are in English. You can change to Danish at the top of the page.',
  spoken: 'Which language would you rather speak?',
  spokenHint: 'Those who are to see you can see your choice. It stands on letters about you too.',
  spokenEmpty: 'Choose a language',
  otherSpoken: 'Another language',
  otherSpokenHint: 'Only if your language is not on the list.',
  saveSpoken: 'Save the language',
  interpreter: 'Do you need an interpreter?',
  interpreterHint: 'Then those who are to see you know that they must find one.',
  interpreterYes: 'Yes, I need an interpreter',
  interpreterNo: 'No',
  reminders: 'Reminders',
  remindersLead: 'We can remind you of what comes. It only says that there is something for you, never what.',
  channel: 'How do you want to be reminded?',
  channels: { 'digital-post': 'Digital Post', email: 'E-mail', sms: 'Text message', none: 'Not at all' },
  address: 'Your e-mail or your number',
  addressHint: 'Only if you have chosen e-mail or text message, and it is another than we know.',
  save: 'Save',
  saveInterpreter: 'Save the answer about an interpreter',
  saveReminders: 'Save the choice',
  missing: {
    language: 'Choose a language, or write another.',
    interpreter: 'Answer yes or no.',
    channel: 'Choose how you want to be reminded.',
    address: 'Write your e-mail or your number.',
  },
  meanwhile: (now) => `It was changed while you wrote. Now it says: ${now}. Save again if your answer is to count.`,
  refused: 'It could not be saved. Try again.',
  access: 'Your access and your apps',
};

/** The page's messages in a language. */
export function aboutMeMessagesIn(language: Language): AboutMeMessages {
  return language === 'en' ? en : da;
}
