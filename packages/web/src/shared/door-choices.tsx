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
        {options.map((option, index) => (
          <Choice key={option.value} kind="radio" {...{ name, option }} isFirst={index === 0} isChosen={option.value === chosen} />
        ))}
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
      {options.map((option, index) => (
        <Choice key={option.value} kind="checkbox" {...{ name, option }} isFirst={index === 0} isChosen={ticked.includes(option.value)} />
      ))}
    </Fieldset>
  );
}

interface ChoiceProps {
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly option: Option;
  /** The first has the field's own id, where a link about what is wrong leads. */
  readonly isFirst: boolean;
  readonly isChosen: boolean;
}

function Choice({ kind, name, option: { value, label, hint }, isFirst, isChosen }: ChoiceProps): JSX.Element {
  const id = isFirst ? name : `${name}-${value}`;
  const isRadio = kind === 'radio';
  return (
    <div class={isRadio ? 'form-group-radio' : 'form-group-checkbox'}>
      <input
        type={kind}
        class={isRadio ? 'form-radio radio-large' : 'form-checkbox checkbox-large'}
        {...{ id, name, value }}
        checked={isChosen}
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
}
