/** The two languages of the pages, and text that exists in both. */

export type Language = 'da' | 'en';

/** One text in both languages. */
export interface Words {
  readonly da: string;
  readonly en: string;
}

export const languages: readonly Language[] = ['da', 'en'];

/** The language a request names, Danish when it names none. */
export function languageOf(value: string | null | undefined): Language {
  return value === 'en' ? 'en' : 'da';
}
