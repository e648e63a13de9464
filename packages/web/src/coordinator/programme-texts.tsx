/** What the programme says to professionals and to citizens, side by side. */

import type { JSX } from 'preact';
import { programmeMessagesIn } from './programme-messages.ts';
import type { PartIn, TextShown } from './programme-model.ts';
import { ProgrammeTable } from './programme-table.tsx';

/** A table. */
export function Texts({ texts, language }: PartIn & { readonly texts: readonly TextShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <ProgrammeTable lead={messages.textsLead} columns={[messages.disposition, messages.toProfessional, messages.toCitizen]}>
      {texts.map(({ code, name, professional, citizen }) => (
        <tr key={code}>
          <th scope="row">{name}</th>
          <td data-label={messages.toProfessional}>{professional}</td>
          <td data-label={messages.toCitizen}>{citizen}</td>
        </tr>
      ))}
    </ProgrammeTable>
  );
}
