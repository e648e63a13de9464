/** In which order an answer is read: now, today, recommended, possible, needs judgement, and what is folded. */

import type { Answer, Disposition } from '@rygforloeb/decision';

export const sectionOrder = ['now', 'today', 'recommended', 'possible', 'judgement', 'silent', 'noGrounds', 'notYours'] as const;

export type SectionId = (typeof sectionOrder)[number];

/** Sections told by name and code only. */
export const foldedSections: readonly SectionId[] = ['silent', 'noGrounds', 'notYours'];

/** The dispositions of an answer by section, each in the order of force; `isSafety` tells the group of a code. */
export function sectionsOf(answer: Answer, isSafety: (code: string) => boolean): ReadonlyMap<SectionId, readonly Disposition[]> {
  const pressing = answer.urgency === 'emergency' || answer.urgency === 'acute';
  const sections = new Map<SectionId, Disposition[]>(sectionOrder.map((id) => [id, []]));
  for (const disposition of answer.dispositions)
    sections.get(sectionOf(disposition, pressing && isSafety(disposition.code)))?.push(disposition);
  const weight = ({ code, status }: Disposition) => byForce.indexOf(status) * 2 + (isSafety(code) ? 0 : 1);
  for (const found of sections.values()) found.sort((one, other) => weight(one) - weight(other));
  return sections;
}

const byForce: readonly Disposition['status'][] = ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement', 'blocked-consent'];

function sectionOf({ status }: Disposition, isAcute: boolean): SectionId {
  switch (status) {
    case 'overdue':
    case 'required':
      return isAcute ? 'now' : 'today';
    case 'recommended':
      return isAcute ? 'now' : 'recommended';
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
