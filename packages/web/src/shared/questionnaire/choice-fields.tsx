/** Questions with answers to choose from: yes and no, one of a list, several of a list, a number from 0 to 10. Unanswered is a choice of its own. */

import { besideOf, type FormItem, optionText, otherOption, partField } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import type { FormContext } from './form-context.ts';
import { faultAttributes, GroupedQuestion, type QuestionProps } from './question.tsx';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Yes, no, not answered: three equal answers, the third chosen until one is given. */
export function YesNoQuestion({ item, form }: QuestionProps): JSX.Element {
  const { yes, no } = form.messages;
  return (
    <GroupedQuestion item={item} form={form}>
      <Radios
        item={item}
        form={form}
        options={[
          { value: 'yes', label: yes },
          { value: 'no', label: no },
        ]}
      />
    </GroupedQuestion>
  );
}

/** One of a list, and where the list is open a text of one's own. */
export function ChoiceQuestion({ item, form }: QuestionProps): JSX.Element {
  const isOpen = item.type === 'open-choice';
  const { other, ownAnswer } = form.messages;
  const own = partField(item.linkId, 'other');
  return (
    <GroupedQuestion item={item} form={form}>
      <Radios item={item} form={form} options={optionsOf(item, form)} {...(isOpen && { last: { value: otherOption, label: other } })} />
      {isOpen && (
        <div class="own-answer">
          <label class="form-label" for={own}>
            {ownAnswer}
          </label>
          <input
            type="text"
            class="form-input"
            id={own}
            name={own}
            value={form.value(own)}
            autoComplete="off"
            {...faultAttributes(own, form)}
          />
        </div>
      )}
    </GroupedQuestion>
  );
}

/** Any of a list. */
export function ChoicesQuestion({ item, form }: QuestionProps): JSX.Element {
  return (
    <GroupedQuestion item={item} form={form}>
      <Checkboxes item={item} form={form} />
    </GroupedQuestion>
  );
}

/** The checkboxes of a list. */
export function Checkboxes({ item, form }: QuestionProps): JSX.Element {
  const ticked = form.values(item.linkId);
  return (
    <>
      {optionsOf(item, form).map(({ value, label }, index) => (
        <div class="form-group-checkbox" key={value}>
          <input
            type="checkbox"
            class="form-checkbox"
            id={optionId(item, value, index)}
            name={item.linkId}
            value={value}
            checked={ticked.includes(value)}
          />
          <label for={optionId(item, value, index)}>{label}</label>
        </div>
      ))}
    </>
  );
}

/** Eleven buttons, no slider: a slider that nobody has touched shows a value. */
export function NrsQuestion({ item, form }: QuestionProps): JSX.Element {
  const low = besideOf(item, 'lower', form.language);
  const high = besideOf(item, 'upper', form.language);
  const hint = low === undefined || high === undefined ? undefined : form.messages.scale(low, high);
  const chosen = form.value(item.linkId);
  const steps = Array.from({ length: 11 }, (_, step) => `${step}`);
  const meaning = (step: string) => (step === '0' ? low : step === '10' ? high : undefined);
  return (
    <GroupedQuestion item={item} form={form} {...(hint !== undefined && { hint })}>
      <div class="nrs">
        {steps.map((step, index) => (
          <span class="nrs-step" key={step}>
            <input
              type="radio"
              class="nrs-input"
              id={optionId(item, step, index)}
              name={item.linkId}
              value={step}
              checked={chosen === step}
            />
            <label class="nrs-label" for={optionId(item, step, index)}>
              {step}
              {meaning(step) !== undefined && <span class="sr-only"> ({meaning(step)})</span>}
            </label>
          </span>
        ))}
      </div>
      <NotAnswered item={item} form={form} checked={!steps.includes(chosen)} />
    </GroupedQuestion>
  );
}

/** The words of a list's options. */
function optionsOf({ answerOption = [] }: FormItem, form: FormContext): readonly Option[] {
  return answerOption.map((option) => ({ value: option.valueCoding.code, label: optionText(option, form.language) }));
}

/** One after the other; `last` stands after “not answered”, beside the field that belongs to it. */
function Radios({
  item,
  form,
  options,
  last,
}: QuestionProps & { readonly options: readonly Option[]; readonly last?: Option }): JSX.Element {
  const chosen = form.value(item.linkId);
  const isKnown = [...options, ...(last === undefined ? [] : [last])].some(({ value }) => value === chosen);
  return (
    <>
      {options.map((option, index) => (
        <Radio item={item} form={form} option={option} index={index} key={option.value} />
      ))}
      <NotAnswered item={item} form={form} checked={!isKnown} />
      {last !== undefined && <Radio item={item} form={form} option={last} index={options.length} />}
    </>
  );
}

function Radio({ item, form, option, index }: QuestionProps & { readonly option: Option; readonly index: number }): JSX.Element {
  const id = optionId(item, option.value, index);
  return (
    <div class="form-group-radio">
      <input
        type="radio"
        class="form-radio"
        id={id}
        name={item.linkId}
        value={option.value}
        checked={form.value(item.linkId) === option.value}
      />
      <label for={id}>{option.label}</label>
    </div>
  );
}

function NotAnswered({ item, form, checked }: QuestionProps & { readonly checked: boolean }): JSX.Element {
  const id = `${item.linkId}-unanswered`;
  return (
    <div class="form-group-radio not-answered">
      <input type="radio" class="form-radio" id={id} name={item.linkId} value="" checked={checked} />
      <label for={id}>{form.messages.notAnswered}</label>
    </div>
  );
}

/** The first control has the question's own name as id, so that a link from the summary of faults reaches it. */
function optionId({ linkId }: FormItem, value: string, index: number): string {
  return index === 0 ? linkId : `${linkId}-${value}`;
}
