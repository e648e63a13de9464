/** The time windows of the programme: how long, who acts, and what happens when they run out. */

import type { JSX } from 'preact';
import { programmeMessagesIn } from './programme-messages.ts';
import type { ClockShown, PartWithSections } from './programme-model.ts';
import { Sections } from './programme-sections.tsx';
import { ProgrammeTable } from './programme-table.tsx';

/** A table. */
export function Clocks({ clocks, sections, language }: PartWithSections & { readonly clocks: readonly ClockShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <ProgrammeTable
      lead={messages.clocksLead}
      columns={[messages.part.frister, messages.clockWindow, messages.clockOwner, messages.clockThen, messages.source]}
    >
      {clocks.map(({ id, words, windows, owner, then, source, local }) => (
        <tr key={id}>
          <th scope="row">
            {words}
            {local && <span class="programme-mark">{messages.localClock}</span>}
          </th>
          <td data-label={messages.clockWindow}>{windows.join('; ')}</td>
          <td data-label={messages.clockOwner}>{owner.length === 0 ? messages.nobodysClock : owner.join(', ')}</td>
          <td data-label={messages.clockThen}>{then}</td>
          <td data-label={messages.source}>
            <Sections source={source} sections={sections} language={language} />
          </td>
        </tr>
      ))}
    </ProgrammeTable>
  );
}
