/** The coordinator's frame. */

import type { ComponentChildren } from 'preact';
import { type DoorVisit, type FieldFault, renderDoorDocument, type WayTo } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';

export const coordinatorHome = '/koordinator';
export const queuePath = '/koordinator/beskeder';
export const directoryPath = '/koordinator/adressebog';
export const offersPath = '/koordinator/tilbud';
export const programmePath = '/koordinator/programmet';
export const usersPath = '/koordinator/brugere';
export const logPath = '/koordinator/log';

const ways: Readonly<Record<Language, readonly WayTo[]>> = {
  da: [
    { href: coordinatorHome, text: 'Overblik' },
    { href: queuePath, text: 'Beskedkø' },
    { href: directoryPath, text: 'Adressebog' },
    { href: programmePath, text: 'Programmet' },
    { href: usersPath, text: 'Brugere' },
    { href: logPath, text: 'Log' },
  ],
  en: [
    { href: coordinatorHome, text: 'Overview' },
    { href: queuePath, text: 'Message queue' },
    { href: directoryPath, text: 'Directory' },
    { href: programmePath, text: 'The programme' },
    { href: usersPath, text: 'Users' },
    { href: logPath, text: 'Log' },
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

/** A whole page of the coordinator's door. The log is the administrator's alone. */
export function renderCoordinatorDocument(page: CoordinatorPage): string {
  const { language, person } = page.visit;
  const open = ways[language].filter(({ href }) => href !== logPath || person.role === 'administrator');
  return renderDoorDocument({ ...page, door: 'coordinator', ways: open });
}
