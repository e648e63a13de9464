/** Form fields in dkfds' manner, made dense: choices, dates and texts. Each works without JavaScript. */

import type { ComponentChildren, JSX } from 'preact';
import type { Messages } from './messages.ts';

/** What a field needs from the form around it. */
export interface FormState {
  readonly messages: Messages;
  /** What was typed; empty when nothing was. */
  value(name: string): string;
  values(name: string): readonly string[];
  /** The sentence beside a question that cannot be read. */
  fault(group: string): string | undefined;
  /** The field at fault, for `aria-invalid`. */
  faulty(field: string): boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A question with its answer below or beside it. The first control has the question's name as id, so that links reach it. */
export function Question(props: {
  readonly form: FormState;
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly hint?: string | undefined;
  readonly kind?: 'three-way' | 'choice' | 'date' | 'list' | 'text';
  readonly children: ComponentChildren;
  readonly more?: ComponentChildren;
}): JSX.Element {
  const { form, name, hint } = props;
  const fault = form.fault(name);
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={`finding${fault ? ' form-error' : ''}`}
      data-finding={name}
      data-kind={props.kind}
      {...(described && { 'aria-describedby': described })}
    >
      <legend class="finding-legend">{props.legend}</legend>
      <div class="finding-body">
        {hint && (
          <span class="form-hint finding-help" id={`${name}-hint`}>
            {hint}
          </span>
        )}
        <FaultMessage form={form} name={name} />
        {props.children}
        {props.more}
      </div>
    </fieldset>
  );
}

/** The sentence beside a question that cannot be read. */
export function FaultMessage({ form, name }: { readonly form: FormState; readonly name: string }): JSX.Element | null {
  const fault = form.fault(name);
  if (!fault) return null;
  return (
    <span class="form-error-message" id={`${name}-error`}>
      <span class="sr-only">{form.messages.errorPrefix} </span>
      {fault}
    </span>
  );
}

/** Equal buttons of which one is chosen. */
export function Choices(props: {
  readonly form: FormState;
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly scale?: boolean;
}): JSX.Element {
  const { form, name, choices } = props;
  const chosen = form.value(name);
  const known = choices.some(({ value }) => value === chosen);
  return (
    <div class={`choices${props.scale ? ' choices-scale' : ''}`}>
      {choices.map(({ value, label }, index) => {
        const id = index === 0 ? name : `${name}-${value || 'unknown'}`;
        return (
          <span class={`choice${value === '' ? ' choice-unknown' : ''}`} key={value}>
            <input type="radio" class="choice-input" id={id} name={name} value={value} checked={known ? value === chosen : value === ''} />
            <label class="choice-label" for={id}>
              {label}
            </label>
          </span>
        );
      })}
    </div>
  );
}

/** Yes, no, not asked. */
export function ThreeWay({ form, name }: { readonly form: FormState; readonly name: string }): JSX.Element {
  const { yes, no, notAsked } = form.messages;
  return (
    <Choices
      form={form}
      name={name}
      choices={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
        { value: '', label: notAsked },
      ]}
    />
  );
}

/** Any of several, or explicitly none, or not asked. */
export function Ticks(props: {
  readonly form: FormState;
  readonly name: string;
  readonly noneName: string;
  readonly choices: readonly Choice[];
}): JSX.Element {
  const { form, name, noneName, choices } = props;
  const ticked = form.values(name);
  const none = form.value(noneName) === 'none';
  return (
    <div class="choices choices-wrap">
      {choices.map(({ value, label }, index) => {
        const id = index === 0 ? name : `${name}-${value}`;
        return (
          <span class="choice choice-tick" key={value}>
            <input type="checkbox" class="choice-input" id={id} name={name} value={value} checked={ticked.includes(value)} />
            <label class="choice-label" for={id}>
              {label}
            </label>
          </span>
        );
      })}
      <span class="choice">
        <input type="radio" class="choice-input" id={`${noneName}-none`} name={noneName} value="none" checked={none} />
        <label class="choice-label" for={`${noneName}-none`}>
          {form.messages.none}
        </label>
      </span>
      <span class="choice choice-unknown">
        <input
          type="radio"
          class="choice-input"
          id={`${noneName}-unknown`}
          name={noneName}
          value=""
          checked={!none && ticked.length === 0}
        />
        <label class="choice-label" for={`${noneName}-unknown`}>
          {form.messages.notAsked}
        </label>
      </span>
    </div>
  );
}

/** Day, month and year, and the clock time where it matters. `label` names the group when it is no question of its own. */
export function DateFields(props: {
  readonly form: FormState;
  readonly name: string;
  readonly time?: boolean;
  readonly label?: string;
  readonly birthday?: boolean;
}): JSX.Element {
  const { form, name, label } = props;
  const { day, month, year, time } = form.messages;
  const withTime = props.time === true || form.value(`${name}.time`) !== '';
  const fields: readonly (readonly [string, string, number])[] = [
    ['day', day, 2],
    ['month', month, 2],
    ['year', year, 4],
    ...(withTime ? ([['time', time, 5]] as const) : []),
  ];
  const complete = { day: 'bday-day', month: 'bday-month', year: 'bday-year', time: 'off' } as Readonly<Record<string, string>>;
  return (
    <div class="date-group" {...(label && { role: 'group', 'aria-labelledby': `${name}-label` })}>
      {label && (
        <span class="date-label" id={`${name}-label`}>
          {label}
        </span>
      )}
      {fields.map(([part, text, size]) => {
        const id = `${name}.${part}`;
        return (
          <span class={`date-field date-field-${size}`} key={part}>
            <label class="field-label" for={id}>
              {text}
            </label>
            <input
              type="text"
              inputMode={part === 'time' ? 'text' : 'numeric'}
              class="form-input"
              id={id}
              name={id}
              value={form.value(id)}
              placeholder=" "
              maxLength={size}
              autoComplete={props.birthday ? (complete[part] ?? 'off') : 'off'}
              {...(form.faulty(id) && { 'aria-invalid': 'true', 'aria-describedby': `${name}-error` })}
            />
          </span>
        );
      })}
    </div>
  );
}

/** One line of text or a number. The question's legend names it. */
export function TextField(props: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly numeric?: 'numeric' | 'decimal';
  readonly size?: number;
  readonly suffix?: string | undefined;
}): JSX.Element {
  const { form, name } = props;
  return (
    <span class="text-field">
      <label class={props.hideLabel ? 'sr-only' : 'field-label'} for={name}>
        {props.label}
      </label>
      <input
        type="text"
        class="form-input"
        id={name}
        name={name}
        value={form.value(name)}
        size={props.size ?? 6}
        autoComplete="off"
        {...(props.numeric && { inputMode: props.numeric })}
        {...(form.faulty(name) && { 'aria-invalid': 'true', 'aria-describedby': `${name}-error` })}
      />
      {props.suffix && <span class="field-suffix">{props.suffix}</span>}
    </span>
  );
}

/** A choice from a long list. */
export function SelectField(props: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}): JSX.Element {
  const { form, name } = props;
  const chosen = form.value(name);
  const fault = form.fault(name);
  return (
    <div class={`select-field${fault ? ' form-error' : ''}`}>
      <label class="form-label" for={name}>
        {props.label}
      </label>
      <FaultMessage form={form} name={name} />
      <select class="form-select" id={name} name={name} {...(fault && { 'aria-invalid': 'true', 'aria-describedby': `${name}-error` })}>
        {props.choices.map(({ value, label }) => (
          <option value={value} selected={value === chosen} key={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
