/** What the page about offers in the municipality says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Tilbud i min kommune',
  lead: (municipality: string) => `Her er det, ${municipality} Kommune har til dig med ondt i ryggen.`,
  noMunicipality: 'Vi ved ikke, hvilken kommune du bor i. Sig det til din læge, så kan du se tilbuddene her.',
  none: 'Der står ingen tilbud fra din kommune her endnu.',
  mine: 'Det er jeg med i',
  talkAt: (when: string) => `Samtale ${when}.`,
  statuses: { chosen: 'Valgt', begun: 'I gang', ended: 'Slut', 'not-begun': 'Ikke begyndt' } as Readonly<Record<string, string>>,
  agreed: 'Det har I aftalt',
  follow: 'Følg min henvisning',
  selfReferral: 'Du kan selv melde dig til.',
  askGp: 'Din læge kan henvise dig. Bestil en tid, og fortæl, hvad du ønsker.',
  contact: 'Kontakt',
  checked: (when: string) => `Tjekket ${when}.`,
  signUp: (name: string) => `Meld mig til: ${name}`,
  signUpLead: 'Kommunen holder først en samtale med dig. Her finder I ud af, hvad der passer.',
  wish: 'Hvad vil du gerne have hjælp til?',
  permit: 'Må kommunen se din plan og dine mål?',
  permitYes: 'Ja, det må de',
  send: 'Meld mig til',
  missing: { wish: 'Skriv kort, hvad du gerne vil have hjælp til.', permit: 'Kommunen kan kun hjælpe, hvis du siger ja her.' },
  refused: 'Det kunne ikke sendes. Ring til kommunen eller din læge.',
  missingKinds: 'Det har din kommune ikke her',
};

export type OffersMessages = typeof da;

const en: OffersMessages = {
  title: 'Offers in my municipality',
  lead: (municipality) => `Here is what ${municipality} municipality has for you with back pain.`,
  noMunicipality: 'We do not know in which municipality you live. Tell your GP, and you can see the offers here.',
  none: 'There are no offers of your municipality here yet.',
  mine: 'What I take part in',
  talkAt: (when) => `Talk ${when}.`,
  statuses: { chosen: 'Chosen', begun: 'Under way', ended: 'Ended', 'not-begun': 'Not begun' },
  agreed: 'What you have agreed',
  follow: 'Follow my referral',
  selfReferral: 'You can sign up yourself.',
  askGp: 'Your GP can refer you. Book a time and tell what you want.',
  contact: 'Contact',
  checked: (when) => `Checked ${when}.`,
  signUp: (name) => `Sign up: ${name}`,
  signUpLead: 'The municipality first has a talk with you. There you find out what suits.',
  wish: 'What would you like help with?',
  permit: 'May the municipality see your plan and your goals?',
  permitYes: 'Yes, they may',
  send: 'Sign me up',
  missing: { wish: 'Write briefly what you would like help with.', permit: 'The municipality can only help if you say yes here.' },
  refused: 'It could not be sent. Call the municipality or your GP.',
  missingKinds: 'What your municipality does not have here',
};

/** The page's messages in a language. */
export function offersMessagesIn(language: Language): OffersMessages {
  return language === 'en' ? en : da;
}
