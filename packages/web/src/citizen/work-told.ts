/** How it stands with work, as a sentence to the citizen. */

import type { Language, Words } from '../shared/language.ts';
import { longDate } from '../shared/told-dates.ts';

/** What is known of it; what was never told is left out. */
export interface WorkShown {
  readonly status?: Words;
  readonly sickLeave?: 'none' | 'part' | 'full';
  readonly sickSince?: string;
  readonly sickUntil?: string;
  readonly hoursPerWeek?: number;
  /** What she can do at work, in words. */
  readonly words?: string;
}

const sick = {
  da: { none: 'Du er ikke sygemeldt', part: 'Du er delvist sygemeldt', full: 'Du er sygemeldt på fuld tid' },
  en: { none: 'You are not on sick leave', part: 'You are on part-time sick leave', full: 'You are on full-time sick leave' },
} as const;

/** Undefined where nothing is known. */
export function workTold(
  { status, sickLeave, sickSince, sickUntil, hoursPerWeek, words }: WorkShown,
  language: Language,
): string | undefined {
  const isDanish = language === 'da';
  const leave = sickLeave ?? (sickSince === undefined ? undefined : 'full');
  const first = sickSince === undefined || leave === 'none' ? undefined : longDate(sickSince, language);
  const since = first === undefined || leave === 'part' ? '' : ` ${isDanish ? 'siden' : 'since'} ${first}`;
  const until = sickUntil === undefined || leave === 'none' ? '' : ` ${isDanish ? 'til og med' : 'until'} ${longDate(sickUntil, language)}`;
  const hours = hoursPerWeek === undefined ? '' : isDanish ? ` (${hoursPerWeek} timer om ugen)` : ` (${hoursPerWeek} hours a week)`;
  const told = [
    status && (isDanish ? `Du er ${status.da.toLowerCase()}.` : `Work: ${status.en.toLowerCase()}.`),
    leave && `${sick[language][leave]}${since}${until}${hours}.`,
    // The part-time leave may have begun later than the leave.
    leave === 'part' && first && (isDanish ? `Din første sygedag var ${first}.` : `Your first day of sick leave was ${first}.`),
    words && `${isDanish ? '»' : '“'}${words}${isDanish ? '«' : '”'}`,
  ].filter(Boolean);
  return told.length === 0 ? undefined : told.join(' ');
}
