/** The coordinator's frame. */

import type { ComponentChildren } from 'preact';
import { type DoorVisit, type FieldFault, renderDoorDocument, type WayTo } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';

export const coordinatorHome = '/koordinator';

const ways: Readonly<Record<Language, readonly WayTo[]>> = {
  da: [
    { href: coordinatorHome, text: 'Overblik' },
    { href: '/koordinator/adressebog', text: 'Adressebog' },
    { href: '/koordinator/programmet', text: 'Programmet' },
    { href: '/koordinator/beskeder', text: 'Beskedkø' },
  ],
  en: [
    { href: coordinatorHome, text: 'Overview' },
    { href: '/koordinator/adressebog', text: 'Directory' },
    { href: '/koordinator/programmet', text: 'The programme' },
    { href: '/koordinator/beskeder', text: 'Message queue' },
  ],
};

export interface CoordinatorPage {
  readonly visit: DoorVisit;
  readonly title: string;
  readonly faults?: readonly FieldFault[];
  readonly sentences?: Readonly<Record<string, string>>;
  readonly island?: string;
  readonly children: ComponentChildren;
}

/** A whole page of the coordinator's door. */
export function renderCoordinatorDocument(page: CoordinatorPage): string {
  return renderDoorDocument({ ...page, door: 'coordinator', ways: ways[page.visit.language] });
}
