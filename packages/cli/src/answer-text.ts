/** An answer as text to read: how urgent, what to do now and later, why, from which section, and what to ask next. */

import {
  type Answer,
  type Audience,
  type Case,
  type Disposition,
  foldedSections,
  type Language,
  type SectionId,
  sectionOrder,
  sectionsOf,
  type Texts,
  type Vocabulary,
  type Wording,
} from '@rygforloeb/decision';
import type { Messages } from './messages/messages.ts';
import { plainText } from './plain-text.ts';
import { type Look, wrap } from './terminal.ts';
import { toldDay, toldInstant } from './told-days.ts';

/** Whom the text is for, in which words, and how it may look. */
export interface Reader {
  readonly vocabulary: Vocabulary;
  readonly texts: Texts;
  readonly messages: Messages;
  readonly language: Language;
  readonly audience: Audience;
  readonly look: Look;
}

/** The answer to a case, ending with an empty line. */
export function answerText(aCase: Case, answer: Answer, reader: Reader): string {
  const sections = sectionsOf(answer, reader.vocabulary);
  const lines = [
    ...headOf(aCase, reader),
    ...urgencyOf(answer, reader),
    ...draftNotice(answer, reader),
    ...askedAbout(aCase, answer, reader),
    ...sectionOrder.flatMap((id) => sectionLines(id, sections.get(id) ?? [], aCase, answer, reader)),
    ...askNext(answer, reader),
    ...standingNotices(aCase, answer, reader),
  ];
  return `${lines.join('\n')}\n\n`;
}

function headOf(aCase: Case, { look, texts, language, messages }: Reader): readonly string[] {
  const title = aCase.title === undefined ? '' : ` · ${plainText(aCase.title)}`;
  const actor = say(texts.actors.get(aCase.actor), aCase.actor, language);
  return [
    ...wrap(`${plainText(aCase.id)}${title}`, look.width).map(look.bold),
    ...wrap(`${actor} · ${toldInstant(aCase.asOf, language, messages.clock)}`, look.width),
    '',
  ];
}

function urgencyOf({ urgency, inScope }: Answer, { look, texts, language, audience, messages }: Reader): readonly string[] {
  const told = texts.urgencies.get(urgency);
  const label = say(told?.label, urgency, language).toUpperCase();
  const paint = urgency === 'emergency' || urgency === 'acute' ? look.alarm : urgency === 'same-day' ? look.warning : look.bold;
  const scope = inScope === true ? undefined : texts.scopes.get(String(inScope));
  return [
    `${messages.urgency}: ${paint(label)}`,
    ...wrap(say(told?.[audience], '', language), look.width, 2),
    ...(scope
      ? ['', ...wrap(`${messages.scope}: ${scope.label[language]}`, look.width), ...wrap(scope[audience][language], look.width, 2)]
      : []),
    '',
  ];
}

function draftNotice({ programme }: Answer, { look, texts, language, audience }: Reader): readonly string[] {
  const notice = texts.fixed.get('draft-notice');
  const label = say(notice?.label, programme.status, language);
  return [
    ...wrap(`${label} (${programme.id} ${programme.version})`, look.width),
    ...wrap(say(notice?.[audience], '', language), look.width, 2).map(look.faint),
  ];
}

function askedAbout({ question }: Case, answer: Answer, { look, vocabulary, texts, language, messages }: Reader): readonly string[] {
  if (question === undefined) return [];
  const codes = vocabulary.questions.get(question) ?? [];
  const found = answer.dispositions.filter(({ code }) => codes.includes(code));
  return [
    '',
    ...wrap(`${messages.asked} (${question})`, look.width).map(look.bold),
    ...found.flatMap(({ code, status }) =>
      wrap(`${nameOf(code, vocabulary, language)}: ${say(texts.statuses.get(status)?.label, status, language)}`, look.width, 2),
    ),
  ];
}

function sectionLines(id: SectionId, found: readonly Disposition[], aCase: Case, answer: Answer, reader: Reader): readonly string[] {
  if (found.length === 0) return [];
  const { look, messages, vocabulary, language } = reader;
  const title = id === 'now' ? look.alarm(messages.sections[id]) : look.bold(messages.sections[id]);
  if (!foldedSections.includes(id)) return ['', title, ...found.flatMap((one) => itemLines(id, one, aCase, answer, reader))];
  const names = found.map(({ code }) => `${nameOf(code, vocabulary, language)} (${code})`);
  return ['', title, ...wrap(names.join('; '), look.width, 2)];
}

