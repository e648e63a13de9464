/** Where a file of offers or houses is read in: what is wrong by line and column, or what it would change, and then all of it is saved. */

import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { FileLine, TextBox } from '../shared/door-fields.tsx';
import { renderCoordinatorDocument } from './coordinator-document.tsx';
import { directoryMessagesIn } from './directory-messages.ts';
import { type ImportMessages, importMessagesIn } from './import-messages.ts';
import { offersMessagesIn } from './offers-messages.ts';

export type ImportedKind = 'offers' | 'houses';

export interface PlacedFault {
  readonly row: number;
  readonly column: number;
  readonly field?: string;
  readonly fault: string;
}

export interface PlannedShown {
  readonly row: number;
  readonly is: 'new' | 'changed' | 'same';
  readonly name: string;
  readonly of: string;
  /** Values in words. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

export interface ImportPage {
  readonly visit: DoorVisit;
  readonly what: ImportedKind;
  readonly path: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly rowFaults: readonly PlacedFault[];
  readonly formKey: string;
  readonly columns: readonly { readonly name: string; readonly codes?: string }[];
  /** What the file would do; `seen` comes back with the form that saves it. */
  readonly plan?: { readonly rows: readonly PlannedShown[]; readonly seen: string; readonly moved: boolean };
}

const mostShown = 100;

/** The whole page. */
export function renderImportPage(page: ImportPage): string {
  const { visit, what, back, faults, rowFaults, plan } = page;
  const messages = importMessagesIn(visit.language);
  const shown = rowFaults.length === 0 ? faults : [{ field: 'raekker', text: messages.faults(rowFaults.length) }];
  return renderCoordinatorDocument({
    visit,
    title: messages.titles[what],
    faults: shown,
    children: (
      <>
        <p>
          <a href={back.href}>{back.text}</a>
        </p>
        {plan === undefined ? <Choose page={page} faults={shown} /> : <Plan page={page} plan={plan} />}
      </>
    ),
  });
}

function nameOf({ what, visit }: ImportPage, field: string): string {
  const { fields } = what === 'offers' ? offersMessagesIn(visit.language) : directoryMessagesIn(visit.language);
  return fields[field] ?? field;
}

