/** The frame of every page about one citizen: whose record is open, the acute way, and the parts of it. */

import { languageName } from '@rygforloeb/decision';
import type { ComponentChildren, JSX } from 'preact';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import type { Language } from '../shared/language.ts';
import { type CitizenMessages, citizenMessagesIn } from './citizen-messages.ts';
import { renderClinicianDocument } from './clinician-document.tsx';

/** What stands at the head; what is absent nobody has said, or the reader may not see it. */
export interface CitizenCardShown {
  readonly id: string;
  readonly name: string;
  readonly age?: number;
  readonly municipality?: string;
  readonly phone?: string;
  readonly gp?: { readonly name: string };
  readonly language?: string;
  readonly consents?: { readonly permit: number; readonly deny: number };
}

export interface CitizenRecordPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly title: string;
  /** The parts that the reader's role has; each is a code of `parts`. */
  readonly parts: readonly string[];
  readonly faults?: readonly FieldFault[];
  readonly sentences?: Readonly<Record<string, string>>;
  readonly island?: string;
  readonly sheet?: 'findings';
  readonly children: ComponentChildren;
}

/** Address of a part of a citizen's record; the overview without one. */
export function citizenPath(id: string, part = ''): string {
  return `/kliniker/borger/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`;
}

/** A whole page about a citizen. */
export function renderCitizenRecord(page: CitizenRecordPage): string {
  return renderClinicianDocument({ ...page, banner: <Banner {...page} /> });
}

function Banner({ visit, card, parts }: CitizenRecordPage): JSX.Element {
  const messages = citizenMessagesIn(visit.language);
  const here = visit.path.split('?')[0];
  return (
    <section class="citizen-banner" aria-label={messages.banner}>
      <div class="container citizen-card">
        <p class="citizen-facts">
          <strong>{card.name}</strong>
          {factsOf(card, messages, visit.language).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <a class="button button-warning citizen-acute" href={citizenPath(card.id, 'akut')}>
          {messages.acute}
        </a>
      </div>
      <nav class="container citizen-parts" aria-label={messages.parts}>
        <ul class="no-max-width">
          {['', ...parts].map((part) => {
            const href = citizenPath(card.id, part);
            return (
              <li key={part}>
                <a href={href} {...(href === here && { 'aria-current': 'page' })}>
                  {messages.part[part === '' ? 'overblik' : part] ?? part}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
    </section>
  );
}

function factsOf(
  { age, municipality, gp, language, consents, phone }: CitizenCardShown,
  messages: CitizenMessages,
  pageIn: Language,
): readonly string[] {
  return [
    age === undefined ? undefined : messages.age(age),
    municipality,
    gp && messages.gp(gp.name || messages.gpUnnamed),
    phone && messages.phone(phone),
    language === undefined || language.startsWith('da') ? undefined : messages.language(languageName(language, pageIn)),
    consents && messages.consents(consents.permit, consents.deny),
  ].filter((fact): fact is string => fact !== undefined && fact !== '');
}
