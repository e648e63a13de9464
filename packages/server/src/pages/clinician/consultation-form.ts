/** The consultation's form over the record: filled from what is known, read back as what changed, and answered as it would be once saved. */

import type { Case, FindingEntry } from '@rygforloeb/decision';
import type { ConsultationBegun, Desk, FindingSeen, FindingStory, FindingTold } from '@rygforloeb/pathway';
import { type CircumstancesRead, fieldsOfCircumstances, readCircumstances } from './consultation-circumstances.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  | 'circumstanceNames'
  | 'icfItemName'
  | 'icfName'
  | 'offerName'
  | 'riskName'
  | 'assess'
  | 'fieldsOfCase'
  | 'findingGroups'
  | 'findingName'
  | 'readAssessmentForm'
>;
export type Model = ReturnType<Web['assess']>;

export interface ConsultationForm {
  readonly model: Model;
  /** What the form says that the record did not when the form was opened. */
  readonly changed: readonly FindingTold[];
  /** Of what changed, what somebody else has noted since. */
  readonly theirs: readonly { readonly told: FindingTold; readonly seen: FindingSeen }[];
  /** What is new beside the findings. */
  readonly circumstances: CircumstancesRead;
  /** The fields of findings that the record told before, each with its story. */
  readonly standing: ReadonlyMap<string, FindingStory>;
  /** Of these, those that say what the record said. */
  readonly unchanged: ReadonlySet<string>;
}

export interface FormAsked {
  readonly desk: Desk;
  readonly language: 'da' | 'en';
  readonly record: ConsultationBegun;
  /** As sent or kept; empty when the page is opened. */
  readonly fields: URLSearchParams;
  /** The moment from which the form was filled. */
  readonly begun: string;
  /** Address of the page. */
  readonly place: string;
  readonly acuteWay: { readonly href: string; readonly text: string };
  readonly onFailure: (error: unknown) => void;
}

/** Reads the form, and asks the programme about the record with what changed on top of it. */
export function readConsultation(asked: FormAsked, pages: Pages): ConsultationForm {
  const { desk, record, fields, begun, language } = asked;
  const { vocabulary } = desk.programme;
  const known = knownAt(record.findings, begun);
  const filled = pages.fieldsOfCase({ ...record.case, findings: known.map(({ entry }) => entry), medications: [] }, vocabulary);
  const isOpened = [...fields.keys()].length === 0;
  for (const [name, value] of isOpened ? fieldsOfCircumstances(record, begun, pages) : []) filled.append(name, value);
  const form = isOpened ? filled : withSituation(fields, filled);
  const entries = pages.readAssessmentForm(form, vocabulary).case?.findings ?? [];
  const { finding: triage } = desk.programme.care.triage;
  // Who concludes no triage asks again about the signs alone.
  const again =
    fields.get('spurgt-igen') === 'ja' ? safetyCodes(pages, vocabulary).filter((code) => code !== triage || record.may.concludeTriage) : [];
  const changed = entries.flatMap((entry): FindingTold[] => {
    const before = known.find(({ entry: { code, site } }) => code === entry.code && site === entry.site);
    if (before === undefined || !saysTheSame(before.entry, entry)) return [entry];
    return again.includes(entry.code) ? [{ ...entry, asked: true }] : [];
  });
  const { manifest, texts, readings, passages } = desk.programme;
  const over = (aCase: Case): Case => ({
    ...record.case,
    ...(aCase.question !== undefined && { question: aCase.question }),
    findings: [...changed.map(({ asked: _asked, words: _words, ...entry }) => entry), ...record.case.findings],
  });
  const model = pages.assess(
    {
      manifest,
      vocabulary,
      texts,
      readings,
      passages,
      assess: (aCase) => desk.programme.assess(over(aCase)),
      decide: (aCase) => desk.programme.decide({ ...over(aCase), actor: aCase.actor }),
    },
    { fields: form, language, opened: isOpened, onFailure: asked.onFailure },
  );
  return {
    model: {
      ...model,
      ...(!record.may.concludeTriage && { ofOthers: new Set([triage]) }),
      acuteWay: asked.acuteWay,
      place: asked.place,
      // What an answer rests on is told from the record as well.
      ...(model.case !== undefined && { case: over(model.case) }),
    },
    changed,
    theirs: theirsIn(record.findings, changed, begun),
    circumstances: readCircumstances(
      isOpened ? filled : fields,
      record,
      begun,
      {
        stood: record.findings.find(({ code }) => code === triage)?.latest.value,
        now: entries.find(({ code }) => code === triage)?.value,
      },
      pages,
    ),
    ...standingIn(record.findings, known, entries, pages),
  };
}

