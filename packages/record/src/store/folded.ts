/** A text as names are compared: without case, accents and doubled spaces. */

/** Longer than any name; what the database indexes has a limit. */
const LONGEST = 400;

/** The text in small letters, without accents. Danish å is an a with a ring and becomes a; æ and ø stay. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed();
}
