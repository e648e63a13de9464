/** The clinician's frame: worklist, search, assessment; the acute way one key away. */

import type { ComponentChildren } from 'preact';
import { type DoorVisit, type FieldFault, renderDoorDocument, type WayTo } from '../shared/door-document.tsx';

export const clinicianHome = '/kliniker';

interface Way {
  readonly href: string;
  readonly da: string;
  readonly en: string;
  /** Roles for which there is nothing to do there. */
  readonly notFor?: readonly string[];
}

const ways: readonly Way[] = [
  { href: clinicianHome, da: 'Arbejdsliste', en: 'Worklist' },
  { href: '/kliniker/indbakke', da: 'Indbakke', en: 'Inbox' },
  { href: '/kliniker/borgere', da: 'Find borger', en: 'Find citizen' },
  { href: '/kliniker/beskeder', da: 'Beskeder', en: 'Messages' },
  { href: '/kliniker/akut', da: 'Akut', en: 'Acute' },
  {
    href: '/kliniker/vurdering',
    da: 'Vurdering uden borger',
    en: 'Assessment without a citizen',
    notFor: ['psychologist', 'municipality_119', 'municipality_140', 'jobcentre'],
  },
];

function waysFor({ language, person }: DoorVisit): readonly WayTo[] {
  return ways.flatMap(({ href, notFor, ...words }) => (notFor?.includes(person.role) === true ? [] : [{ href, text: words[language] }]));
}

export interface ClinicianPage {
  readonly visit: DoorVisit;
  readonly title: string;
  readonly faults?: readonly FieldFault[];
  readonly sentences?: Readonly<Record<string, string>>;
  readonly island?: string;
  /** Whose record is open. */
  readonly banner?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A whole page of the clinician's door. */
export function renderClinicianDocument(page: ClinicianPage): string {
  return renderDoorDocument({ island: 'record', ...page, door: 'clinician', ways: waysFor(page.visit) });
}
