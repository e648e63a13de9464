/** Form fields of the pages behind login: lines, boxes, lists to choose from, dates. */

import type { JSX } from 'preact';
import { described, type FieldProps, Fieldset, faultOf, Group, type Option } from './door-field-frame.tsx';
import { doorMessagesIn } from './door-messages.ts';

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
