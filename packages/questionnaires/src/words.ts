/** Text in both languages, and how FHIR carries the second one. */

export type Language = 'da' | 'en';

/** One text in both languages; where a licensed text came in one language alone, it stands in both. */
export interface Words {
  readonly da: string;
  readonly en: string;
}

/** What stands beside a primitive element in FHIR's JSON. */
export interface Translated {
  readonly extension: readonly Translation[];
}

interface Translation {
  readonly url: string;
  readonly extension: readonly { readonly url: string; readonly valueCode?: string; readonly valueString?: string }[];
}

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

type Told<Name extends string> = { readonly [Key in Name]: string } & { readonly [Key in `_${Name}`]?: Translated };

/** The Danish text under the element's name, the English one as its translation. */
export function translated<Name extends 'text' | 'title' | 'display' | 'description'>(name: Name, { da, en }: Words): Told<Name> {
  const content = [
    { url: 'lang', valueCode: 'en' },
    { url: 'content', valueString: en },
  ];
  const beside = da === en ? {} : { [`_${name}`]: { extension: [{ url: translationUrl, extension: content }] } };
  return { [name]: da, ...beside } as Told<Name>;
}

/** The text in a language; Danish where there is no translation. */
export function inLanguage(text: string | undefined, beside: Translated | undefined, language: Language): string {
  const found = beside?.extension.find(
    ({ url, extension }) => url === translationUrl && extension.some((part) => part.url === 'lang' && part.valueCode === language),
  );
  return found?.extension.find(({ url }) => url === 'content')?.valueString ?? text ?? '';
}
