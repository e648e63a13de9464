/** When to react: few signs, plain words, one thing to do for each group; the same page is good to print. */

import type { JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import type { Language, Words } from '../shared/language.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { reactMessagesIn } from './react-messages.ts';

/** Signs that call for the same thing, the most pressing group first. */
export interface SignGroup {
  readonly id: string;
  readonly title: Words;
  readonly action: Words;
  readonly phone?: string;
  readonly signs: readonly Words[];
}

export interface ReactPage {
  readonly visit: DoorVisit;
  readonly groups: readonly SignGroup[];
}

/** The whole page. */
export function renderReactPage({ visit, groups }: ReactPage): string {
  const { language } = visit;
  const messages = reactMessagesIn(language);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    children: (
      <>
        <p>{messages.lead}</p>
        {groups.map((group) => (
          <Group key={group.id} group={group} language={language} />
        ))}
        <p class="no-print">{messages.print}</p>
      </>
    ),
  });
}

function Group({ group, language }: { readonly group: SignGroup; readonly language: Language }): JSX.Element {
  const { id, title, action, phone, signs } = group;
  return (
    <section class={`react react-${id}`} aria-labelledby={id}>
      <h2 id={id}>{title[language]}</h2>
      <ul>
        {signs.map((sign) => (
          <li key={sign.da}>{sign[language]}</li>
        ))}
      </ul>
      <p class="react-action">
        <strong>{action[language]}</strong>
      </p>
      {phone !== undefined && (
        <p>
          <a class="button button-primary" href={`tel:${phone.replaceAll(' ', '')}`}>
            {reactMessagesIn(language).call(phone)}
          </a>
        </p>
      )}
    </section>
  );
}
