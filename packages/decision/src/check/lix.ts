/** LIX, the Scandinavian readability index of Björnsson: words per sentence plus the percentage of words longer than six letters. */

/** What LIX is made of, and the index itself, rounded to a whole number. */
export interface Readability {
  readonly words: number;
  readonly sentences: number;
  readonly longWords: number;
  readonly lix: number;
}

/** The highest LIX a text for citizens may have; up to 35 counts as easy. */
export const highestCitizenLix = 35;

/** Measures a text; a sentence ends with a full stop, question mark, exclamation mark or colon before a space or the end. An empty text is 0. */
export function readability(text: string): Readability {
  const words = text.match(/[\p{L}\p{N}]+(?:[.,’'-][\p{L}\p{N}]+)*/gu) ?? [];
  const sentences = Math.max(1, (text.trim().match(/[.!?:…]+(?=[\s"”»)]|$)/gu) ?? []).length);
  const longWords = words.filter((word) => [...word].length > longestShortWord).length;
  const lix = words.length === 0 ? 0 : Math.round(words.length / sentences + (longWords * 100) / words.length);
  return { words: words.length, sentences, longWords, lix };
}

const longestShortWord = 6;
