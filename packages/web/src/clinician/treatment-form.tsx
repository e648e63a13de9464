/** The forms of the page of treatment: each act has one of its own, folded away until somebody needs it or has written in it. */

import type { ComponentChildren, JSX } from 'preact';
import type { FormView } from '../shared/door-field-frame.tsx';
import { citizenPath } from './citizen-record-document.tsx';
import { RecordForm } from './record-form.tsx';
import { treatmentMessagesIn } from './treatment-messages.ts';
import type { TreatmentPage } from './treatment-page.tsx';

/** What the fields of a form show. */
export function formOf({ visit, fields, faults }: TreatmentPage): FormView {
  return { language: visit.language, fields, faults };
}

/** One act: its fields, and the button that takes it. */
export function ActForm({
  page,
  act,
  about,
  version,
  children,
}: {
  readonly page: TreatmentPage;
  readonly act: string;
  readonly about?: string;
  /** The version that the form shows. */
  readonly version?: number;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <RecordForm
      visit={page.visit}
      formKey={page.formKey}
      action={citizenPath(page.card.id, 'behandling')}
      about={about}
      version={version}
      kind="row-form"
      keeps={`${act} ${about ?? ''}`}
    >
      {children}
      <button type="submit" class="button button-primary" name="gem" value={act}>
        {treatmentMessagesIn(page.visit.language).save}
      </button>
    </RecordForm>
  );
}

/** Open where something is wrong or written in a field whose name begins so. */
export function Folded({
  page,
  title,
  about,
  fields,
  children,
}: {
  readonly page: Pick<TreatmentPage, 'fields' | 'faults'>;
  readonly title: string;
  /** Where a page has several of a kind: which of them, for who cannot see where it stands. */
  readonly about?: string;
  readonly fields: readonly string[];
  readonly children: ComponentChildren;
}): JSX.Element {
  const written = [...page.fields].flatMap(([name, value]) => (value === '' ? [] : [name]));
  return (
    <details open={[...page.faults.map(({ field }) => field), ...written].some((field) => fields.some((name) => field.startsWith(name)))}>
      <summary>
        {title}
        {about !== undefined && <span class="sr-only">: {about}</span>}
      </summary>
      {children}
    </details>
  );
}
