/** A programme told in text: which version it is and what it knows, or one of its codes. */

import type { CliProgramme } from './surroundings.ts';
import type { Language } from '@rygforloeb/decision';
import type { Messages } from './messages/messages.ts';
import { type Look, wrap } from './terminal.ts';

export interface ProgrammeReader {
  readonly programme: CliProgramme;
  readonly language: Language;
  readonly messages: Messages;
  readonly look: Look;
}

/** Version, status and sources, then every finding, disposition, question and actor with its name. */
export function overviewText({ programme, language, messages, look }: ProgrammeReader): string {
  const { manifest, vocabulary, texts } = programme;
  const { show } = messages;
  const list = (title: string, rows: readonly (readonly [code: string, name: string])[]) => [
    '',
    look.bold(`${title} (${rows.length})`),
    ...rows.flatMap(([code, name]) => wrap(`${code} – ${name}`, look.width, 2, 4)),
  ];
  const lines = [
    ...wrap(manifest.title[language], look.width).map(look.bold),
    `${show.version}: ${manifest.id} ${manifest.version}`,
    `${show.status}: ${manifest.status}`,
    `${show.sources}:`,
    ...manifest.sources.flatMap(({ document, title, publisher, status }) => wrap(`${document}: ${title}. ${publisher} (${status})`, look.width, 2, 4)),
    ...list(show.dispositions, [...vocabulary.dispositions.values()].map((one) => [one.code, one[language]])),
    ...list(show.questions, [...vocabulary.questions].map(([question, codes]) => [question, codes.map((code) => vocabulary.dispositions.get(code)?.[language] ?? code).join(', ')])),
    ...list(show.findings, [...vocabulary.findings.values()].map((one) => [one.code, `${one[language]} (${one.in})`])),
    ...list(show.actors, [...vocabulary.actors.keys()].map((code) => [code, texts.actors.get(code)?.[language] ?? code])),
  ];
  return `${lines.join('\n')}\n`;
}

/** One finding, disposition, question or actor; undefined when the programme does not know the code. */
export function codeText(code: string, reader: ProgrammeReader): string | undefined {
  const rows = findingRows(code, reader) ?? dispositionRows(code, reader) ?? questionRows(code, reader) ?? actorRows(code, reader);
  if (rows === undefined) return undefined;
  const { look } = reader;
  const [[, name] = ['', ''], ...facts] = rows;
  return `${[look.bold(`${code} – ${name}`), ...facts.filter(([, fact]) => fact !== '').flatMap(([word, fact]) => wrap(`${word}: ${fact}`, look.width, 2, 2))].join('\n')}\n`;
}

type Rows = readonly (readonly [word: string, fact: string])[];

function findingRows(code: string, { programme, language, messages: { show } }: ProgrammeReader): Rows | undefined {
  const finding = programme.vocabulary.findings.get(code);
  if (finding === undefined) return undefined;
  const text = programme.texts.findings.get(code);
  return [
    ['', finding[language]],
    [show.place, finding.in],
    [show.values, valuesWords(finding)],
    [show.question, text?.question.professional[language] ?? ''],
    ['', ''],
  ];
}
