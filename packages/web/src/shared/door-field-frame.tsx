/** What stands around a form's field behind login, in dkfds' manner: its label, its hint, and the sentence about what is wrong beside it. */

import type { ComponentChildren, JSX } from 'preact';
import type { FieldFault } from './door-document.tsx';
import type { Language } from './language.ts';

/** What a form shows: what was typed, and what is wrong with it. */
export interface FormView {
  readonly language: Language;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface FieldProps {
  readonly form: FormView;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** A field with one label. */
export function Group({ form, name, label, hint, children }: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
  const fault = faultOf(form, name);
  return (
    <div class={`form-group${fault === undefined ? '' : ' form-error'}`}>
      <label class="form-label" for={name}>
        {label}
      </label>
      <Beside {...{ form, name, hint }} />
      {children}
    </div>
  );
}

/** Several controls that answer one question. */
export function Fieldset({ form, name, label, hint, children }: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
  const fault = faultOf(form, name);
  const ids = describedBy(form, name, hint);
  return (
    <div class={`form-group${fault === undefined ? '' : ' form-error'}`}>
      <fieldset {...(ids !== '' && { 'aria-describedby': ids })}>
        <legend class="form-label">{label}</legend>
        <Beside {...{ form, name, hint }} />
        {children}
      </fieldset>
    </div>
  );
}

function Beside({ form, name, hint }: { readonly form: FormView; readonly name: string; readonly hint: string | undefined }): JSX.Element {
  const fault = faultOf(form, name);
  return (
    <>
      {hint !== undefined && (
        <span class="form-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {fault !== undefined && (
        <span class="form-error-message" id={`${name}-fault`}>
          {fault}
        </span>
      )}
    </>
  );
}

/** The sentence about what is wrong with a field. */
export function faultOf({ faults }: FormView, name: string): string | undefined {
  return faults.find(({ field }) => field === name)?.text;
}

function describedBy(form: FormView, name: string, hint: string | undefined): string {
  return [hint !== undefined && `${name}-hint`, faultOf(form, name) !== undefined && `${name}-fault`].filter(Boolean).join(' ');
}

/** What a control says about its hint and its fault. */
export function described({ form, name, hint }: FieldProps): Readonly<Record<string, string>> {
  const ids = describedBy(form, name, hint);
  return { ...(ids !== '' && { 'aria-describedby': ids }), ...(faultOf(form, name) !== undefined && { 'aria-invalid': 'true' }) };
}
