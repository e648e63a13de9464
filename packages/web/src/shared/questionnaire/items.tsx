/** The items of a questionnaire, each drawn by its type. */

import { childrenOf, controlOf, type FormItem } from '@rygforloeb/questionnaires';
import type { JSX } from 'preact';
import { BodyMapQuestion } from './body-map.tsx';
import { ChoiceQuestion, ChoicesQuestion, NrsQuestion, YesNoQuestion } from './choice-fields.tsx';
import type { FormContext } from './form-context.ts';
import { QuestionFrame, type QuestionProps } from './question.tsx';
import { DateQuestion, NumberQuestion, TextQuestion, TimeQuestion } from './typed-fields.tsx';

/** Items one after the other. */
export function Items({ items, form }: { readonly items: readonly FormItem[]; readonly form: FormContext }): JSX.Element {
  return (
    <>
      {items.map((item) => (
        <Item item={item} form={form} key={item.linkId} />
      ))}
    </>
  );
}

function Item(props: QuestionProps): JSX.Element {
  const { item } = props;
  switch (item.type) {
    case 'group':
      return <Group {...props} />;
    case 'display':
      return <Display {...props} />;
    case 'boolean':
      return <YesNoQuestion {...props} />;
    case 'integer':
    case 'decimal':
      return controlOf(item) === 'nrs' ? <NrsQuestion {...props} /> : <NumberQuestion {...props} />;
    case 'date':
      return <DateQuestion {...props} />;
    case 'time':
      return <TimeQuestion {...props} />;
    case 'choice':
    case 'open-choice':
      if (controlOf(item) === 'body-map') return <BodyMapQuestion {...props} />;
      return item.repeats === true ? <ChoicesQuestion {...props} /> : <ChoiceQuestion {...props} />;
    default:
      return <TextQuestion {...props} />;
  }
}

function Group({ item, form }: QuestionProps): JSX.Element {
  const heading = `${item.linkId}-heading`;
  return (
    <QuestionFrame item={item} form={form}>
      <section class="question-group" aria-labelledby={heading}>
        <h2 id={heading}>{form.question(item)}</h2>
        <Items items={childrenOf(item)} form={form} />
      </section>
    </QuestionFrame>
  );
}

function Display({ item, form }: QuestionProps): JSX.Element {
  return (
    <QuestionFrame item={item} form={form}>
      <p>{form.question(item)}</p>
    </QuestionFrame>
  );
}
