/** The papers of a programme version, opened when the first is asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPapers, type Papers } from '@rygforloeb/documents';
import { parse } from 'yaml';
import type { PathwayProgramme } from '../pathway-programme.ts';

interface Words {
  readonly da: string;
  readonly en: string;
}

/** Which findings are drawn as curves. */
export interface Curves {
  readonly measures: readonly string[];
  readonly gapAfterDays: number;
  /** The citizen's own: her scores by `instrument.score`, and what findings and days of findings are called to her. */
  readonly own: {
    readonly gapAfterDays: { readonly diary: number; readonly forms: number };
    readonly scores: readonly (Words & { readonly score: string })[];
    readonly findings: Readonly<Record<string, Words>>;
    readonly days: Readonly<Record<string, Words>>;
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