function itemLines(id: SectionId, disposition: Disposition, aCase: Case, answer: Answer, reader: Reader): readonly string[] {
  const { look, messages, vocabulary, texts, language, audience } = reader;
  const { code, status, due, because, sources, conflicts, layer = [] } = disposition;
  const detail = (word: string, text: string) => (text === '' ? [] : wrap(`${word}: ${text}`, look.width, 6, 2).map(look.faint));
  const findings = (codes: readonly string[]) => codes.map((one) => say(texts.findings.get(one)?.label, one, language)).join(', ');
  const day = due === undefined ? undefined : toldDay(due, answer.asOf, language);
  const force = [
    say(texts.statuses.get(status)?.label, status, language),
    ...(day === undefined ? [] : [status === 'overdue' ? messages.wasDue(day) : messages.due(day)]),
    ...layer.map((one) => messages.layers[one] ?? one),
  ];
  const lacking = answer.missing.filter(({ wouldChange }) => wouldChange.includes(code)).map(({ finding }) => finding);
  const readings = conflicts.length > 0 ? ` (${conflicts.join(', ')})` : '';
  return [
    ...wrap(`• ${nameOf(code, vocabulary, language)} – ${force.join(', ')}`, look.width, 2, 2),
    ...(id === 'now' || audience === 'citizen' ? wrap(wordsOf(disposition, aCase, reader), look.width, 6) : []),
    ...detail(messages.why, findings(because)),
    ...(id === 'judgement' ? detail(messages.lacks, findings(lacking)) : []),
    ...detail(messages.source, `${sources.map(({ document, section }) => `${document} ${section}`).join(', ')}${readings}`),
  ];
}

/** What a disposition says; where its words follow a finding's value, the value recorded among its reasons. */
function wordsOf({ code, because }: Disposition, { findings }: Case, { texts, audience, language }: Reader): string {
  const told = texts.dispositions.get(code);
  const values = findings.filter((finding) => because.includes(finding.code)).map(({ value }) => value);
  const [, byValue] = [...(told?.byValue ?? [])].find(([value]) => values.includes(value)) ?? [];
  return say((byValue ?? told)?.[audience], '', language);
}

function askNext({ missing }: Answer, { look, messages, vocabulary, texts, language, audience }: Reader): readonly string[] {
  const lines = missing.flatMap(({ finding, wouldChange }) => {
    const question = texts.findings.get(finding)?.question[audience]?.[language];
    if (question === undefined) return [];
    const changes = wouldChange.map((code) => nameOf(code, vocabulary, language)).join(', ');
    return [...wrap(`? ${question}`, look.width, 2, 2), ...wrap(`${messages.wouldChange}: ${changes}`, look.width, 6, 2).map(look.faint)];
  });
  return lines.length === 0 ? [] : ['', ...wrap(messages.askNext, look.width).map(look.bold), ...lines];
}

/** Fixed words that stand beside acute answers and beside everything about medicine. */
function standingNotices({ medications }: Case, { urgency, dispositions }: Answer, reader: Reader): readonly string[] {
  const { look, texts, vocabulary, language, audience } = reader;
  const isAdvice = ({ code, status }: Disposition) =>
    vocabulary.dispositions.get(code)?.group === 'medication' && !status.startsWith('not-');
  const aboutMedicine = medications.length > 0 || dispositions.some(isAdvice);
  const codes = [
    ...(urgency === 'emergency' || urgency === 'acute' ? ['acute-fixed'] : []),
    ...(aboutMedicine ? ['interactions-not-checked'] : []),
  ];
  return codes.flatMap((code) => {
    const notice = texts.fixed.get(code);
    return notice
      ? ['', ...wrap(notice.label[language], look.width).map(look.bold), ...wrap(notice[audience][language], look.width, 2)]
      : [];
  });
}

function nameOf(code: string, vocabulary: Vocabulary, language: Language): string {
  return vocabulary.dispositions.get(code)?.[language] ?? code;
}

function say(wording: Wording | undefined, otherwise: string, language: Language): string {
  return wording?.[language] ?? otherwise;
}
