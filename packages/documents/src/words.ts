/** The words of papers and pictures, from the programme's `texts/documents`: every one in Danish and English, and none that nobody says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, Wording } from '@rygforloeb/decision';
import { parse } from 'yaml';
import { type WordFile, type WordKey, wordKeys } from './word-keys.ts';

/** Says a text by its key, with what belongs in its slots: `{name}`. */
export type Say<File extends WordFile> = (key: WordKey<File>, slots?: Readonly<Record<string, string>>) => string;

export interface PaperWords {
  readonly in: <File extends WordFile>(file: File, language: Language) => Say<File>;
}

/** The words are not complete; `problems` names each place. */
export class PaperWordsError extends Error {
  readonly code = 'RYG_PAPER_WORDS';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the words of the papers are not complete: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

const languages = ['da', 'en'] as const;

/** Reads the words of a programme version; throws PaperWordsError with everything that is missing or superfluous. */
export function readPaperWords(directory: string): PaperWords {
  const problems: string[] = [];
  const files = new Map(
    (Object.keys(wordKeys) as WordFile[]).map((file) => [
      file,
      wordsOf(join(directory, 'texts', 'documents', `${file}.yaml`), file, problems),
    ]),
  );
  if (problems.length > 0) throw new PaperWordsError(problems);
  return {
    in: (file, language) => {
      const words = files.get(file);
      return (key, slots = {}) => filled(words?.get(key)?.[language] ?? '', slots);
    },
  };
}

function wordsOf(path: string, file: WordFile, problems: string[]): ReadonlyMap<string, Wording> {
  const keys: readonly string[] = wordKeys[file];
  const found = new Map<string, Wording>();
  let content: Readonly<Record<string, unknown>> = {};
  try {
    content = (parse(readFileSync(path, 'utf8')) ?? {}) as Readonly<Record<string, unknown>>;
  } catch (error) {
    problems.push(`${file}: ${error instanceof Error ? error.message.split('\n')[0] : 'cannot be read'}`);
    return found;
  }
  const { source, requirements: _requirements, ...words } = content;
  if (typeof source !== 'string' || source === '') problems.push(`${file}: has no source`);
  for (const key of Object.keys(words)) if (!keys.includes(key)) problems.push(`${file}: nobody says ${key}`);
  for (const key of keys) {
    const told = (words[key] ?? {}) as { readonly citizen?: unknown };
    const wording = (told.citizen ?? told) as Partial<Wording>;
    for (const language of languages)
      if (typeof wording[language] !== 'string' || wording[language].trim() === '') problems.push(`${file}: ${key} has no ${language}`);
    found.set(key, wording as Wording);
    if (slotsOf(wording.da) !== slotsOf(wording.en)) problems.push(`${file}: ${key} has other slots in da than in en`);
  }
  return found;
}

function slotsOf(words: unknown): string {
  return [...new Set(String(words).match(/\{\w+\}/g) ?? [])].sort().join();
}

/** One pass: what is put in is never read for slots again. */
function filled(words: string, slots: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}
