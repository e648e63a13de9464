/** A paper as it is laid out: who it is from, to and about, and its contents in reading order. Every string is finished text in one language. */
import type { Language } from '@rygforloeb/decision';

export type Block =
  | { readonly block: 'heading'; readonly text: string }
  | { readonly block: 'text'; readonly text: string }
  | { readonly block: 'list'; readonly items: readonly string[] }
  /** Labels with what is said under each, or behind it where all of it is short. */
  | { readonly block: 'facts'; readonly rows: readonly (readonly [label: string, text: string])[]; readonly isShort: boolean }
  | {
      readonly block: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** How the columns share the width. */
      readonly widths: readonly number[];
    }
  /** Somebody's own words. */
  | { readonly block: 'quote'; readonly text: string }
  /** What must not be overlooked. */
  | { readonly block: 'notice'; readonly title: string; readonly text: string }
  /** What stands below in small type. */
  | { readonly block: 'fine'; readonly title: string; readonly text: string }
  | { readonly block: 'picture'; readonly svg: string; readonly alt: string; readonly caption?: string; readonly width: number };

export interface Paper {
  /** A handout is for the citizen's hand: larger type, wider lines. */
  readonly look: 'letter' | 'handout';
  readonly language: Language;
  readonly title: string;
  /** Who sends it, above all. */
  readonly from: readonly string[];
  /** Whose programme it goes by, under who sends it. */
  readonly publisher: string;
  readonly date: readonly [label: string, text: string];
  readonly to?: readonly [label: string, text: string];
  readonly copies?: readonly [label: string, text: string];
  readonly citizen?: { readonly label: string; readonly name: string; readonly rows: readonly (readonly [label: string, text: string])[] };
  /** Above all else: that it is a draft, or that the people in it do not exist. */
  readonly marks: readonly string[];
  readonly blocks: readonly Block[];
  /** At the foot of each page, with the page's number by `page` and `of`. */
  readonly foot: { readonly text: string; readonly about: string; readonly page: string; readonly of: string };
}

/** A block under a heading, and neither where there is nothing to say. */
export function section(heading: string, ...blocks: readonly (Block | undefined)[]): readonly Block[] {
  const said = blocks.filter((block) => block !== undefined && !isEmpty(block)) as readonly Block[];
  return said.length === 0 ? [] : [{ block: 'heading', text: heading }, ...said];
}

/** A text, or nothing where there is none. */
export function text(words: string | undefined): Block | undefined {
  return words === undefined || words.trim() === '' ? undefined : { block: 'text', text: words };
}

/** Labels with their texts, without those that are not told. */
export function facts(rows: readonly (readonly [label: string, text: string | undefined])[]): Block {
  const told = rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1].trim() !== '');
  const isShort = told.every(([label, words]) => label.length + words.length < 75 && !words.includes('\n'));
  return { block: 'facts', rows: told, isShort };
}

function isEmpty(block: Block): boolean {
  switch (block.block) {
    case 'list':
      return block.items.length === 0;
    case 'facts':
    case 'table':
      return block.rows.length === 0;
    default:
      return false;
  }
}
