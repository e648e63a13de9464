/** The numbers of the programme, each beside its source and how we read it. */

import type { JSX } from 'preact';
import { programmePath } from './coordinator-document.tsx';
import { programmeMessagesIn } from './programme-messages.ts';
import type { ParameterShown, PartWithSections } from './programme-model.ts';
import { Reading } from './programme-readings.tsx';
import { Sections } from './programme-sections.tsx';
import { ProgrammeTable } from './programme-table.tsx';

/** A table; each number leads to a trial of another, unless only clocks use it. */
export function Parameters({
  parameters,
  sections,
  language,
}: PartWithSections & { readonly parameters: readonly ParameterShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <ProgrammeTable lead={messages.parametersLead} columns={[messages.parameter, messages.value, messages.source, messages.reading]}>
      {parameters.map(({ name, words, value, source, local, safety, clockOnly, statements, readings }) => (
        <tr key={name}>
          <th scope="row">
            {words}
            {local && <span class="programme-mark">{messages.local}</span>}
            {safety && <span class="programme-mark">{messages.safety}</span>}
            {clockOnly && <span class="programme-mark">{messages.clockOnly}</span>}
          </th>
          <td data-label={messages.value}>
            <strong>{value}</strong>
            {!clockOnly && (
              <a class="programme-try" href={`${programmePath}/hvad-hvis?tal=${name}`} aria-label={messages.tryOf(words)}>
                {messages.try}
              </a>
            )}
          </td>
          <td class="programme-source" data-label={messages.source}>
            <Sections source={source} sections={sections} language={language} />
            {statements.length > 0 && (
              <details>
                <summary aria-label={`${messages.sourceSays}: ${words}`}>{messages.sourceSays}</summary>
                <ul lang="en">
                  {statements.map(({ id, source: where, text }) => (
                    <li key={id}>
                      {text} ({where})
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </td>
          <td data-label={messages.reading}>
            {readings.length === 0
              ? local
                ? messages.noReadingLocal
                : messages.noReading
              : readings.map((reading) => <Reading key={reading.id} reading={reading} language={language} />)}
          </td>
        </tr>
      ))}
    </ProgrammeTable>
  );
}
