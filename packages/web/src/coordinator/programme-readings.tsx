/** How the programme is read where it can be read in more than one way. */

import type { JSX } from 'preact';
import { programmeMessagesIn } from './programme-messages.ts';
import type { PartIn, ReadingShown } from './programme-model.ts';

/** One reading, folded; its reason inside. */
export function Reading({ reading, language }: PartIn & { readonly reading: ReadingShown }): JSX.Element {
  const { id, taken, where, issue, why, confirm } = reading;
  const messages = programmeMessagesIn(language);
  return (
    <details>
      <summary>
        {id}: {taken}
      </summary>
      <dl class="programme-reading">
        {issue !== undefined && (
          <div>
            <dt>{messages.issue}</dt>
            <dd>
              {issue} {where !== undefined && `(${where})`}
            </dd>
          </div>
        )}
        {why !== undefined && (
          <div>
            <dt>{messages.why}</dt>
            <dd>{why}</dd>
          </div>
        )}
        <dt>{messages.status}</dt>
        <dd>{confirm ? messages.confirm : messages.settled}</dd>
      </dl>
    </details>
  );
}

/** All of them, and how many the programme's owner is to confirm. */
export function Readings({ readings, language }: PartIn & { readonly readings: readonly ReadingShown[] }): JSX.Element {
  const messages = programmeMessagesIn(language);
  return (
    <>
      <p>{messages.readingsLead(readings.filter(({ confirm }) => confirm).length, readings.length)}</p>
      <div class="programme-readings">
        {readings.map((reading) => (
          <Reading key={reading.id} reading={reading} language={language} />
        ))}
      </div>
    </>
  );
}
