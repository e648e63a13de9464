/** How the fields of the assessment form are named; the reader, the page and the tests use these names. */

/** Field of a finding's value; entries of the same code after the first carry their number. */
export function findingName(code: string, entry = 0): string {
  return entry === 0 ? code : `${code}~${entry + 1}`;
}

/** The fields of a date, and of the clock time beside it. */
export function dateNames(name: string): { readonly day: string; readonly month: string; readonly year: string; readonly time: string } {
  return { day: `${name}.day`, month: `${name}.month`, year: `${name}.year`, time: `${name}.time` };
}

export type EntryPart = 'onset' | 'since' | 'recorded' | 'site';

/** Field of something said about an entry. */
export function partName(name: string, part: EntryPart): string {
  return `${name}.${part}`;
}

/** Field that says of a list that none of it holds. */
export function noneName(name: string): string {
  return `${name}.none`;
}

export type DrugPart = 'name' | 'atc' | 'start' | 'stopPlan' | 'dailyPrescription' | 'followUps';

/** Field of a drug, counted from 1. */
export function drugName(number: number, part: DrugPart): string {
  return `medication.${number}.${part}`;
}

/** Field of a drug's follow-up date, counted from 1. */
export function followUpName(number: number, followUp: number): string {
  return `${drugName(number, 'followUps')}.${followUp}`;
}

/** Fields of the situation around the findings. */
export const situationNames = {
  actor: 'actor',
  asOf: 'asOf',
  question: 'question',
  birthDate: 'birthDate',
  sex: 'sex',
  municipality: 'municipality',
  municipalityOther: 'municipality.other',
  id: 'case.id',
  title: 'case.title',
  showHelp: 'showHelp',
} as const;

/** The municipality field's value for one that is not on the list. */
export const otherMunicipality = 'other';

/** The number of drugs or entries that fields with this prefix hold (`medication.` or `pain-nrs~`). */
export function highestNumber(names: Iterable<string>, prefix: string): number {
  let highest = 0;
  for (const name of names) {
    if (!name.startsWith(prefix)) continue;
    const number = Number.parseInt(name.slice(prefix.length), 10);
    if (number > highest) highest = number;
  }
  return highest;
}

/** Buttons of the form: an answer given beside the question, a further drug, another language, a fresh start. */
export const actionNames = { answer: 'answer', addDrug: 'addDrug', language: 'language' } as const;
