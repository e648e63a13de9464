/** The form around every change of a plan, and the reason to go on where the programme says no. */

import type { ComponentChildren, JSX } from 'preact';
import { SelectOne, TextBox } from '../shared/door-fields.tsx';
import { citizenPath } from './citizen-record-document.tsx';
import { planMessagesIn } from './plan-messages.ts';
import type { PlanPage } from './plan-model.ts';
import { RecordForm } from './record-form.tsx';

/** Over the version that is shown. */
export function PlanForm(page: PlanPage & { readonly keeps?: boolean | string; readonly children: ComponentChildren }): JSX.Element {
  const { visit, card, plan, formKey, keeps = false, children } = page;
  return (
    <RecordForm visit={visit} formKey={formKey} action={citizenPath(card.id, 'plan')} version={plan?.version} keeps={keeps}>
      {children}
    </RecordForm>
  );
}

/** Folded away beneath the plan that is read together; open where it is due, or something in it is at fault. */
export function Folded({
  page,
  id,
  title,
  names,
  open = false,
  children,
}: {
  readonly page: PlanPage;
  readonly id: string;
  readonly title: string;
  /** How the names of its fields begin. */
  readonly names: readonly string[];
  readonly open?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const isIts = (field: string): boolean => names.some((name) => field === name || field.startsWith(`${name}.`));
  const isTyped = [...page.fields].some(([field, value]) => isIts(field) && value !== '');
  return (
    <details class="plan-fold" id={id} open={open || isTyped || page.faults.some(({ field }) => isIts(field))}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Folded away until the programme says no. */
export function Override({ visit, fields, faults, reasons }: PlanPage): JSX.Element {
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <details open={faults.some(({ field }) => field === 'grund') || (fields.get('grund') ?? '') !== ''}>
      <summary>{messages.override}</summary>
      <SelectOne form={form} name="grund" label={messages.override} empty={messages.overrideChoose} options={reasons} />
      <TextBox form={form} name="grund-tekst" label={messages.overrideText} rows={2} />
    </details>
  );
}
