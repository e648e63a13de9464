/** One question in dkfds' manner: its words, its hint, what is wrong with it, and its fields. */

import { besideOf, type FormItem } from '@rygforloeb/questionnaires';
import type { ComponentChildren, JSX } from 'preact';
import type { FormContext } from './form-context.ts';
import { conditionData, conditionText } from './told-conditions.ts';

export interface QuestionProps {
  readonly item: FormItem;
  readonly form: FormContext;
}

/** The frame around a question and its condition. A hidden one is still posted: what was answered is not lost. */
export function QuestionFrame({ item, form, children }: QuestionProps & { readonly children: ComponentChildren }): JSX.Element {
  const condition = conditionText(item, form);
  return (
    <div
      class={`form-group question${form.fault(item.linkId) === undefined ? '' : ' form-error'}`}
      data-question={item.linkId}
      {...(condition !== undefined && { 'data-when': conditionData(item), 'data-any': item.enableBehavior === 'any' ? '' : undefined })}
    >
      {condition !== undefined && (
        <p class="question-condition" id={`${item.linkId}-condition`}>
          {condition}
        </p>
      )}
      {children}
    </div>
  );
}

/** A question that has several controls. */
export function GroupedQuestion({
  item,
  form,
  hint,
  children,
}: QuestionProps & { readonly hint?: string; readonly children: ComponentChildren }): JSX.Element {
  const described = describedBy(item, form, hint);
  return (
    <QuestionFrame item={item} form={form}>
      <fieldset {...(described !== '' && { 'aria-describedby': described })}>
        <legend class="form-label">
          <QuestionText item={item} form={form} />
        </legend>
        <Beside item={item} form={form} {...(hint !== undefined && { hint })} />
        {children}
      </fieldset>
    </QuestionFrame>
  );
}

/** A question that has one field. */
export function SingleQuestion({
  item,
  form,
  hint,
  children,
}: QuestionProps & { readonly hint?: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <QuestionFrame item={item} form={form}>
      <label class="form-label" for={item.linkId}>
        <QuestionText item={item} form={form} />
      </label>
      <Beside item={item} form={form} {...(hint !== undefined && { hint })} />
      {children}
    </QuestionFrame>
  );
}

/** The ids of all that describes a question, for `aria-describedby`. */
export function describedBy(item: FormItem, form: FormContext, hint?: string): string {
  const { linkId } = item;
  return [
    conditionText(item, form) && `${linkId}-condition`,
    (besideOf(item, 'help', form.language) ?? hint) && `${linkId}-hint`,
    form.isPrefilled(linkId) && `${linkId}-before`,
    form.fault(linkId) && `${linkId}-error`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a field says of itself when it is at fault. */
export function faultAttributes(field: string, form: FormContext): { readonly 'aria-invalid'?: 'true' } {
  return form.faulty(field) ? { 'aria-invalid': 'true' } : {};
}

function QuestionText({ item, form }: QuestionProps): JSX.Element {
  return (
    <>
      {item.prefix !== undefined && item.text !== undefined && <span class="question-number">{item.prefix}. </span>}
      {form.question(item)}
      {item.required === true && <span class="question-required"> ({form.messages.required})</span>}
    </>
  );
}

function Beside({ item, form, hint }: QuestionProps & { readonly hint?: string }): JSX.Element {
  const { linkId } = item;
  const help = besideOf(item, 'help', form.language);
  const fault = form.fault(linkId);
  const hints = [help, hint].filter((text) => text !== undefined);
  return (
    <>
      {hints.length > 0 && (
        <span class="form-hint" id={`${linkId}-hint`}>
          {hints.join(' ')}
        </span>
      )}
      {form.isPrefilled(linkId) && (
        <span class="form-hint question-before" id={`${linkId}-before`}>
          {form.messages.fromLastTime}
        </span>
      )}
      {fault !== undefined && (
        <span class="form-error-message" id={`${linkId}-error`}>
          <span class="sr-only">{form.messages.errorPrefix} </span>
          {fault}
        </span>
      )}
    </>
  );
}
