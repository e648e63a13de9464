/** In which order an answer is read: now, today, recommended, possible, needs judgement, and what is folded. */

import type { Answer, Disposition } from '@rygforloeb/decision';

export const sectionOrder = ['now', 'today', 'recommended', 'possible', 'judgement', 'silent', 'noGrounds', 'notYours'] as const;

export type SectionId = (typeof sectionOrder)[number];

export const foldedSections: readonly SectionId[] = ['silent', 'noGrounds', 'notYours'];

/** Safety at every visit, acute or not: it stands with the day's work. */
const standing = ['check-alarm-signs', 'give-safety-net-advice', 'record-level-of-concern', 'examine-neurology'];

/** The dispositions of an answer by section, each section in the order of force. */
export function sectionsOf(answer: Answer, groupOf: (code: string) => string | undefined): ReadonlyMap<SectionId, readonly Disposition[]> {
  const pressing = answer.urgency === 'emergency' || answer.urgency === 'acute';
  const sections = new Map<SectionId, Disposition[]>(sectionOrder.map((id) => [id, []]));
  for (const disposition of answer.dispositions) {
    const acute = pressing && groupOf(disposition.code) === 'safety' && !standing.includes(disposition.code);
    sections.get(sectionOf(disposition, acute))?.push(disposition);
  }
  const weight = ({ code, status }: Disposition) => byForce.indexOf(status) * 2 + (groupOf(code) === 'safety' ? 0 : 1);
  for (const found of sections.values()) found.sort((one, other) => weight(one) - weight(other));
  return sections;
}

const byForce: readonly string[] = [
  'overdue',
  'required',
  'recommended',
  'permitted',
  'needs-judgement',
  'blocked-consent',
  'not-indicated',
  'not-permitted',
  'not-covered',
];

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
