/** What the page about when to react says around the programme's signs. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Hvornår skal jeg reagere?',
  lead: 'De fleste, der har ondt i ryggen, får ikke brug for det her. Men gem siden, så du ved, hvad du skal gøre.',
  call: (number: string) => `Ring ${number}`,
  print: 'Du kan skrive siden ud og hænge den op.',
};

export type ReactMessages = typeof da;

const en: ReactMessages = {
  title: 'When must I react?',
  lead: 'Most people with back pain will not need this. But keep the page, so that you know what to do.',
  call: (number) => `Call ${number}`,
  print: 'You can print the page and put it up at home.',
};

/** The page's messages in a language. */
export function reactMessagesIn(language: Language): ReactMessages {
  return language === 'en' ? en : da;
}
