/** In which order an answer is read: now, today, recommended, possible, needs judgement, and what is folded. */

import type { Answer, Disposition } from './model.ts';
import { strongestFirst } from './rules.ts';
import type { DispositionDefinition } from './vocabulary.ts';

export const sectionOrder = ['now', 'today', 'recommended', 'possible', 'judgement', 'silent', 'noGrounds', 'notYours'] as const;

export type SectionId = (typeof sectionOrder)[number];

/** Sections told by name only until they are opened. */
export const foldedSections: readonly SectionId[] = ['silent', 'noGrounds', 'notYours'];

/** The dispositions of an answer by section, each section in the order of force; safety that stands at every visit is the day's work also when something is acute. */
export function sectionsOf(
  answer: Answer,
  { dispositions }: { readonly dispositions: ReadonlyMap<string, Pick<DispositionDefinition, 'group' | 'standing'>> },
): ReadonlyMap<SectionId, readonly Disposition[]> {
  const isSafety = (code: string) => dispositions.get(code)?.group === 'safety';
  const pressing = answer.urgency === 'emergency' || answer.urgency === 'acute';
  const sections = new Map<SectionId, Disposition[]>(sectionOrder.map((id) => [id, []]));
  for (const disposition of answer.dispositions) {
    const acute = pressing && isSafety(disposition.code) && dispositions.get(disposition.code)?.standing !== true;
    sections.get(sectionOf(disposition, acute))?.push(disposition);
  }
  const weight = ({ code, status }: Disposition) => byForce.indexOf(status) * 2 + (isSafety(code) ? 0 : 1);
  for (const found of sections.values()) found.sort((one, other) => weight(one) - weight(other));
  return sections;
}

const byForce: readonly string[] = [...strongestFirst, 'not-permitted', 'not-covered'];

function sectionOf({ status }: Disposition, acute: boolean): SectionId {
  switch (status) {
    case 'overdue':
    case 'required':
      return acute ? 'now' : 'today';
    case 'recommended':
      return acute ? 'now' : 'recommended';
    case 'permitted':
      return 'possible';
    case 'needs-judgement':
    case 'blocked-consent':
      return 'judgement';
    case 'not-indicated':
      return 'noGrounds';
    case 'not-permitted':
      return 'notYours';
    case 'not-covered':
      return 'silent';
  }
}
