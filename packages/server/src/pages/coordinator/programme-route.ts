/** The programme as it stands: manifest, numbers, readings, amendments. */

import { type Amendment, readAmendments, readClockParameters, readSourceStatements } from '@rygforloeb/decision';
import type { Clock } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface ProgrammeOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'programmeMessagesIn' | 'programmePath' | 'renderProgrammePage' | 'roleName'
  >;
}

/** Adds the page. */
export function addProgrammePage(add: AddPage, { pages }: ProgrammeOptions): void {
  add(pages.programmePath, { roles: coordinatorRoles, get: (visit) => programmePage(visit, pages) });
}

/** How far a source or the programme has come, as the manifest says it. */
const statuses: Readonly<Record<string, string>> = {
  'consultation draft, not in force': 'Høringsudkast, ikke gældende',
  'not in force': 'ikke gældende',
  recommendation: 'anbefaling',
  'terms of reference': 'kommissorium',
  'consultation response': 'høringssvar',
};

async function programmePage(visit: Visit, pages: ProgrammeOptions['pages']): Promise<PageAnswer> {
  const { desk, frame, language, query } = visit;
  const { manifest } = desk.programme;
  const { validity } = manifest;
  const words = query('soeg') ?? '';
  const statusTold = (status: string) => (language === 'da' ? (statuses[status] ?? status) : status);
  const shown = partOf(visit, query('del') ?? '', pages);
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
    words,
    sections: new Set(desk.programme.passages.keys()),
    ...filtered(shown, words),
  });
  return { html };
}

type Span = NonNullable<Clock['opens']>;
type Part = Parameters<ProgrammeOptions['pages']['renderProgrammePage']>[0]['shown'];

function partOf(visit: Visit, part: string, pages: ProgrammeOptions['pages']): Part {
  if (part === 'laesninger') return { part, readings: [...visit.desk.programme.readings.keys()].flatMap(readingsOf(visit)) };
  if (part === 'forslag') return { part, amendments: amendmentsOf(visit) };
  if (part === 'frister') return { part, clocks: clocksOf(visit, pages) };
  if (part === 'tekster') return { part, texts: textsOf(visit) };
  return { part: 'tal', parameters: parametersOf(visit) };
}