function Choose({ page, faults }: { readonly page: ImportPage; readonly faults: readonly FieldFault[] }): JSX.Element {
  const { visit, what, path, fields, rowFaults, formKey, columns } = page;
  const messages = importMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <>
      <p>{messages.leads[what]}</p>
      {rowFaults.length > 0 && <Faults page={page} messages={messages} />}
      <form method="post" action={path} encType="multipart/form-data" class="door-form import-form">
        <FormFields visit={visit} formKey={formKey} />
        <FileLine
          form={form}
          name="fil"
          label={messages.file}
          hint={messages.fileHint}
          accept=".csv,.json,.txt,text/csv,application/json"
        />
        <TextBox form={form} name="raekker" label={messages.orPaste} hint={messages.pasteHint} rows={10} maxLength={1_000_000} />
        <button type="submit" class="button button-primary" name="goer" value="se">
          {messages.see}
        </button>
      </form>
      <p>
        <a href={`${path}?hent=csv`}>{messages.download}</a>
      </p>
      <p class="form-hint">{messages.same[what]}</p>
      <details>
        <summary>{messages.columns}</summary>
        <dl class="import-columns">
          {columns.map(({ name, codes }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{[nameOf(page, name), codes ?? messages.columnHints[name]].filter(Boolean).join(': ')}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Faults({ page, messages }: { readonly page: ImportPage; readonly messages: ImportMessages }): JSX.Element {
  const { rowFaults } = page;
  return (
    <>
      <div class="coordinator-table">
        <table class="directory-table import-faults" aria-label={messages.faults(rowFaults.length)}>
          <thead>
            <tr>
              <th scope="col">{messages.line}</th>
              <th scope="col">{messages.column}</th>
              <th scope="col">{messages.what}</th>
              <th scope="col">{messages.fault}</th>
            </tr>
          </thead>
          <tbody>
            {rowFaults.slice(0, mostShown).map(({ row, column, field, fault }) => (
              <tr key={`${row} ${column} ${field} ${fault}`}>
                <td data-label={messages.line}>{row}</td>
                <td data-label={messages.column}>{column}</td>
                <td data-label={messages.what}>{field !== undefined && nameOf(page, field)}</td>
                <td data-label={messages.fault}>{messages.rowFaults[fault] ?? fault}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rowFaults.length > mostShown && <p>{messages.firstFaults(mostShown)}</p>}
    </>
  );
}

function Plan({ page, plan }: { readonly page: ImportPage; readonly plan: NonNullable<ImportPage['plan']> }): JSX.Element {
  const { visit, what, path, fields, formKey } = page;
  const messages = importMessagesIn(visit.language);
  const { rows, seen, moved } = plan;
  const count = (is: string): number => rows.filter((row) => row.is === is).length;
  const moving = rows.filter(({ is }) => is !== 'same');
  const file = fields.get('fil.navn') ?? '';
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{messages.previewTitle}</h2>
      {moved && (
        <p class="alert alert-warning" role="alert">
          {messages.moved}
        </p>
      )}
      {file !== '' && <p>{messages.previewOf(file)}</p>}
      <ul class="overview-facts no-max-width">
        {(['new', 'changed', 'same'] as const).map((is) => (
          <li class="overview-fact" key={is}>
            <strong class="overview-number">{count(is)}</strong>
            <span class="overview-words">{messages.is[is]}</span>
          </li>
        ))}
      </ul>
      {moving.length > 0 && <Moving page={page} rows={moving} messages={messages} />}
      {moving.length === 0 && what === 'houses' ? (
        <p>{messages.nothingToSave}</p>
      ) : (
        what === 'offers' && count('same') > 0 && <p>{messages.sameToo}</p>
      )}
      <form method="post" action={path} encType="multipart/form-data" class="import-acts">
        <FormFields visit={visit} formKey={formKey} />
        <input type="hidden" name="set" value={seen} />
        <input type="hidden" name="form" value={fields.get('form') ?? ''} />
        <input type="hidden" name="navn" value={file} />
        <textarea name="raekker" hidden readOnly aria-hidden="true" tabIndex={-1}>
          {`\n${fields.get('raekker') ?? ''}`}
        </textarea>
        {(moving.length > 0 || what === 'offers') && (
          <button type="submit" class="button button-primary" name="goer" value="gem">
            {messages.save}
          </button>
        )}
        <button type="submit" class="button button-secondary" name="goer" value="ret">
          {messages.edit}
        </button>
      </form>
    </section>
  );
}

function Moving({
  page,
  rows,
  messages,
}: {
  readonly page: ImportPage;
  readonly rows: readonly PlannedShown[];
  readonly messages: ImportMessages;
}): JSX.Element {
  return (
    <>
      <div class="coordinator-table">
        <table class="directory-table" aria-labelledby="plan">
          <thead>
            <tr>
              <th scope="col">{messages.name}</th>
              <th scope="col">{messages.line}</th>
              <th scope="col">{messages.changes}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostShown).map(({ row, is, name, of, changes }) => (
              <tr key={row}>
                <th scope="row">
                  {name}
                  {of !== '' && <span class="programme-mark">{of}</span>}
                </th>
                <td data-label={messages.line}>{row}</td>
                <td data-label={messages.changes}>
                  {is === 'new' ? (
                    messages.isOne.new
                  ) : (
                    <ul class="trial-changes">
                      {changes.map(({ field, before, after }) => (
                        <li key={field}>
                          {nameOf(page, field)}: <del>{before === '' ? messages.empty : before}</del> →{' '}
                          <ins>{after === '' ? messages.empty : after}</ins>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > mostShown && <p>{messages.more(rows.length - mostShown)}</p>}
    </>
  );
}
