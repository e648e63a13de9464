/** The programme as it stands: manifest, numbers, readings, amendments. */

import { type Amendment, readAmendments } from '@rygforloeb/decision';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface ProgrammeOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').coordinator, 'programmePath' | 'renderProgrammePage'>;
}

/** Adds the page. */
export function addProgrammePage(add: AddPage, { pages }: ProgrammeOptions): void {
  add(pages.programmePath, { roles: coordinatorRoles, get: async (visit) => programmePage(visit, pages) });
}

/** How far a source or the programme has come, as the manifest says it. */
const statuses: Readonly<Record<string, string>> = {
  'consultation draft, not in force': 'Høringsudkast, ikke gældende',
  'not in force': 'ikke gældende',
  recommendation: 'anbefaling',
  'terms of reference': 'kommissorium',
  'consultation response': 'høringssvar',
};

function programmePage({ desk, frame, language, query }: Visit, pages: ProgrammeOptions['pages']): PageAnswer {
  const { manifest, parameters, readings } = desk.programme;
  const { validity } = manifest;
  const readingOf = (id: string) => {
    const found = readings.get(id);
    if (found === undefined) return [];
    const { da, resolution, confirm = false, ...rest } = found;
    return [{ ...rest, taken: language === 'da' ? (da ?? resolution) : resolution, confirm }];
  };
  const statusTold = (status: string) => (language === 'da' ? (statuses[status] ?? status) : status);
  // Fields of a referral stand by their names, drugs by their codes.
  const { fields } = desk.programme.referrals;
  const inWords = (value: number | readonly string[]) =>
    typeof value === 'number' ? value : value.map((code) => fields[code]?.[language].toLowerCase() ?? code);
  const part = query('del');
  const shown =
    part === 'laesninger'
      ? { part: 'laesninger' as const, readings: [...readings.keys()].flatMap(readingOf) }
      : part === 'forslag'
        ? {
            part: 'forslag' as const,
            amendments: readAmendments(desk.programme.directory).map((one) => ({
              ...{ id: one.id, amends: one.amends, source: one.source },
              words: one[language],
              changes: changesOf(one),
            })),
          }
        : {
            part: 'tal' as const,
            parameters: parameters.map((one) => ({
              ...{ name: one.name, words: one[language], value: valueTold(inWords(one.value), one.unit, language), source: one.source },
              ...{ local: one.local === true, safety: one.safety === true },
              readings: (one.conflicts ?? []).flatMap(readingOf),
            })),
          };
  const html = pages.renderProgrammePage({
    visit: frame,
    manifest: {
      title: manifest.title[language],
      version: manifest.version,
      status: statusTold(manifest.status),
      publisher: manifest.publisher,
      ...(validity.from !== null && { from: validity.from }),
      ...(validity.to !== null && { to: validity.to }),
      accepted: manifest.acceptedAmendments,
      sources: manifest.sources.map((one) => ({ ...one, status: statusTold(one.status) })),
    },
    shown,
  });
  return { html };
}

/** Whether an amendment may change what anybody is answered. */
export function changesOf({ change }: Amendment): 'rules' | 'words' | 'nothing' {
  if (change === null) return 'nothing';
  return change.every((one) => 'setText' in one || 'addBackground' in one) ? 'words' : 'rules';
}

const units: Readonly<Record<string, { readonly da: string; readonly en: string }>> = {
  years: { da: 'år', en: 'years' },
  grade: { da: '(kraftgrad)', en: '(strength grade)' },
  hours: { da: 'timer', en: 'hours' },
  signs: { da: 'tegn', en: 'signs' },
  days: { da: 'dage', en: 'days' },
  weeks: { da: 'uger', en: 'weeks' },
  months: { da: 'måneder', en: 'months' },
  sessions: { da: 'behandlinger', en: 'sessions' },
  'follow-ups': { da: 'opfølgninger', en: 'follow-ups' },
  fields: { da: '', en: '' },
};

/** `28 dage`, `N02A, N02B (ATC)`. */
export function valueTold(value: number | readonly string[], unit: string, language: 'da' | 'en'): string {
  const word = units[unit]?.[language] ?? unit;
  const told = typeof value === 'number' ? new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'da-DK').format(value) : value.join(', ');
  return word === '' ? told : `${told} ${word}`;
}
