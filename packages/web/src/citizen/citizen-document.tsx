/** The citizen's frame: few ways, and on every page the one to what calls for help at once. */

import type { ComponentChildren } from 'preact';
import { type DoorVisit, type FieldFault, renderDoorDocument, type WayTo } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';
import { ownerIn, relativeMessagesIn } from './relative-messages.ts';

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

/** What no relative has. */
const onlyHerself = ['/borger/beskeder', '/borger/samtykke'];

export interface CitizenPage {
  readonly visit: DoorVisit;
  readonly title: string;
  readonly faults?: readonly FieldFault[];
  readonly sentences?: Readonly<Record<string, string>>;
  readonly island?: string;
  readonly children: ComponentChildren;
}

/** A whole page of the citizen's door. A relative has the ways that lead somewhere for her, and is told on each page whose it is. */
export function renderCitizenDocument(page: CitizenPage): string {
  const { language, person } = page.visit;
  const all = ways[language];
  if (person.role !== 'relative') return renderDoorDocument({ ...page, door: 'citizen', ways: all });
  const { name, whose } = ownerIn(person.citizen ?? '', language);
  const messages = relativeMessagesIn(language);
  const open = all.filter(({ href }) => !onlyHerself.includes(href));
  return renderDoorDocument({
    ...page,
    door: 'citizen',
    ways: open.map((way) => (way.href === '/borger/plan' ? { ...way, text: messages.plan(whose) } : way)),
    children: (
      <>
        <aside class="questionnaire-notice">
          <p>{messages.notice(name, whose)}</p>
        </aside>
        {page.children}
      </>
    ),
  });
}
