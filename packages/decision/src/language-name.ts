/** What a language is called in another. */

import type { Language } from './texts.ts';

/** `ar` is arabisk; what is no code is a name already. */
export function languageName(spoken: string, language: Language): string {
  if (!/^[a-z]{2,3}(?:-[A-Za-z]{2,8})*$/.test(spoken)) return spoken;
  return new Intl.DisplayNames([language], { type: 'language' }).of(spoken) ?? spoken;
}
