/** The clinician's frame: worklist, search, assessment; the acute way one key away. */

import type { ComponentChildren } from 'preact';
import { type DoorVisit, type FieldFault, renderDoorDocument, type WayTo } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';

export const clinicianHome = '/kliniker';

const ways: Readonly<Record<Language, readonly WayTo[]>> = {
  da: [
    { href: clinicianHome, text: 'Arbejdsliste' },
    { href: '/kliniker/indbakke', text: 'Indbakke' },
    { href: '/kliniker/borgere', text: 'Find borger' },
    { href: '/kliniker/beskeder', text: 'Beskeder' },
    { href: '/kliniker/akut', text: 'Akut' },
    { href: '/kliniker/vurdering', text: 'Vurdering uden borger' },
  ],
  en: [
    { href: clinicianHome, text: 'Worklist' },
    { href: '/kliniker/indbakke', text: 'Inbox' },
    { href: '/kliniker/borgere', text: 'Find citizen' },
    { href: '/kliniker/beskeder', text: 'Messages' },
    { href: '/kliniker/akut', text: 'Acute' },
    { href: '/kliniker/vurdering', text: 'Assessment without a citizen' },
  ],
};

export interface ClinicianPage {
  readonly visit: DoorVisit;
  readonly title: string;
  readonly faults?: readonly FieldFault[];
  readonly sentences?: Readonly<Record<string, string>>;
  readonly island?: string;
  readonly sheet?: 'findings';
  /** Whose record is open. */
  readonly banner?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A whole page of the clinician's door. */
export function renderClinicianDocument(page: ClinicianPage): string {
  return renderDoorDocument({ island: 'record', ...page, door: 'clinician', ways: ways[page.visit.language] });
}
