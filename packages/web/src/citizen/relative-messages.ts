/** What a relative is told beside the citizen’s own words: whose pages these are, and that reading is all there is to do. */

import type { Language } from '../shared/language.ts';

const da = {
  plan: (whose: string) => `${whose} plan`,
  notice: (name: string, whose: string) =>
    `Du læser ${whose} sider. De er skrevet til ${name}: »du« og »mine« er ${name}. Du kan læse, men ikke skrive eller ændre noget her.`,
  goals: 'Mål',
  referrals: 'Henvisninger',
  none: 'Der er ingen plan, som du kan se.',
  noReferrals: 'Der er ingen henvisninger, som du kan se.',
  nobody: 'Her er ingen navne, som du kan se.',
  toPlan: 'Åbn planen',
  back: 'Tilbage til planen',
};

export type RelativeMessages = typeof da;

const en: RelativeMessages = {
  plan: (whose) => `${whose} plan`,
  notice: (name, whose) =>
    `You are reading ${whose} pages. They are written to ${name}: “you” and “my” mean ${name}. You can read, but not write or change anything here.`,
  goals: 'Goals',
  referrals: 'Referrals',
  none: 'There is no plan that you can see.',
  noReferrals: 'There are no referrals that you can see.',
  nobody: 'There are no names that you can see.',
  toPlan: 'Open the plan',
  back: 'Back to the plan',
};

/** The messages in a language. */
export function relativeMessagesIn(language: Language): RelativeMessages {
  return language === 'en' ? en : da;
}

/** The first name of a citizen, and the same as an owner: `Karens`, `Jonas’`. */
export function ownerIn(citizen: string, language: Language): { readonly name: string; readonly whose: string } {
  const [name = ''] = citizen.split(' ');
  const endsInS = /[sxz]$/i.test(name);
  return { name, whose: language === 'en' ? `${name}’s` : `${name}${endsInS ? '’' : 's'}` };
}
