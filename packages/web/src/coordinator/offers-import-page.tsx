/** Where many offers are pasted in at once: all right, or none is saved and each fault stands with its row. */

import { type DoorVisit, FormFields } from '../shared/door-document.tsx';
import { TextBox } from '../shared/door-fields.tsx';
import { offersPath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { offersMessagesIn } from './offers-messages.ts';

export interface RowFaultShown {
  readonly row: number;
  readonly field?: string;
  readonly fault: string;
}

export interface OffersImportPage {
  readonly visit: DoorVisit;
  readonly fields: URLSearchParams;
  readonly faults: readonly RowFaultShown[];
  readonly formKey: string;
  readonly columns: readonly string[];
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}

/** The whole page. */
export function renderOffersImportPage({ visit, fields, faults, formKey, columns, categories }: OffersImportPage): string {
  const messages = offersMessagesIn(visit.language);
  const told = faults.map(
    ({ row, field, fault }) =>
      `${messages.row(row)}: ${field === undefined ? '' : `${messages.fields[field] ?? field} `}${messages.faults[fault] ?? fault}`,
  );
  const shown = faults.length === 0 ? [] : [{ field: 'raekker', text: messages.importFaults(faults.length) }];
  return renderCoordinatorDocument({
    visit,
    title: messages.importTitle,
    faults: shown,
    children: (
      <>
        <p>
          <a href={offersPath}>{messages.back}</a>
        </p>
        <p>{messages.importLead}</p>
        <details>
          <summary>{messages.importColumns}</summary>
          <dl class="import-columns">
            {columns.map((column) => (
              <div key={column}>
                <dt>
                  <code>{column}</code>
                </dt>
                <dd>
                  {messages.fields[column]}
                  {column === 'category' && `: ${categories.map(({ code, name }) => `${code} = ${name}`).join('; ')}`}
                </dd>
              </div>
            ))}
          </dl>
        </details>
        {told.length > 0 && (
          <ol class="import-faults">
            {told.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        )}
        <form method="post" action={`${offersPath}/indlaes`} class="door-form">
          <FormFields visit={visit} formKey={formKey} />
          <TextBox
            form={{ language: visit.language, fields, faults: shown }}
            name="raekker"
            label={messages.importText}
            hint={messages.importHint}
            rows={12}
            maxLength={200_000}
          />
          <button type="submit" class="button button-primary">
            {messages.importDo}
          </button>
        </form>
      </>
    ),
  });
}
