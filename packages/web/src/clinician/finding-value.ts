/** What was recorded about a finding, told in one line. */

import type { Case, FindingEntry } from '@rygforloeb/decision';
import { wallTimeOf } from '../shared/copenhagen-wall-time.ts';
import type { Language } from '../shared/language.ts';
import type { Messages } from '../shared/messages.ts';
import { number, shortDate } from '../shared/told-dates.ts';
import type { ProgrammeWords } from './programme-words.ts';

export interface Telling {
  readonly language: Language;
  readonly messages: Messages;
  readonly words: ProgrammeWords;
}

/** Everything a case holds about a finding; empty when it holds nothing (the finding is then closed by another or unknown). */
export function tellFinding(aCase: Case, code: string, telling: Telling): readonly string[] {
  const told = aCase.findings.filter((entry) => entry.code === code).map((entry) => tellEntry(entry, telling));
  return told.length > 0 ? told : tellDrugs(aCase, code, telling);
}

function tellEntry(entry: FindingEntry, telling: Telling): string {
  const { messages } = telling;
  const parts = [tellValue(entry, telling)];
  if (entry.site) parts.push((messages.sites[entry.site] ?? entry.site).toLowerCase());
  for (const [part, label] of [
    ['onset', messages.onset],
    ['since', messages.since],
    ['recorded', messages.recordedDate],
  ] as const) {
    const date = entry[part];
    if (date !== undefined) parts.push(`${label.toLowerCase()} ${tellDate(date, telling)}`);
  }
  return parts.join(', ');
}

function tellValue({ code, value }: FindingEntry, { language, messages, words }: Telling): string {
  if (typeof value === 'boolean') return (value ? messages.yes : messages.no).toLowerCase();
  if (typeof value === 'number') return number(value, language);
  if (typeof value !== 'string')
    return value.length === 0 ? messages.none.toLowerCase() : value.map((member) => words.value(code, member)).join(', ');
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? tellDate(value, { language }) : words.value(code, value);
}

function tellDrugs(aCase: Case, code: string, { language, messages }: Telling): readonly string[] {
  const answer = (value: boolean | undefined) => (value === undefined ? undefined : value ? messages.yes : messages.no);
  return aCase.medications.flatMap((drug) => {
    const value = {
      'medication-atc': drug.atc,
      'medication-start': drug.start && tellDate(drug.start, { language }),
      'medication-stop-plan': answer(drug.stopPlan),
      'medication-follow-ups':
        drug.followUps &&
        (drug.followUps.length === 0 ? messages.none : drug.followUps.map((date) => tellDate(date, { language })).join(', ')),
      'medication-daily-prescription': answer(drug.dailyPrescription),
    }[code];
    return value === undefined ? [] : [`${drug.name ? `${drug.name}: ` : ''}${value}`];
  });
}

function tellDate(date: string, { language }: { readonly language: Language }): string {
  return shortDate(
    date,
    language,
    (instant) => `${language === 'da' ? 'kl. ' : ''}${wallTimeOf(instant).time.replace(':', language === 'da' ? '.' : ':')}`,
  );
}
