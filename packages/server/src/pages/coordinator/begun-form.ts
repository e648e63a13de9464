/** What a form begins with: what was typed in it, unless the link that led here asks about something else. */

import type { Visit } from '../door.ts';

/** The visit as the form sees it. `asked`: what the link says, by the form's fields; a draft about another stays where it is. */
export function begunForm(visit: Visit, asked: Readonly<Record<string, string | undefined>>): Visit {
  const { fields, frame } = visit;
  const isOther = Object.entries(asked).some(([name, value]) => value !== undefined && value !== '' && value !== fields.get(name));
  if (frame.told !== 'draft' || !isOther) return visit;
  const { told: _draft, words: _words, ...rest } = frame;
  return { ...visit, frame: rest, fields: new URLSearchParams() };
}