interface Known {
  readonly entry: FindingEntry;
}

/** The latest of each finding as the record had it at a moment, without the day it was seen: a new value is seen now. */
function knownAt(stories: readonly FindingStory[], moment: string): readonly Known[] {
  return stories.flatMap(({ code, site, times }) => {
    const seen = times.find(({ written }) => written <= moment);
    if (seen === undefined) return [];
    const { value, onset, since } = seen;
    const entry = {
      code,
      value,
      ...(site !== undefined && { site }),
      ...(onset !== undefined && { onset }),
      ...(since !== undefined && { since }),
    };
    return [{ entry }];
  });
}

/** What was typed, about whom the record says and for whoever asks; never what a form says of these. */
function withSituation(fields: URLSearchParams, filled: URLSearchParams): URLSearchParams {
  const form = new URLSearchParams(fields);
  const isOurs = (name: string): boolean => /^(?:actor|asOf|birthDate|sex|municipality|case|medication)(?:\.|$)/.test(name);
  for (const name of [...form.keys()]) if (isOurs(name)) form.delete(name);
  for (const [name, value] of filled) if (isOurs(name)) form.append(name, value);
  return form;
}

function saysTheSame(before: FindingEntry, entry: FindingEntry): boolean {
  if (entry.recorded !== undefined) return false;
  if (entry.value === false && before.value === false) return true;
  return JSON.stringify(tellable(before)) === JSON.stringify(tellable(entry));
}

/** As the form can say it: lists in the order of the vocabulary, times to the minute. */
function tellable({ value, onset, since }: FindingEntry): readonly unknown[] {
  const isInstant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
  const told = typeof value === 'object' ? [...value].toSorted() : isInstant ? moment(value) : value;
  return [told, onset && moment(onset), since && moment(since)];
}

function moment(time: string): string | number {
  return time.length === 10 ? time : Math.floor(Date.parse(time) / 60_000);
}

function safetyCodes({ findingGroups }: Pages, vocabulary: Desk['programme']['vocabulary']): readonly string[] {
  return findingGroups(vocabulary)
    .open.filter(({ id }) => id === 'safety')
    .flatMap(({ findings }) => findings.map(({ code }) => code));
}

function theirsIn(stories: readonly FindingStory[], changed: readonly FindingTold[], begun: string): ConsultationForm['theirs'] {
  return changed.flatMap((told) => {
    const seen = stories.find(({ code, site }) => code === told.code && site === told.site)?.latest;
    return seen !== undefined && seen.written > begun ? [{ told, seen }] : [];
  });
}

/** Which fields the record told before, and which of them still say it. */
function standingIn(
  stories: readonly FindingStory[],
  known: readonly Known[],
  entries: readonly FindingEntry[],
  { findingName }: Pages,
): Pick<ConsultationForm, 'standing' | 'unchanged'> {
  const counts = new Map<string, number>();
  const standing = new Map<string, FindingStory>();
  const unchanged = new Set<string>();
  for (const entry of entries) {
    const index = counts.get(entry.code) ?? 0;
    counts.set(entry.code, index + 1);
    const name = findingName(entry.code, index);
    const story = stories.find(({ code, site }) => code === entry.code && site === entry.site);
    if (story !== undefined) standing.set(name, story);
    const before = known.find(({ entry: { code, site } }) => code === entry.code && site === entry.site);
    if (before !== undefined && saysTheSame(before.entry, entry)) unchanged.add(name);
  }
  return { standing, unchanged };
}
