/** Form fields of the pages behind login, in dkfds' manner: each with its label, its hint, and the sentence about what is wrong beside it. */

import type { ComponentChildren, JSX } from 'preact';
import type { FieldFault } from './door-document.tsx';
import { doorMessagesIn } from './door-messages.ts';
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

interface FieldProps {
  readonly form: FormView;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** One line of text. */
export function TextLine(
  props: FieldProps & {
    readonly type?: 'text' | 'email' | 'tel' | 'search';
    readonly numeric?: boolean;
    readonly autocomplete?: string;
    readonly maxLength?: number;
  },
): JSX.Element {
  const { form, name, type = 'text', numeric, autocomplete = 'off', maxLength = 300 } = props;
  return (
    <Group {...props}>
      <input
        class="form-input"
        type={type as 'text'}
        id={name}
        name={name}
        maxLength={maxLength}
        autoComplete={autocomplete}
        value={form.fields.get(name) ?? ''}
        {...(numeric && { inputMode: 'numeric' as const })}
        {...described(props)}
      />
    </Group>
  );
}

/** A file from the machine; its form is sent as `multipart/form-data`. */
export function FileLine(props: FieldProps & { readonly accept: string }): JSX.Element {
  const { name, accept } = props;
  return (
    <Group {...props}>
      <input class="form-input" type="file" {...{ id: name, name, accept }} {...described(props)} />
    </Group>
  );
}

/** Several lines of text. */
export function TextBox(props: FieldProps & { readonly rows?: number; readonly maxLength?: number }): JSX.Element {
  const { form, name, rows = 4, maxLength = 20_000 } = props;
  return (
    <Group {...props}>
      <textarea class="form-input" {...{ id: name, name, rows, maxLength }} {...described(props)}>
        {form.fields.get(name) ?? ''}
      </textarea>
    </Group>
  );
}

/** A choice from a longer list; `empty` is what stands there before anything was chosen. */
export function SelectOne(props: FieldProps & { readonly options: readonly Option[]; readonly empty?: string }): JSX.Element {
  const { form, name, options, empty } = props;
  const chosen = form.fields.get(name) ?? '';
  return (
    <Group {...props}>
      <select class="form-select" {...{ id: name, name }} {...described(props)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Group>
  );
}

/** One of a few. Nothing is chosen before somebody chose. */
export function RadioList(props: FieldProps & { readonly options: readonly Option[] }): JSX.Element {
  const { form, name, options } = props;
  const chosen = form.fields.get(name) ?? '';
  return (
    <Fieldset {...props}>
      {options.map(({ value, label, hint }, index) => {
        const id = index === 0 ? name : `${name}-${value}`;
        return (
          <div class="form-group-radio" key={value}>
            <input
              type="radio"
              class="form-radio radio-large"
              {...{ id, name, value }}
              checked={value === chosen}
              {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
            />
            <label for={id}>{label}</label>
            {hint !== undefined && (
              <span class="form-hint" id={`${id}-hint`}>
                {hint}
              </span>
            )}
          </div>
        );
      })}
    </Fieldset>
  );
}

/** Any of a few. */
export function TickList(props: FieldProps & { readonly options: readonly Option[] }): JSX.Element {
  const { form, name, options } = props;
  const ticked = form.fields.getAll(name);
  return (
    <Fieldset {...props}>
      {options.map(({ value, label, hint }, index) => {
        const id = index === 0 ? name : `${name}-${value}`;
        return (
          <div class="form-group-checkbox" key={value}>
            <input
              type="checkbox"
              class="form-checkbox checkbox-large"
              {...{ id, name, value }}
              checked={ticked.includes(value)}
              {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
            />
            <label for={id}>{label}</label>
            {hint !== undefined && (
              <span class="form-hint" id={`${id}-hint`}>
                {hint}
              </span>
            )}
          </div>
        );
      })}
    </Fieldset>
  );
}

/** Day, month and year in three fields: `name.dag`, `name.maaned`, `name.aar`. */
export function DateLine(props: FieldProps & { readonly birthday?: boolean }): JSX.Element {
  const { form, name, birthday = false } = props;
  const messages = doorMessagesIn(form.language);
  const parts = [
    ['dag', messages.day, 2, 'bday-day'],
    ['maaned', messages.month, 2, 'bday-month'],
    ['aar', messages.year, 4, 'bday-year'],
  ] as const;
  const isWrong = faultOf(form, name) !== undefined;
  return (
    <Fieldset {...props}>
      <div class="date-group">
        {parts.map(([part, label, size, complete], index) => {
          const id = index === 0 ? name : `${name}.${part}`;
          return (
            <span class={`date-field date-field-${size}`} key={part}>
              <label class="field-label" for={id}>
                {label}
              </label>
              <input
                type="text"
                inputMode="numeric"
                class="form-input"
                id={id}
                name={`${name}.${part}`}
                maxLength={size}
                value={form.fields.get(`${name}.${part}`) ?? ''}
                autoComplete={birthday ? complete : 'off'}
                {...(isWrong && { 'aria-invalid': 'true' })}
              />
            </span>
          );
        })}
      </div>
    </Fieldset>
  );
}

function Group({ form, name, label, hint, children }: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
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

function Fieldset({ form, name, label, hint, children }: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
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

function faultOf({ faults }: FormView, name: string): string | undefined {
  return faults.find(({ field }) => field === name)?.text;
}

function describedBy(form: FormView, name: string, hint: string | undefined): string {
  return [hint !== undefined && `${name}-hint`, faultOf(form, name) !== undefined && `${name}-fault`].filter(Boolean).join(' ');
}

function described({ form, name, hint }: FieldProps): Readonly<Record<string, string>> {
  const ids = describedBy(form, name, hint);
  return { ...(ids !== '' && { 'aria-describedby': ids }), ...(faultOf(form, name) !== undefined && { 'aria-invalid': 'true' }) };
}