/** Rows in which every word stands somewhere. */
function filtered(shown: Part, words: string): { readonly shown: Part; readonly all: number } {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (row: unknown): boolean => {
    const text = JSON.stringify(row).toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  switch (shown.part) {
    case 'tal':
      return { shown: { ...shown, parameters: shown.parameters.filter(has) }, all: shown.parameters.length };
    case 'frister':
      return { shown: { ...shown, clocks: shown.clocks.filter(has) }, all: shown.clocks.length };
    case 'laesninger':
      return { shown: { ...shown, readings: shown.readings.filter(has) }, all: shown.readings.length };
    case 'forslag':
      return { shown: { ...shown, amendments: shown.amendments.filter(has) }, all: shown.amendments.length };
    case 'tekster':
      return { shown: { ...shown, texts: shown.texts.filter(has) }, all: shown.texts.length };
  }
}

function readingsOf({ desk, language }: Visit) {
  return (id: string) => {
    const found = desk.programme.readings.get(id);
    if (found === undefined) return [];
    const { da, resolution, confirm = false, where, issue, why, issueDa, whyDa } = found;
    const [issueTold, whyTold] = language === 'da' ? [issueDa ?? issue, whyDa ?? why] : [issue, why];
    return [
      {
        ...{ id, confirm, taken: language === 'da' ? (da ?? resolution) : resolution },
        ...(where !== undefined && { where }),
        ...(issueTold !== undefined && { issue: issueTold }),
        ...(whyTold !== undefined && { why: whyTold }),
      },
    ];
  };
}

function parametersOf(visit: Visit) {
  const { desk, language } = visit;
  const { parameters, directory, referrals } = desk.programme;
  const statements = readSourceStatements(directory);
  const said = (ids: readonly string[] = []) =>
    ids.flatMap((id) => {
      const found = statements.get(id);
      return found === undefined ? [] : [{ id, source: found.source, text: found.statement }];
    });
  // Fields of a referral stand by their names, drugs by their codes.
  const inWords = (value: number | readonly string[]) =>
    typeof value === 'number' ? value : value.map((code) => referrals.fields[code]?.[language].toLowerCase() ?? code);
  return [
    ...parameters.map((one) => ({
      ...{ name: one.name, words: one[language], value: valueTold(inWords(one.value), one.unit, language), source: one.source },
      ...{ local: one.local === true, safety: one.safety === true, clockOnly: false },
      statements: said(one.requirements),
      readings: (one.conflicts ?? []).flatMap(readingsOf(visit)),
    })),
    ...readClockParameters(directory).map((one) => ({
      ...{ name: one.name, words: one[language], source: one.source.join(', '), local: one.local, safety: false, clockOnly: true },
      value:
        typeof one.value === 'object' && 'from' in one.value
          ? `${one.value.from}-${one.value.to}`
          : valueTold(one.value, one.unit, language),
      statements: said(one.requirements),
      readings: one.conflicts.flatMap(readingsOf(visit)),
    })),
  ];
}

function clocksOf({ desk, language }: Visit, pages: ProgrammeOptions['pages']) {
  const messages = pages.programmeMessagesIn(language);
  const span = ({ length, unit }: Span): string => valueTold(length, unit, language);
  return desk.programme.clocks.map(({ id, opens, due, limit, every, counts, ...clock }) => ({
    id,
    words: clock[language],
    windows: [
      ...(opens === undefined ? [] : [messages.clockOpens(span(opens))]),
      ...(due === undefined ? [] : [due === 'start' ? messages.clockAtOnce : messages.clockDue(span(due))]),
      ...(limit === undefined ? [] : [messages.clockLimit(span(limit))]),
      ...(every === undefined ? [] : [messages.clockEvery(span(every))]),
      ...(counts?.opens === undefined ? [] : [messages.clockCountOpens(counts.opens)]),
      ...(counts?.due === undefined ? [] : [messages.clockCountDue(counts.due)]),
    ],
    owner: clock.owner.map((actor) => pages.roleName(actor, language)),
    then: clock.then[language],
    source: clock.source.join(', '),
    local: clock.local,
  }));
}

function amendmentsOf({ desk, language }: Visit) {
  const { manifest, directory } = desk.programme;
  const proposers = manifest.sources as readonly { readonly document?: string; readonly publisher: string }[];
  const all = readAmendments(directory);
  return all.map((one) => {
    const reason = language === 'da' ? (one.reasonDa ?? one.reason) : one.reason;
    const proposer = proposers.find(({ document }) => document === one.source.split(' ')[0])?.publisher;
    return {
      ...{ id: one.id, amends: one.amends, source: one.source, words: one[language], changes: changesOf(one) },
      accepted: manifest.acceptedAmendments.includes(one.id),
      ...(proposer !== undefined && { proposer }),
      ...(reason !== undefined && { reason }),
      relates: one.relates.map(({ id, type }) => ({ id, type })),
    };
  });
}

function textsOf({ desk, language }: Visit) {
  const { texts, vocabulary } = desk.programme;
  return [...texts.dispositions].map(([code, { professional, citizen }]) => ({
    code,
    name: vocabulary.dispositions.get(code)?.[language] ?? code,
    professional: professional[language],
    citizen: citizen[language],
  }));
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
  day: { da: 'dag', en: 'day' },
  visit: { da: 'besøg', en: 'visit' },
  'days per week': { da: 'dag om ugen', en: 'day a week' },
  ATC: { da: '(ATC)', en: '(ATC)' },
};

/** `28 dage`, `N02A, N02B (ATC)`. */
export function valueTold(value: number | readonly string[], unit: string, language: 'da' | 'en'): string {
  const word = units[unit]?.[language] ?? unit;
  const told = typeof value === 'number' ? new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'da-DK').format(value) : value.join(', ');
  return word === '' ? told : `${told} ${word}`;
}
