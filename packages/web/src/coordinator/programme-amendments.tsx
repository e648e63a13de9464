/** The proposed changes of the programme, and what each would change. */

import type { JSX } from 'preact';
import { programmePath } from './coordinator-document.tsx';
import { programmeMessagesIn } from './programme-messages.ts';
import type { AmendmentShown, PartWithSections } from './programme-model.ts';
import { Sections } from './programme-sections.tsx';
import { ProgrammeTable } from './programme-table.tsx';

/** A table; what changes rules leads to a trial. */
export function Amendments({
  amendments,
  sections,
  language,
}: PartWithSections & { readonly amendments: readonly AmendmentShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  const effects = { rules: messages.changesRules, words: messages.changesWords, nothing: messages.changesNothing };
  return (
    <ProgrammeTable
      lead={messages.amendmentsLead}
      columns={[messages.proposal, messages.amends, messages.source, messages.standing, messages.effect]}
    >
      {amendments.map(({ id, amends, source, words, changes, accepted, proposer, reason, relates }) => (
        <tr key={id}>
          <th scope="row">
            {id}: {words}
            {relates.map((other) => (
              <span class="programme-mark" key={`${other.type} ${other.id}`}>
                {messages.relations[other.type] ?? other.type}{' '}
                <a href={`${programmePath}?del=${other.type === 'reading' ? 'laesninger' : 'forslag'}&soeg=${other.id}`}>{other.id}</a>
              </span>
            ))}
          </th>
          <td data-label={messages.amends}>
            <Sections source={amends} sections={sections} language={language} />
          </td>
          <td data-label={messages.source}>
            <Sections source={source} sections={sections} language={language} />
          </td>
          <td data-label={messages.standing}>
            <strong>{accepted ? messages.takenIn : messages.proposed}</strong>
            {proposer !== undefined && <span class="programme-mark">{messages.proposedBy(proposer)}</span>}
          </td>
          <td data-label={messages.effect}>
            {effects[changes]}
            {reason !== undefined && <span class="programme-mark">{reason}</span>}
            {changes === 'rules' && (
              <>
                <br />
                <a href={`${programmePath}/hvad-hvis?forslag=${id}`} aria-label={messages.tryAmendmentOf(id)}>
                  {messages.tryAmendment}
                </a>
              </>
            )}
          </td>
        </tr>
      ))}
    </ProgrammeTable>
  );
}
