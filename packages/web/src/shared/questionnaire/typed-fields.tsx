/** Questions whose answers are typed: texts, numbers, dates, times. */

import { dateParts, partField, unitOf } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import { describedBy, faultAttributes, GroupedQuestion, type QuestionProps, SingleQuestion } from './question.tsx';

/** One line, or several. */
export function TextQuestion({ item, form }: QuestionProps): JSX.Element {
  const described = describedBy(item, form);
  const common = {
    class: 'form-input',
    id: item.linkId,
    name: item.linkId,
    ...(described !== '' && { 'aria-describedby': described }),
    ...(item.required === true && { 'aria-required': 'true' as const }),
  };
  return (
    <SingleQuestion item={item} form={form}>
      {item.type === 'text' ? (
        <textarea {...common} rows={4} {...(form.faulty(item.linkId) && { 'aria-invalid': 'true' })}>
          {form.value(item.linkId)}
        </textarea>
      ) : (
        <input {...common} type="text" value={form.value(item.linkId)} autoComplete="off" {...faultAttributes(item.linkId, form)} />
      )}
    </SingleQuestion>
  );
}

/** A number with its unit. */
export function NumberQuestion({ item, form }: QuestionProps): JSX.Element {
  const unit = unitOf(item, form.language);
  const described = [describedBy(item, form), unit && `${item.linkId}-unit`].filter(Boolean).join(' ');
  return (
    <SingleQuestion item={item} form={form}>
      <span class="number-field">
        <input
          type="text"
          inputMode={item.type === 'integer' ? 'numeric' : 'decimal'}
          class="form-input input-width-xs"
          id={item.linkId}
          name={item.linkId}
          value={form.value(item.linkId)}
          autoComplete="off"
          {...(described !== '' && { 'aria-describedby': described })}
          {...(item.required === true && { 'aria-required': 'true' })}
          {...faultAttributes(item.linkId, form)}
        />
        {unit !== '' && <span id={`${item.linkId}-unit`}>{unit}</span>}
      </span>
    </SingleQuestion>
  );
}

const partClass = { day: 'form-group-day', month: 'form-group-month', year: 'form-group-year' } as const;

/** Day, month and year. */
export function DateQuestion({ item, form }: QuestionProps): JSX.Element {
  return (
    <GroupedQuestion item={item} form={form}>
      <div class="date-group">
        {dateParts.map((part) => {
          const field = partField(item.linkId, part);
          return (
            <div class={`form-group ${partClass[part]}`} key={part}>
              <label class="form-label" for={field}>
                {form.messages[part]}
              </label>
              <input
                type="text"
                inputMode="numeric"
                class="form-input"
                id={field}
                name={field}
                value={form.value(field)}
                maxLength={part === 'year' ? 4 : 2}
                autoComplete="off"
                {...faultAttributes(field, form)}
              />
            </div>
          );
        })}
      </div>
    </GroupedQuestion>
  );
}

/** A time of day. */
export function TimeQuestion({ item, form }: QuestionProps): JSX.Element {
  const hint = form.messages.clockHint;
  return (
    <SingleQuestion item={item} form={form} hint={hint}>
      <input
        type="text"
        inputMode="decimal"
        class="form-input input-width-xs"
        id={item.linkId}
        name={item.linkId}
        value={form.value(item.linkId)}
        autoComplete="off"
        aria-describedby={describedBy(item, form, hint)}
        {...faultAttributes(item.linkId, form)}
      />
    </SingleQuestion>
  );
}
