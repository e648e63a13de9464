/** The citizen's frame: few ways, and on every page the one to what calls for help at once. */

import type { ComponentChildren } from 'preact';
import { type DoorVisit, type FieldFault, renderDoorDocument, type WayTo } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';

export const citizenHome = '/borger';

const ways: Readonly<Record<Language, readonly WayTo[]>> = {
  da: [
    { href: citizenHome, text: 'Forside' },
    { href: '/borger/plan', text: 'Min plan' },
    { href: '/borger/beskeder', text: 'Beskeder' },
    { href: '/borger/samtykke', text: 'Samtykke' },
    { href: '/borger/reager', text: 'Hvornår skal jeg reagere?' },
  ],
  en: [
    { href: citizenHome, text: 'Front page' },
    { href: '/borger/plan', text: 'My plan' },
    { href: '/borger/beskeder', text: 'Messages' },
    { href: '/borger/samtykke', text: 'Consent' },
    { href: '/borger/reager', text: 'When must I react?' },
  ],
};

export interface CitizenPage {
  readonly visit: DoorVisit;
  readonly title: string;
  readonly faults?: readonly FieldFault[];
  readonly sentences?: Readonly<Record<string, string>>;
  readonly island?: string;
  readonly children: ComponentChildren;
}

/** A whole page of the citizen's door. */
export function renderCitizenDocument(page: CitizenPage): string {
  return renderDoorDocument({ ...page, door: 'citizen', ways: ways[page.visit.language] });
}
