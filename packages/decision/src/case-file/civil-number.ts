/** Numbers that look like a Danish civil registration number (CPR): found so that they can be refused, hidden so that no message repeats them. */

/** Day (also + 60, as in replacement numbers), month, year, and four digits, with or without a separator. */
const civilNumberForm = /(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d[-–—_./ ]?\d{4}(?!\d)/g;

/** Where such numbers stand in a text, as offsets of their first digit. */
export function civilNumbersIn(text: string): readonly number[] {
  return Array.from(text.matchAll(civilNumberForm), (match) => match.index);
}

/** The text with every such number replaced by dots. */
export function hideCivilNumbers(text: string): string {
  return text.replace(civilNumberForm, '••••••••••');
}
