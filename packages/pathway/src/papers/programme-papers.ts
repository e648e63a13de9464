/** The papers of a programme version, opened when the first is asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@rygforloeb/decision';
import { openPapers, type Papers } from '@rygforloeb/documents';
import { parse } from 'yaml';
import type { PathwayProgramme } from '../pathway-programme.ts';

type Told = Readonly<Record<Language, string>>;

/** What is drawn as curves: findings, scores of instruments, and sick leave. */
export interface Curves {
  readonly measures: readonly string[];
  /** `instrument.score`. */
  readonly scores: readonly string[];
  readonly sites: Readonly<Record<string, Told>>;
  readonly work: { readonly name: Told; readonly full: Told; readonly part: Told; readonly none: Told };
  readonly gapAfterDays: number;
  /** The citizen's own: her scores by `instrument.score`, and what findings and days of findings are called to her. */
  readonly own: {
    readonly gapAfterDays: { readonly diary: number; readonly forms: number };
    readonly scores: readonly (Told & { readonly score: string })[];
    readonly findings: Readonly<Record<string, Told>>;
    readonly days: Readonly<Record<string, Told>>;
  };
}

interface Opened {
  readonly papers: Papers;
  readonly curves: Curves;
}

const opened = new WeakMap<PathwayProgramme, Opened>();

/** Throws PaperWordsError where the programme's words are not complete. */
export function papersOf(programme: PathwayProgramme): Opened {
  const found = opened.get(programme);
  if (found !== undefined) return found;
  const curves = parse(readFileSync(join(programme.directory, 'curves.yaml'), 'utf8')) as Curves;
  const made = { papers: openPapers(programme), curves };
  opened.set(programme, made);
  return made;
}
