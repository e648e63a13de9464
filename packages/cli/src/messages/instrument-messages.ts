/** What is said about instruments and their imported texts. */

import type { Language } from '@rygforloeb/decision';

interface InstrumentMessages {
  readonly noFile: string;
  readonly unknown: (id: string) => string;
  readonly imported: Readonly<Record<'new' | 'replaced' | 'same', (title: string, items: number) => string>>;
  readonly nothingChanged: (faults: number) => string;
  readonly texts: Readonly<Record<'own' | 'imported' | 'missing', string>>;
}

const da: InstrumentMessages = {
  noFile: 'giv én fil med tekster',
  unknown: (id) => `der er intet skema ${id}`,
  imported: {
    new: (title, items) => `${title}: ${items} tekster er lagt ind. Skemaet kan nu sendes til borgere.`,
    replaced: (title, items) => `${title}: ${items} tekster er lagt ind i stedet for dem, der var der.`,
    same: (title, items) => `${title}: de samme ${items} tekster var der i forvejen.`,
  },
  nothingChanged: (faults) => (faults === 1 ? 'En fejl. Intet er ændret.' : `${faults} fejl. Intet er ændret.`),
  texts: { own: 'egne ord', imported: 'tekster lagt ind', missing: 'uden tekster: kan ikke sendes' },
};

const en: InstrumentMessages = {
  noFile: 'give one file of texts',
  unknown: (id) => `there is no questionnaire ${id}`,
  imported: {
    new: (title, items) => `${title}: ${items} texts are in place. It can now be sent to citizens.`,
    replaced: (title, items) => `${title}: ${items} texts are in place of those that were there.`,
    same: (title, items) => `${title}: the same ${items} texts were there already.`,
  },
  nothingChanged: (faults) => (faults === 1 ? 'One fault. Nothing is changed.' : `${faults} faults. Nothing is changed.`),
  texts: { own: 'own wording', imported: 'texts imported', missing: 'without texts: cannot be sent' },
};

/** The sentences of a language. */
export function instrumentMessagesIn(language: Language): InstrumentMessages {
  return language === 'en' ? en : da;
}
