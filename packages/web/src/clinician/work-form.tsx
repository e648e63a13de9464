/** The forms of the page of work: each act has one of its own. */

import type { ComponentChildren, JSX } from 'preact';
import type { FormView } from '../shared/door-field-frame.tsx';
import { citizenPath } from './citizen-record-document.tsx';
import { RecordForm } from './record-form.tsx';
import { workMessagesIn } from './work-messages.ts';
import type { WorkPage } from './work-page.tsx';

/** What the fields of a form show. */
export function formOf({ visit, fields, faults }: WorkPage): FormView {
  return { language: visit.language, fields, faults };
}

/** One act: its fields, and the button that takes it. */
export function WorkForm({
  page,
  act,
  about,
  button,
  children,
}: {
  readonly page: WorkPage;
  readonly act: string;
  readonly about?: string;
  readonly button?: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <RecordForm
      visit={page.visit}
      formKey={page.formKey}
      action={citizenPath(page.card.id, 'arbejde')}
      about={about}
      keeps={children === undefined ? false : `${act} ${about ?? ''}`.trim()}
    >
      {children}
      <button type="submit" class="button button-primary" name="gem" value={act}>
        {button ?? workMessagesIn(page.visit.language).save}
      </button>
    </RecordForm>
  );
}

/** Yes and no, and not asked where that is an answer too. */
export function yesNo({ visit }: WorkPage, unknown = false): readonly { readonly value: string; readonly label: string }[] {
  const messages = workMessagesIn(visit.language);
  return [
    { value: 'ja', label: messages.yes },
    { value: 'nej', label: messages.no },
    ...(unknown ? [{ value: '', label: messages.unknown }] : []),
  ];
}
