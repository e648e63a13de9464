/** The names of form fields: a question's own, and those of its parts. */

/** The three fields of a date. */
export const dateParts = ['day', 'month', 'year'] as const;

/** A part of a date, or the text of one's own beside a list. */
export function partField(linkId: string, part: (typeof dateParts)[number] | 'other'): string {
  return `${linkId}.${part}`;
}

/** The value of a list's option for an answer of one's own. */
export const otherOption = 'other';
