/** One or any of a few, in forms behind login. */

import type { JSX } from 'preact';
import { type FieldProps, Fieldset, type Option } from './door-field-frame.tsx';

/** So short that a few of them stand in one row where there is room. */
const shortLabel = 18;

/** One of a few. Nothing is chosen before somebody chose. */
export function RadioList(props: FieldProps & { readonly options: readonly Option[] }): JSX.Element {
  const { form, name, options } = props;
  const chosen = form.fields.get(name) ?? '';
  const isShort = options.every(({ label, hint }) => label.length <= shortLabel && hint === undefined);
  return (
    <Fieldset {...props}>
      <div class={isShort ? 'choice-list choice-list-short' : 'choice-list'}>
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
      </div>
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
