/** What the programme says to professionals and to citizens, side by side. */

import type { JSX } from 'preact';
import { programmeMessagesIn } from './programme-messages.ts';
import type { PartIn, TextShown } from './programme-model.ts';

/** A table. */
export function Texts({ texts, language }: PartIn & { readonly texts: readonly TextShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <>
      <p>{messages.textsLead}</p>
      <div class="coordinator-table">
        <table class="directory-table programme-table" aria-labelledby="del">
          <thead>
            <tr>
              <th scope="col">{messages.disposition}</th>
              <th scope="col">{messages.toProfessional}</th>
              <th scope="col">{messages.toCitizen}</th>
            </tr>
          </thead>
          <tbody>
            {texts.map(({ code, name, professional, citizen }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td data-label={messages.toProfessional}>{professional}</td>
                <td data-label={messages.toCitizen}>{citizen}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
