/** A programme told in text: which version it is and what it knows, or one of its codes. */

import type { FindingDefinition, Language } from '@rygforloeb/decision';
import type { Messages } from './messages/messages.ts';
import type { CliProgramme } from './surroundings.ts';
import { type Look, wrap } from './terminal.ts';

export interface ProgrammeReader {
  readonly programme: CliProgramme;
  readonly language: Language;
  readonly messages: Messages;
  readonly look: Look;
}

/** Version, status and sources, then everything the programme can say, be asked and be told, and by whom. */
export function overviewText({ programme, language, messages: { show }, look }: ProgrammeReader): string {
  const { manifest, vocabulary, texts } = programme;
  const { dispositions, questions, findings, actors } = vocabulary;
  const name = (code: string) => dispositions.get(code)?.[language] ?? code;
  const list = (title: string, rows: readonly string[]) => [
    '',
    look.bold(`${title} (${rows.length})`),
    ...rows.flatMap((row) => wrap(row, look.width, 2, 4)),
  ];
  const lines = [
    ...wrap(manifest.title[language], look.width).map(look.bold),
    `${show.version}: ${manifest.id} ${manifest.version}`,
    `${show.status}: ${manifest.status}`,
    ...list(
      show.sources,
      manifest.sources.map(({ document, title, publisher, status }) => `${document}: ${title}. ${publisher} (${status})`),
    ),
    ...list(
      show.dispositions,
      [...dispositions.keys()].map((code) => `${code} – ${name(code)}`),
    ),
    ...list(
      show.questions,
      [...questions].map(([question, codes]) => `${question} – ${codes.map(name).join(', ')}`),
    ),
    ...list(
      show.findings,
      [...findings.values()].map((one) => `${one.code} – ${one[language]} (${one.in})`),
    ),
    ...list(
      show.actors,
      [...actors.keys()].map((code) => `${code} – ${texts.actors.get(code)?.[language] ?? code}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** One finding or disposition; undefined when the programme does not know the code. */
export function codeText(
  code: string,
  { programme: { vocabulary, texts }, language, messages: { show }, look }: ProgrammeReader,
): string | undefined {
  const finding = vocabulary.findings.get(code);
  const disposition = vocabulary.dispositions.get(code);
  const named = finding ?? disposition;
  if (named === undefined) return undefined;
  const facts: readonly (readonly [word: string, fact: string | undefined])[] = [
    [show.place, finding?.in],
    [show.values, finding && valueWords(finding)],
    [show.question, texts.findings.get(code)?.question.professional[language]],
    [show.group, disposition?.group],
    [show.questions, disposition?.asks.join(', ') || undefined],
    [show.meaning, disposition?.meaning],
    [show.text, texts.dispositions.get(code)?.professional[language]],
  ];
  const lines = facts.flatMap(([word, fact]) => (fact === undefined ? [] : wrap(`${word}: ${fact}`, look.width, 2, 2)));
  return `${[look.bold(`${code} – ${named[language]}`), ...lines].join('\n')}\n`;
}

/** What a case may give as the value of a finding, in the words of a case file. */
function valueWords({ type, values, min, max, unit, orFalse, orEmpty }: FindingDefinition): string {
  const range = min === undefined ? '' : max === undefined ? ` ${min}–` : ` ${min}–${max}`;
  const choices = values ? `: ${values.join(', ')}` : '';
  return `${type}${range}${unit ? ` ${unit}` : ''}${choices}${orFalse ? ' | false' : ''}${orEmpty ? ' | []' : ''}`;
}
