/** The programme's own words in one language: what a finding is called, how it is asked about, what a status means. */

import type { Answer, Case, Passage, Reading, Texts, Vocabulary } from '@rygforloeb/decision';
import type { Language, Words } from '../shared/language.ts';

/** What the workspace needs of an opened programme. */
export interface WorkspaceProgramme {
  readonly manifest: { readonly id: string; readonly version: string; readonly status: string; readonly title: Words };
  readonly vocabulary: Vocabulary;
  readonly texts: Texts;
  /** Readings of contradictions by id. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** What the passages of the sources say, by section. */
  readonly passages: ReadonlyMap<string, Passage>;
  assess(aCase: Case): Answer;
  decide(aCase: Case): Answer;
}

/** The programme speaking one language. */
export interface ProgrammeWords {
  readonly title: string;
  readonly version: string;
  finding(code: string): string;
  question(code: string): string;
  help(code: string): string | undefined;
  value(code: string, value: string): string;
  disposition(code: string): string;
  /** What a disposition says; where its words follow a finding's value, `values` are those recorded. */
  dispositionText(code: string, values: readonly string[]): string;
  asked(question: string): string;
  status(code: string): string;
  statusText(code: string): string;
  urgency(code: string): string;
  urgencyText(code: string): string;
  scopeText(scope: Answer['inScope']): string;
  actor(code: string): string;
  fixedTitle(code: string): string;
  fixed(code: string): string;
  /** What the passage behind a section is about; undefined where there is no summary. */
  passageTitle(section: string): string | undefined;
  reading(id: string): { readonly text: string; readonly confirm: boolean } | undefined;
}

/** The words of a programme in a language. */
export function wordsOf(programme: WorkspaceProgramme, language: Language): ProgrammeWords {
  const { vocabulary, texts, manifest } = programme;
  const say = (words: Words | undefined, otherwise: string) => words?.[language] ?? otherwise;
  const finding = (code: string) => say(texts.findings.get(code)?.label, code);
  const disposition = (code: string) => say(vocabulary.dispositions.get(code), code);
  const value = (code: string, member: string) => say(texts.findings.get(code)?.values.get(member), member);
  return {
    title: say(manifest.title, manifest.id),
    version: manifest.version,
    finding,
    question: (code) => say(texts.findings.get(code)?.question.professional, finding(code)),
    help: (code) => texts.findings.get(code)?.help?.[language],
    value,
    disposition,
    dispositionText: (code, values) => {
      const text = texts.dispositions.get(code);
      const [, told] = [...(text?.byValue ?? [])].find(([member]) => values.includes(member)) ?? [];
      return say((told ?? text)?.professional, '');
    },
    asked: (question) => {
      const codes = vocabulary.questions.get(question) ?? [];
      const kind = /^refer:imaging-(\w+)$/.exec(question)?.[1];
      const name = codes.map(disposition).join(', ') || question;
      return kind === undefined ? name : `${name}: ${value('imaging-done', kind)}`;
    },
    status: (code) => say(texts.statuses.get(code)?.label, code),
    statusText: (code) => say(texts.statuses.get(code)?.professional, ''),
    urgency: (code) => say(texts.urgencies.get(code)?.label, code),
    urgencyText: (code) => say(texts.urgencies.get(code)?.professional, ''),
    scopeText: (scope) => say(texts.scopes.get(String(scope))?.professional, ''),
    actor: (code) => say(texts.actors.get(code), code),
    fixedTitle: (code) => say(texts.fixed.get(code)?.label, code),
    fixed: (code) => say(texts.fixed.get(code)?.professional, ''),
    passageTitle: (section) => programme.passages.get(section)?.title[language],
    reading: (id) => {
      const reading = programme.readings.get(id);
      return reading && { text: (language === 'da' && reading.da) || reading.resolution, confirm: reading.confirm === true };
    },
  };
}
