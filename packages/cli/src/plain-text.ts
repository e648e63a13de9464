/** Text from outside made fit for a terminal: on one line, without control characters and without turned reading direction. */

const lineBreaks = /[\t\r\n\u2028\u2029]+/g;
/** Control characters, and marks that turn the direction of reading. */
const unfit = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text with nothing in it that a terminal would obey. */
export function plainText(text: string): string {
  return text.replace(lineBreaks, ' ').replace(unfit, '');
}
